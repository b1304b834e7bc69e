# Signing up and in, and one's account.

## Why a sign-up or sign-in fails.

address-taken = You already have an account with this email. Sign in to join.
sent-before = You already signed up with this form. Sign in with the password you chose then.
reservation-lost = This took too long, or you signed up again on another page. Try again, or sign in if you have an account.
wrong-password = Wrong email or password. Check both, or set a new password.
deactivated = This account is deactivated. Ask an admin of { $organization } to reactivate it.
not-your-password = That’s not your password, so nothing was changed.
too-many-emails = We’ve sent this address enough emails for now. Check your inbox, or try again in an hour.
only-admin = You’re the only admin. Make someone else an admin before you delete your account.

## A new password that isn't good enough.

password-empty = Choose a password.
password-too-short = Use at least { NUMBER($least) } characters. A few words in a row are easy to remember.
password-too-long = That password is too long. Use at most 1,024 bytes, about a page of text.
password-common = That password is too common. Choose another one.
password-at-hand = That password is easy to guess from your name or email. Choose another one.

## Why an emailed link does nothing.

link-unknown = Part of this link is missing, or it’s very old. Email programs sometimes break a link in two. Copy all of it from the email.
link-used = This link has already been used.
link-expired = This link has expired, or we’ve sent you a newer one. Only the newest works.
link-address-taken = Another account already uses the address this link was sent to.
link-outdated = This account or its address has changed since this link was sent.

## Having signed up, or changed something.

welcome = Welcome to { $organization }.
check-inbox = Check your inbox to confirm your email.
password-set = Your password is set.

code-needed = Enter the join code you were given.
code-needed-of-domain = Addresses at { $domain } need a join code to sign up. Enter the one you were given.

## Signing up.

sign-up = Sign up
sign-up-to-join = Sign up to join { $groups }
sign-up-with = Sign up with { $code }
sign-in-to-join = Sign in to join
have-account = Already have an account? <link>Sign in</link>
code = Code
change = Change
other-code-hint = Have a different code? Enter it here.
code-hint = From your teacher, your manager or a poster.
code-hint-domains = From your teacher, your manager or a poster. Email addresses at { $domains } don’t need one.
code-hint-open = If you have one, you’ll join its group right away.
name = Name
new-password-hint = At least { NUMBER($least) } characters. A few words in a row are easy to remember.

set-password-and-join = Set password and join
choose-password = Choose a password
choose-password-text = There’s already an account for { $address }, with the name { $name }. Choose a new password for it. Old passwords and sessions will stop working.
invited-address = Your email is <bold>{ $address }</bold>, where we sent the invite.

account = Account

## Signing in.

sign-in-failed = We couldn’t sign you in
unsaved = You were signed out, so your changes weren’t saved. Sign in and try again.
then-join = Then join with <link><bold>{ $code }</bold></link>.
enter-password = Enter your password.
forgot-password = Forgot your password?
have-code = Have a code? <link>Enter it</link>
new-here = New here? <link>Sign up</link>
signed-out = You’re signed out.

## Forgotten password.

forgot-text = Enter the email of your account, and we’ll send you a link to set a new password.
forgot-text-email-off = This server can’t send email right now. Ask an admin of { $organization } for help, or enter your email to get a link once email works again.
send-link = Send the link
ask-for-link = Ask for the link
remembered = Remembered it? <link>Sign in</link>

## An emailed link is on its way.

mailed-sign-up = We’ve sent you an email with a link to finish signing up.
mailed-reset = If there’s an account with that email, we’ve sent it a link to set a new password.
mailed-nothing-there = Nothing there after a few minutes? Check your spam folder and the address, then <link>try again</link>.
waits = Your email has to wait
waits-sign-up = This server can’t send email right now. You’ll get a link to finish signing up once it can.
waits-reset = This server can’t send email right now. If there’s an account with that email, it gets a link to set a new password once that works again.
waits-help = Can’t wait? Ask an admin of { $organization } for help.
mailed = Check your inbox

