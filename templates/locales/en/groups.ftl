# Groups and who is in them.

## Why somebody can't join.

already-in = You’re already in this group. Nothing was used up.
already-in-named = You’re already in { $group }.
not-active = This account is deactivated. Ask an admin of your organization to reactivate it.
removed = A manager removed you from this group, so your old code or invite doesn’t work any more. Ask a manager of the group to add you again.
not-started = This group hasn’t started yet. Come back on its start date.
stopped = You can’t join this group any more. Ask one of its managers.
archived = This group is no longer available.
closed = Only managers can add people to this group. Ask one of them.
by-code-now = You join { $group } with a code. If you have one, use Enter Group Code.
not-joined = { $group }: { $why }

## Why somebody can't be added or moved by others.

archived-here = This group is archived. Restore it first.
archived-there = That group is archived. Restore it first.
not-in-group = They’re not in this group any more.
already-there = They’re already in that group. Use Edit to remove them from the other one.

## Why a group can't be changed.

no-longer-exists = This group no longer exists.
changed-since = Someone changed this group after you opened this form, so nothing is saved yet. See Activity for what changed, or save again to replace it.
namesake = Another group has this name too. Rename one of them to tell them apart.
stops-codes = { $count ->
    [one] { $count } code stops working
   *[other] { $count } codes stop working
} if you close this group. { $count ->
    [one] It works
   *[other] They work
} again if you reopen the group in time. Tick “Close it anyway” to continue.
archive-stops-codes = { $count ->
    [one] { $count } code stops working. It works again if you restore the group in time.
   *[other] { $count } codes stop working. They work again if you restore the group in time.
}
codes-stopped = Changes saved. { $count ->
    [one] { $count } code stops working
   *[other] { $count } codes stop working
} while the group is closed.

## Roles in a group.

member = Member
manager = Manager
