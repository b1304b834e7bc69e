-- Files of people: what each row says, what it would change, and what it did.

CREATE TABLE imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_name TEXT NOT NULL CHECK (length(file_name) <= 200),
    -- Which column is which, as JSON; none while nobody has said so.
    mapping TEXT,
    -- Whether groups that are missing are to be made.
    make_groups BOOLEAN NOT NULL,
    -- Whether new people are sent a letter that leads to a password.
    letters BOOLEAN NOT NULL DEFAULT FALSE,
    state TEXT NOT NULL CHECK (state IN ('asking', 'reading', 'checked', 'applying', 'applied', 'undoing', 'undone', 'failed')),
    -- Why nothing came of it.
    problem TEXT,
    -- Rows of the file, and how many of those read so far do what.
    total BIGINT NOT NULL CHECK (total >= 0),
    changing BIGINT NOT NULL DEFAULT 0 CHECK (changing >= 0),
    unchanged BIGINT NOT NULL DEFAULT 0 CHECK (unchanged >= 0),
    wrong BIGINT NOT NULL DEFAULT 0 CHECK (wrong >= 0),
    made_by BIGINT NOT NULL REFERENCES users (id),
    made_at BIGINT NOT NULL,
    applied_at BIGINT,
    undone_at BIGINT
);
CREATE INDEX imports_asking ON imports (made_at) WHERE state = 'asking';

-- The file in pieces, as UTF-8; kept until it is read.
CREATE TABLE import_uploads (
    import_id BIGINT NOT NULL REFERENCES imports (id),
    number BIGINT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (import_id, number)
) WITHOUT ROWID;

-- Groups that an import is to make, or made.
CREATE TABLE import_groups (
    import_id BIGINT NOT NULL REFERENCES imports (id),
    -- The folded name.
    name_key TEXT NOT NULL,
    name TEXT NOT NULL,
    group_id BIGINT REFERENCES groups (id),
    PRIMARY KEY (import_id, name_key)
) WITHOUT ROWID;

CREATE TABLE import_rows (
    import_id BIGINT NOT NULL REFERENCES imports (id),
    -- Its place among the rows, and the line of the file on which it begins.
    number BIGINT NOT NULL,
    line BIGINT NOT NULL,
    -- What it says.
    email TEXT NOT NULL CHECK (length(email) <= 320),
    email_key TEXT,
    name TEXT NOT NULL CHECK (length(name) <= 200),
    role TEXT CHECK (role IN ('member', 'manager', 'admin')),
    -- The groups that it names, as JSON.
    wants TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('wrong', 'unchanged', 'change', 'done', 'undone', 'kept')),
    -- What it changes, what is wrong with it, or why it was not undone; in words.
    told TEXT NOT NULL,
    -- Whether the person is, or was, new by it.
    adds BOOLEAN NOT NULL,
    -- The role that somebody had before it raised them.
    raised_from TEXT CHECK (raised_from IN ('member', 'manager', 'admin')),
    person_id BIGINT REFERENCES users (id),
    PRIMARY KEY (import_id, number)
) WITHOUT ROWID;
CREATE INDEX import_rows_by_outcome ON import_rows (import_id, outcome, number);
CREATE INDEX import_rows_by_person ON import_rows (person_id) WHERE person_id IS NOT NULL;
