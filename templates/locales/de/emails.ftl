# Emails, in the order in which people get them.

unsubscribe = Du möchtest solche E-Mails nicht mehr? Hier bestellst du sie ab:
safety-reason = Diese E-Mail dient der Sicherheit deines Kontos.

topic-invites = Einladungen
    .about = Wenn dich jemand in eine Gruppe einlädt.
topic-invite-reminders = Erinnerungen an Einladungen
    .about = Wenn eine Einladung bald abläuft und wenn sie abgelaufen ist.
topic-codes = Codes
    .about = Wenn dir eine Gruppenleitung oder ein Admin einen Beitrittscode schickt.
topic-requests = Beitrittsanfragen
    .about = Wenn jemand einer Gruppe beitreten möchte, die du leitest.
topic-invite-changes = Gestoppte Einladungen
    .about = Wenn Einladungen in eine Gruppe, die du leitest, nicht mehr funktionieren oder nur noch für bestehende Mitglieder.

## Signing up.

confirm-subject = Bestätige deine E-Mail-Adresse für { $organization }
confirm-text = Willkommen bei { $organization }. Bitte bestätige, dass das deine E-Mail-Adresse ist.
confirm-button = E-Mail-Adresse bestätigen
confirm-until = Der Link funktioniert einmal, bis { DATETIME($at, style: "long") }. Danach bekommst du auf deiner Kontoseite einen neuen:
confirm-reason = Du hast dich mit dieser Adresse bei { $organization } registriert. Du warst das nicht? Ignoriere diese E-Mail, dann bleibt die Adresse unbestätigt.

signup-subject = Schließe deine Registrierung bei { $organization } ab
signup-text = Fast geschafft. Schließe deine Registrierung bei { $organization } ab:
signup-until = Der Link funktioniert einmal, bis { DATETIME($at, style: "long") }. Danach registriere dich noch einmal:
signup-reason = Jemand hat sich mit dieser Adresse bei { $organization } registriert. Du warst das nicht? Ignoriere diese E-Mail, dann entsteht kein Konto.

known-subject = Du hast schon ein Konto bei { $organization }
known-text = Du oder jemand anderes wollte sich mit dieser Adresse bei { $organization } registrieren. Du hast schon ein Konto, deshalb wurde nichts geändert.
known-forgotten = Passwort vergessen? Lege ein neues fest:
known-reason = Du warst das nicht? Ignoriere diese E-Mail. Wir haben niemandem gesagt, dass du ein Konto hast.

first-password-subject = Dein Konto bei { $organization }
first-password-text = Du hast jetzt ein Konto bei { $organization }. Wähle dein Passwort, dann kann es losgehen.
first-password-button = Passwort wählen
first-password-reason = Ein Admin von { $organization } hat dieses Konto für dich angelegt. Du hast das nicht erwartet? Dann ignoriere diese E-Mail.

## Passwords and addresses.

reset-subject = Lege ein neues Passwort für { $organization } fest
reset-text = Du möchtest ein neues Passwort für { $organization } festlegen.
reset-button = Neues Passwort festlegen
reset-until = Der Link funktioniert einmal, bis { DATETIME($at, style: "long") }. Danach kannst du einen neuen anfordern:
reset-signs-out = Mit dem neuen Passwort wirst du überall sonst abgemeldet.
reset-reason = Du hast das nicht angefordert? Ignoriere diese E-Mail, dann bleibt dein Passwort, wie es ist.

password-set-subject = Dein Passwort für { $organization } wurde geändert
password-set-text = Dein Passwort bei { $organization } wurde am { DATETIME($at, style: "long") } geändert, und du wurdest überall sonst abgemeldet.
password-set-not-you = Du warst das nicht? Lege sofort ein neues Passwort fest.

new-address-subject = Bestätige deine neue E-Mail-Adresse für { $organization }
new-address-text = Du änderst deine E-Mail-Adresse bei { $organization } auf diese hier. Bitte bestätige sie.
new-address-until = Der Link funktioniert einmal, bis { DATETIME($at, style: "long") }. Danach ändere die Adresse noch einmal auf deiner Kontoseite:
new-address-reason = Du hast das nicht angefordert? Ignoriere diese E-Mail, dann ändert sich nichts.

address-change-subject = Deine E-Mail-Adresse für { $organization } soll geändert werden
address-change-text = Jemand, der in deinem Konto bei { $organization } angemeldet ist, möchte die E-Mail-Adresse auf { $address } ändern. Bis diese Adresse bestätigt ist, gilt weiter die bisherige.
address-change-not-you = Du warst das nicht? Melde dich auf deiner Kontoseite überall ab, und lege dann ein neues Passwort fest.
address-change-account = Zu deinem Konto
address-change-password = Neues Passwort festlegen:

