ALTER TABLE requests DROP COLUMN address_proved;
