# What people read after too many wrong guesses.

own-codes = Too many wrong codes. Try again { $wait }.
codes-nearby = Too many wrong codes from your network. Try again { $wait }.
custom-codes = Someone is guessing codes, so codes like this one are limited for now. Codes like F8H4B-PZM5K and emailed invites still work. Ask for one, or try again { $wait }.
own-addresses = Too many attempts to sign up. Try again { $wait }.
addresses-nearby = Too many attempts to sign up from your network. Try again { $wait }.
own-passwords = Too many wrong passwords. Try again { $wait }, or set a new password.
passwords-nearby = Too many attempts to sign in. Try again { $wait }, or set a new password.

wait-seconds = { $count ->
    [one] in { $count } second
   *[other] in { $count } seconds
}
wait-minutes = { $count ->
    [one] in { $count } minute
   *[other] in { $count } minutes
}
