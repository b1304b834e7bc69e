-- The directory: people by standing, and what is done to many of them at once.

-- Since when an account is deactivated; none where it was before that was kept.
ALTER TABLE users ADD COLUMN deactivated_at BIGINT;

-- Lists by name of those who are few among all.
CREATE INDEX users_of_role ON users (role, name_key, id) WHERE role <> 'member';
CREATE INDEX users_of_state ON users (state, name_key, id) WHERE state <> 'active';
CREATE INDEX users_of_standing ON users (role, state, name_key, id) WHERE role <> 'member' AND state <> 'active';
-- The groups that somebody manages.
CREATE INDEX memberships_managed ON memberships (user_id, group_id) WHERE role = 'manager';
-- What stops when its maker is deactivated.
CREATE INDEX codes_standing ON codes (made_by) WHERE ended_at IS NULL;
CREATE INDEX invites_by_maker ON invites (made_by) WHERE deleted_at IS NULL;

CREATE TABLE bulk_actions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('add', 'move', 'remove', 'deactivate')),
    from_group BIGINT REFERENCES groups (id),
    to_group BIGINT REFERENCES groups (id),
    -- Whom it was asked for, as JSON: people who were ticked, or the filter of a list.
    whom TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('working', 'done', 'undoing', 'undone')),
    -- How many people it is about, and what came of it.
    total BIGINT NOT NULL DEFAULT 0 CHECK (total >= 0),
    done BIGINT NOT NULL DEFAULT 0 CHECK (done >= 0),
    refused BIGINT NOT NULL DEFAULT 0 CHECK (refused >= 0),
    undone BIGINT NOT NULL DEFAULT 0 CHECK (undone >= 0),
    made_by BIGINT NOT NULL REFERENCES users (id),
    -- Where its maker called from, for the log.
    address TEXT,
    made_at BIGINT NOT NULL,
    ended_at BIGINT,
    undone_by BIGINT REFERENCES users (id),
    undone_at BIGINT,
    CHECK ((from_group IS NOT NULL) = (kind IN ('move', 'remove'))),
    CHECK ((to_group IS NOT NULL) = (kind IN ('add', 'move'))),
    CHECK (from_group IS NULL OR to_group IS NULL OR from_group <> to_group),
    CHECK (done + refused <= total),
    CHECK (undone <= done)
);

CREATE TABLE bulk_items (
    bulk_id BIGINT NOT NULL REFERENCES bulk_actions (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('waiting', 'done', 'refused', 'undone', 'kept')),
    -- Why it was refused, or not undone.
    reason TEXT,
    -- What was so before, and by what it is known that it stands still, as JSON.
    before_json TEXT,
    PRIMARY KEY (bulk_id, user_id)
) WITHOUT ROWID;
-- What was not done, in the order of its page.
CREATE INDEX bulk_items_refused ON bulk_items (bulk_id, user_id) WHERE outcome IN ('refused', 'kept');
