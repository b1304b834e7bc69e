-- Which emails whoever reads an address has turned off, a row for each topic. No CHECK: a topic is a word of the
-- program's, and one more of them is no new step.
CREATE TABLE email_opt_outs (
    address_key TEXT NOT NULL,
    topic TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (address_key, topic)
) WITHOUT ROWID;
INSERT INTO email_opt_outs (address_key, topic, since)
SELECT address_key, 'invite_reminders', since FROM quiet_addresses;
DROP TABLE quiet_addresses;

-- An email that is not sent because its reader has turned such emails off.
DROP INDEX mails_due;
DROP INDEX mails_by_state;
ALTER TABLE mails ADD COLUMN new_state TEXT NOT NULL DEFAULT 'waiting'
    CHECK (new_state IN ('waiting', 'sent', 'failed', 'held', 'unsubscribed'));
UPDATE mails SET new_state = state;
ALTER TABLE mails DROP COLUMN state;
ALTER TABLE mails RENAME COLUMN new_state TO state;
CREATE INDEX mails_due ON mails (state, due_at, id) WHERE state = 'waiting';
CREATE INDEX mails_by_state ON mails (state, id);
