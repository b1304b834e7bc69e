not-found = Seite nicht gefunden
    .text = Diese Seite gibt es nicht, oder du hast keinen Zugriff darauf. Prüfe den Link oder geh zur Startseite.
forbidden = Kein Zugriff
    .text = Wenn du diese Seite brauchst, frag jemanden, der die Gruppe leitet, oder einen Admin.
sign-in-first = Melde dich zuerst an
    .text = Um diese Seite zu sehen, musst du dich anmelden.
malformed = Etwas ist unterwegs verloren gegangen
wrong-method = So funktioniert diese Seite nicht
    .text = Geh zurück und benutze die Schaltflächen auf der Seite.
too-large = Das ist zu viel auf einmal
    .text = Schick weniger, in mehreren Schritten.
cross-site = Von einer anderen Website gesendet
    .text = Zu deiner Sicherheit wurde nichts geändert. Öffne die Seite hier und versuche es noch einmal.
not-set-up = Noch nicht eingerichtet
    .text = Wenn du diesen Server betreibst, öffne den Einrichtungslink aus seinem Log.
try-later = Versuche es später noch einmal
clock-behind = Beitreten und Ändern ist gerade nicht möglich
    .text = Die Uhr dieses Servers geht falsch, deshalb wurde nichts geändert. Versuche es später noch einmal. Wenn du diesen Server betreibst, führe muster doctor aus.
overloaded = Einen Moment bitte
    .text = Gerade nutzen viele diesen Server. Nichts ist verloren. Versuche es in ein paar Sekunden noch einmal.
disk-full = Auf diesem Server ist kein Platz mehr
    .text = Es wurde nichts geändert. Lesen kannst du weiterhin alles. Wenn du diesen Server betreibst, schaffe Platz auf seiner Festplatte.
database-unavailable = Einen Moment bitte
    .text = Der Server erreicht seine Daten gerade nicht. Es wurde nichts geändert. Versuche es in ein paar Sekunden noch einmal.
broken = Bei uns ist etwas schiefgegangen
    .text = Es wurde nichts geändert. Versuche es noch einmal. Wenn es immer wieder passiert, nenne denen, die diesen Server betreiben, die Nummer dieses Fehlers.

form-too-slow = Das Formular kam zu langsam an. Schick es noch einmal ab.
form-not-text = Das Formular enthält ein Zeichen, das wir nicht speichern können. Gib es neu ein.
form-unreadable = Wir konnten das Formular nicht lesen. Geh zurück, lade die Seite neu und fülle es noch einmal aus.
form-expected = Diese Adresse erwartet ein Formular. Geh zurück und benutze das Formular auf der Seite.
form-connection-lost = Die Verbindung brach ab, bevor das Formular ankam. Schick es noch einmal ab.

saved = Änderungen gespeichert.
unchanged = Es wurde nichts geändert.
cancel = Abbrechen
copy = Kopieren
    .code-about = Code
    .link = Link kopieren
    .done = Kopiert
    .failed = Das Kopieren hat nicht geklappt. Markiere den Text und kopiere ihn selbst.
share-link = Link teilen
join = Beitreten
joined = Beigetreten
send-to-others = { $count ->
    [one] An die andere senden
   *[other] An die anderen { $count } senden
}
optional = freiwillig
check-form = Bitte prüfe das Formular
problem-at = { $field ->
    [name] Name: { $problem }
    [organization] Organisation: { $problem }
    [description] Beschreibung: { $problem }
    [category] Kategorie: { $problem }
    [label] Bezeichnung: { $problem }
    [note] Nachricht: { $problem }
    [starts] Startdatum: { $problem }
    [stops] Enddatum: { $problem }
    [expires_at] Ablauf: { $problem }
    [max_uses] Höchstzahl: { $problem }
    [order] Reihenfolge: { $problem }
   *[other] { $problem }
}
email = E-Mail
email-language = Sprache der E-Mail
    .hint = Für Personen, die hier keine Sprache gewählt haben.
