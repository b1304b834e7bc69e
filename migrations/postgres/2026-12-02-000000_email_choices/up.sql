-- Which emails whoever reads an address has turned off, a row for each topic. No CHECK: a topic is a word of the
-- program's, and one more of them is no new step.
CREATE TABLE email_opt_outs (
    address_key TEXT COLLATE "C" NOT NULL,
    topic TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (address_key, topic)
);
INSERT INTO email_opt_outs (address_key, topic, since)
SELECT address_key, 'invite_reminders', since FROM quiet_addresses;
DROP TABLE quiet_addresses;

-- An email that is not sent because its reader has turned such emails off.
ALTER TABLE mails DROP CONSTRAINT mails_state_check;
ALTER TABLE mails ADD CONSTRAINT mails_state_check
    CHECK (state IN ('waiting', 'sent', 'failed', 'held', 'unsubscribed'));
