-- Clubs take turns inside a lane: the next row is looked for club by club.
create index ready_access_turn on ready_access (club_id, due);
create index ready_service_turn on ready_service (club_id, due);
create index ready_reminder_turn on ready_reminder (club_id, due);
create index ready_mailing_turn on ready_mailing (club_id, due);

-- A soft refusal counts once a day and is forgotten after a week.
alter table address_delivery add column soft_at timestamptz;
