-- What a club decides about access: how a first access is given, and what its staff must show.
alter table club add column first_access text not null default 'LINK' check (first_access in ('LINK', 'CODE'));
alter table club add column staff_proof text not null default 'PASSWORD'
    check (staff_proof in ('PASSWORD', 'SECOND_FACTOR', 'PASSKEY'));
update club set staff_proof = 'SECOND_FACTOR' where staff_second_factor;
alter table club drop column staff_second_factor;
