-- The second door: links into a group, the people they were emailed to, and those who ask to be let in.

CREATE TABLE invites (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id BIGINT NOT NULL REFERENCES groups (id),
    -- Whether it lets in people without an account; asked again, with its maker's right, at every use.
    access TEXT NOT NULL CHECK (access IN ('anyone', 'members')),
    role TEXT NOT NULL CHECK (role IN ('member', 'manager')),
    expires_at BIGINT,
    max_uses BIGINT CHECK (max_uses >= 1),
    uses BIGINT NOT NULL DEFAULT 0 CHECK (uses >= 0),
    -- Of the shared link's token.
    generation BIGINT NOT NULL,
    made_by BIGINT NOT NULL REFERENCES users (id),
    made_at BIGINT NOT NULL,
    deleted_at BIGINT,
    deleted_by BIGINT REFERENCES users (id),
    -- When the managers were told that its maker's right no longer bears it.
    warned_at BIGINT,
    CHECK (max_uses IS NULL OR uses <= max_uses)
);
CREATE INDEX invites_of_group ON invites (group_id, id);
CREATE INDEX invites_of_maker ON invites (group_id, made_by, id);
-- Those whose maker's right is looked at once a minute.
CREATE INDEX invites_standing ON invites (made_by) WHERE deleted_at IS NULL AND warned_at IS NULL;

CREATE TABLE invite_uses (
    invite_id BIGINT NOT NULL REFERENCES invites (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    used_at BIGINT NOT NULL,
    PRIMARY KEY (invite_id, user_id)
) WITHOUT ROWID;
CREATE INDEX invite_uses_by_user ON invite_uses (user_id);

-- One address that an invite was emailed to.
CREATE TABLE invite_recipients (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    invite_id BIGINT NOT NULL REFERENCES invites (id),
    group_id BIGINT NOT NULL REFERENCES groups (id),
    address TEXT NOT NULL CHECK (length(address) <= 320),
    address_key TEXT NOT NULL,
    -- Of its link's token.
    generation BIGINT NOT NULL,
    -- The letter sent last.
    mail_id BIGINT REFERENCES mails (id) ON DELETE SET NULL,
    made_at BIGINT NOT NULL,
    -- The first POST: robots open links.
    started_at BIGINT,
    joined_at BIGINT,
    joined_by BIGINT REFERENCES users (id),
    -- Revoked by hand, or a newer invite of the same address took its place.
    ended_at BIGINT,
    ended_why TEXT CHECK (ended_why IN ('revoked', 'renewed')),
    ended_by BIGINT REFERENCES users (id),
    -- When the reminder and the notice are due; none where none will be.
    remind_at BIGINT,
    notice_at BIGINT,
    UNIQUE (invite_id, address_key),
    CHECK ((ended_at IS NULL) = (ended_why IS NULL)),
    CHECK ((joined_at IS NULL) = (joined_by IS NULL))
);
CREATE INDEX invite_recipients_in_order ON invite_recipients (invite_id, id);
-- What waits for an address, and the one that a newer invite renews.
CREATE INDEX invite_recipients_pending ON invite_recipients (address_key, id)
    WHERE joined_at IS NULL AND ended_at IS NULL;
CREATE INDEX invite_recipients_by_address ON invite_recipients (address_key);
CREATE INDEX invite_recipients_to_remind ON invite_recipients (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX invite_recipients_to_notice ON invite_recipients (notice_at) WHERE notice_at IS NOT NULL;
CREATE INDEX invite_recipients_by_mail ON invite_recipients (mail_id) WHERE mail_id IS NOT NULL;

-- Addresses whose owners want no reminders.
CREATE TABLE quiet_addresses (
    address_key TEXT PRIMARY KEY,
    since BIGINT NOT NULL
);

-- Somebody asks to be let in; the group's managers decide.
CREATE TABLE requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id BIGINT NOT NULL REFERENCES groups (id),
    -- Who asks: an account, or whoever reads an address.
    user_id BIGINT REFERENCES users (id),
    address TEXT CHECK (length(address) <= 320),
    address_key TEXT,
    -- As they gave it; an account has its own.
    name TEXT NOT NULL CHECK (length(name) <= 200),
    note TEXT NOT NULL,
    -- The link that no longer let them in.
    invite_id BIGINT REFERENCES invites (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'approved', 'denied')),
    -- Of its status page's token.
    generation BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by BIGINT REFERENCES users (id),
    -- The invite that approving made.
    fresh_invite_id BIGINT REFERENCES invites (id),
    CHECK ((user_id IS NULL) <> (address IS NULL)),
    CHECK ((address IS NULL) = (address_key IS NULL)),
    CHECK ((state = 'open') = (decided_at IS NULL))
);
CREATE UNIQUE INDEX requests_open_of_person ON requests (group_id, user_id)
    WHERE state = 'open' AND user_id IS NOT NULL;
CREATE UNIQUE INDEX requests_open_of_address ON requests (group_id, address_key)
    WHERE state = 'open' AND address_key IS NOT NULL;
CREATE INDEX requests_of_group ON requests (group_id, state, id);
CREATE INDEX requests_by_address ON requests (address_key) WHERE address_key IS NOT NULL;
CREATE INDEX requests_of_person ON requests (user_id, id) WHERE user_id IS NOT NULL;

-- Open requests of a group, kept in the transaction that opens or decides one.
ALTER TABLE groups ADD COLUMN request_count BIGINT NOT NULL DEFAULT 0 CHECK (request_count >= 0);
