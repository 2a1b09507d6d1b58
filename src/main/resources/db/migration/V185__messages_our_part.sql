-- Recipient domains whose servers refuse our mail because of our own set-up (sender, reputation, authentication), until they take
-- one again: nobody's data, addresses are left out of the words. Whoever only hears it by a later report (reported) is not put
-- right by a relay of ours that takes the next mail.
create table our_refusal (
    domain   text collate "C" primary key,
    refusals int not null,
    since    timestamptz not null,
    seen_at  timestamptz not null,
    reported boolean not null,
    code     text not null,
    words    text not null
);
select open_global_table('our_refusal');
