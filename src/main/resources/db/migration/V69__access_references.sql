-- A reference is read out at the desk within the day: the row it was shown for is found by it.
create index inbound_request_ref on inbound_request (club_id, ref);
