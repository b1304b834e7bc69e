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
