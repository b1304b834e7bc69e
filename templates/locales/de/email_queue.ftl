# Emails that wait, and the mail server.

off = Gerade gehen keine E-Mails raus
    .text = Es ist kein Mailserver eingerichtet, daher warten E-Mails. Gib Codes und Links so lange selbst weiter.
open-mail-settings = E-Mail-Einstellungen öffnen

off-here = Es ist kein Mailserver eingerichtet, daher warten E-Mails hier. Wenn du diesen Server betreibst, gib einen mit --smtp oder MUSTER_SMTP an. Gib Codes und Links so lange selbst weiter.
server = Mailserver
    .none = Nicht eingerichtet
sender = Absender
send-test = Test-E-Mail senden
queue = Warteschlange
by-state = E-Mails nach Status
all-states = Alle
in-state = { $state ->
    [waiting] Wartend
    [sent] Gesendet
    [failed] Fehlgeschlagen
    [unsubscribed] Abbestellt
   *[held] Angehalten
} ({ NUMBER($count) }{ $more ->
    [yes] +
   *[no] { "" }
})
send-held = Angehaltene E-Mails senden
drop-held = Angehaltene E-Mails verwerfen
send-waiting = Wartende E-Mails jetzt senden
empty = Keine E-Mails
    .text = Hier kommen E-Mails an alle durch, zum Beispiel Bestätigungen, Passwort-Links und Codes. Schick dir eine Test-E-Mail, um zu sehen, ob sie ankommt.
emails = E-Mails
to = An
what = Was
attempts = Versuche
address-deleted = Adresse gelöscht
try-again = Erneut senden
pages = Seiten mit E-Mails
at = { DATETIME($at, style: "short") }
sent-at = Gesendet { DATETIME($at, style: "long") }
next-attempt = Nächster Versuch { RELATIVE($at) }
next-attempt-at = Nächster Versuch { DATETIME($at, style: "long") }
due-since = Fällig seit { DATETIME($at, style: "long") }
created-at = Erstellt { DATETIME($at, style: "long") }
kind = { $kind ->
    [test] Test-E-Mail
    [confirm] E-Mail-Bestätigung
    [welcome] Registrierung
    [already] Registrierung mit bekannter Adresse
    [reset] Passwort-Link
    [first_password] Erstes Passwort
    [password_set] Passwort geändert
    [email] Neue E-Mail-Adresse
    [email_notice] Hinweis auf neue Adresse
    [group-code] Gruppencode
    [codes-guarded] Warnung vor erratenen Codes
    [campaign-code] Kampagnencode
    [invite] Einladung
    [invite-approved] Einladung auf Anfrage
    [invite-reminder] Erinnerung an Einladung
    [invite-notice] Abgelaufene Einladung
    [invite-fallen] Einladung gestoppt
    [request-asked] Anfrage
    [request-approved] Anfrage angenommen
    [request-denied] Anfrage abgelehnt
   *[other] E-Mail
}

test-sent = Lade diese Seite neu, um zu sehen, ob sie gesendet wurde.
retrying = { $count ->
    [0] Es haben keine E-Mails gewartet.
    [one] { $count } E-Mail wird jetzt noch einmal gesendet.
   *[other] { $count } E-Mails werden jetzt noch einmal gesendet.
}
not-failed = Die E-Mail an { $to } war nicht fehlgeschlagen, deshalb wurde nichts geändert.

answer-no-connection = Keine Verbindung zum Mailserver innerhalb von { $seconds ->
    [one] { $seconds } Sekunde
   *[other] { $seconds } Sekunden
}.
answer-silent = Der Mailserver hat innerhalb von { $seconds ->
    [one] { $seconds } Sekunde
   *[other] { $seconds } Sekunden
} nicht geantwortet.
answer-ascii-only = Der Mailserver kann nicht an Adressen mit Zeichen außerhalb von ASCII senden (SMTPUTF8).
answer-suppressed = Nicht gesendet, weil diese Adresse schon einmal E-Mails abgelehnt hat: { $answer }
answer-given-up = Nach vier Tagen aufgegeben: { $answer }
answer-unwritten = Diese E-Mail ließ sich nicht schreiben: { $cause }
answer-withdrawn = Vor dem Versand zurückgezogen.
unsubscribed = Nicht verschickt, weil diese Adresse solche E-Mails abbestellt hat.
answer-dropped = Verworfen, nachdem eine Sicherung eingespielt wurde.
