DROP INDEX mails_due;
DROP INDEX mails_by_state;
ALTER TABLE mails ADD COLUMN new_state TEXT NOT NULL DEFAULT 'waiting'
    CHECK (new_state IN ('waiting', 'sent', 'failed', 'held'));
UPDATE mails SET new_state = CASE state WHEN 'unsubscribed' THEN 'failed' ELSE state END;
ALTER TABLE mails DROP COLUMN state;
ALTER TABLE mails RENAME COLUMN new_state TO state;
CREATE INDEX mails_due ON mails (state, due_at, id) WHERE state = 'waiting';
CREATE INDEX mails_by_state ON mails (state, id);
CREATE TABLE quiet_addresses (
    address_key TEXT PRIMARY KEY,
    since BIGINT NOT NULL
);
INSERT INTO quiet_addresses (address_key, since)
SELECT address_key, since FROM email_opt_outs WHERE topic = 'invite_reminders';
DROP TABLE email_opt_outs;
