-- Wrong guesses are counted in leaky buckets, a row each, in place of a row for each of them. What was
-- counted before is an hour old at most, and begins anew.
DROP TABLE guess_lanes;
DROP TABLE guesses;

CREATE TABLE guess_buckets (
    -- What is guessed at, and who guesses: "code address 203.0.113.9/32".
    name TEXT PRIMARY KEY,
    -- When the bucket has run empty, unless it is filled before.
    empty_at BIGINT NOT NULL,
    -- Fingerprints of the last wrong guesses: a repeat is free.
    recent BYTEA
);
CREATE INDEX guess_buckets_by_end ON guess_buckets (empty_at);

-- Networks that somebody signed in, signed up or joined from lately: while codes are guessed from
-- everywhere, they go on as usual.
CREATE TABLE known_networks (
    -- /24, or /48 of IPv6.
    network TEXT PRIMARY KEY,
    seen_at BIGINT NOT NULL
);
CREATE INDEX known_networks_by_age ON known_networks (seen_at);