## Codes.

code-subject = { $sender } schickt dir den Code für { $group }
code-text = { $sender } lädt dich ein, { $group } bei { $organization } mit diesem Code beizutreten:
code-until = Der Code gilt bis { DATETIME($at, style: "long") }. Funktioniert er nicht mehr, bitte { $sender } um einen neuen.
code-no-end = Der Code hat kein Enddatum. Funktioniert er nicht mehr, bitte { $sender } um einen neuen.
code-new-here = Neu hier? Du kannst dich unterwegs registrieren. Wenn du ein Konto hast, melde dich dort an.
code-members-only = Du brauchst ein Konto bei { $organization }. Der Link führt dich zur Anmeldung.
code-reason = { $sender } hat diesen Code an deine Adresse geschickt. Du hast das nicht erwartet? Dann ignoriere diese E-Mail.

campaign-code-subject = Dein Code für { $groups } bei { $organization }
campaign-code-subject-plain = Dein Code bei { $organization }
campaign-code-text = { $organization } schickt dir einen Code, mit dem du { $groups } beitrittst:
campaign-code-text-plain = { $organization } schickt dir einen Code, mit dem du einer Gruppe beitrittst:
campaign-code-from = Der Code gilt ab { DATETIME($starts, style: "start") }. Funktioniert er danach nicht, bitte einen Admin von { $organization } um einen anderen.
campaign-code-until = Der Code gilt bis { DATETIME($stops, style: "stop") }. Funktioniert er nicht, bitte einen Admin von { $organization } um einen anderen.
campaign-code-between = Der Code gilt von { DATETIME($starts, style: "start") } bis { DATETIME($stops, style: "stop") }. Funktioniert er dann nicht, bitte einen Admin von { $organization } um einen anderen.
campaign-code-no-end = Der Code gilt, bis seine Kampagne gestoppt wird. Funktioniert er nicht, bitte einen Admin von { $organization } um einen anderen.
campaign-code-sign-in = Der Link bittet dich, dich mit deinem Konto bei { $organization } anzumelden. Wähle danach „Beitreten“.
campaign-code-reason = Ein Admin von { $organization } hat dir und anderen Codes geschickt.

guarded-subject = Jemand versucht, Beitrittscodes bei { $organization } zu erraten
guarded-text = Jemand versucht, Beitrittscodes bei { $organization } zu erraten, und zwar aus vielen Netzwerken zugleich.
guarded-effect = Zum Schutz deiner Gruppen funktionieren eigene Codes wie CHOIR2026 jetzt nur in Netzwerken wie gewohnt, die deine Leute schon benutzen. Erzeugte Codes wie F8H4B-PZM5K und Einladungen per E-Mail funktionieren für alle. Wer angemeldet ist, merkt nichts davon.
guarded-advice = Das endet von selbst eine Stunde nach dem letzten Versuch. Ersetze Codes, die man erraten könnte: Öffne die Codes der Gruppe, wähle „Code bearbeiten“, und lass den eigenen Code leer oder hänge ein zufälliges Ende an.
guarded-button = Gruppenverwaltung öffnen
guarded-reason = Du bekommst diese E-Mail, weil du Admin von { $organization } bist.

## Invites.

invite-subject = { $inviter } lädt dich zu { $group } ein
invite-text = { $inviter } lädt dich ein, { $group } bei { $organization } beizutreten.
invite-approved-subject = Deine Anfrage an { $group } wurde angenommen
invite-approved-text = { $inviter } hat deine Anfrage angenommen, { $group } bei { $organization } beizutreten.
invite-button = Einladung öffnen
invite-until = Der Link gilt bis { DATETIME($at, style: "long") }. Ist er abgelaufen, öffne ihn trotzdem und wähle „Zugang anfragen“.
invite-no-end = Der Link läuft nicht ab.
invite-new-here = Du brauchst noch kein Konto. Der Link ist nur für dich, bitte leite ihn nicht weiter.
invite-members-only = Du brauchst ein Konto bei { $organization }. Der Link ist nur für dich, bitte leite ihn nicht weiter.
invite-reason = { $inviter } hat diese Adresse eingeladen. Du hast das nicht erwartet? Dann ignoriere diese E-Mail.
invite-approved-reason = Jemand hat mit dieser Adresse Zugang angefragt. Du warst das nicht? Dann ignoriere diese E-Mail.

