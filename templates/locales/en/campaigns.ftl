# Campaigns: one code for many, or many codes for one use each.

stopped-since = Someone stopped this campaign while you were editing it, so your changes weren’t saved.

## Codes that can't be emailed.

send-over = These codes don’t work any more, so nothing was sent.
send-no-group = No group uses this campaign yet, so its codes wouldn’t open anything. Choose it in a group under User Groups first.
send-still-making = We’re still creating the codes. Send them when they’re all there.
send-still-sending = Emails are still being sent. Wait until they’re out, then send to more people.
send-no-one = Everyone in this audience already has a code from this campaign, or there’s no one in it.
send-too-few-codes = You chose { $people ->
    [one] { $people } person
   *[other] { $people } people
}, but only { $codes ->
    [one] { $codes } code is
   *[other] { $codes } codes are
} left to send. Choose fewer people, or create another campaign.

campaigns = Campaigns

## Campaigns.

no-campaigns = No campaigns yet
    .text = A campaign is one code for many people, or many codes that each work once. Choose it in one or more groups, and its codes open all of them.
new = New campaign
list-caption = Campaigns, newest first
list-pages = Pages of campaigns
name = Name
dates = Dates
used = Used
groups = Groups
no-groups = None yet

## What a campaign is like.

kind-shared = One code for many uses
kind-single = { $count ->
    [one] { $count } code for one use
   *[other] { $count } codes for one use each
}
uses = { $uses ->
    [one] { $uses } use
   *[other] { $uses } uses
}
uses-of = { NUMBER($uses) } of { $most ->
    [one] { $most } use
   *[other] { $most } uses
}
codes-used = { NUMBER($used) } of { $made ->
    [one] { $made } code used
   *[other] { $made } codes used
}
progress = { NUMBER($made) } of { $quantity ->
    [one] { $quantity } code created so far.
   *[other] { $quantity } codes created so far.
}
ticket-words = { $window } · { $uses }
window-stopped = Stopped { DATETIME($at, style: "long") }, { RELATIVE($at) }

## New campaign.

new-intro = { $admits-new ->
    [yes] People can join with these codes with or without an account.
   *[no] Only people who already have an account can join with these codes, because you can’t add new people.
}
name-hint = People who enter a code don’t see it.
codes = Codes
shared-about = For a poster, a newsletter or a whole class.
single = Many codes for one use each
    .about = For vouchers and cards. No code works twice.
quantity = Number of codes
    .hint = Up to { NUMBER($most) }.
prefix = Prefix
    .hint = Starts each code. Needs a vowel, a 0 or a 1, like SPRING.
starts-hint = The first day codes work. Leave empty to start right away.
stops-hint = The last day codes work. Leave empty for no end date.
in-app = Allow in app validation
    .hint = People can enter these codes in Muster. Turn off if another system checks them.
create = Create campaign
created = Campaign created. Next, choose it in the groups its codes should open.
mode-unchosen = Choose one code for many uses, or many codes for one use each.
quantity-not-a-number = Enter the number of codes as a whole number.
quantity-zero = Enter at least 1.
quantity-too-many = Enter at most { NUMBER($most) }. For more codes, create another campaign.
stop-past = This is in the past. Choose a later stop date.

## A campaign.

maker-stopped = { $maker } isn’t an admin any more, so these codes have stopped. Make them an admin again, or create a new campaign.
unused-by-groups = No group uses this campaign yet, so its codes don’t open anything. Choose it as the campaign of a group in <link>Settings → User Groups</link>.
uncovered = Dates this campaign doesn’t cover
    .text = These groups are open when the codes of this campaign don’t work. { $stopped ->
        [yes] Choose another campaign for them.
       *[no] Change the dates here or in the group.
    }
