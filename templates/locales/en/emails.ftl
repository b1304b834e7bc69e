# Emails, in the order in which people get them.

unsubscribe = Don’t want these emails? Unsubscribe here:
safety-reason = We send this to keep your account safe.

## What emails are about that people can turn off, on the account page and behind the link in an email.

topic-invites = Invites
    .about = When someone invites you to a group.
topic-invite-reminders = Reminders of invites
    .about = When an invite is about to expire, and when it has expired.
topic-codes = Codes
    .about = When a manager or admin sends you a join code.
topic-requests = Requests to join
    .about = When someone asks to join a group you manage.
topic-invite-changes = Stopped invites
    .about = When invites to a group you manage stop working or only work for existing members.

## Signing up.

confirm-subject = Confirm your email for { $organization }
confirm-text = Welcome to { $organization }. Please confirm that this is your email address.
confirm-button = Confirm email
confirm-until = The link works once, until { DATETIME($at, style: "long") }. After that, ask for a new one on your account page:
confirm-reason = You signed up at { $organization } with this address. Wasn’t you? Ignore this email, and the address stays unconfirmed.

signup-subject = Finish signing up at { $organization }
signup-text = You’re almost done. Finish signing up at { $organization }:
signup-until = The link works once, until { DATETIME($at, style: "long") }. After that, sign up again:
signup-reason = Someone signed up at { $organization } with this address. Wasn’t you? Ignore this email, and no account is created.

known-subject = You already have an account at { $organization }
known-text = You, or someone else, tried to sign up at { $organization } with this address. You already have an account, so nothing was changed.
known-forgotten = Forgot your password? Set a new one:
known-reason = Wasn’t you? Ignore this email. We haven’t told anyone that you have an account.

first-password-subject = Your account at { $organization }
first-password-text = You have an account at { $organization } now. Choose your password to get started.
first-password-button = Choose password
first-password-reason = An admin of { $organization } created this account for you. Not expecting it? You can ignore this email.

## Passwords and addresses.

reset-subject = Set a new password for { $organization }
reset-text = You asked to set a new password at { $organization }.
reset-button = Set new password
reset-until = The link works once, until { DATETIME($at, style: "long") }. After that, ask for a new one:
reset-signs-out = Once it’s set, you’re signed out everywhere else.
reset-reason = Didn’t ask for this? Ignore this email, and your password stays the same.

password-set-subject = Your password for { $organization } was changed
password-set-text = Your password at { $organization } was changed on { DATETIME($at, style: "long") }, and you were signed out everywhere else.
password-set-not-you = Wasn’t you? Set a new password right away.

new-address-subject = Confirm your new email for { $organization }
new-address-text = You’re changing your email at { $organization } to this address. Please confirm it.
new-address-until = The link works once, until { DATETIME($at, style: "long") }. After that, change the address again on your account page:
new-address-reason = Didn’t ask for this? Ignore this email, and nothing changes.

address-change-subject = Your email for { $organization } is being changed
address-change-text = Someone signed in to your account at { $organization } asked to change its email to { $address }. Until that address is confirmed, we keep using this one.
address-change-not-you = Wasn’t you? Sign out everywhere on your account page, then set a new password.
address-change-account = Go to your account
address-change-password = Set a new password:

## Codes.

code-subject = { $sender } sent you the code for { $group }
code-text = { $sender } invites you to join { $group } at { $organization } with this code:
code-until = The code works until { DATETIME($at, style: "long") }. If it has stopped working, ask { $sender } for a new one.
code-no-end = The code has no end date. If it has stopped working, ask { $sender } for a new one.
code-new-here = New here? You can sign up on the way. If you have an account, sign in there.
code-members-only = You need an account at { $organization } to join. The link takes you to sign in.
code-reason = { $sender } sent this code to your address. Not expecting it? You can ignore this email.

campaign-code-subject = Your code for { $groups } at { $organization }
campaign-code-subject-plain = Your code at { $organization }
campaign-code-text = { $organization } sent you a code to join { $groups }:
campaign-code-text-plain = { $organization } sent you a code to join a group:
campaign-code-from = The code works from { DATETIME($starts, style: "start") }. If it doesn’t work after that, ask an admin of { $organization } for another.
campaign-code-until = The code works until { DATETIME($stops, style: "stop") }. If it doesn’t work, ask an admin of { $organization } for another.
campaign-code-between = The code works from { DATETIME($starts, style: "start") } to { DATETIME($stops, style: "stop") }. If it doesn’t work then, ask an admin of { $organization } for another.
campaign-code-no-end = The code works until its campaign is stopped. If it doesn’t work, ask an admin of { $organization } for another.
campaign-code-sign-in = The link asks you to sign in with your account at { $organization }, then choose Join.
campaign-code-reason = An admin of { $organization } sent codes to you and others.

