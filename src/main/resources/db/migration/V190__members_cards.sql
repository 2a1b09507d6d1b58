-- A card is known by its letters and digits; value is the same as a number, since no card may be another's member number.
update member_card set number = lower(regexp_replace(number, '[^a-zA-Z0-9]', '', 'g'));
alter table member_card
    add column as_given text,
    add column value    bigint,
    add column since    timestamptz;
update member_card set as_given = number, since = now(),
    value = case when number ~ '^[0-9]{1,18}$' then number::bigint end;
alter table member_card
    alter column as_given set not null,
    alter column since set not null,
    add check (number ~ '^[a-z0-9]{1,40}$'),
    add check (value is not distinct from case when number ~ '^[0-9]{1,18}$' then number::bigint end);
create index member_card_member on member_card (club_id, member_id);
create index member_card_value on member_card (club_id, value) where value is not null and ended_at is null;
