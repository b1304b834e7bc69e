DROP INDEX imports_checked;
