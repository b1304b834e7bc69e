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
bulk-not-in-group = Not in the group.

## Groups of one person.

arrange-archived = { $group } is archived. Restore it first. Nothing was changed.
arrange-not-active = This account is deactivated. Reactivate it first. Nothing was changed.
arrange-refused = { $group }: { $why } Nothing was changed.

users = Users

role = { $role ->
    [admin] Admin
    [manager] Manager
   *[member] Member
}
people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
more-than-people = more than { NUMBER($most) } people
role-column = Role
name = Name
move-now = Move
search-groups = Search groups
to = To
from = From

## Users.

import = Import
export-csv = Export everyone as CSV
export-excel = Export everyone as Excel
search-users = Search users
any = Any
active = Active
deactivated = Deactivated
deleted = Deleted
more-than = More than { NUMBER($most) } people
several-groups = Several groups have that name. Which one do you mean?
no-group = { $is-admin ->
    [yes] No groups found. Try the first letters of the name.
   *[no] None of the groups you manage has that name. Try its first letters.
}
no-one = No one here yet
    .text = People join with codes and invites, or you import them from a file.
pages = Pages of users

duplicates = Accounts that share a mailbox
    .text = Each pair probably belongs to one person. Keep one account, add it to the groups of the other, then deactivate the other. If one is already deactivated, that person may have come back.
duplicate-primary = <link>{ $name }</link> signs in with any spelling of { $email }.
duplicate-other = <link>{ $name }</link> signs in with { $email } only.

## What the person did to many people lately: what, when, and the way to its page.

recent = { $kind ->
    [add] Adding { $people } to { $to }
    [move] Moving { $people } from { $from } to { $to }
    [remove] Removing { $people } from { $from }
   *[deactivate] Deactivating { $people }
}, { RELATIVE($at) }: <link>{ $way }</link>
recent-way = { $way ->
    [progress] see how far it is
    [undoing] see how far the undo is
    [undo] see the result or undo it
    [undone] see what was undone
   *[result] see the result
}
recent-people = people

## Actions on the people of a list.

select-page = Select all on this page
select-all = Select all { NUMBER($count) } on all pages
select-all-uncounted = Select all on all pages
add-to-group = Add to group
move-to-group = Move to group
remove-from-group = Remove from group
deactivate = Deactivate
bulk-none-selected = Select people first, or select all of them.
bulk-gone = These accounts no longer exist. Look at the list again.
bulk-no-group = Filter the list by a group first. People are moved or removed from that group.
bulk-question = { $kind ->
    [add] Add { $people } to a group?
    [move] Move { $people } from { $from } to another group?
    [remove] Remove { $people } from { $from }?
   *[deactivate] Deactivate { $people }?
}
bulk-follows = { $kind ->
    [add] They become members right away. People already in the group aren’t changed.
    [move] Each person moves in one step and keeps their role. You can move them back.
    [remove] They’ll lose access, and existing codes and invites won’t let them back in.
   *[deactivate] They’ll be signed out right away and can’t sign in. The codes and links they made stop working. They stay in their groups.
}
bulk-skips = Your own account and accounts that are already deactivated are skipped.
bulk-takes-a-while = This takes a while. You can leave the page and come back.
bulk-undo = You can undo this within 24 hours.
bulk-more = { $count ->
    [one] and { $count } more person
   *[other] and { $count } more people
}
bulk-to-unchosen = Choose a group.
bulk-to-archived = { $group } is archived. Restore it first.
bulk-to-same = They’re already in this group. Choose another one.
bulk-from-unchosen = Go back and filter the list by the group they should leave.
bulk-too-many = That’s more than { NUMBER($most) } people. Go back and narrow the list down.

## The result of such an action.

