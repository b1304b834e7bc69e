-- Work that outlasts a request, done in pieces, each resumable from its row.

CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Whose work it is; each kind has its worker in the program.
    kind TEXT NOT NULL,
    -- The row it is about, by kind: a campaign, an import.
    subject BIGINT NOT NULL,
    -- What was asked for, as JSON.
    payload TEXT NOT NULL,
    -- Where the next piece begins; the worker's own words.
    cursor TEXT NOT NULL DEFAULT '',
    progress BIGINT NOT NULL DEFAULT 0 CHECK (progress >= 0),
    total BIGINT NOT NULL CHECK (total >= 0),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
    -- In somebody's hands until then; raised at each taking, so that whoever lost it changes nothing.
    claimed_until BIGINT,
    claim BIGINT NOT NULL DEFAULT 0,
    -- Takings since the last piece that was done.
    attempts BIGINT NOT NULL DEFAULT 0,
    problem TEXT,
    made_by BIGINT REFERENCES users (id),
    made_at BIGINT NOT NULL,
    ended_at BIGINT,
    CHECK ((state = 'waiting') = (ended_at IS NULL))
);
CREATE INDEX jobs_waiting ON jobs (id) WHERE state = 'waiting';
CREATE INDEX jobs_by_subject ON jobs (kind, subject, id);
