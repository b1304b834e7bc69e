-- Instants are BIGINT: microseconds since 1970-01-01T00:00:00Z. Words in CHECK lists stand in src/db/types.rs.

CREATE TABLE organization (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    time_zone TEXT NOT NULL,
    add_policy TEXT NOT NULL CHECK (add_policy IN ('admins', 'managers', 'everyone')),
    signup_policy TEXT NOT NULL CHECK (signup_policy IN ('code_required', 'domains', 'open')),
    -- Domains whose people need no code, separated by single spaces.
    signup_domains TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- The mark of the server key this database was made with: an instance with another key refuses to start.
CREATE TABLE server_keys (
    mark TEXT PRIMARY KEY,
    since BIGINT NOT NULL
);

CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- As typed; NULL once erased.
    email TEXT CHECK (length(email) <= 320),
    email_key TEXT UNIQUE,
    email_confirmed_at BIGINT,
    name TEXT NOT NULL CHECK (length(name) <= 200),
    -- The folded name, for lists in the order of names.
    name_key TEXT NOT NULL,
    password_hash TEXT,
    role TEXT NOT NULL CHECK (role IN ('member', 'manager', 'admin')),
    state TEXT NOT NULL CHECK (state IN ('pending', 'active', 'deactivated', 'erased')),
    time_zone TEXT,
    created_at BIGINT NOT NULL,
    CHECK ((email IS NULL) = (email_key IS NULL)),
    CHECK (state = 'erased' OR email IS NOT NULL)
);
CREATE INDEX users_by_name ON users (name_key, id);
CREATE INDEX users_pending ON users (created_at) WHERE state = 'pending';
CREATE INDEX users_by_role ON users (role, id) WHERE role <> 'member';

-- Folded words of name and email, looked up by prefix.
CREATE TABLE user_words (
    word TEXT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    PRIMARY KEY (word, user_id)
) WITHOUT ROWID;
CREATE INDEX user_words_by_user ON user_words (user_id, word);

CREATE TABLE sessions (
    -- SHA-256 of the name in the cookie.
    key_hash BLOB PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    -- What the browser calls itself and where it called from, for "where I am signed in".
    agent TEXT NOT NULL,
    address TEXT NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id, seen_at);
CREATE INDEX sessions_by_end ON sessions (ends_at);

-- Rows from which emailed tokens are derived (HMAC over purpose, id and generation); no token is kept.
CREATE TABLE tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    purpose TEXT NOT NULL CHECK (purpose IN ('signup', 'confirm', 'reset', 'email', 'setup')),
    user_id BIGINT REFERENCES users (id) ON DELETE CASCADE,
    -- The address that it proves; none for set-up.
    address TEXT,
    address_key TEXT,
    -- Of an account that begins with its confirmation.
    name TEXT,
    password_hash TEXT,
    generation BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX tokens_by_user ON tokens (user_id, purpose);
CREATE INDEX tokens_by_address ON tokens (address_key, purpose);
CREATE INDEX tokens_by_end ON tokens (ends_at);

-- What became of a form, by the random key it carried: the same form posted again gets the same answer.
CREATE TABLE form_keys (
    key TEXT PRIMARY KEY,
    user_id BIGINT REFERENCES users (id) ON DELETE CASCADE,
    outcome TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX form_keys_by_age ON form_keys (made_at);

-- Distinct wrong guesses of the last hours, for the guessing budgets.
CREATE TABLE guesses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('code', 'password')),
    -- SHA-256 of what was guessed.
    guess BLOB NOT NULL,
    browser TEXT,
    address TEXT NOT NULL,
    network TEXT NOT NULL,
    account TEXT,
    at BIGINT NOT NULL
);
CREATE INDEX guesses_by_address ON guesses (kind, address, at);
CREATE INDEX guesses_by_browser ON guesses (kind, browser, at);
CREATE INDEX guesses_by_network ON guesses (kind, network, at);
CREATE INDEX guesses_by_account ON guesses (kind, account, at);
CREATE INDEX guesses_by_age ON guesses (at);

-- When the next guess of a subject over its budget may be looked at.
CREATE TABLE guess_lanes (
    subject TEXT PRIMARY KEY,
    next_at BIGINT NOT NULL
);

-- Code campaigns, named by groups as their door.
CREATE TABLE campaigns (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    starts_at BIGINT,
    stops_at BIGINT,
    in_app BOOLEAN NOT NULL,
    stopped_at BIGINT,
    made_by BIGINT NOT NULL REFERENCES users (id),
    made_at BIGINT NOT NULL,
    CHECK (starts_at IS NULL OR stops_at IS NULL OR starts_at < stops_at)
);

CREATE TABLE groups (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    description TEXT NOT NULL,
    category TEXT NOT NULL,
    -- Half-open: the first instant it takes people, and the first it does not.
    starts_at BIGINT,
    stops_at BIGINT,
    viewable BOOLEAN NOT NULL,
    join_type TEXT NOT NULL CHECK (join_type IN ('open', 'by_code', 'closed')),
    campaign_id BIGINT REFERENCES campaigns (id),
    sort_order BIGINT NOT NULL,
    members_may_invite BOOLEAN NOT NULL,
    archived_at BIGINT,
    member_count BIGINT NOT NULL DEFAULT 0 CHECK (member_count >= 0),
    made_by BIGINT NOT NULL REFERENCES users (id),
    made_at BIGINT NOT NULL,
    CHECK (starts_at IS NULL OR stops_at IS NULL OR starts_at < stops_at)
);
CREATE INDEX groups_in_order ON groups (sort_order, id);
-- What Home offers to everyone.
CREATE INDEX groups_open ON groups (sort_order, id) WHERE join_type = 'open' AND viewable AND archived_at IS NULL;
CREATE INDEX groups_by_category ON groups (category);

