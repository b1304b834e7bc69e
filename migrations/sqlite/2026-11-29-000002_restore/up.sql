-- What is known of backups that were restored, and what keeps a database from being replaced while it is in use.

-- One row for each restore. Tokens of rows made after it are derived with its epoch as their generation, so that
-- an id that was given out before, and lost, opens nothing when it is given out again.
CREATE TABLE epochs (
    epoch BIGINT PRIMARY KEY,
    began_at BIGINT NOT NULL
);

-- Servers that run on this database: each raises its count every few seconds.
CREATE TABLE instances (
    name TEXT PRIMARY KEY,
    beats BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);

CREATE TABLE restores (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    restored_at BIGINT NOT NULL,
    -- The last thing that happened in the backup; none where nothing ever had.
    backup_at BIGINT,
    -- Whether the database that was replaced could be read, so that what changed since the backup is known.
    compared BOOLEAN NOT NULL,
    -- The file in which it is kept; none where an operator replaced it.
    kept_as TEXT,
    dismissed_at BIGINT,
    dismissed_by BIGINT REFERENCES users (id),
    CHECK ((dismissed_at IS NULL) = (dismissed_by IS NULL))
);

-- What had ended between the backup and the restore, and is active again by it.
CREATE TABLE revived (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    restore_id BIGINT NOT NULL REFERENCES restores (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('code', 'campaign', 'invite', 'recipient', 'person', 'membership', 'role', 'password')),
    -- The row, by kind; of a membership, the person.
    subject BIGINT NOT NULL,
    group_id BIGINT
);
CREATE INDEX revived_of_restore ON revived (restore_id, kind, id);
