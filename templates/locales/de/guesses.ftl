own-codes = Zu viele falsche Codes. Versuche es { $wait } noch einmal.
codes-nearby = Zu viele falsche Codes aus deinem Netzwerk. Versuche es { $wait } noch einmal.
custom-codes = Jemand probiert gerade Codes aus, deshalb sind Codes wie dieser vorübergehend eingeschränkt. Codes wie F8H4B-PZM5K und Einladungen per E-Mail funktionieren weiterhin. Bitte um eine davon oder versuche es { $wait } noch einmal.
own-addresses = Zu viele Registrierungsversuche. Versuche es { $wait } noch einmal.
addresses-nearby = Zu viele Registrierungsversuche aus deinem Netzwerk. Versuche es { $wait } noch einmal.
own-passwords = Zu viele falsche Passwörter. Versuche es { $wait } noch einmal oder lege ein neues Passwort fest.
passwords-nearby = Zu viele Anmeldeversuche. Versuche es { $wait } noch einmal oder lege ein neues Passwort fest.

wait-seconds = { $count ->
    [one] in { $count } Sekunde
   *[other] in { $count } Sekunden
}
wait-minutes = { $count ->
    [one] in { $count } Minute
   *[other] in { $count } Minuten
}