CREATE TABLE memberships (
    group_id BIGINT NOT NULL REFERENCES groups (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL CHECK (role IN ('member', 'manager')),
    joined_at BIGINT NOT NULL,
    door TEXT NOT NULL CHECK (door IN ('code', 'campaign', 'invite', 'request', 'toggle', 'import', 'hand', 'founding')),
    -- The code, invite, request, import or person; by `door`.
    door_ref BIGINT,
    PRIMARY KEY (group_id, user_id)
) WITHOUT ROWID;
CREATE INDEX memberships_by_user ON memberships (user_id, group_id);
CREATE INDEX memberships_newest ON memberships (group_id, joined_at, user_id);
CREATE INDEX memberships_managers ON memberships (group_id, user_id) WHERE role = 'manager';

-- Append-only: the memory of who came by which door, who was removed, and by whom.
CREATE TABLE membership_events (
    id INTEGER PRIMARY KEY,
    group_id BIGINT NOT NULL REFERENCES groups (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL CHECK (kind IN ('joined', 'left', 'removed', 'moved', 'role', 'undone')),
    role TEXT NOT NULL CHECK (role IN ('member', 'manager')),
    door TEXT CHECK (door IN ('code', 'campaign', 'invite', 'request', 'toggle', 'import', 'hand', 'founding')),
    door_ref BIGINT,
    actor_id BIGINT REFERENCES users (id),
    at BIGINT NOT NULL
);
CREATE INDEX membership_events_of_person ON membership_events (user_id, group_id, id);
CREATE INDEX membership_events_of_door ON membership_events (door, door_ref, id);

-- Joins by group, day in the organization's zone (days since 1970-01-01) and door.
CREATE TABLE join_counts (
    group_id BIGINT NOT NULL REFERENCES groups (id),
    day BIGINT NOT NULL,
    door TEXT NOT NULL,
    joins BIGINT NOT NULL CHECK (joins >= 0),
    PRIMARY KEY (group_id, day, door)
) WITHOUT ROWID;

-- Every code ever made, of groups and of campaigns; rows are never deleted, so no code is given out twice.
CREATE TABLE codes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Normalised, as compared.
    key TEXT NOT NULL UNIQUE CHECK (length(key) BETWEEN 6 AND 32),
    -- As shown to people.
    shown TEXT NOT NULL,
    group_id BIGINT REFERENCES groups (id),
    campaign_id BIGINT REFERENCES campaigns (id),
    expires_at BIGINT,
    ended_at BIGINT,
    ended_by BIGINT REFERENCES users (id),
    ended_why TEXT CHECK (ended_why IN ('hand', 'replaced', 'stopped', 'contained')),
    replaced_by BIGINT REFERENCES codes (id),
    max_uses BIGINT CHECK (max_uses >= 1),
    uses BIGINT NOT NULL DEFAULT 0 CHECK (uses >= 0),
    role TEXT NOT NULL CHECK (role IN ('member', 'manager')),
    label TEXT NOT NULL,
    made_by BIGINT NOT NULL REFERENCES users (id),
    made_at BIGINT NOT NULL,
    CHECK ((group_id IS NULL) <> (campaign_id IS NULL)),
    CHECK (max_uses IS NULL OR uses <= max_uses),
    CHECK ((ended_at IS NULL) = (ended_why IS NULL))
);
CREATE INDEX codes_of_group ON codes (group_id, id);
CREATE INDEX codes_of_campaign ON codes (campaign_id, id);
CREATE INDEX codes_by_successor ON codes (replaced_by) WHERE replaced_by IS NOT NULL;

CREATE TABLE code_uses (
    code_id BIGINT NOT NULL REFERENCES codes (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    used_at BIGINT NOT NULL,
    PRIMARY KEY (code_id, user_id)
) WITHOUT ROWID;
CREATE INDEX code_uses_by_user ON code_uses (user_id);

-- The outbox: one recipient a row, rendered when it is sent.
CREATE TABLE mails (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    -- What the letter says, as JSON; never a token.
    parameters TEXT NOT NULL,
    to_address TEXT NOT NULL,
    user_id BIGINT REFERENCES users (id),
    -- What it is about: a code, a token, an invite, by `kind`.
    reference BIGINT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'held')),
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    claimed_until BIGINT,
    last_answer TEXT,
    made_at BIGINT NOT NULL,
    sent_at BIGINT
);
CREATE INDEX mails_due ON mails (due_at, id) WHERE state = 'waiting';
CREATE INDEX mails_by_state ON mails (state, id);
CREATE INDEX mails_by_reference ON mails (kind, reference, id);
CREATE INDEX mails_by_user ON mails (user_id, kind, id);

-- Addresses that refused mail for good.
CREATE TABLE suppressed_addresses (
    address_key TEXT PRIMARY KEY,
    answer TEXT NOT NULL,
    since BIGINT NOT NULL
);

-- Append-only: who did what to what, when and from where.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_id BIGINT REFERENCES users (id),
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT,
    group_id BIGINT REFERENCES groups (id),
    before_json TEXT,
    after_json TEXT,
    address TEXT
);
CREATE INDEX audit_by_time ON audit (at, id);
CREATE INDEX audit_of_group ON audit (group_id, at, id);
CREATE INDEX audit_of_actor ON audit (actor_id, at, id);
CREATE INDEX audit_of_action ON audit (action, at, id);
