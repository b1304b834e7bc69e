# Campaigns: one code for many, or many codes for one use each.

code-taken = This code has been used before. Choose a different one.
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
