# Emails that wait, and the mail server.

off = Email is off
    .text = No mail server is set up, so emails wait. Until then, share codes and links yourself.
open-mail-settings = Open email settings

## The page.

off-here = No mail server is set up, so emails wait here. If you run this server, name one with --smtp or MUSTER_SMTP. Until then, share codes and links yourself.
server = Mail server
    .none = Not set up
sender = Sender
send-test = Send a test email
queue = Email queue
by-state = Emails by state
all-states = All
in-state = { $state ->
    [waiting] Waiting
    [sent] Sent
    [failed] Failed
    [unsubscribed] Unsubscribed
   *[held] On hold
} ({ NUMBER($count) }{ $more ->
    [yes] +
   *[no] { "" }
})
send-held = Send emails on hold
drop-held = Drop emails on hold
send-waiting = Send waiting emails now
empty = No emails
    .text = Emails to people pass through here, like confirmations, password links and codes. Send yourself a test email to see if it arrives.
emails = Emails
to = To
what = What
attempts = Attempts
address-deleted = Address deleted
try-again = Try again
pages = Pages of emails
at = { DATETIME($at, style: "short") }
sent-at = Sent { DATETIME($at, style: "long") }
next-attempt = Next attempt { RELATIVE($at) }
next-attempt-at = Next attempt { DATETIME($at, style: "long") }
due-since = Due since { DATETIME($at, style: "long") }
created-at = Created { DATETIME($at, style: "long") }
kind = { $kind ->
    [test] Test email
    [confirm] Email confirmation
    [welcome] Sign-up
    [already] Sign-up with a known email
    [reset] Password link
    [first_password] First password
    [password_set] Password changed
    [email] Change of email
    [email_notice] Notice of a new email
    [group-code] Group code
    [codes-guarded] Warning about guessed codes
    [campaign-code] Campaign code
    [invite] Invite
    [invite-approved] Invite after a request
    [invite-reminder] Invite reminder
    [invite-notice] Expired invite
    [invite-fallen] Invite stopped
    [request-asked] Request to join
    [request-approved] Request approved
    [request-denied] Request declined
   *[other] Email
}

## What a button on it did.

test-sent = Reload this page to see if it was sent.
retrying = { $count ->
    [0] No emails were waiting.
    [one] Trying to send { $count } email again now.
   *[other] Trying to send { $count } emails again now.
}
not-failed = The email to { $to } hadn’t failed, so nothing was changed.

## What came of sending an email. Mail servers answer in words of their own.

answer-no-connection = No connection to the mail server within { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
answer-silent = The mail server didn’t answer within { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
answer-ascii-only = The mail server can’t send to addresses with characters beyond ASCII (SMTPUTF8).
answer-suppressed = Not sent, because this address refused email before: { $answer }
answer-given-up = Given up after four days: { $answer }
answer-unwritten = We couldn’t write this email: { $cause }
answer-withdrawn = Taken back before it was sent.
unsubscribed = Not sent, because this address has unsubscribed from these emails.
answer-dropped = Dropped after a backup was restored.
