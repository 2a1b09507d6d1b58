-- Two files are compared by telephone numbers too, also by those that no country gives out (phone_e164 holds valid ones only).
alter table member add column phone_key text collate "C" not null default '';
create index member_phone_key on member (club_id, phone_key) where phone_key <> '';
create index member_live on member (club_id, sort_key, id) where archived_at is null and merged_into is null;
