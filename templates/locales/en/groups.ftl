# Groups and their members.

## Why a person can’t join.

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

## Why a person can’t be added or moved.

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

groups = Groups
members = Members
activity = Activity
choice-in-already = { $email } · already in the group
add-search-first = Search by name or email address and select people. They stay selected while you search again.

# How people join a group.
join-type = { $join-type ->
    [open] Open
    [by_code] By code
   *[closed] Closed
}

## Words of several pages.

settings = Group Settings
name = Name
more = More
leave = Leave
add-people = Add people
role-in-group = Role in the group
manager-can = Can change settings, members and codes.
search-groups = Search groups
pages-of-groups = Pages of groups
member-count = { $count ->
    [one] { $count } member
   *[other] { $count } members
}

## A group's page.

archived-note = People can’t join, and only managers and admins see this group.
not-started-note = Only managers and admins see this group before it starts.
no-description = No description yet.
managed-by = Managed by { $managers }.
# After the names of managers, where there are more.
others = others
unmanaged = No one manages this group right now. The organization’s admins can help.
your-membership = Your membership
since = { $role ->
    [manager] You’re a manager.
   *[member] You’re a member.
} You joined on { DATETIME($at, style: "day") }.

## Joining an open group, and leaving.

leave-question = Leave { $group }?
leave-way-back = { $join-type ->
    [open] You can join again from Home.
    [by_code] To come back, you need a code that still works.
   *[closed] To come back, you need an invite, or a manager adds you.
}
leave-only-manager = You’re the only manager. Without you, only the organization’s admins can manage this group.
joined = You’re in { $group }.
left = You left { $group }.
not-a-member = You’re not in that group.

## All groups that a member can see.

browse-text = Groups you’re in, and groups you can join.
no-groups = No groups to see yet
    .text = Groups appear here on their start date. If you have a code, you can join a group with it.
all-groups = All groups
search-results = Search results
of-group = of { $group }
invite-only = Invite only

## Home.

my-groups = My groups
members-and-managing = { $members } · you’re a manager
more-groups = You’re in more groups than fit here. You’ll find the others in <link>Groups</link>.
archived-groups = Archived
    .text = Only managers and admins still see these groups.
in-no-group = You’re not in a group yet
    .text = Join with a code from a poster, a card or an email, or ask a group’s manager.
open-groups = Open groups
    .text = Anyone can join and leave these. <link>All groups</link> also shows groups that you join in other ways.

## Members.

search-members = Search members
no-members-found = No members found. Try the first letters of a name or an email address.
members-found = { $count ->
    [one] { $count } member found
   *[other] { $count } members found
}
members-found-first = These are the first { NUMBER($count) } members. Type more of the name to find others.
no-members = No members yet
    .text = People join with a code or an invite, or you add them.
members-list = Members of this group
    .role = Role
select-all = { $count ->
    [one] Select the { $count } member
   *[other] Select all { $count } members
}
select-all-found = Select all members found
change-role = Change role<unseen> of { $name }</unseen>
remove-person = Remove<unseen> { $name }</unseen>
pages-of-members = Pages of members

## Changing a member's role.

role-only-manager = { $name } is the only manager. If you make them a member, only the organization’s admins can manage this group.
role-changed = { $role ->
    [manager] { $name } is now a manager.
   *[member] { $name } is now a member.
}
role-same = { $role ->
    [manager] { $name } is already a manager.
   *[member] { $name } is already a member.
}

## Removing a member.

remove-question = Remove { $name }?
remove-text = They’ll lose access, and existing codes and invites won’t let them back in. You can add them again.
remove-only-manager = They’re the only manager. Without them, only the organization’s admins can manage this group.
remove-yourself = You can’t remove yourself, but you can leave the group.
person-removed = { $name } was removed.

## Adding people.

search-organization = Search the organization
people-to-add = People to add
add = Add
add-none-selected = Select the people to add. Search for them by name or email address.
add-too-many = Add at most { NUMBER($most) } people at once.
person-added = { $name } was added.
people-added = { $count ->
    [one] { $count } person was added.
   *[other] { $count } people were added.
}
person-already-in = { $name } was already a member.
people-already-in = { $count ->
    [one] { $count } person was already a member.
   *[other] { $count } people were already members.
}
people-not-added = { $count ->
    [one] { $count } person couldn’t be added, because the account is deactivated or deleted.
   *[other] { $count } people couldn’t be added, because their accounts are deactivated or deleted.
}
added-before-start = Only managers see this group until it starts on { DATETIME($at, style: "start") }.
added-after-stop = Others can’t join any more: this group’s stop date was { DATETIME($at, style: "stop") }.

## Labels of people and groups.

is-archived = The group is archived.
group = Group
how-joined = How they joined
joined-on = Joined
