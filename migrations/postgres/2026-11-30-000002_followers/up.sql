-- Who reads what happened, each event once and none of it twice, and how far they have come. Ids are given out before
-- the commit, so that an event may become visible after one with a higher id: those that are visible get their
-- positions afterwards. All that were there before have been seen by everyone: a default that is dropped at once
-- says so without writing a row.
ALTER TABLE events ADD COLUMN position BIGINT DEFAULT 0;
ALTER TABLE events ALTER COLUMN position DROP DEFAULT;
CREATE INDEX events_by_position ON events (position) WHERE position IS NOT NULL;
CREATE INDEX events_without_position ON events (id) WHERE position IS NULL;

CREATE TABLE followers (
    name TEXT NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL
);

-- The first one is no follower: it is the last position that was given. Joins were counted as they happened until now.
INSERT INTO followers (name, position) VALUES ('', 0), ('join_counts', 0);
