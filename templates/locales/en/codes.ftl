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
join = Join
use-another = Use another code

joining = You’re joining
