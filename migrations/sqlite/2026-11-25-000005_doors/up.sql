-- Where somebody was going who had to confirm an address or reset a password first: a path of this site.
ALTER TABLE tokens ADD COLUMN next TEXT CHECK (length(next) <= 2048);

-- The code that no longer let them in, where it was no link.
ALTER TABLE requests ADD COLUMN code_id BIGINT REFERENCES codes (id);

-- Those of whose makers' fall managers were told: looked at once a minute, should the right come back.
CREATE INDEX invites_warned ON invites (made_by) WHERE deleted_at IS NULL AND warned_at IS NOT NULL;
