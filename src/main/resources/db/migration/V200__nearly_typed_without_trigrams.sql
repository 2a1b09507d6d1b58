-- Whoever mistyped something is looked for by the texts that they may have meant, in the indexes of addresses, usernames and
-- names. The texts of the found ones are still compared; nobody looks through all of them.
drop function find_near(uuid, text[], text, int);
drop index member_near_text;
drop policy near_reads on member_near;
revoke select on member_near from latchkey_search;
