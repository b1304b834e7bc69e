# Users: accounts, and what admins and managers do with them.

account-not-there = This account was deleted.
account-deactivated = This account is deactivated. Reactivate it first.
no-right = You’re not an admin any more.
only-admin = This is the only admin. Make someone else an admin first.
own-account = This is your own account. Another admin can deactivate it, or you can delete it on your account page.
enough-sent = We’ve sent this address enough emails for now. Try again in an hour.

## Actions on many people.

bulk-not-yours = You don’t manage this group.
bulk-lost-right = The person who started this can’t do that any more.
bulk-deactivated-before = Already deactivated.
bulk-not-in-from = Not in the group they should leave.
bulk-from-archived = The group they should leave is archived.
bulk-oneself = To go yourself, leave the group.
bulk-group-archived = The group is archived.
bulk-not-in-group = Not in the group.

## Groups of one person.

arrange-archived = { $group } is archived. Restore it first. Nothing was changed.
arrange-not-active = This account is deactivated. Reactivate it first. Nothing was changed.
arrange-refused = { $group }: { $why } Nothing was changed.
