DROP INDEX requests_by_fresh_invite;

ALTER TABLE requests DROP COLUMN tells_group;
