-- The name that stood beside the address, for the form by which somebody signs up behind the link.
ALTER TABLE invite_recipients ADD COLUMN name TEXT;
