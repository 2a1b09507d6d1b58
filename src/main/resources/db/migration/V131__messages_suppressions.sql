-- Why one club does not write to an address: everything (by the desk, by the provider's list), or mailings alone (a complaint,
-- an unsubscription). Since when, and who said so.
alter table address_state add column suppressed_at timestamptz;
alter table address_state add column suppressed_by uuid;
alter table address_state add column suppressed_note text not null default '';
alter table address_state add column unsubscribed_at timestamptz;
update address_state set suppressed_at = now() where suppressed_why is not null;
alter table address_state add constraint address_state_suppressed
    check ((suppressed_why is null) = (suppressed_at is null));
create index address_state_stopped on address_state (club_id, key)
    where suppressed_why is not null or complained_at is not null or unsubscribed <> '{}';
