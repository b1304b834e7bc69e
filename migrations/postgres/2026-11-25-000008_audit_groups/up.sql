-- The groups of a deed that was done in several at once: one row of the log, found from each of them.
CREATE TABLE audit_groups (
    group_id BIGINT NOT NULL REFERENCES groups (id),
    -- When it was done, as the log says.
    at BIGINT NOT NULL,
    audit_id BIGINT NOT NULL REFERENCES audit (id),
    PRIMARY KEY (group_id, at, audit_id)
);

-- Those of before: their comings and goings were written at the same instant.
INSERT INTO audit_groups (group_id, at, audit_id)
SELECT DISTINCT membership_events.group_id, audit.at, audit.id
FROM audit
JOIN membership_events ON membership_events.user_id = audit.subject_id AND membership_events.at = audit.at
WHERE audit.action = 'person.groups_changed';
