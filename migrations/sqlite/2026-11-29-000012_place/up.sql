-- Where this database lies, as its server names it: a copy that was put back lies elsewhere. Only
-- PostgreSQL has names for that; on SQLite it stays empty.
CREATE TABLE place (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    mark TEXT NOT NULL
);
