-- How long it is known from which address something was done, and the instant before which no event has one any more.
ALTER TABLE organization ADD COLUMN address_days BIGINT NOT NULL DEFAULT 90 CHECK (address_days BETWEEN 1 AND 3650);
ALTER TABLE organization ADD COLUMN addresses_since BIGINT NOT NULL DEFAULT 0;
-- From where something was begun is in its events; what is over needs it no more.
UPDATE bulk_actions SET address = NULL WHERE ended_at IS NOT NULL;
UPDATE jobs SET payload = '{}' WHERE ended_at IS NOT NULL;