reminder-subject = Deine Einladung zu { $group } läuft am { DATETIME($at, style: "long") } ab
reminder-text = { $inviter } hat dich eingeladen, { $group } bei { $organization } beizutreten. Du bist noch nicht beigetreten.
reminder-reason = { $inviter } hat diese Adresse eingeladen. Das ist die einzige Erinnerung.
reminder-approved-reason = Jemand hat mit dieser Adresse Zugang angefragt. Das ist die einzige Erinnerung.

expired-subject = Deine Einladung zu { $group } ist abgelaufen
expired-text = { $inviter } hat dich eingeladen, { $group } bei { $organization } beizutreten. Die Einladung ist am { DATETIME($at, style: "long") } abgelaufen.
expired-ask = Du möchtest noch beitreten? Öffne den Link und wähle „Zugang anfragen“.

lost-rights-subject = Einladungen von { $person } zu { $group } haben sich geändert
lost-rights-stopped = { $count ->
    [one] { $person } kann niemanden mehr zu { $group } bei { $organization } einladen, deshalb ist eine der Einladungen gestoppt. Sie gilt wieder, sobald das Recht zurückkommt.
   *[other] { $person } kann niemanden mehr zu { $group } bei { $organization } einladen, deshalb sind { $count } der Einladungen gestoppt. Sie gelten wieder, sobald das Recht zurückkommt.
}
lost-rights-narrowed = { $count ->
    [one] { $person } kann keine Personen ohne Konto mehr einladen, deshalb gilt eine der Einladungen zu { $group } bei { $organization } nur noch für Personen mit Konto. Sie gilt wieder für alle, sobald das Recht zurückkommt.
   *[other] { $person } kann keine Personen ohne Konto mehr einladen, deshalb gelten { $count } der Einladungen zu { $group } bei { $organization } nur noch für Personen mit Konto. Sie gelten wieder für alle, sobald das Recht zurückkommt.
}
lost-rights-take-over = { $count ->
    [one] Brauchst du sie noch? Öffne die Einladung und übernimm sie.
   *[other] Brauchst du sie noch? Öffne die Einladungen und übernimm die, die du brauchst.
}
lost-rights-button = { $count ->
    [one] Einladung öffnen
   *[other] Einladungen öffnen
}

## Requests to join.

request-subject = { $name } möchte { $group } beitreten
request-text = { $pass ->
    [code] { $name } möchte { $group } bei { $organization } beitreten. Der Code hat nicht funktioniert.
   *[link] { $name } möchte { $group } bei { $organization } beitreten. Der Einladungslink hat nicht funktioniert.
}
request-text-signed-out = { $pass ->
    [code] { $name } ({ $address }) möchte { $group } bei { $organization } beitreten, war aber nicht angemeldet. Der Code hat nicht funktioniert.
   *[link] { $name } ({ $address }) möchte { $group } bei { $organization } beitreten, war aber nicht angemeldet. Der Einladungslink hat nicht funktioniert.
}
request-note = Dazu die Nachricht:
request-button = Annehmen oder ablehnen
decider-reason = Du bekommst diese E-Mail, weil du entscheidest, wer { $group } beitritt.

approved-subject = Du bist jetzt in { $group }
approved-text = Deine Anfrage, { $group } bei { $organization } beizutreten, wurde angenommen. Du bist jetzt Mitglied.
approved-button = Zur Gruppe
declined-subject = Deine Anfrage an { $group }
declined-subject-hidden = { $pass ->
    [code] Deine Anfrage, mit deinem Code beizutreten
   *[link] Deine Anfrage, mit deinem Einladungslink beizutreten
}
declined-text = Deine Anfrage, { $group } bei { $organization } beizutreten, wurde abgelehnt. Ist das ein Irrtum? Sprich die Gruppenleitung an.
declined-text-hidden = { $pass ->
    [code] Deine Anfrage, bei { $organization } mit deinem Code beizutreten, wurde abgelehnt. Ist das ein Irrtum? Sprich die Person an, von der du ihn hast.
   *[link] Deine Anfrage, bei { $organization } mit deinem Einladungslink beizutreten, wurde abgelehnt. Ist das ein Irrtum? Sprich die Person an, von der du ihn hast.
}
declined-button = Zu deiner Anfrage
requester-reason = Du bekommst diese E-Mail, weil du Zugang angefragt hast.

## Test.

test-subject = Test-E-Mail von { $organization }
test-text = Hallo { $name }, das ist die Test-E-Mail, die du am { DATETIME($at, style: "long") } angefordert hast. Sie ist angekommen, also funktioniert E-Mail.
test-button = E-Mail-Warteschlange öffnen
test-reason = Du bekommst diese E-Mail, weil du in den Einstellungen eine Test-E-Mail angefordert hast.
