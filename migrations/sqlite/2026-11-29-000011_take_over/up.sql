-- Who made a code or an invite that somebody else has taken over since; `made_by` is whose right it
-- rests on. Empty of those that rest on the right of their maker.
ALTER TABLE codes ADD COLUMN first_made_by BIGINT REFERENCES users (id);
ALTER TABLE invites ADD COLUMN first_made_by BIGINT REFERENCES users (id);
