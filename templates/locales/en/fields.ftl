# What is wrong with what was typed into a field, whatever the form is for.

## Names and text.

empty = Fill this in.
too-long = Use at most { NUMBER($most) } characters.
line-break = Keep this on one line.
control = Remove the control characters. Typing it again does that.

## Email addresses.

email-empty = Enter an email address.
email-too-long = That’s too long for an email address.
email-space = Enter one email address, without spaces or line breaks.
email-at = Enter an email address with one @ in it, like name@example.org.
email-local = Check what’s before the @ of the email address.
email-domain = Check what’s after the @ of the email address. It should look like example.org.

## Dates and times.

time-unreadable = Enter a date like 2026-11-27, or a date and time like 2026-11-27 17:00.
time-impossible = That date or time doesn’t exist. Check the day, the month and the hour.
time-out-of-range = Enter a year from 1970 to 9999.
time-skipped = Clocks in { $zone } skip { $typed } that day. The next time is { DATETIME($next, style: "long") }.
time-skipped-day = The calendar in { $zone } skips that day. The next day is { DATETIME($next, style: "day") }.
time-past = { DATETIME($at, style: "long") } is in the past. Choose a later time.

## Lists of addresses.

addresses-wrong = { $problems } Nothing was sent.
addresses-wrong-and-more = { $problems } { $more ->
    [one] One more address has a problem.
   *[other] { $more } more addresses have problems.
} Nothing was sent.
address-wrong = “{ $typed }”: { $problem }
address-gone = The list says this person has left (“{ $word }”).
address-status = We can’t tell whether “{ $word }” means active or gone.
addresses-too-many = Enter at most { NUMBER($most) } addresses at once. You entered { NUMBER($found) }.
addresses-too-long = This list is too long. Send it in several parts.

time-zone-unknown = Choose a time zone from the list, like Europe/Amsterdam.
language-unknown = Choose one of the languages offered.
stop-before-start = Choose a stop date after the start date, { DATETIME($start, style: "long") }.
time-without-date = Enter the date for this time.
role-unchosen = Choose a role.
