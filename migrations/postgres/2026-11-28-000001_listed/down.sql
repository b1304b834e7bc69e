DROP INDEX bulk_actions_by_maker;

DROP INDEX users_present;
CREATE INDEX users_present ON users (name_key, id) WHERE state <> 'pending';
