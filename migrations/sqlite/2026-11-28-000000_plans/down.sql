DROP INDEX guess_lanes_by_turn;

DROP INDEX mails_due;
CREATE INDEX mails_due ON mails (due_at, id) WHERE state = 'waiting';