making = Creating the codes
making-failed = Something went wrong, so some codes are missing. Create a new campaign.
sending = Emailed { NUMBER($done) } of { $people ->
    [one] { $people } person so far.
   *[other] { $people } people so far.
}
sending-failed = Something went wrong, so some people didn’t get an email. Send again to reach them.
refresh = Refresh
email = Email codes
sheets = Sheets to print
stop-campaign = Stop campaign
code = Code
no-max-uses = No limit
in-app-fact = { $in-app ->
    [yes] Yes
   *[no] No, another system checks these codes
}
emailed-to = Emailed to
search-codes = Search codes
    .placeholder = Start of a code
show = Show
all-codes = All codes
unused = Unused
no-codes-found = No codes found.
codes-caption = Codes of this campaign
used-by = Used by
signing-up = Someone who is signing up

## Edit.

edit-campaign = Edit { $campaign }
fixed-shared = One code for many uses.
fixed-shared-limited = { $most ->
    [one] One code for { $most } use.
   *[other] One code for up to { $most } uses.
}
fixed-single = { $quantity ->
    [one] { $quantity } code for one use.
   *[other] { $quantity } codes for one use each.
}
fixed-single-prefixed = { $quantity ->
    [one] { $quantity } code for one use, starting with { $prefix }.
   *[other] { $quantity } codes for one use each, starting with { $prefix }.
}
edit-fixed = { $fixed } You can’t change the codes, because people may already have them.
edit-dates = New dates apply to all codes right away. Emails and sheets you’ve already sent or printed still show the old dates.

## Stop campaign.

stop-question = Stop { $campaign }?
stop-shared = The code will stop working right away. You can’t undo this.
stop-single = { $unused ->
    [one] { $unused } unused code will stop working right away.
   *[other] { $unused } unused codes will stop working right away.
} You can’t undo this.
stopped = { $codes ->
    [one] Campaign stopped. { $codes } code doesn’t work any more.
   *[other] Campaign stopped. { $codes } codes don’t work any more.
}
stopped-before = This campaign was already stopped.
is-stopped = This campaign is stopped
    .text = Its codes don’t work any more, and you can’t change or restart it.

## Email codes.

email-over = { $state ->
    [expired] These codes have expired, so you can’t email them.
   *[other] These codes have stopped, so you can’t email them.
}
email-intro = { $shared ->
    [yes] Each person gets an email with the code and a link to join.
   *[no] Each person gets an email with a code of their own and a link to join.
} No one gets two, even if you send again.
email-waits = This server can’t send email right now, so the emails will wait.
audience = Who gets a code
everyone = Everyone
    .about = Every active person in your organization.
of-groups = People in groups
    .about = Everyone in at least one of the included groups.
search-groups = Search groups
    .placeholder = Name of a group
included = Included groups
excluded = Excluded groups
    .hint = People in these groups don’t get a code.
without = Without { $group }
send = Send codes
audience-too-large = Choose at most { NUMBER($most) } groups. Send to the others afterwards.
audience-no-group = Choose at least one group.
audience-unchosen = Choose who gets a code.
emailed = { $people ->
    [one] We’re emailing a code to { $people } person.
   *[other] We’re emailing a code to { $people } people.
} This page shows the progress.
emailed-waiting = { $people ->
    [one] The email to { $people } person is waiting
   *[other] The emails to { $people } people are waiting
}, because this server can’t send email right now. Export the codes to share them yourself.

## People emailed.

recipients = People emailed
recipients-caption = People who were emailed a code
no-recipients = No one yet
    .text = People you email a code to appear here. If you’ve just sent some, reload this page in a moment.
unsubscribed = Doesn’t want codes by email. Hand it over yourself.
shared-code = The shared code

## Sheets to print.

sheets-page = Sheets
sheets-back = Back to the campaign
sheets-next = Next { NUMBER($count) } codes
sheets-codes = Codes of { $campaign }
sheets-none = There’s nothing to print, because none of these codes can be used any more.
groups-count = { $count ->
    [one] { $count } group
   *[other] { $count } groups
}
until = until { DATETIME($at, style: "stop") }

## The export.

export-later = { $progress } Export them when they’re all there.
used-at = Used (UTC)
