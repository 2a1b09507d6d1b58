-- What an address no longer wants stands in one table alone, whoever said so: the reader, by a page or by one click, or the
-- list of a mail provider. Wanted again, the row stays with its end: who said so, and in which words.
alter table unsubscription add column how text not null default 'PAGE' check (how in ('PAGE', 'ONE_CLICK', 'LIST'));
update unsubscription set how = 'ONE_CLICK' where one_click;
alter table unsubscription alter column how drop default;
alter table unsubscription drop column one_click;
alter table unsubscription add column ended_at timestamptz;
alter table unsubscription add column ended_by uuid;
alter table unsubscription add column ended_words text not null default '';

-- The column held names of topics, or a star for all; a name that is none of the club's stops everything.
insert into unsubscription (club_id, key, topic_id, at, how)
select distinct on (s.club_id, s.key, topic) s.club_id, s.key, coalesce(t.id, '00000000-0000-0000-0000-000000000000') as topic,
  coalesce(s.unsubscribed_at, now()), 'LIST'
from address_state s cross join lateral unnest(s.unsubscribed) as said
left join mailing_topic t on t.club_id = s.club_id and t.name = said
on conflict (club_id, key, topic_id) do nothing;

drop index address_state_stopped;
alter table address_state drop column unsubscribed;
alter table address_state drop column unsubscribed_at;
create index address_state_stopped on address_state (club_id, key)
    where suppressed_why is not null or complained_at is not null;
