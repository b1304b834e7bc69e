-- One row for each thing that is done to many at once, whatever its kind: who did it, how far it is, and that it was undone.
CREATE TABLE batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('add', 'move', 'remove', 'deactivate', 'import')),
    from_group BIGINT REFERENCES groups (id),
    to_group BIGINT REFERENCES groups (id),
    -- Whom it was asked for, as JSON: people who were ticked, or the filter of a list. An import has rows instead.
    whom TEXT,
    state TEXT NOT NULL CHECK (state IN ('gathering', 'working', 'done', 'undoing', 'undone', 'failed')),
    -- How many items it has, and what came of them.
    total BIGINT NOT NULL DEFAULT 0 CHECK (total >= 0),
    done BIGINT NOT NULL DEFAULT 0 CHECK (done >= 0),
    refused BIGINT NOT NULL DEFAULT 0 CHECK (refused >= 0),
    undone BIGINT NOT NULL DEFAULT 0 CHECK (undone >= 0),
    -- Nobody, where the command line did it.
    made_by BIGINT REFERENCES users (id),
    -- Where whoever does or undoes it called from, while it is under way.
    address TEXT,
    made_at BIGINT NOT NULL,
    ended_at BIGINT,
    undone_by BIGINT REFERENCES users (id),
    undone_at BIGINT,
    CHECK ((from_group IS NOT NULL) = (kind IN ('move', 'remove'))),
    CHECK ((to_group IS NOT NULL) = (kind IN ('add', 'move'))),
    CHECK ((whom IS NULL) = (kind = 'import')),
    CHECK (from_group IS NULL OR to_group IS NULL OR from_group <> to_group),
    CHECK (done + refused <= total),
    CHECK (undone <= done)
);
CREATE INDEX batches_by_maker ON batches (made_by, made_at, id);

CREATE TABLE batch_items (
    batch_id BIGINT NOT NULL REFERENCES batches (id),
    -- Its place: the number of the row of a file, or the person's.
    number BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES users (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('waiting', 'done', 'refused', 'undone', 'kept')),
    -- Why it was refused or not undone: keys with data, as JSON; a sentence where an earlier version wrote it.
    reason TEXT,
    PRIMARY KEY (batch_id, number)
) WITHOUT ROWID;
CREATE INDEX batch_items_by_outcome ON batch_items (batch_id, outcome, number);
CREATE INDEX batch_items_by_person ON batch_items (person_id, batch_id);
-- What was not done, in the order of its page.
CREATE INDEX batch_items_not_done ON batch_items (batch_id, number) WHERE outcome IN ('refused', 'kept');

INSERT INTO batches
SELECT
    id, kind, from_group, to_group, whom,
    -- Whoever was written down already is not written down twice.
    CASE state WHEN 'working' THEN 'gathering' ELSE state END,
    total, done, refused, undone, made_by, address, made_at, ended_at, undone_by, undone_at
FROM bulk_actions;
UPDATE batches SET state = 'working' WHERE state = 'gathering' AND EXISTS (
    SELECT 1 FROM jobs
    WHERE jobs.kind = 'bulk' AND jobs.subject = batches.id AND jobs.ended_at IS NULL AND jobs.cursor LIKE 'act:%'
);
INSERT INTO batch_items SELECT bulk_id, user_id, user_id, outcome, reason FROM bulk_items;

-- Imports that somebody confirmed are batches, whose numbers follow those of the actions.
ALTER TABLE imports ADD COLUMN batch_id BIGINT REFERENCES batches (id);
INSERT INTO batches
    (id, kind, state, total, done, refused, undone, made_by, made_at, ended_at, undone_by, undone_at)
SELECT
    (SELECT coalesce(max(id), 0) FROM bulk_actions) + imports.id,
    'import',
    CASE imports.state WHEN 'applying' THEN 'working' WHEN 'applied' THEN 'done' ELSE imports.state END,
    imports.changing,
    (
        SELECT count(*) FROM import_rows
        WHERE import_rows.import_id = imports.id AND import_rows.outcome IN ('done', 'undone', 'kept')
    ),
    0,
    (SELECT count(*) FROM import_rows WHERE import_rows.import_id = imports.id AND import_rows.outcome = 'undone'),
    imports.made_by,
    imports.made_at,
    imports.applied_at,
    (
        SELECT max(jobs.made_by) FROM jobs WHERE jobs.kind = 'import.undo' AND jobs.subject = imports.id
    ),
    imports.undone_at
FROM imports
WHERE imports.state IN ('applying', 'applied', 'undoing', 'undone');
UPDATE imports SET batch_id = (SELECT coalesce(max(id), 0) FROM bulk_actions) + id
WHERE state IN ('applying', 'applied', 'undoing', 'undone');
INSERT INTO batch_items (batch_id, number, person_id, outcome, reason)
SELECT
    imports.batch_id, import_rows.number, import_rows.person_id, import_rows.outcome,
    CASE import_rows.outcome WHEN 'kept' THEN import_rows.told END
