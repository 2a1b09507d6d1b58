-- When a lane that stood still last went on with this mail in it: the day that the mail is worth sending begins anew then.
alter table ready_access add column let_go_at timestamptz;
alter table ready_service add column let_go_at timestamptz;
alter table ready_reminder add column let_go_at timestamptz;
alter table ready_mailing add column let_go_at timestamptz;
