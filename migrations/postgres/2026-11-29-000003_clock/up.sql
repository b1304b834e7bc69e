-- The latest time that any instance has seen: time does not go back, whatever a machine says.
CREATE TABLE latest_time (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    at BIGINT NOT NULL,
    -- How often an operator has set it back; an instance that has not heard of that raises nothing.
    resets BIGINT NOT NULL
);
INSERT INTO latest_time (id, at, resets) VALUES (1, 0, 0);
