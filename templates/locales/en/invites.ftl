# Invites: links to a group, shared or emailed.

## The invite was sent to another address.

other-address = This invite was sent to { $address }, and you’re signed in as { $own }. { $has-account ->
    [yes] Switch to the account of { $address }, or ask { $inviter } for an invite of your own.
   *[no] No account uses { $address }. If that’s your old address, ask { $inviter } to invite { $own }. If it’s someone else’s, sign out so they can sign up.
}

## An invite that can't be created or sent again.

group-archived = This group is archived, so an invite wouldn’t work.
group-stopped = This group has stopped, so an invite wouldn’t work.
no-right = You can’t invite people to this group any more.
switched-off = The managers of this group have turned off invites by members.
too-many-emails = You’ve invited as many people by email as a member can in a day. Share the link yourself, or ask one of the group’s managers.
no-account = { $count ->
    [one] { $addresses } doesn’t have an account, and this invite is for existing members only.
   *[other] { $addresses } don’t have accounts, and this invite is for existing members only.
} Nothing was sent. { $may-add-people ->
    [yes] Remove the address, or choose Anyone with the link.
   *[no] Remove the address, or ask an admin to send the invite.
}
resend-over = Nothing was sent. This invite has been accepted, revoked or replaced.
resend-unusable = Nothing was sent, because the link doesn’t work any more. Create a new invite.
resend-too-soon = Nothing was sent. The last email went out less than a minute ago.
resend-unsubscribed = Nothing was sent, because this address doesn’t want invites by email. Share the link instead.

## When an invite expires.

expiration-unchosen = Choose when the invite expires.
expiration-no-date = Enter the date when the invite expires.
expiration-beside = You chose “{ $choice }” above, so this date isn’t used. Choose Custom date there, or clear this field.

## The page of a link.

nothing-used = Nothing was used up.
account-can-join = You have an account, and you can use it with this invite.
invited-you = { $inviter } invited you to { $group }. { $more }

already-in = You’re already in { $groups }
removed-from = You were removed from { $groups }
account-deactivated = This account is deactivated
share-description = Open the link to see the group at { $organization } and to join.
invites-you = { $inviter } invites you to { $groups }

not-now = Not now
sign-in-and-join = Sign in and join
choose-password-and-join = Choose a password and join
switch-account = Switch account
sign-out-and-continue = Sign out and continue

invites = Invites

invite = Invite

## Lists of invites.

invites-to = Invites to { $group }
my-invites = My invites
    .caption = Your invites to { $group }
used-by = Who can use it
as-managers = as managers
pages = Pages of invites
none-yet = No invites yet
    .text = Share a link to this group, or email it to people, and see who joins with it.

## On the group’s page and on Home.

invite-with-link = Invite with a link
for-you = Invites for you
waits = { $inviter } invites you.
waits-until = { $inviter } invites you. The link works until { DATETIME($at, style: "long") }, { RELATIVE($at) }.
waited-until = { $inviter } invited you. The link expired on { DATETIME($at, style: "long") }, { RELATIVE($at) }.
request-about = to { $group }

## New Invite.

new-invite = New Invite
valid-hour = 1 hour
valid-six-hours = 6 hours
valid-day = 1 day
valid-week = 7 days
valid-custom = Custom date
valid-custom-hint = In { $zone }. End of day if you give no time.
access = Who can use this link
access-anyone = Anyone with the link
    .about = People without an account can sign up with it.
access-members = Existing members only
    .about = People who already have an account.
role-granted = Group role granted
    .hint = For managers, also set an expiration and a maximum number of uses.
maximum-uses = Maximum uses
    .hint = How many people can join. No limit if empty.
people-to-email = People to email
from-organization = From the organization
people-to-invite = People to invite
addresses = Email addresses
    .hint = Paste up to { NUMBER($most) }, with or without names. Leave empty to share the link yourself.
file = Or a file
    .hint = CSV, Excel (.xlsx), OpenDocument (.ods) or .zip. We add the addresses in its email column to the list above.
encoding = Encoding of the file
create = Create

## What is wrong with a new invite.

access-not-yours = You can’t invite people without an account. Choose Existing members only.
access-unchosen = Choose who can use the link.
role-too-high = You can’t give a higher role than your own. Choose Member.
too-many-people = Invite at most { NUMBER($most) } people at once. You chose { NUMBER($count) }.
too-few-uses = You’re emailing { NUMBER($count) } people. Enter at least { NUMBER($count) }.

## What was read of a file of people to invite.

file-too-large = This file is larger than 1 MB. Choose a smaller one, or paste the addresses.
file-without-addresses = There are no email addresses in this file.
file-check = Check the addresses in the list, then create the invite.
file-notice = { $file }: { $notice }
file-read-as = We read it as { $encoding }. Does “{ $sample }” look right? If it doesn’t, choose its encoding and the file again.
file-gone = Left out, because the file marks them as gone: { $lines }.
file-contradicted = In the list, because other lines have the same people as active: { $lines }.
file-unread = Not read: { $lines }. { $why }
lines = { $count ->
    [one] line { $numbers }
   *[other] lines { $numbers }
}
unread-misquoted = Check the quotation marks.
unread-too-long = This is too long for a row.
unread-formula = A formula has no result. Open the file in a spreadsheet program and save it again.
unread-note = This looks like a note, not a person.
unread-cells = Put quotation marks around a cell with a comma in it.
unread-garbled = Some characters are damaged. Save the file as UTF-8.
unread-status = “{ $word }” may mean active or gone.

## After creating.

done = Invite created. Copy the link to share it.
done-emailing = Invite created. We’re emailing it to { $count ->
    [one] { $count } person
   *[other] { $count } people
}.
done-waiting = Invite created. This server can’t send email right now, so { $count ->
    [one] { $count } email waits
   *[other] { $count } emails wait
}. Copy the link to share it now.
done-skipped = { $count ->
    [one] We skipped { $count } person who is already in the group.
   *[other] We skipped { $count } people who are already in the group.
}
done-unsubscribed = { $count ->
    [one] { $count } person doesn’t want invites by email. Share the link with them instead.
   *[other] { $count } people don’t want invites by email. Share the link with them instead.
}
done-left-out = Left out: { $addresses }.

## An invite.

link-off = This link doesn’t work right now.
access-and-uses = { $access } · { $uses } used
qr-code = QR code of the link
organization = Organization
role = Role
emailed = People emailed
    .none = No one. You share the link yourself.
    .caption = People this invite was emailed to
unsubscribed = Doesn’t want invites by email. Share the link instead.
resend = Resend
revoke = Revoke

deleted = Link deleted. It doesn’t work any more.
deleted-before = This link was already deleted.

## Revoking an invite.

revoke-question = Revoke this invite?
    .text = The link we emailed to <bold>{ $address }</bold> will stop working right away. You can’t undo this.
revoke-what = What to revoke
revoke-one = This invite
revoke-group = All invites of this address to this group
revoke-everywhere = All invites of this address
    .about = In every group.
revoke-over = This invite has ended
    .text = { $address } has joined, or the invite was already revoked or replaced.
revoked = { $count ->
    [0] This invite had already ended.
    [one] Invite revoked. Its link doesn’t work any more.
   *[other] { $count } invites revoked. Their links don’t work any more.
}
