-- Whether the page on which somebody asked to be let in told them the group's name: what they read of
-- their request tells it then, and else only once they are in.
ALTER TABLE requests ADD COLUMN tells_group BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE requests SET tells_group = TRUE WHERE user_id IS NOT NULL AND code_id IS NULL;

-- The request that an invite answers.
CREATE INDEX requests_by_fresh_invite ON requests (fresh_invite_id) WHERE fresh_invite_id IS NOT NULL;
