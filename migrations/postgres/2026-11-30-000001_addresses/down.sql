ALTER TABLE organization DROP COLUMN addresses_since;
ALTER TABLE organization DROP COLUMN address_days;
