ALTER TABLE invite_recipients DROP COLUMN name;
