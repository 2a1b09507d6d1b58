-- Guardianships end by themselves: which are over is asked every few minutes, club by club.
create index access_until on access (club_id, until) where until is not null and ended_at is null;
