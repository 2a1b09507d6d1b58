-- Where a club's members stand side by side: a rush there is no attack.
alter table club add column own_networks text[] not null default '{}';
