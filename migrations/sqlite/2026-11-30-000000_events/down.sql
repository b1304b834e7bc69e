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
CREATE TABLE audit_groups (
    group_id BIGINT NOT NULL REFERENCES groups (id),
    at BIGINT NOT NULL,
    audit_id BIGINT NOT NULL REFERENCES audit (id),
    PRIMARY KEY (group_id, at, audit_id)
) WITHOUT ROWID;

INSERT INTO membership_events (id, group_id, user_id, kind, role, door, door_ref, actor_id, at)
SELECT
    id, group_id, person_id,
    CASE kind
        WHEN 'member.role_changed' THEN 'role'
        WHEN 'member.put_back' THEN 'undone'
        ELSE substr(kind, length('member.') + 1)
    END,
    coalesce(json_extract(payload, '$.role'), json_extract(payload, '$.was.role')), method, reference, actor_id, at
FROM events
WHERE group_id IS NOT NULL AND person_id IS NOT NULL;

-- What was known before and after is told as one.
INSERT INTO audit (id, at, actor_id, action, subject_kind, subject_id, group_id, after_json, address)
SELECT
    id, at, actor_id,
    CASE kind
        WHEN 'member.groups_changed' THEN 'person.groups_changed'
        WHEN 'member.put_back' THEN 'member.undone'
        ELSE kind
    END,
    CASE kind WHEN 'member.groups_changed' THEN 'person' ELSE substr(kind, 1, instr(kind, '.') - 1) END,
    coalesce(person_id, json_extract(payload, '$.' || substr(kind, 1, instr(kind, '.') - 1))),
    group_id, payload, address
FROM events
WHERE listed IS NULL;

INSERT INTO audit_groups (group_id, at, audit_id)
SELECT DISTINCT part.group_id, audit.at, audit.id
FROM audit
JOIN events AS part ON part.person_id = audit.subject_id AND part.at = audit.at AND part.listed = 'in_group'
WHERE audit.action = 'person.groups_changed';

DROP TABLE events;

CREATE INDEX membership_events_of_person ON membership_events (user_id, group_id, id);
CREATE INDEX membership_events_of_door ON membership_events (door, door_ref, id);
CREATE INDEX audit_by_time ON audit (at, id);
CREATE INDEX audit_of_group ON audit (group_id, at, id);
CREATE INDEX audit_of_actor ON audit (actor_id, at, id);
CREATE INDEX audit_of_action ON audit (action, at, id);