password = Passwort
show = Zeigen
show-field = { $field } zeigen
hide = Verbergen
close = Schließen
discard = Schließen und verwerfen, was du eingegeben hast?
unreached = Der Server ist nicht erreichbar. Vielleicht wurde nichts gespeichert. Versuche es noch einmal.
list-updated = Die Liste ist aktualisiert.
code-reads-as = Wir lesen das als { $code }
join-code = Beitrittscode
group-code = Gruppencode
newest = Neueste
older = Ältere
search = Suchen
qr-code-of = QR-Code von { $url }
skip-to-content = Zum Inhalt
menu = Menü
close-menu = Menü schließen
account-of = Konto von { $name }
actions = Aktionen
manage = Verwalten
sign-in = Anmelden
sign-out = Abmelden
proceed = Weiter
request-access = Zugang anfragen
print = Drucken
home = Zur Startseite
number = Nummer

start-date = Startdatum
start-time = Startzeit
    .hint = 00:00, wenn leer.
stop-date = Enddatum
stop-time = Endzeit
    .hint = Tagesende, wenn leer.
zone-note = Datum und Uhrzeit gelten in { $zone }.

home-page = Startseite

mailed = Eine E-Mail an { $to } ist unterwegs.
mail-waits = Dieser Server kann gerade keine E-Mails verschicken, deshalb wartet die E-Mail an { $to }.

## Search results.

people-found = { $count ->
    [0] Niemand gefunden. Versuche es mit den ersten Buchstaben eines Namens oder einer E-Mail-Adresse.
    [one] { $count } Person gefunden
   *[other] { $count } Personen gefunden
}
people-found-first = Das sind die ersten { NUMBER($count) } Personen. Tippe mehr vom Namen ein, um andere zu finden.
groups-found = { $count ->
    [0] Keine Gruppen gefunden. Versuche es mit den ersten Buchstaben des Namens.
    [one] { $count } Gruppe gefunden
   *[other] { $count } Gruppen gefunden
}
groups-found-first = Das sind die ersten { NUMBER($count) } Gruppen. Tippe mehr vom Namen ein, um andere zu finden.

## What is wrong with the server.

clock-wrong = Die Uhr dieses Servers geht falsch
    .text = Sie zeigt { DATETIME($machine, style: "long") }, das ist vor { DATETIME($latest, style: "long") }, der spätesten bekannten Zeit. Beitritte sind angehalten. Stelle die Uhr des Servers richtig, oder bestätige ihre Zeit mit muster clock --accept.
disk-filling = { $full ->
    [yes] Die Festplatte ist voll
   *[no] Die Festplatte ist fast voll
}
    .text = { $space }. Ist sie voll, kann niemand beitreten oder etwas ändern. Schaffe auf dem Server Platz.

## States, as chips show them.

state = { $state ->
    [open] läuft
    [joined] beigetreten
    [used] benutzt
    [active] aktiv
    [confirmed] bestätigt
    [approved] angenommen
    [denied] abgelehnt
    [done] fertig
    [undone] rückgängig gemacht
    [waiting] wartet
    [sent] gesendet
    [started] begonnen
    [not-yet-open] geplant
    [not-started] geplant
    [unused] unbenutzt
    [unconfirmed] unbestätigt
    [failed] fehlgeschlagen
    [stopped] gestoppt
    [deactivated] deaktiviert
    [used-up] aufgebraucht
    [expired] abgelaufen
    [deleted] gelöscht
    [replaced] ersetzt
    [revoked] widerrufen
    [unsubscribed] abbestellt
    [held] angehalten
    [archived] archiviert
   *[over] vorbei
}

first-page = Erste
next-page = Nächste
back = Zurück
save-changes = Änderungen speichern
save = Speichern
edit = Bearbeiten
remove = Entfernen
export-csv = CSV exportieren
export-excel = Excel exportieren
download-qr = QR-Code herunterladen
state-label = Status
when = Wann
go-to-group = Zur Gruppe
have-account = Ich habe ein Konto
sign-up-and-join = Registrieren und beitreten
sign-out-everywhere = Überall abmelden
back-to-invite = Zurück zur Einladung
name-or-email = Name oder E-Mail
group-name = Name der Gruppe
select = { $name } auswählen
role-of = Rolle von { $name }
