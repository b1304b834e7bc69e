-- What is due, in its order. The state stands in front, though it is the same in all of it: without
-- it SQLite prefers the index of every message by its state, and sorts all that wait for each that goes.
DROP INDEX mails_due;
CREATE INDEX mails_due ON mails (state, due_at, id) WHERE state = 'waiting';

-- The lanes that have emptied, and those that are long.
CREATE INDEX guess_lanes_by_turn ON guess_lanes (next_at);
