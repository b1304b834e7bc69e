ALTER TABLE invites DROP COLUMN first_made_by;
ALTER TABLE codes DROP COLUMN first_made_by;
