-- How the file was read, as JSON: its encoding, its sheet, what of it was passed over. The file is kept
-- as it came, until the import is confirmed.
ALTER TABLE imports ADD COLUMN reading TEXT;