guarded-subject = Someone is guessing join codes at { $organization }
guarded-text = Someone is guessing join codes at { $organization }, from many networks at once.
guarded-effect = To keep your groups safe, custom codes like CHOIR2026 now work as usual only from networks your people already use. Generated codes like F8H4B-PZM5K and emailed invites work for everyone. People who are signed in aren’t affected.
guarded-advice = This ends by itself an hour after the guessing stops. If you share codes that could be guessed, replace them: open the group’s codes, choose Edit code, and leave the custom code empty or add a random ending.
guarded-button = Open User Groups
guarded-reason = You get this because you’re an admin of { $organization }.

## Invites.

invite-subject = { $inviter } invites you to { $group }
invite-text = { $inviter } invites you to join { $group } at { $organization }.
invite-approved-subject = Your request to join { $group } was approved
invite-approved-text = { $inviter } approved your request to join { $group } at { $organization }.
invite-button = Open invite
invite-until = The link works until { DATETIME($at, style: "long") }. If it has expired, open it anyway and choose Request access.
invite-no-end = The link doesn’t expire.
invite-new-here = You don’t need an account yet. The link is just for you, so please don’t forward it.
invite-members-only = You need an account at { $organization }. The link is just for you, so please don’t forward it.
invite-reason = { $inviter } invited this address. Not expecting it? You can ignore this email.
invite-approved-reason = Someone requested access with this address. Wasn’t you? You can ignore this email.

reminder-subject = Your invite to { $group } expires on { DATETIME($at, style: "long") }
reminder-text = { $inviter } invited you to join { $group } at { $organization }, and you haven’t joined yet.
reminder-reason = { $inviter } invited this address. This is the only reminder.
reminder-approved-reason = Someone requested access with this address. This is the only reminder.

expired-subject = Your invite to { $group } has expired
expired-text = { $inviter } invited you to join { $group } at { $organization }. The invite expired on { DATETIME($at, style: "long") }.
expired-ask = Still want to join? Open the link and choose Request access.

lost-rights-subject = Invites by { $person } to { $group } have changed
lost-rights-stopped = { $count ->
    [one] { $person } can’t invite people to { $group } at { $organization } any more, so one of their invites has stopped. It works again if they get the right back.
   *[other] { $person } can’t invite people to { $group } at { $organization } any more, so { $count } of their invites have stopped. They work again if they get the right back.
}
lost-rights-narrowed = { $count ->
    [one] { $person } can’t invite people without an account any more, so one of their invites to { $group } at { $organization } now works for existing members only. It works for everyone again if they get the right back.
   *[other] { $person } can’t invite people without an account any more, so { $count } of their invites to { $group } at { $organization } now work for existing members only. They work for everyone again if they get the right back.
}
lost-rights-take-over = { $count ->
    [one] Still needed? Open the invite and take it over.
   *[other] Still needed? Open the invites and take over the ones you need.
}
lost-rights-button = { $count ->
    [one] Open invite
   *[other] Open invites
}

## Requests to join.

request-subject = { $name } would like to join { $group }
request-text = { $pass ->
    [code] { $name } would like to join { $group } at { $organization }. Their code didn’t work.
   *[link] { $name } would like to join { $group } at { $organization }. Their invite link didn’t work.
}
request-text-signed-out = { $pass ->
    [code] { $name } ({ $address }) would like to join { $group } at { $organization }. Their code didn’t work, and they weren’t signed in.
   *[link] { $name } ({ $address }) would like to join { $group } at { $organization }. Their invite link didn’t work, and they weren’t signed in.
}
request-note = They wrote:
request-button = Approve or decline
decider-reason = You get this because you decide who joins { $group }.

approved-subject = You’re in { $group }
approved-text = Your request to join { $group } at { $organization } was approved. You’re in.
approved-button = Go to group
declined-subject = Your request to join { $group }
declined-subject-hidden = { $pass ->
    [code] Your request to join with your code
   *[link] Your request to join with your invite link
}
declined-text = Your request to join { $group } at { $organization } was declined. Think that’s a mistake? Talk to its managers.
declined-text-hidden = { $pass ->
    [code] Your request to join with your code at { $organization } was declined. Think that’s a mistake? Talk to the person who gave it to you.
   *[link] Your request to join with your invite link at { $organization } was declined. Think that’s a mistake? Talk to the person who gave it to you.
}
declined-button = See your request
requester-reason = You get this because you requested access.

## Test.

test-subject = Test email from { $organization }
test-text = Hello { $name }, this is the test email that you asked for on { DATETIME($at, style: "long") }. It arrived, so email works.
test-button = Open email queue
test-reason = You get this because you chose Send a test message in Settings.
