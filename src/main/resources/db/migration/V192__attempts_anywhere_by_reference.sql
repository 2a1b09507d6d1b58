-- The reference that the sign-in of no club shows is read out to a desk or an operator.
create index attempt_global_ref on attempt_global (ref);
