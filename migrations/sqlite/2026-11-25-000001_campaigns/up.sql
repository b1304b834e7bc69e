-- Code campaigns: batches of codes that groups name as their door.

-- One code for many uses, or many codes for one use each.
ALTER TABLE campaigns ADD COLUMN mode TEXT NOT NULL DEFAULT 'shared' CHECK (mode IN ('shared', 'single'));
-- How many codes it is to have.
ALTER TABLE campaigns ADD COLUMN quantity BIGINT NOT NULL DEFAULT 1
    CHECK (quantity BETWEEN 1 AND 100000 AND (quantity = 1 OR mode = 'single'));
-- What stands before each code of a batch, as its maker spelled it.
ALTER TABLE campaigns ADD COLUMN prefix TEXT NOT NULL DEFAULT '' CHECK (prefix = '' OR mode = 'single');
-- Of the shared code.
ALTER TABLE campaigns ADD COLUMN max_uses BIGINT CHECK (max_uses IS NULL OR (max_uses >= 1 AND mode = 'shared'));
-- Kept counts: codes that are made, uses taken of them, people who were emailed one.
ALTER TABLE campaigns ADD COLUMN codes_made BIGINT NOT NULL DEFAULT 0 CHECK (codes_made BETWEEN 0 AND quantity);
ALTER TABLE campaigns ADD COLUMN codes_used BIGINT NOT NULL DEFAULT 0
    CHECK (codes_used >= 0 AND (mode = 'shared' OR codes_used <= codes_made));
ALTER TABLE campaigns ADD COLUMN codes_sent BIGINT NOT NULL DEFAULT 0 CHECK (codes_sent >= 0);
ALTER TABLE campaigns ADD COLUMN stopped_by BIGINT REFERENCES users (id)
    CHECK (stopped_by IS NULL OR stopped_at IS NOT NULL);

CREATE INDEX groups_of_campaign ON groups (campaign_id, sort_order, id) WHERE campaign_id IS NOT NULL;

-- When a code for one use was used: so that the used and the unused ones are found without the other.
ALTER TABLE codes ADD COLUMN used_at BIGINT;
-- A campaign's codes by their first letters.
CREATE INDEX codes_of_campaign_by_key ON codes (campaign_id, key) WHERE campaign_id IS NOT NULL;
CREATE INDEX codes_of_campaign_by_use ON codes (campaign_id, used_at, id) WHERE campaign_id IS NOT NULL;

-- Who was emailed a code of a campaign, so that nobody is sent two and no code goes to two.
CREATE TABLE code_recipients (
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    -- Their own code; none where all are sent the campaign's one.
    code_id BIGINT UNIQUE REFERENCES codes (id),
    mail_id BIGINT NOT NULL REFERENCES mails (id),
    made_at BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, user_id)
) WITHOUT ROWID;
CREATE INDEX code_recipients_by_code ON code_recipients (campaign_id, code_id);
