-- Who reads what happened, each event once and none of it twice, and how far they have come. One writer commits at a
-- time here, so that the order of ids is the order of commits, and the id is the position.
ALTER TABLE events ADD COLUMN position BIGINT GENERATED ALWAYS AS (id) VIRTUAL;

CREATE TABLE followers (
    name TEXT NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL
) WITHOUT ROWID;

-- Joins were counted as they happened until now.
INSERT INTO followers (name, position) SELECT 'join_counts', coalesce(max(id), 0) FROM events;
