-- Replies are forgotten a day after their call, and a program may make a hundred thousand calls in that day.
create index idempotency_at on idempotency (club_id, at);
