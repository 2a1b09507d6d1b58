-- When somebody's own request was last let through to a mailbox that bounces: once a day.
alter table address_delivery add column knocked_at timestamptz;

-- Whether a refusal was said after the relay had taken the mail: then the relay takes the next one just the same.
alter table address_delivery add column reported boolean not null default false;
create index address_delivery_soft on address_delivery (soft_at) where soft_at is not null;
