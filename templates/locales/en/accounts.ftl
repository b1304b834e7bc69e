# Signing up and in, and one's account.

## Why somebody isn't signed up or in.

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
code-hint-domains = From your teacher, your manager or a poster. You don’t need one with an email address at { $domains }.
code-hint-open = If you have one, you’ll join its group right away.
name = Name
new-password-hint = At least 8 characters. A few words in a row are easy to remember.

sign-up-and-join = Sign up and join
set-password-and-join = Set password and join
back-to-invite = Back to the invite
choose-password = Choose a password
choose-password-text = There’s already an account for { $address }, with the name { $name }. Choose a new password for it. Old passwords and sessions will stop working.
invited-address = Your email is <bold>{ $address }</bold>, where we sent the invite.
