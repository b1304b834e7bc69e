-- When the first of a chain of codes was made that took each other's places: whoever was removed since
-- does not come back by a replacement. Empty of codes that took no other's place.
ALTER TABLE codes ADD COLUMN first_made_at BIGINT;
WITH RECURSIVE chain (id, first_made_at) AS (
    SELECT replaced_by, made_at FROM codes WHERE replaced_by IS NOT NULL
    UNION ALL
    SELECT codes.replaced_by, chain.first_made_at
    FROM chain JOIN codes ON codes.id = chain.id
    WHERE codes.replaced_by IS NOT NULL
)
UPDATE codes SET first_made_at = (SELECT min(chain.first_made_at) FROM chain WHERE chain.id = codes.id)
WHERE id IN (SELECT chain.id FROM chain);

-- Whether an invite rests on the right to manage its group, rather than on a member's right to invite.
ALTER TABLE invites ADD COLUMN by_manager BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE invites SET by_manager = TRUE
WHERE role = 'manager'
    OR EXISTS (SELECT 1 FROM users WHERE users.id = invites.made_by AND users.role = 'admin')
    OR 'manager' = (
        SELECT role FROM membership_events AS earlier
        WHERE earlier.group_id = invites.group_id AND earlier.user_id = invites.made_by
            AND earlier.at <= invites.made_at
        ORDER BY earlier.id DESC LIMIT 1
    );
