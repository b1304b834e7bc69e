# Group codes: typing, making and sending them.

## What was typed is no code.

empty = Enter a code.
too-short = That’s too short for a code. Check that nothing is missing.
too-long = That’s too long for a code. Enter only the code.
foreign-letter = Character { NUMBER($position) }, “{ $found }”, is from another script. Type a plain { $meant } instead.
bad-symbol = Character { NUMBER($position) }, “{ $found }”, can’t be in a code. Codes have only letters A to Z and digits.
bad-symbol-unprintable = Character { NUMBER($position) } can’t be in a code. Codes have only letters A to Z and digits.
mistyped = That code has a typo. Check it and try again.
mistyped-suggestion = That code has a typo. Did you mean { $code }?

## A custom code or a prefix that can't be had.

custom-length = Choose 6 to 32 letters and digits.
custom-looks-generated = That looks like a generated code. Add a vowel, a 0 or a 1, like SPRING.
prefix-too-long = Choose at most 16 letters and digits, so that the codes stay easy to type.
prefix-looks-generated = That could be the start of a generated code. Add a vowel, a 0 or a 1, like SPRING.

## A code that can't be created or sent.

group-closed = This group is closed, so codes wouldn’t work. Choose another join type in General first.
group-archived = This group is archived. Restore it in General to create codes.
taken = This code has been used before. Choose a different one.
replaced-is-over = This code doesn’t work any more, so there’s nothing to replace. Create a new one instead.
send-over = This code doesn’t work any more, so nothing was sent. Create a new one.

## Entering a code.

enter-group-code = Enter Group Code
enter-hint = Upper or lower case, with or without the dash.
enter-suggestion = Enter { $code }
front-page = Enter your code
front-title = Join with your code
front-description = Join your group at { $organization } with a code.
your-code = Your code
your-code-hint = It’s on your poster, card or email.
did-you-mean = Did you mean <bold>{ $code }</bold>?

## What a code opens.

join-page = Join { $groups }
join-question = Join { $groups }?
use-another = Use another code

joining = You’re joining

group-codes = Group Codes
guarded = Someone is guessing join codes
    .text = Until an hour after it stops, custom codes work as usual only from networks your people already use. Generated codes and emailed invites aren’t affected. Replace codes that could be guessed.

## Group Codes.

group-codes-of = Group Codes of { $group }
no-codes = No codes yet
    .text = Create a code and share it. Everyone who enters it joins this group.
create = Create a Group Code
list-caption = Group codes of { $group }
code = Code
expire = Expire
expired = { $code } has expired. No one can join with it any more.

## Create a Group Code.

create-intro = { $admits-new ->
    [yes] People can join with this code with or without an account.
   *[no] Only people who already have an account can join with this code, because you can’t add new people.
} You can’t change its settings later.
expiration-date = Expiration Date
    .hint = Leave empty for a code that never expires. Times are in { $zone }.
role = Group role granted
    .hint = Codes for managers need an expiration date and a maximum number of uses.
role-unchosen = Choose the role people get with this code.
label = Label
    .hint = Only people who run the group see it.
custom-code = Custom code
    .hint = 6 to 32 letters and digits, like SALES-2026. Leave empty for a generated code.
random-ending = Add a random ending
    .hint = Makes the code hard to guess, like SALES-2026-7KX.
generate = Generate Code
created = Your code is ready to share.

## Edit code.

edit = Edit code
edit-page = Edit code { $code }
edit-intro = We’ll create a new code with the same settings. <code>{ $shown }</code> will stop working right away.
replace = Replace code
replaced = Your new code is ready to share. The old one doesn’t work any more.
create-instead = Create a new code instead.

## Code Info.

info = Code Info
print-poster = Print poster
ended-by = Ended by
replaced-by = Replaced by
replaces = Replaces

## The poster.

poster = Poster
poster-qr = QR code to join
poster-scan = Scan the QR code, or go to <address>{ $url }</address>
poster-enter = { $admits-new ->
    [yes] Enter the code and sign up, or sign in
   *[no] Enter the code and sign in with your account
}
poster-until = Until { DATETIME($at, style: "long") }
poster-none = There’s nothing to print.

## Email the code.

email = Email the code
email-intro = We’ll email each person the code <code>{ $shown }</code> and a link to join. { $admits-new ->
    [yes] They can join with or without an account.
   *[no] They need an account to join.
}
email-waits = This server can’t send email right now, so the emails will wait. You can share the code or its link yourself.
email-none = You can’t email it.
addresses = Email addresses
    .hint = Paste up to { NUMBER($most) } addresses, with or without names.
addresses-empty = Enter at least one email address.
send = Send
emailed = { $people ->
    [one] We’re emailing the code to { $people } person.
   *[other] We’re emailing the code to { $people } people.
}
emailed-waiting = { $people ->
    [one] The email to { $people } person is waiting
   *[other] The emails to { $people } people are waiting
}, because this server can’t send email right now. You can share the code or its link yourself.
left-out = We skipped { $addresses }.

## The heads of an export.

ended = Ended
short-url = Short URL
id = ID
back-to-code = Back to the code
