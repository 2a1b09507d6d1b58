-- When a soft refusal last counted: half a point a day, however many there are of a day. soft_at says when the last one was.
alter table address_delivery add column soft_counted_at timestamptz;