FROM import_rows
JOIN imports ON imports.id = import_rows.import_id
WHERE import_rows.outcome IN ('done', 'undone', 'kept')
AND import_rows.person_id IS NOT NULL AND imports.batch_id IS NOT NULL;

-- What happened as a part of a batch bears its number, by which it is undone.
ALTER TABLE events ADD COLUMN batch_id BIGINT REFERENCES batches (id);
UPDATE events
SET
    batch_id = did.bulk_id,
    -- The membership that was, by which somebody is put back.
    payload = CASE
        WHEN did.was IS NULL THEN payload
        ELSE json_set(coalesce(payload, '{}'), '$.was', json(did.was))
    END
FROM (
    SELECT
        bulk_id,
        coalesce(json_extract(before_json, '$.event'), json_extract(before_json, '$.left')) AS event,
        json_extract(before_json, '$.place') AS was
    FROM bulk_items WHERE before_json IS NOT NULL
    UNION ALL
    SELECT bulk_id, json_extract(before_json, '$.entered'), NULL FROM bulk_items WHERE before_json IS NOT NULL
) AS did
WHERE events.id = did.event;
UPDATE events SET batch_id = bulk_items.bulk_id
FROM bulk_items
WHERE bulk_items.before_json IS NOT NULL AND json_extract(bulk_items.before_json, '$.did') = 'deactivated'
AND events.kind = 'person.deactivated' AND events.listed IS NULL
AND events.at = json_extract(bulk_items.before_json, '$.at') AND events.person_id = bulk_items.user_id;
UPDATE events SET batch_id = (SELECT imports.batch_id FROM imports WHERE imports.id = events.reference)
WHERE kind = 'member.joined' AND method = 'import' AND reference IS NOT NULL;
UPDATE events SET batch_id = (
    SELECT max(imports.batch_id) FROM import_rows
    JOIN imports ON imports.id = import_rows.import_id
    WHERE import_rows.person_id = events.person_id AND import_rows.raised_from IS NOT NULL
    AND import_rows.role = json_extract(events.payload, '$.role')
    AND import_rows.raised_from = json_extract(events.payload, '$.was')
    AND events.at BETWEEN imports.made_at AND coalesce(imports.applied_at, events.at)
)
WHERE kind = 'person.role_changed' AND person_id IN (
    SELECT person_id FROM import_rows WHERE raised_from IS NOT NULL AND person_id IS NOT NULL
);
CREATE INDEX events_of_batch ON events (batch_id, person_id) WHERE batch_id IS NOT NULL;

-- Work that was under way goes on.
UPDATE jobs SET kind = 'import', cursor = '', subject = (
    SELECT imports.batch_id FROM imports WHERE imports.id = jobs.subject
)
WHERE kind IN ('import.apply', 'import.undo')
AND subject IN (SELECT id FROM imports WHERE batch_id IS NOT NULL);
UPDATE jobs SET cursor = '' WHERE kind = 'bulk' AND ended_at IS NULL;

DROP TABLE bulk_items;
DROP TABLE bulk_actions;

-- A file is confirmed, and the rest is told by its batch. The command line's is nobody's.
DROP INDEX imports_asking;
DROP INDEX imports_checked;
ALTER TABLE imports ADD COLUMN stage TEXT NOT NULL DEFAULT 'asking' CHECK (stage IN ('asking', 'reading', 'checked', 'confirmed', 'failed'));
UPDATE imports SET stage = CASE WHEN batch_id IS NULL THEN state ELSE 'confirmed' END;
ALTER TABLE imports DROP COLUMN state;
ALTER TABLE imports RENAME COLUMN stage TO state;
ALTER TABLE imports ADD COLUMN maker BIGINT REFERENCES users (id);
UPDATE imports SET maker = made_by;
ALTER TABLE imports DROP COLUMN made_by;
ALTER TABLE imports RENAME COLUMN maker TO made_by;
ALTER TABLE imports DROP COLUMN applied_at;
ALTER TABLE imports DROP COLUMN undone_at;
CREATE INDEX imports_asking ON imports (made_at) WHERE state = 'asking';
CREATE INDEX imports_checked ON imports (made_at) WHERE state = 'checked';
CREATE INDEX imports_by_batch ON imports (batch_id) WHERE batch_id IS NOT NULL;

-- Rows say what they are to do; what came of them is told by the items of the batch.
DROP INDEX import_rows_by_outcome;
DROP INDEX import_rows_by_person;
UPDATE import_rows SET outcome = 'change' WHERE outcome IN ('done', 'undone', 'kept');
ALTER TABLE import_rows DROP COLUMN raised_from;
ALTER TABLE import_rows DROP COLUMN person_id;
CREATE INDEX import_rows_by_outcome ON import_rows (import_id, outcome, number);
