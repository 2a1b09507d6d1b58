-- Domains of addresses that nobody has confirmed, and what the name servers said: whether there is a mail server. UNKNOWN proves
-- nothing. An answer that files have still to be judged by again is not told.
create table mail_domain (
    domain     text collate "C" primary key,
    mail       text not null check (mail in ('UNKNOWN', 'HAS', 'NONE', 'REFUSES')),
    wanted_at  timestamptz not null,
    checked_at timestamptz,
    due        timestamptz not null,
    told       boolean not null default true
);
create index mail_domain_due on mail_domain (due);
create index mail_domain_untold on mail_domain (domain) where not told;
select open_global_table('mail_domain');
