
# Fr, 27. Nov 2026, 17:00 CET
date-long = { $weekday }, { $day }. { $month } { $year }, { $hour }:{ $minute } { $zone }
date-short = { $day }. { $month }, { $hour }:{ $minute }
date-other-year = { $day }. { $month } { $year }
date-day = { $weekday }, { $day }. { $month } { $year }

relative-moment = { $ahead ->
    [yes] in weniger als einer Minute
   *[no] vor weniger als einer Minute
}
relative-minutes = { $ahead ->
    [yes] { $count ->
        [one] in { $count } Minute
       *[other] in { $count } Minuten
    }
   *[no] { $count ->
        [one] vor { $count } Minute
       *[other] vor { $count } Minuten
    }
}
relative-hours = { $ahead ->
    [yes] { $count ->
        [one] in { $count } Stunde
       *[other] in { $count } Stunden
    }
   *[no] { $count ->
        [one] vor { $count } Stunde
       *[other] vor { $count } Stunden
    }
}
relative-days = { $ahead ->
    [yes] { $count ->
        [one] in { $count } Tag
       *[other] in { $count } Tagen
    }
   *[no] { $count ->
        [one] vor { $count } Tag
       *[other] vor { $count } Tagen
    }
}

list-separator = { ", " }
list-and = { " und " }
list-more = { NUMBER($count) } weitere

date-day-of-zone = { $day } ({ $zone })

verbatim = { $text }

sentences = { $first } { $second }

range-between = { DATETIME($from, style: "start") } – { DATETIME($until, style: "stop") }
range-from = ab { DATETIME($from, style: "start") }
range-until = bis { DATETIME($until, style: "stop") }
range-always = immer

several = { $things }

moment = { DATETIME($at, style: "long") }
day = { DATETIME($at, style: "day") }
relative = { RELATIVE($at) }
start = { DATETIME($at, style: "start") }
stop = { DATETIME($at, style: "stop") }
quoted = „{ $text }“
window-starts = Beginnt { DATETIME($at, style: "start") }, { RELATIVE($at, style: "start") }
window-ends = Endet { DATETIME($at, style: "stop") }, { RELATIVE($at, style: "stop") }
window-ended = Beendet { DATETIME($at, style: "stop") }, { RELATIVE($at, style: "stop") }
window-endless = Kein Enddatum