## Choosing a new password behind a link.

choose-new-password = Choose a new password
choose-new-password-text = This is for your account { $address }. You’ll be signed out everywhere else.
new-password = New password
set-password = Set the password
password-changed = Your new password is set. You’re signed out everywhere else.

## Confirming an email address.

confirm-email = Confirm your email
confirm-sign-up = Did you sign up at { $organization } with <bold>{ $address }</bold>?
confirm-change = Do you want to use <bold>{ $address }</bold> for your account at { $organization }?
not-you = Not you? Close this page and nothing happens.
confirm = Confirm my email
confirmed = Your email is confirmed.
email-changed = Your email is now { $address }.

# On Home, until it’s done.
unconfirmed = Your email { $email } isn’t confirmed yet. Open the link we sent there, or <link>get a new one on your account page</link>.
unconfirmed-email-off = Your email { $email } isn’t confirmed yet. This server can’t send email right now, so you can confirm it later.

## Finishing a sign-up behind its link.

finish = Finish signing up
    .text = Create your account at { $organization }:

## An emailed link that does nothing.

link-broken = This link doesn’t work
    .get-new-on-account = Get a new link on your account page
    .get-new = Get a new link
sign-up-again = Sign up again

## Waiting for an account.

signing-up = Signing up
wait = One moment, please
    .text = We’ve kept your place and are creating your account. Many people are signing up right now, so it takes a little longer. This page updates by itself.
    .again = Check again
ready = Your account is ready
    .text = Thanks for waiting.
    .sign-in = Sign in with the password you chose.
sign-up-lost = This sign-up didn’t finish

## Account.

details = Your details
time-zone = Time zone
    .hint = You’ll see and enter times in this zone.
    .default = { $zone } (your organization’s)
email-unconfirmed = Open the link we sent there to confirm it’s yours.
email-off = This server can’t send email right now. Your emails wait until it can.
send-again = Send the email again
new-email = New email
    .hint = Your email changes once you’ve confirmed the new one.
    .sent = Open its link to make the change.
your-password = Your password
change-email = Change email
current-password = Current password
change-password = Change password
sessions = Where you’re signed in
    .browser = Browser
    .address = Network address
    .last-seen = Last seen
    .this = this browser
signed-out-everywhere = You’re signed out everywhere.
your-data = Your data
    .text = Everything we keep about you in one file: your account, groups, codes, sessions, emails and activity.
download = Download my data

# "Firefox on Windows"
browser = { $browser } on { $system ->
    [iphone] an iPhone
    [ipad] an iPad
    [android] Android
    [chromebook] a Chromebook
    [windows] Windows
    [mac] a Mac
    [linux] Linux
   *[unix] Unix
}
    .some = A browser
    .unknown = Unknown browser

## Which emails one gets: on the account page, and behind the link in an email.

emails = Emails I get
    .always = Emails you ask for or need to keep your account safe always arrive.
    .unconfirmed = Confirm your email to choose which emails you get.
save-emails = Save choices
unsubscribe = Unsubscribe
    .question = Unsubscribe from these emails?
    .text = We’ll stop sending them to <bold>{ $address }</bold>.
unsubscribed = You’re unsubscribed
    .text = We won’t send these emails to <bold>{ $address }</bold> any more.
subscribe-again = Subscribe again
subscribed-again = We’ll send these emails to { $address } again.
choose-emails = <link>Choose all emails you get</link> on your account page.

## Deleting an account.

delete = Delete my account
    .question = Delete my account?
    .zone = You’ll leave all groups, and we’ll erase your name, email and password. You can’t undo this.
    .text = You’ll leave all groups, and we’ll erase your name, email, password and sessions. Codes you made stop working. What you did stays on record without your name. You can’t undo this.
    .password-hint = To make sure it’s you.
deleted = Your account is deleted.

language = Language
    .default = Your browser’s language
