DROP INDEX imports_arriving;
ALTER TABLE imports DROP COLUMN size;
