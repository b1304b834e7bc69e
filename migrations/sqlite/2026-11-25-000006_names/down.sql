DROP INDEX users_present;
CREATE INDEX users_by_name ON users (name_key, id);
