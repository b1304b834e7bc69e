-- What happened, on one record: what the log and the history of memberships told twice.
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_id BIGINT REFERENCES users (id),
    address TEXT,
    kind TEXT NOT NULL,
    -- Only what happens to a membership has both a group and a person.
    group_id BIGINT REFERENCES groups (id),
    person_id BIGINT REFERENCES users (id),
    method TEXT CHECK (method IN ('code', 'campaign', 'invite', 'request', 'toggle', 'import', 'hand', 'founding')),
    reference BIGINT,
    -- A part of another event: listed in its group's Activity only, or nowhere.
    listed TEXT CHECK (listed IN ('in_group', 'nowhere')),
    payload TEXT
);

CREATE INDEX audit_of_member ON audit (subject_id, group_id, at) WHERE subject_kind = 'member';

-- The history of memberships gets the even ids and the log the odd ones, the same whenever it is done: a restored
-- database is compared with the replaced one by them. What the log says of a membership is joined to its history; where
-- it says it of many at once, or of several groups, the history's row is a part.
INSERT INTO events (id, at, actor_id, address, kind, group_id, person_id, method, reference, listed, payload)
SELECT
    2 * history.id,
    history.at,
    history.actor_id,
    audit.address,
    CASE
        WHEN history.kind = 'role' THEN 'member.role_changed'
        WHEN history.kind = 'undone' AND history.door IS NOT NULL THEN 'member.put_back'
        ELSE 'member.' || history.kind
    END,
    history.group_id,
    history.user_id,
    history.door,
    history.door_ref,
    CASE
        WHEN audit.id IS NOT NULL THEN NULL
        WHEN EXISTS (
            SELECT 1 FROM audit_groups
            JOIN audit AS whole ON whole.id = audit_groups.audit_id
            WHERE audit_groups.group_id = history.group_id AND audit_groups.at = history.at
            AND whole.subject_id = history.user_id
        ) THEN 'in_group'
        ELSE 'nowhere'
    END,
    CASE history.kind
        WHEN 'moved' THEN json_patch(
            json_object('role', history.role),
            json_object('to', json_extract(audit.after_json, '$.to'), 'name', json_extract(audit.after_json, '$.name'))
        )
        ELSE json_object('role', history.role)
    END
FROM membership_events AS history
LEFT JOIN audit ON audit.subject_kind = 'member'
    AND audit.subject_id = history.user_id
    AND audit.group_id = history.group_id
    AND audit.at = history.at
    AND audit.action = CASE history.kind WHEN 'role' THEN 'member.role_changed' ELSE 'member.' || history.kind END;

-- The rest of the log. One that should have been joined and was not is told of nobody's membership.
INSERT INTO events (id, at, actor_id, address, kind, group_id, person_id, method, reference, payload)
SELECT
    2 * audit.id + 1,
    audit.at,
    audit.actor_id,
    audit.address,
    CASE audit.action WHEN 'person.groups_changed' THEN 'member.groups_changed' ELSE audit.action END,
    CASE WHEN audit.subject_kind <> 'member' OR audit.subject_id IS NULL THEN audit.group_id END,
    CASE WHEN audit.subject_kind IN ('person', 'member') THEN audit.subject_id END,
    CASE WHEN audit.action IN ('group.people_brought', 'group.people_taken_back')
        THEN json_extract(coalesce(audit.after_json, audit.before_json), '$.door') END,
    CASE WHEN audit.action IN ('group.people_brought', 'group.people_taken_back')
        THEN json_extract(coalesce(audit.after_json, audit.before_json), '$.reference') END,
    nullif(
        CASE
            WHEN audit.action IN
                ('organization.changed', 'group.changed', 'group.moved', 'person.changed', 'campaign.changed')
            THEN CASE
                WHEN audit.after_json IS NULL THEN NULL
                WHEN audit.subject_kind = 'campaign' THEN json_object(
                    'campaign', audit.subject_id, 'before', json(audit.before_json), 'after', json(audit.after_json)
                )
                ELSE json_object('before', json(audit.before_json), 'after', json(audit.after_json))
            END
            ELSE json_patch(
                json_patch(
                    json_patch(coalesce(audit.before_json, '{}'), coalesce(audit.after_json, '{}')),
                    CASE audit.action
                        WHEN 'person.role_changed' THEN json_object('was', json_extract(audit.before_json, '$.role'))
                        ELSE json_object('door', NULL, 'reference', NULL, 'groups', NULL)
                    END
                ),
                CASE audit.subject_kind
                    WHEN 'code' THEN json_object(
                        'code', audit.subject_id, 'ends', NULL,
                        'ending', (SELECT substr(codes.key, -2) FROM codes WHERE codes.id = audit.subject_id)
                    )
                    WHEN 'campaign' THEN json_object('campaign', audit.subject_id)
                    WHEN 'invite' THEN json_object('invite', audit.subject_id)
                    WHEN 'request' THEN json_object('request', audit.subject_id)
                    WHEN 'import' THEN json_object('import', nullif(audit.subject_id, 0))
                    WHEN 'backup' THEN json_object('restore', audit.subject_id)
                    WHEN 'bulk' THEN json_object(
                        'bulk', audit.subject_id, 'kind', NULL,
                        'action', json_extract(audit.after_json, '$.kind')
                    )
                    ELSE '{}'
                END
            )
        END,
        '{}'
    )
FROM audit
WHERE NOT (
    audit.subject_kind = 'member' AND EXISTS (
        SELECT 1 FROM membership_events AS history
        WHERE history.user_id = audit.subject_id
        AND history.group_id = audit.group_id
        AND history.at = audit.at
        AND audit.action = CASE history.kind WHEN 'role' THEN 'member.role_changed' ELSE 'member.' || history.kind END
    )
);

-- By these ids actions on many people are undone.
UPDATE bulk_items
SET before_json = json_replace(
    before_json,
    '$.event', 2 * json_extract(before_json, '$.event'),
    '$.left', 2 * json_extract(before_json, '$.left'),
    '$.entered', 2 * json_extract(before_json, '$.entered')
)
WHERE before_json IS NOT NULL;

DROP TABLE audit_groups;
DROP TABLE audit;
DROP TABLE membership_events;

-- Activity: of the organization, narrowed down to a kind or to what somebody did, and of a group.
CREATE INDEX events_by_time ON events (at, id) WHERE listed IS NULL;
CREATE INDEX events_of_kind ON events (kind, at, id) WHERE listed IS NULL;
CREATE INDEX events_of_actor ON events (actor_id, at, id) WHERE listed IS NULL;
CREATE INDEX events_of_group ON events (group_id, at, id) WHERE (listed IS NULL OR listed = 'in_group');
-- A person's history, and whether they were removed from a group.
CREATE INDEX events_of_membership ON events (person_id, group_id, id) WHERE group_id IS NOT NULL;
-- Who joined with a code.
CREATE INDEX events_of_method ON events (method, reference, id) WHERE kind = 'member.joined';
