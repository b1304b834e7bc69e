# After a backup was restored.

## The notice on Home, and its page.

restored-backup = Restored backup
    .none = No backup was restored, or its notice was dismissed.
restored = A backup was restored on { DATETIME($at, style: "long") }
since-backup = the backup
since = { DATETIME($at, style: "long") }
nothing-revived = Everyone was signed out. Nothing that ended after { $since } is active again.
revived = Everyone was signed out. These ended or changed after { $since } and are active again.
maybe-revived = Everyone was signed out. What ended after { $since } is active again, but we can’t tell what that is. Now active: { $codes } and { $links }. Check them, and the people you removed or deactivated.
see-all = See all
dismiss = Dismiss
list = { $kind ->
    [code] Codes that were expired or used up
    [campaign] Campaigns that were stopped or used
    [invite] Invites that were deleted or used up
    [recipient] Invites that were revoked
    [person] People who were deactivated or deleted
    [membership] People who were removed from a group
    [role] People whose role was lowered
   *[password] People whose old password works again
}
in-group = { $name } ({ $group })
invite-to = Invite to { $group }
more = and { NUMBER($count) } more
more-later = and more, which are listed as you deal with these
codes = { $capped ->
    [yes] { NUMBER($count) } or more codes
   *[no] { $count ->
        [one] { $count } code
       *[other] { $count } codes
    }
}
links = { $capped ->
    [yes] { NUMBER($count) } or more invite links
   *[no] { $count ->
        [one] { $count } invite link
       *[other] { $count } invite links
    }
}

## Expiring everything.

expire-all = Expire all codes and links
    .question = Expire all codes and links?
    .text = { $codes } and { $links } will stop working right away, in every group and campaign. You can’t undo this.
expired = We expired { $codes } and { $links }.

## Emails and tasks on hold.

held = On hold: { $held }
    .text = They’re from the backup, so some emails may have been sent already. Send them, or drop them and let the rest continue without emails.
emails = { $capped ->
    [yes] { NUMBER($count) } or more emails
   *[no] { $count ->
        [one] { $count } email
       *[other] { $count } emails
    }
}
tasks = { $count ->
    [one] { $count } unfinished task
   *[other] { $count } unfinished tasks
}
send = Send
drop = Drop
nothing-held = No emails were on hold.
sending = { $count ->
    [one] We’re sending { $count } email.
   *[other] We’re sending { $count } emails.
}
sending-later = { $count ->
    [one] { $count } email will be sent once a mail server is set up.
   *[other] { $count } emails will be sent once a mail server is set up.
}
links-ended = { $count ->
    [one] We dropped { $count } email because its link has ended.
   *[other] We dropped { $count } emails because their links have ended.
}
dropped = { $count ->
    [one] We dropped { $count } email. You can still send it from here.
   *[other] We dropped { $count } emails. You can still send each of them from here.
}
