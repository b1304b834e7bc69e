DROP INDEX invites_warned;

ALTER TABLE requests DROP COLUMN code_id;

ALTER TABLE tokens DROP COLUMN next;
