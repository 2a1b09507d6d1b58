-- Somebody who does not know their club asks at none.
alter table inbound_request alter column club_id drop not null;
