-- Every row of a report is written twice, as new and as added: there is room for the second beside the first.
alter table import_row set (fillfactor = 50);
