CREATE TABLE bulk_actions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('add', 'move', 'remove', 'deactivate')),
    from_group BIGINT REFERENCES groups (id),
    to_group BIGINT REFERENCES groups (id),
    -- Whom it was asked for, as JSON: people who were ticked, or the filter of a list.
    whom TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('working', 'done', 'undoing', 'undone')),
    -- How many people it is about, and what came of it.
    total BIGINT NOT NULL DEFAULT 0 CHECK (total >= 0),
    done BIGINT NOT NULL DEFAULT 0 CHECK (done >= 0),
    refused BIGINT NOT NULL DEFAULT 0 CHECK (refused >= 0),
    undone BIGINT NOT NULL DEFAULT 0 CHECK (undone >= 0),
    made_by BIGINT NOT NULL REFERENCES users (id),
    -- Where its maker called from, for the log.
    address TEXT,
    made_at BIGINT NOT NULL,
    ended_at BIGINT,
    undone_by BIGINT REFERENCES users (id),
    undone_at BIGINT,
    CHECK ((from_group IS NOT NULL) = (kind IN ('move', 'remove'))),
    CHECK ((to_group IS NOT NULL) = (kind IN ('add', 'move'))),
    CHECK (from_group IS NULL OR to_group IS NULL OR from_group <> to_group),
    CHECK (done + refused <= total),
    CHECK (undone <= done)
);

CREATE TABLE bulk_items (
    bulk_id BIGINT NOT NULL REFERENCES bulk_actions (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('waiting', 'done', 'refused', 'undone', 'kept')),
    -- Why it was refused, or not undone.
    reason TEXT,
    -- What was so before, and by what it is known that it stands still, as JSON.
    before_json TEXT,
    PRIMARY KEY (bulk_id, user_id)
) WITHOUT ROWID;
-- What was not done, in the order of its page.
CREATE INDEX bulk_items_refused ON bulk_items (bulk_id, user_id) WHERE outcome IN ('refused', 'kept');
CREATE INDEX bulk_actions_by_maker ON bulk_actions (made_by, made_at, id);
INSERT INTO bulk_actions
SELECT
    id, kind, from_group, to_group, whom,
    CASE state WHEN 'gathering' THEN 'working' WHEN 'failed' THEN 'done' ELSE state END,
    total, done, refused, undone, made_by, address, made_at, ended_at, undone_by, undone_at
FROM batches WHERE kind <> 'import';
INSERT INTO bulk_items
SELECT batch_id, number, outcome, reason, NULL FROM batch_items
WHERE batch_id IN (SELECT id FROM bulk_actions);

ALTER TABLE import_rows ADD COLUMN raised_from TEXT CHECK (raised_from IN ('member', 'manager', 'admin'));
ALTER TABLE import_rows ADD COLUMN person_id BIGINT REFERENCES users (id);
CREATE INDEX import_rows_by_person ON import_rows (person_id) WHERE person_id IS NOT NULL;

DROP INDEX imports_asking;
DROP INDEX imports_checked;
DROP INDEX imports_by_batch;
ALTER TABLE imports ADD COLUMN applied_at BIGINT;
ALTER TABLE imports ADD COLUMN undone_at BIGINT;
ALTER TABLE imports ADD COLUMN stage TEXT NOT NULL DEFAULT 'failed' CHECK (stage IN ('asking', 'reading', 'checked', 'applying', 'applied', 'undoing', 'undone', 'failed'));
UPDATE imports SET stage = CASE
    WHEN state <> 'confirmed' THEN state
    ELSE (
        SELECT CASE batches.state WHEN 'gathering' THEN 'applying' WHEN 'working' THEN 'applying' WHEN 'done' THEN 'applied' ELSE batches.state END
        FROM batches WHERE batches.id = imports.batch_id
    )
END;
ALTER TABLE imports DROP COLUMN state;
ALTER TABLE imports RENAME COLUMN stage TO state;
DELETE FROM import_uploads WHERE import_id IN (SELECT id FROM imports WHERE made_by IS NULL);
DELETE FROM import_groups WHERE import_id IN (SELECT id FROM imports WHERE made_by IS NULL);
DELETE FROM import_rows WHERE import_id IN (SELECT id FROM imports WHERE made_by IS NULL);
DELETE FROM imports WHERE made_by IS NULL;
ALTER TABLE imports DROP COLUMN batch_id;
CREATE INDEX imports_asking ON imports (made_at) WHERE state = 'asking';
CREATE INDEX imports_checked ON imports (made_at) WHERE state = 'checked';

DROP INDEX events_of_batch;
ALTER TABLE events DROP COLUMN batch_id;
DROP TABLE batch_items;
DROP TABLE batches;
