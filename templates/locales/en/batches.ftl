# Things done to many people at once, and their undo.

not-undoable = This can’t be undone any more.

## Why something stays when a batch is undone.

kept-lost-right = The person who undid this can’t do that any more.
kept-account-used = The account has been used or changed since then, or is in other groups. It stays.
kept-joined-since = They’ve since joined one of the groups in another way, and stay in it.
kept-changed-since = Something else has changed since then.
kept-role-changed = Their role has been changed since then. It stays.
kept-reactivated-since = They’ve been reactivated since then.
already-in = Already in the group.
not-active = The account is deactivated or deleted.
not-taken = They can’t be added to the group.

## The page of a batch.

progress = { NUMBER($done) } of { NUMBER($total) }
    .hint = You can leave this page. It continues without you.
    .resumed = It was interrupted and continues where it stopped. You can leave this page.
given-up = This was interrupted too often, so it stopped. The server’s log says why.
backup-restored = This was dropped because a backup was restored.
person = Person
line = Line
details = Details
rows-by-kind = Rows by kind
no-rows = No rows of this kind.
file-rows = Rows of the file
pages = Pages of rows
