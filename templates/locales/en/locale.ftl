# The language itself: its tag and direction as HTML names them, and how it tells dates, spans and lists.

## Dates. The weekday and the month are abbreviated by the language's own table.

# Fri 27 Nov 2026, 17:00 CET
date-long = { $weekday } { $day } { $month } { $year }, { $hour }:{ $minute } { $zone }
# 27 Nov, 17:00
date-short = { $day } { $month }, { $hour }:{ $minute }
# 27 Nov 2025
date-other-year = { $day } { $month } { $year }
# Fri 27 Nov 2026
date-day = { $weekday } { $day } { $month } { $year }

## How long until an instant, or how long since.

relative-moment = { $ahead ->
    [yes] in less than a minute
   *[no] less than a minute ago
}
relative-minutes = { $ahead ->
    [yes] { $count ->
        [one] in { $count } minute
       *[other] in { $count } minutes
    }
   *[no] { $count ->
        [one] { $count } minute ago
       *[other] { $count } minutes ago
    }
}
relative-hours = { $ahead ->
    [yes] { $count ->
        [one] in { $count } hour
       *[other] in { $count } hours
    }
   *[no] { $count ->
        [one] { $count } hour ago
       *[other] { $count } hours ago
    }
}
relative-days = { $ahead ->
    [yes] { $count ->
        [one] in { $count } day
       *[other] in { $count } days
    }
   *[no] { $count ->
        [one] { $count } day ago
       *[other] { $count } days ago
    }
}

## Lists: "Ann, Ben and Cem".

list-separator = { ", " }
list-and = { " and " }
# The end of a list that is cut short: "Ann, Ben and 2 more".
list-more = { NUMBER($count) } more

# A day of another zone than the reader's: "Fri 27 Nov 2026 (Europe/Amsterdam)".
date-day-of-zone = { $day } ({ $zone })

# Text that isn’t from the catalogue, as it is.
verbatim = { $text }

# Two sentences, one after the other.
sentences = { $first } { $second }

## Ranges of dates, as a group's window or a part of it.

range-between = { DATETIME($from, style: "start") } – { DATETIME($until, style: "stop") }
range-from = from { DATETIME($from, style: "start") }
range-until = until { DATETIME($until, style: "stop") }
range-always = always

# Several things, enumerated.
several = { $things }

## Instants alone, and when something starts and ends.

moment = { DATETIME($at, style: "long") }
day = { DATETIME($at, style: "day") }
relative = { RELATIVE($at) }
start = { DATETIME($at, style: "start") }
stop = { DATETIME($at, style: "stop") }
quoted = “{ $text }”
window-starts = Starts { DATETIME($at, style: "start") }, { RELATIVE($at, style: "start") }
window-ends = Ends { DATETIME($at, style: "stop") }, { RELATIVE($at, style: "stop") }
window-ended = Ended { DATETIME($at, style: "stop") }, { RELATIVE($at, style: "stop") }
window-endless = No end date
