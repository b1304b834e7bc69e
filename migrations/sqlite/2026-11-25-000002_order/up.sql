-- The organization's groups in order: found by their names, and listed to members.

-- Folded words of names, looked up by prefix. Groups that were here before get theirs when the program starts.
CREATE TABLE group_words (
    word TEXT NOT NULL,
    group_id BIGINT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    PRIMARY KEY (word, group_id)
) WITHOUT ROWID;
CREATE INDEX group_words_by_group ON group_words (group_id, word);

-- What the Groups page lists, and what waits in the archive.
CREATE INDEX groups_shown ON groups (sort_order, id) WHERE viewable AND archived_at IS NULL;
CREATE INDEX groups_archived ON groups (sort_order, id) WHERE archived_at IS NOT NULL;

-- What a group may name as its door.
CREATE INDEX campaigns_running ON campaigns (id) WHERE stopped_at IS NULL;
