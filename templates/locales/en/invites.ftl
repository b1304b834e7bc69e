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
more-addresses = { $count ->
    [one] { $count } more
   *[other] { $count } more
}
resend-over = Nothing was sent. This invite has been accepted, revoked or replaced.
resend-unusable = Nothing was sent, because the link doesn’t work any more. Create a new invite.
resend-too-soon = Nothing was sent. The last email went out less than a minute ago.

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
invites-you = { $inviter } invites you to { $groups }

join = Join
not-now = Not now
go-to-group = Go to the group
home = Go to Home
sign-in = Sign in
sign-in-and-join = Sign in and join
sign-up-and-join = Sign up and join
choose-password-and-join = Choose a password and join
have-account = I have an account
request-access = Request access
switch-account = Switch account
sign-out-and-continue = Sign out and continue
