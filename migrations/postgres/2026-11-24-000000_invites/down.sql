ALTER TABLE groups DROP COLUMN request_count;
DROP TABLE requests;
DROP TABLE quiet_addresses;
DROP TABLE invite_recipients;
DROP TABLE invite_uses;
DROP TABLE invites;
