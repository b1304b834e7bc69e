# Codes and invites: what they open, and why they can’t be used.

## Why a code can't be used.

code-expired = This code expired on { DATETIME($at, style: "long") }. Ask the person who gave it to you for a new one.
code-ended = The people who run the group ended this code. Ask them for a new one.
code-replaced = This code was replaced by a new one. Ask the person who gave it to you for the new one.
code-contained = This code got into the wrong hands and was shut off. Ask the people who run the group for a new one.
code-used-up = This code is used up. Ask the person who gave it to you for another one.
code-members-only = This code is for people who already have an account. If you have one, sign in and enter it there. If not, ask the person who gave it to you for an invite.
code-maker-stopped = The person who made this code can’t add people with it any more. Ask the people who run the group for a new one.
code-group-archived = The group of this code is no longer available. Ask the person who gave it to you where to go instead.
code-group-stopped = You could join with this code until { DATETIME($at, style: "stop") }. Ask the people who run the group if they can add you.
code-group-not-started = This group opens on { DATETIME($at, style: "long") }. Enter the code again then.
code-group-closed = You can’t join this group with a code right now. Ask the people who run it to add you.
code-campaign-stopped = The campaign of this code was stopped. Ask the person who gave it to you how to join now.
code-campaign-over = The campaign of this code ended on { DATETIME($at, style: "stop") }. Ask the person who gave it to you how to join now.
code-campaign-not-started = This code works from { DATETIME($at, style: "long") }. Enter it again then.
code-not-entered-here = This is one of our codes, but you don’t enter it here. Ask the person who gave it to you where to use it.
code-no-group = This code doesn’t open a group right now. Ask the person who gave it to you which group it’s for.
code-no-group-takes = None of the groups of this code can be joined with it right now. Ask the people who run them to add you.
code-unknown = We don’t recognise this code. Check it, or ask the person who gave it to you.

# Signed out, all of these read alike, so that guessing codes tells nothing.
code-unusable = This code can’t be used. Check it, or sign in if you have an account.

did-you-mean = { $refusal } Did you mean { $code }?

## Why an invite can't be used: the heading of its page, and what to do.

invite-expired = This invite has expired
    .text = It worked until { DATETIME($at, style: "long") }.
invite-deleted = This invite was deleted
    .text = Its creator or a manager of the group deleted the link.
invite-revoked = This invite was revoked
    .text = The people who run the group took this invite back.
invite-renewed = There is a newer invite
    .text = We’ve sent a newer invite to this address. Use the link in the newest email.
invite-used-up = This invite is used up
    .text = As many people as it was made for have joined with it.
invite-maker-stopped = This invite has stopped
    .text = The person who made this invite can’t add people with it any more. Ask the people who run the group for a new one.
invite-members-only = This invite is for people with an account
    .text = Sign in first. If you don’t have an account, request access and the people who run the group decide.
invite-other-address = This invite is for another address
    .text = This invite was sent to another address. Nothing was used up.
invite-group-archived = This group is no longer available
    .text = Ask the person who invited you where to go instead.
invite-group-stopped = You can’t join this group any more
    .text = You could join until { DATETIME($at, style: "stop") }. Ask the people who run the group if they can add you.
invite-group-not-started = This group hasn’t started yet
    .text = It opens on { DATETIME($at, style: "long") }. Open the link again then.
invite-group-closed = This link doesn’t work
    .text = You can’t join this group with an invite right now. Ask the people who run it to add you.
invite-unknown = This link doesn’t work
    .text = Part of the link is missing, or it’s very old. Email programs sometimes break a link in two. Copy all of it, or ask the person who gave it to you for a new one.

## Limits that were not typed right.

max-uses-not-a-number = Enter a whole number, or leave it empty for no limit.
max-uses-zero = Enter at least 1, or leave it empty for no limit.
max-uses-too-many = Enter at most { NUMBER($most) }, or leave it empty for no limit.
unbounded-managers = Codes and invites that make people group managers need an expiration date and a maximum number of uses.

