-- In which language an invite is emailed to people who chose none here; none for the organization's.
ALTER TABLE invites ADD COLUMN language TEXT;
