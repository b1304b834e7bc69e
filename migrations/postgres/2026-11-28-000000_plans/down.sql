DROP INDEX guess_lanes_by_turn;

DROP INDEX mails_due;
CREATE INDEX mails_due ON mails (due_at, id) WHERE state = 'waiting';

ALTER TABLE code_uses ALTER COLUMN code_id RESET (n_distinct);
ANALYZE code_uses;
