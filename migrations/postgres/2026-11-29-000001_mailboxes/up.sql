-- Every spelling of a domain is one mailbox from now on (src/db/mailboxes.rs, run in this step's transaction,
-- computes the keys anew). Where two accounts were made for one mailbox, one has its key; of the other this is
-- how its address is written, by which alone it signs in.
ALTER TABLE users ADD COLUMN legacy_key TEXT;
CREATE UNIQUE INDEX users_by_legacy_key ON users (legacy_key) WHERE legacy_key IS NOT NULL;
