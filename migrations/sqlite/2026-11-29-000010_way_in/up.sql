-- Whether somebody without an account asked behind the link of an email to the very address that they gave,
-- which proves it.
ALTER TABLE requests ADD COLUMN address_proved BOOLEAN NOT NULL DEFAULT FALSE;
