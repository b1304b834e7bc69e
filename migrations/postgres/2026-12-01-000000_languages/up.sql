-- Who reads what in which language: the organization's, those it offers (tags, separated by single spaces), a person's
-- own, and that of an email to an address without an account.
ALTER TABLE organization ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE organization ADD COLUMN languages TEXT NOT NULL DEFAULT 'en de';
ALTER TABLE users ADD COLUMN language TEXT;
ALTER TABLE mails ADD COLUMN language TEXT;
