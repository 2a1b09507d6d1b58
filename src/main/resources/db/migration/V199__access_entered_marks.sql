-- Whoever gets in and does so again needs no new look: such a mark says only that somebody came in.
alter table refresh_queue add column entered boolean not null default false;

-- Nobody ever read it; the moment stands in the diagnosis.
alter table member_finding drop column since;
