-- A club's own words for one kind of mail in one language. Put back to ours, the row stays without words, so that its version
-- goes on and a page that was open before writes over nothing.
create table mail_wording (
    club_id    uuid not null references club,
    kind       text collate "C" not null,
    language   text collate "C" not null check (language ~ '^[a-z]{2}$'),
    subject    text check (length(subject) between 1 and 150 and subject !~ '[[:cntrl:]]'),
    body       text check (length(body) between 1 and 4000),
    version    int not null,
    changed_at timestamptz not null,
    changed_by uuid references account,
    primary key (club_id, kind, language),
    check ((subject is null) = (body is null))
);
select protect_club_table('mail_wording');
