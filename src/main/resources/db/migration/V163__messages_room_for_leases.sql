-- A claim, the lease of the final dot and a delay change a waiting row without touching what it is found by: with room on its
-- page no index has to hear of it.
alter table ready_access set (fillfactor = 50);
alter table ready_service set (fillfactor = 50);
alter table ready_reminder set (fillfactor = 50);
alter table ready_mailing set (fillfactor = 50);
