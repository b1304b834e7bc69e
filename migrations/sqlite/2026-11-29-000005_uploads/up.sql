-- Bytes of the file, once all of it is here; an import whose file is not is none yet.
ALTER TABLE imports ADD COLUMN size BIGINT;
UPDATE imports SET size = (
    SELECT coalesce(sum(length(bytes)), 0) FROM import_uploads WHERE import_uploads.import_id = imports.id
);
CREATE INDEX imports_arriving ON imports (made_at) WHERE size IS NULL;