## For those who look after a code or link: why it doesn't work, or not for everyone, and what would change that.

trouble-group-archived = The group is archived. Restore it to make this work again.
trouble-group-stopped = People could join this group until { DATETIME($at, style: "stop") }. Move the stop date to make this work again.
trouble-group-closed = The group is closed. Choose another join type in General to make this work again.
trouble-group-not-started = The group starts on { DATETIME($at, style: "long") }. People can join from then on.
trouble-maker-stopped = { $maker } can’t add people to this group any more, so this has stopped. { $yours ->
    [yes] Take it over to make it work again.
   *[no] A manager of the group can take it over.
}
trouble-narrowed = { $maker } can’t add people without an account any more, so this works for existing members only.

joined-with = { $uses ->
    [0] No one has used it yet.
    [one] { $uses } person joined with it and stays in the group.
   *[other] { $uses } people joined with it and stay in the group.
}

## Having joined.

welcome = You’re in { $groups }.
welcome-already-in = You’re already in { $groups }.
welcome-already-in-hidden = You’re already in { $groups }. Only its managers can see it right now.

## What a pass opens, before joining.

invited-by = Invited by
your-role = Your role
join-until = Join until
until = { DATETIME($at, style: "stop") }, { RELATIVE($at, style: "stop") }
join-until-date = Join until { DATETIME($at, style: "stop") }, { RELATIVE($at, style: "stop") }
opens-groups = { $count ->
    [one] This code opens { $count } group.
   *[other] This code opens { $count } groups at once.
}

## A code or an invite, as the people who look after it see it.

join-group = Join { $group }
uses = Uses
uses-count = { NUMBER($uses) }
uses-of = { NUMBER($uses) } of { NUMBER($most) }
used = { $uses } used
ticket-words = { $window } · { $used }
max-uses = Maximum uses
    .hint = Leave empty for no limit.
expiration = Expiration
never = Never
role-granted = Role
access = { $members-only ->
    [yes] Existing members only
   *[no] Anyone with the link
}
who-can-join = Who can join
admits = { $admits-new ->
    [yes] People with or without an account
   *[no] People who already have an account
}
created = Created
created-by = Created by
taken-over-by = Taken over by
by-at = { $name }, { DATETIME($at, style: "long") }
name = Name
people-who-used = People who used this code
people-pages = Pages of people
latest = Latest
no-one-yet = No one yet

window-created = created { DATETIME($at, style: "day") }
window-ends = Ends { DATETIME($at, style: "long") }, { RELATIVE($at) }
window-expired = Expired { DATETIME($at, style: "long") }
window-ended = Ended { DATETIME($at, style: "long") }
window-deleted = Deleted { DATETIME($at, style: "long") }
window-endless = Never expires

## What keeps a code or an invite from working: the state it’s in.

code-state = { $state ->
    [not-started] <code>{ $shown }</code> hasn’t started yet.
    [stopped] <code>{ $shown }</code> has stopped.
    [used-up] <code>{ $shown }</code> is used up.
    [expired] <code>{ $shown }</code> has expired.
    [replaced] <code>{ $shown }</code> was replaced by another code.
   *[other] <code>{ $shown }</code> doesn’t work any more.
}
invite-state = { $state ->
    [stopped] It has stopped.
    [used-up] It’s used up.
    [expired] It has expired.
    [deleted] Its link was deleted.
    [replaced] It was replaced by another invite.
   *[other] Its link doesn’t work any more.
}

## Expire a code, delete a link.

expire-question = Expire { $code }?
expire-now = Expire Now
expire-text = This code will stop working right away. You can’t undo this.
delete-question = Delete this link?
delete-link = Delete link
delete-text = This link will stop working right away, in emails too. You can’t undo this.
code-over = This code doesn’t work any more
invite-over = This invite doesn’t work any more

## Take over.

take-over = Take over
taken-over = You’ve taken it over, so it works again.
not-taken-over = You don’t need to take it over.
codes-pages = Pages of codes
