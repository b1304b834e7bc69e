-- The list of everyone in the order of names: whoever deleted their account is not in it any more, and
-- is shown by the filter for just them. As before it is an index of exactly those whom it shows, so that
-- neither a page of it nor its count looks at a row to tell.
DROP INDEX users_present;
CREATE INDEX users_present ON users (name_key, id) WHERE state <> 'pending' AND state <> 'erased';

-- What somebody did lately to many people at once, newest first, so that they find it again.
CREATE INDEX bulk_actions_by_maker ON bulk_actions (made_by, made_at, id);
