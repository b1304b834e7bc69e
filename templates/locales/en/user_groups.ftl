# Settings → User Groups.

no-such-campaign = That campaign doesn’t exist any more. Choose another one, or none.
campaign-stopped = That campaign is stopped, so its codes don’t work. Choose another one, or none.
no-step = Move a group up, down, or to another group’s place.
maker-not-active = This account is deactivated, so it can’t create groups.

## After saving.

created = Group created. You manage it.

not-by-code = Only groups with the join type By code can have a campaign. Choose By code, or no campaign.
no-codes = No code works in this group. People can’t join with a code until you create one.

## Where codes don't work for the whole of a group's time.

campaign-is-stopped = The campaign { $campaign } is stopped, so its codes don’t work.
campaign-not-covering = The codes of the campaign { $campaign } don’t work for part of this group’s time: { $parts }. Change the dates of the group or of the campaign.
codes-not-covering = This group’s codes don’t work for part of its time: { $parts }.

choose-campaign = Choose one of the campaigns, or none.
order-out-of-range = Enter a whole number from 0 to { NUMBER($most) }.

# A campaign to choose: its name and when its codes work.
campaign-option = { $stopped ->
    [yes] { $campaign } ({ $range }, stopped)
   *[no] { $campaign } ({ $range })
}

user-groups = User Groups
new-group = New group
general = General
open = Open User Groups

## The list of groups.

yours = Groups you manage.
add-group = Add group
show = Show
showing = { $show ->
    [viewable] Viewable now
    [archived] Archived
   *[all] All
}
none-found = No groups found. Try the first letters of the name, or show all groups.
none-yet = No groups yet
    .text = A group is what people join, like a course, a team or a year. Add your first one.
list = Groups in their order
    .join-type = Join type
    .dates = Dates
    .members = Members
not-viewable = Not viewable
always = Always
requests-to-join = { $count ->
    [one] { $count } request
   *[other] { $count } requests
}<unseen> to join { $group }</unseen>
move-up = Move { $group } up
move-down = Move { $group } down
restore = Restore
archive = Archive
archive-named = Archive<unseen> { $group }</unseen>

moved = { $way ->
    [up] { $group } moved up.
    [down] { $group } moved down.
   *[onto] { $group } moved to its new place.
}
not-moved = { $way ->
    [up] { $group } is already first.
    [down] { $group } is already last.
   *[onto] { $group } stays in its place.
}

## The form of a group.

create-group = Create group
description = Description
    .hint = Members see it, and everyone if the group is open.
category = Category
    .hint = Groups of one category are together in the menu and on Home.
starts-hint = From this day, people can join and members see the group.
stops-hint = The last day to join. Members keep access.
viewable = User viewable
    .hint = Show this group to people who aren’t in it.
join-type = Join type
    .choose = Choose how people join this group.
    .open = Public: anyone can join from Home.
    .by-code = Private: people join with a code.
    .closed = Invite only: managers add or invite people.
campaign = Campaign
    .hint = For groups that people join by code. The campaign’s codes work here.
no-campaign = No campaign
order = Order
    .hint = Lowest first in lists.
    .hint-new = Lowest first in lists. If empty, the group comes last.
members-may-invite = Members may invite
    .hint = Members can invite people who already have an account.
close-anyway = Close it anyway

## A group's settings: when people can join it, and the archive.

when-to-join = When people can join
timeline-campaign = Campaign { $campaign }
timeline-code = Code { $code }
dates-from = From { DATETIME($from, style: "start") }
dates-until = Until { DATETIME($until, style: "stop") }
dates-always = At any time
more-codes = { $count ->
    [one] { $count } more code is active.
   *[other] { $count } more codes are active.
}
settings = Settings
archived = This group is archived
    .text = People can’t join, and only managers and admins see it. If you restore it, codes that haven’t expired work again.
archive-zone = Archive this group
    .text = People can’t join any more, and only managers and admins see it. Nothing is deleted.

archive-question = Archive { $group }?
archive-text = This group has { $count ->
    [one] { $count } member
   *[other] { $count } members
}. Once it’s archived, no one can join and only managers and admins see it. Nothing is deleted, and you can restore it.
group-archived = { $changed ->
    [yes] { $group } is archived.
   *[no] { $group } was already archived.
}
group-restored = { $changed ->
    [yes] { $group } is restored.
   *[no] { $group } wasn’t archived.
}
