ALTER TABLE invites DROP COLUMN by_manager;
ALTER TABLE codes DROP COLUMN first_made_at;