outcome = { $kind ->
    [add] Add to { $to }
    [move] Move from { $from } to { $to }
    [remove] Remove from { $from }
   *[deactivate] Deactivate
}
outcome-done = { $people } { $kind ->
    [add] added.
    [move] moved.
    [remove] removed.
   *[deactivate] deactivated.
}
outcome-refused = { $people } not { $kind ->
    [add] added.
    [move] moved.
    [remove] removed.
   *[deactivate] deactivated.
} See why below.
outcome-undone = Undone for { $people }.
not-done = Not done
not-done-or-undone = Not done, or not undone
undo = Undo
undo-until = You can undo this until { DATETIME($at, style: "long") }, { RELATIVE($at) }.
undoing = We’re undoing it. What has changed since then stays.
undone = Undone. What had changed since then stays.

## A person.

person-pages = Pages of this person
profile = Profile
last-seen = Last seen
never = Never
since = since { DATETIME($at, style: "long") }
change-role = Change role
resend-confirmation = Resend confirmation
emails-wait = This server can’t send email right now, so emails wait.
user-groups = User groups
no-groups = { $is-admin ->
    [yes] { $name } isn’t in any group.
   *[no] { $name } isn’t in any group you manage.
}
groups-of-person = Groups of this person
move-from = Move<unseen> from { $group }</unseen>
deactivate-text = They can’t sign in, and the codes and links they made stop working. They stay in their groups, and you can reactivate them.
reactivate = Reactivate
    .text = They can sign in again, and the codes and links they made work again unless they’ve expired.
your-account = Your account

## Changing a person’s role.

role-in-organization = Role in the organization
role-member-about = Joins and leaves groups.
role-manager-about = Also creates groups and runs them.
role-admin-about = Can do everything.
role-of-yourself = This is your own account. As a manager or member you can’t change it back yourself.
role-signs-out = They’ll be signed out, and have the new role when they sign in again.
role-changed = { $role ->
    [admin] { $name } is now an admin.
    [manager] { $name } is now a manager.
   *[member] { $name } is now a member.
}
role-unchanged = { $role ->
    [admin] { $name } is already an admin.
    [manager] { $name } is already a manager.
   *[member] { $name } is already a member.
}

## Deactivating a person, and what else is done to an account.

deactivate-question = Deactivate { $name }?
    .text = They’ll be signed out right away, and can’t sign in or sign up again with this address. They stay in their groups. You can reactivate them at any time.
codes = { $count ->
    [one] { $count } code
   *[other] { $count } codes
}
links = { $count ->
    [one] { $count } link
   *[other] { $count } links
}
passes-will-stop = { $passes } they made will stop working, until you reactivate the account.
person-deactivated = { $name } is deactivated and signed out everywhere.
passes-stopped = { $passes } they made stopped working.
person-reactivated = { $changed ->
    [yes] { $name } can sign in again.
   *[no] { $name } wasn’t deactivated.
}
signed-out = { $count ->
    [0] { $name } wasn’t signed in anywhere.
    [one] { $name } is signed out of { $count } browser.
   *[other] { $name } is signed out of { $count } browsers.
}
already-confirmed = That address is already confirmed.

## The groups of a person.

groups-of = Groups of { $name }
groups-remove = Unticking removes { $name } from the group. Existing codes and invites won’t let them back in. You can add them again here.
other-groups = Other groups
groups-found = Groups found
more-groups = More groups
groups-too-many = Change at most { NUMBER($most) } groups at once.
groups-not-active = You can’t change groups while the account isn’t active.
added-to = Added to { $groups }.
removed-from = Removed from { $groups }.
added-and-removed = Added to { $added }, removed from { $removed }.
further-groups = { $count ->
    [one] { $count } more group
   *[other] { $count } more groups
}
starts-later = { $group } starts on { DATETIME($at, style: "start") }. They’ll see it from then.
stopped-before = { $group } stopped on { DATETIME($at, style: "stop") }. Other people can’t join it any more.

## Moving a person.

move-person = Move { $name }
move-to-other = Move to another group
    .text = { $name } moves in one step and keeps their role. You can move them back.
move-no-group = { $name } isn’t in a group that you can move them from.
move-from-unchosen = Choose the group to move them from.
move-to-unchosen = Choose the group to move them to.
move-not-active = You can’t move someone while their account isn’t active.
moved = { $name } moved from { $from } to { $to }.
