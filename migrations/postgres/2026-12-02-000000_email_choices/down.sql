UPDATE mails SET state = 'failed' WHERE state = 'unsubscribed';
ALTER TABLE mails DROP CONSTRAINT mails_state_check;
ALTER TABLE mails ADD CONSTRAINT mails_state_check CHECK (state IN ('waiting', 'sent', 'failed', 'held'));
CREATE TABLE quiet_addresses (
    address_key TEXT COLLATE "C" PRIMARY KEY,
    since BIGINT NOT NULL
);
INSERT INTO quiet_addresses (address_key, since)
SELECT address_key, since FROM email_opt_outs WHERE topic = 'invite_reminders';
DROP TABLE email_opt_outs;
