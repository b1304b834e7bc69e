DROP TABLE followers;
ALTER TABLE events DROP COLUMN position;
