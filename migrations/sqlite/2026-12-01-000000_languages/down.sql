ALTER TABLE mails DROP COLUMN language;
ALTER TABLE users DROP COLUMN language;
ALTER TABLE organization DROP COLUMN languages;
ALTER TABLE organization DROP COLUMN language;
