-- Imports that wait for a worker: ids only, so that any node can take one and then enter its club.
create table ready_import (
    import_id   uuid primary key,
    club_id     uuid not null,
    due         timestamptz not null,
    attempt     int not null default 0,
    lease_until timestamptz
);
create index ready_import_due on ready_import (due);
select open_global_table('ready_import');
