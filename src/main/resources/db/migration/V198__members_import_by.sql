-- Who asked for the run of an import, which a worker does later: in which capacity, and by which key a program did.
alter table import add column by_as text, add column by_key uuid;
