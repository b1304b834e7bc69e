-- What is due, in its order. The state stands in front, though it is the same in all of it: without
-- it SQLite prefers the index of every message by its state, and sorts all that wait for each that goes.
DROP INDEX mails_due;
CREATE INDEX mails_due ON mails (state, due_at, id) WHERE state = 'waiting';

-- Nearly every code is used once, but the few that are used by thousands are all that a sample of
-- the uses shows: told nothing, the planner expects thousands of each code on a page, and reads the
-- whole directory for them.
ALTER TABLE code_uses ALTER COLUMN code_id SET (n_distinct = -0.5);
ANALYZE code_uses;

-- The lanes that have emptied, and those that are long.
CREATE INDEX guess_lanes_by_turn ON guess_lanes (next_at);
