-- What a list of people is helped with: none written means invited, as before.
alter table bulk_invitation add column remedy text;
