-- A try that was not even looked at: which budget was spent, and until when.
alter table attempt
    add column held_by    text,
    add column held_until timestamptz;
