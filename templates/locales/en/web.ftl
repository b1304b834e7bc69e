# What every page may need: errors in place of a page, and what forms say whatever they are for.

## Errors in place of a page: a heading, and what to do.

not-found = Page not found
    .text = There’s nothing here, or nothing you can see. Check the link, or start from Home.
forbidden = You don’t have access
    .text = Ask a manager of the group or an admin if you need this page.
sign-in-first = Sign in first
    .text = You need to sign in to see this page.
malformed = Something went missing
wrong-method = This page doesn’t work that way
    .text = Go back and use the buttons on the page.
too-large = That’s too much at once
    .text = Send less, in several steps.
cross-site = Sent from another site
    .text = To keep you safe, nothing was changed. Open the page here and try again.
not-set-up = Not set up yet
    .text = If you run this server, open the set-up link shown in its log.
try-later = Try again later
clock-behind = Joining and changes are paused
    .text = This server’s clock is wrong, so nothing was changed. Please try again later. If you run this server, run muster doctor.
overloaded = One moment, please
    .text = Many people are using this server right now. Nothing is lost. Try again in a few seconds.
disk-full = This server is out of space
    .text = Nothing was changed. You can still read everything. If you run this server, make room on its disk.
database-unavailable = One moment, please
    .text = The server can’t reach its data right now. Nothing was changed. Try again in a few seconds.
broken = Something went wrong on our side
    .text = Nothing was changed. Try again. If it keeps happening, give the people who run this server the number of this error.

## What is wrong with a form that did not arrive as it should.

form-too-slow = The form took too long to arrive. Send it again.
form-not-text = The form contains a character we can’t store. Type it again.
form-unreadable = We couldn’t read the form. Go back, reload the page and fill it in again.
form-expected = This address expects a form. Go back and use the form on the page.
form-connection-lost = The connection was lost before the form arrived. Send it again.

## Words of every page.

saved = Changes saved.
unchanged = Nothing changed.
cancel = Cancel
copy = Copy
    .code-about = the code
    .link = Copy link
    .done = Copied
    .failed = Couldn’t copy. Select the text and copy it yourself.
share-link = Share link
join = Join
joined = Joined
send-to-others = { $count ->
    [one] Send to the other one
   *[other] Send to the other { $count }
}
optional = optional
check-form = Please check the form
# A problem in the list above a form, with the name of its field where the problem doesn’t tell.
problem-at = { $field ->
    [name] Name: { $problem }
    [organization] Organization: { $problem }
    [description] Description: { $problem }
    [category] Category: { $problem }
    [label] Label: { $problem }
    [note] Note: { $problem }
    [starts] Start date: { $problem }
    [stops] Stop date: { $problem }
    [expires_at] Expiration: { $problem }
    [max_uses] Maximum uses: { $problem }
    [order] Order: { $problem }
   *[other] { $problem }
}
email = Email
email-language = Language of the email
    .hint = For people who haven’t chosen a language here.
password = Password
show = Show
show-field = Show { $field }
hide = Hide
close = Close
discard = Close and discard what you typed?
unreached = We couldn’t reach the server, so nothing may have been saved. Please try again.
list-updated = The list is up to date.
# How a code is read that is being typed.
code-reads-as = We read this as { $code }
join-code = Join code
group-code = Group code
newest = Newest
older = Older
search = Search
qr-code-of = QR code of { $url }
skip-to-content = Skip to content
menu = Menu
close-menu = Close menu
account-of = Account of { $name }
actions = Actions
manage = Manage
sign-in = Sign in
sign-out = Sign out
proceed = Continue
request-access = Request access
print = Print
home = Go to Home
number = Number

## When something starts and stops.

start-date = Start date
start-time = Start time
    .hint = 00:00 if empty.
stop-date = Stop date
stop-time = Stop time
    .hint = End of day if empty.
zone-note = Dates and times are in { $zone }.

home-page = Home

## Having emailed people.

mailed = An email is on its way to { $to }.
mail-waits = This server can’t send email right now, so the email to { $to } waits.

## Search results.

people-found = { $count ->
    [0] No people found. Try the first letters of a name or an email address.
    [one] { $count } person found
   *[other] { $count } people found
}
people-found-first = These are the first { NUMBER($count) } people. Type more of the name to find others.
groups-found = { $count ->
    [0] No groups found. Try the first letters of the name.
    [one] { $count } group found
   *[other] { $count } groups found
}
groups-found-first = These are the first { NUMBER($count) } groups. Type more of the name to find others.

## What is wrong with the server.

clock-wrong = This server’s clock is wrong
    .text = It says { DATETIME($machine, style: "long") }, which is before { DATETIME($latest, style: "long") }, the latest time it has seen. Joining is paused. On the server, set the clock, or accept it with muster clock --accept.
disk-filling = { $full ->
    [yes] The disk is full
   *[no] The disk is nearly full
}
    .text = { $space }. When it’s full, people can’t join or change anything. Make room on the server.

## States, as chips show them.

state = { $state ->
    [open] running
    [joined] joined
    [used] used
    [active] active
    [confirmed] confirmed
    [approved] approved
    [denied] declined
    [done] done
    [undone] undone
    [waiting] waiting
    [sent] sent
    [started] started
    [not-yet-open] not started
    [not-started] not started
    [unused] unused
    [unconfirmed] unconfirmed
    [failed] failed
    [stopped] stopped
    [deactivated] deactivated
    [used-up] used up
    [expired] expired
    [deleted] deleted
    [replaced] replaced
    [revoked] revoked
    [unsubscribed] unsubscribed
    [held] on hold
    [archived] archived
   *[over] over
}

## What buttons, lists and columns of several pages say.

first-page = First
next-page = Next
back = Back
save-changes = Save changes
save = Save
edit = Edit
remove = Remove
export-csv = Export CSV
export-excel = Export Excel
download-qr = Download QR code
state-label = State
when = When
go-to-group = Go to the group
have-account = I have an account
sign-up-and-join = Sign up and join
sign-out-everywhere = Sign out everywhere
back-to-invite = Back to the invite
name-or-email = Name or email
group-name = Group name
select = Select { $name }
role-of = Role of { $name }
