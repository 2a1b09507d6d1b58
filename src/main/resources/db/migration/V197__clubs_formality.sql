-- How a club addresses its members in French.
alter table club add column formality text not null default 'VOUS' check (formality in ('VOUS', 'TU'));
