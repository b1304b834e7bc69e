DROP TABLE known_networks;
DROP TABLE guess_buckets;

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

CREATE TABLE guess_lanes (
    subject TEXT PRIMARY KEY,
    next_at BIGINT NOT NULL
);
CREATE INDEX guess_lanes_by_turn ON guess_lanes (next_at);
