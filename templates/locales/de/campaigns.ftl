code-taken = Diesen Code gab es schon einmal. Wähle einen anderen.
stopped-since = Jemand hat diese Kampagne beendet, während du sie bearbeitet hast. Deine Änderungen wurden nicht gespeichert.

send-over = Diese Codes funktionieren nicht mehr, deshalb wurde nichts verschickt.
send-no-group = Noch keine Gruppe nutzt diese Kampagne, deshalb würden ihre Codes nichts öffnen. Wähle sie zuerst bei einer Gruppe unter Benutzergruppen.
send-still-making = Wir erstellen die Codes noch. Verschicke sie, wenn alle da sind.
send-still-sending = Es werden noch E-Mails verschickt. Warte, bis sie raus sind, und verschicke dann weitere.
send-no-one = Alle in dieser Zielgruppe haben schon einen Code dieser Kampagne, oder es ist niemand darin.
send-too-few-codes = Du hast { $people ->
    [one] { $people } Person
   *[other] { $people } Personen
} gewählt, aber es { $codes ->
    [one] ist nur noch { $codes } Code
   *[other] sind nur noch { $codes } Codes
} übrig. Wähle weniger Personen oder erstelle eine weitere Kampagne.
