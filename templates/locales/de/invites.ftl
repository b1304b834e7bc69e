other-address = Diese Einladung ging an { $address }, und du bist als { $own } angemeldet. { $has-account ->
    [yes] Wechsle zum Konto von { $address } oder bitte { $inviter } um eine eigene Einladung.
   *[no] Zu { $address } gibt es kein Konto. Wenn das deine alte Adresse ist, bitte { $inviter }, { $own } einzuladen. Wenn sie jemand anderem gehört, melde dich ab, damit die Person sich registrieren kann.
}

group-archived = Diese Gruppe ist archiviert, deshalb würde eine Einladung nicht funktionieren.
group-stopped = Dieser Gruppe kann man nicht mehr beitreten, deshalb würde eine Einladung nicht funktionieren.
no-right = Du darfst niemanden mehr in diese Gruppe einladen.
switched-off = Die Leitung dieser Gruppe hat Einladungen durch Mitglieder abgeschaltet.
too-many-emails = Du hast per E-Mail so viele Leute eingeladen, wie ein Mitglied an einem Tag einladen kann. Teile den Link selbst oder bitte jemanden, der die Gruppe leitet.
no-account = { $count ->
    [one] { $addresses } hat kein Konto, und diese Einladung ist nur für bestehende Mitglieder.
   *[other] { $addresses } haben kein Konto, und diese Einladung ist nur für bestehende Mitglieder.
} Es wurde nichts verschickt. { $may-add-people ->
    [yes] Entferne die Adresse oder wähle „Alle, die den Link haben“.
   *[no] Entferne die Adresse oder bitte einen Admin, die Einladung zu verschicken.
}
resend-over = Es wurde nichts verschickt. Diese Einladung wurde angenommen, zurückgezogen oder ersetzt.
resend-unusable = Es wurde nichts verschickt, weil der Link nicht mehr funktioniert. Erstelle eine neue Einladung.
resend-too-soon = Es wurde nichts verschickt. Die letzte E-Mail ging vor weniger als einer Minute raus.
resend-unsubscribed = Es wurde nichts verschickt, weil diese Adresse keine Einladungen per E-Mail möchte. Teile stattdessen den Link.

expiration-unchosen = Wähle, wann die Einladung abläuft.
expiration-no-date = Gib das Datum ein, an dem die Einladung abläuft.
expiration-beside = Oben hast du „{ $choice }“ gewählt, deshalb gilt dieses Datum nicht. Wähle dort „Eigenes Datum“ oder leere dieses Feld.

nothing-used = Es wurde nichts verbraucht.
account-can-join = Du hast ein Konto und kannst es mit dieser Einladung benutzen.
invited-you = { $inviter } hat dich zu { $group } eingeladen. { $more }

already-in = Du bist schon in { $groups }
removed-from = Du wurdest aus { $groups } entfernt
account-deactivated = Dieses Konto ist deaktiviert
share-description = Öffne den Link, um die Gruppe bei { $organization } zu sehen und beizutreten.
invites-you = { $inviter } lädt dich zu { $groups } ein

not-now = Nicht jetzt
sign-in-and-join = Anmelden und beitreten
choose-password-and-join = Passwort wählen und beitreten
switch-account = Konto wechseln
sign-out-and-continue = Abmelden und fortfahren

invites = Einladungen

invite = Einladung

invites-to = Einladungen zu { $group }
my-invites = Meine Einladungen
    .caption = Deine Einladungen zu { $group }
used-by = Für wen
as-managers = mit Gruppenleitung
pages = Seiten mit Einladungen
none-yet = Noch keine Einladungen
    .text = Teile einen Link zu dieser Gruppe oder verschicke ihn per E-Mail, und sieh, wer damit beitritt.

invite-with-link = Mit einem Link einladen
for-you = Einladungen für dich
waits = { $inviter } lädt dich ein.
waits-until = { $inviter } lädt dich ein. Der Link gilt bis { DATETIME($at, style: "long") }, { RELATIVE($at) }.
waited-until = { $inviter } hat dich eingeladen. Der Link ist am { DATETIME($at, style: "long") } abgelaufen, { RELATIVE($at) }.
request-about = zu { $group }

new-invite = Neue Einladung
valid-hour = 1 Stunde
valid-six-hours = 6 Stunden
valid-day = 1 Tag
valid-week = 7 Tage
valid-custom = Eigenes Datum
valid-custom-hint = In { $zone }. Ohne Uhrzeit gilt das Tagesende.
access = Wer diesen Link benutzen kann
access-anyone = Alle, die den Link haben
    .about = Wer kein Konto hat, kann sich damit registrieren.
access-members = Nur bestehende Mitglieder
    .about = Personen, die schon ein Konto haben.
role-granted = Rolle in der Gruppe
    .hint = Einladungen für die Gruppenleitung brauchen einen Ablauf und eine Höchstzahl.
maximum-uses = Höchstzahl
    .hint = Wie viele Personen beitreten können. Unbegrenzt, wenn leer.
people-to-email = Personen, die eine E-Mail bekommen
from-organization = Aus der Organisation
people-to-invite = Personen, die du einlädst
addresses = E-Mail-Adressen
    .hint = Füge bis zu { NUMBER($most) } ein, mit oder ohne Namen. Leer, wenn du den Link selbst teilst.
file = Oder eine Datei
    .hint = CSV, Excel (.xlsx), OpenDocument (.ods) oder .zip. Wir nehmen die Adressen ihrer E-Mail-Spalte in die Liste auf.
encoding = Zeichensatz der Datei
create = Erstellen

access-not-yours = Du kannst niemanden ohne Konto einladen. Wähle „Nur bestehende Mitglieder“.
access-unchosen = Wähle, wer den Link benutzen kann.
role-too-high = Du kannst keine höhere Rolle vergeben als deine eigene. Wähle „Mitglied“.
too-many-people = Lade höchstens { NUMBER($most) } Personen auf einmal ein. Du hast { NUMBER($count) } gewählt.
too-few-uses = Du schreibst { NUMBER($count) } Personen. Gib mindestens { NUMBER($count) } ein.

file-too-large = Diese Datei ist größer als 1 MB. Wähle eine kleinere oder füge die Adressen ein.
file-without-addresses = In dieser Datei stehen keine E-Mail-Adressen.
file-check = Prüfe die Adressen in der Liste und erstelle dann die Einladung.
file-notice = { $file }: { $notice }
file-read-as = Wir haben sie als { $encoding } gelesen. Sieht „{ $sample }“ richtig aus? Wenn nicht, wähle den Zeichensatz und die Datei noch einmal.
file-gone = Weggelassen, weil sie laut Datei nicht mehr dabei sind: { $lines }.
file-contradicted = In der Liste, weil andere Zeilen dieselben Personen als aktiv führen: { $lines }.
file-unread = Nicht gelesen: { $lines }. { $why }
lines = { $count ->
    [one] Zeile { $numbers }
   *[other] Zeilen { $numbers }
}
unread-misquoted = Prüfe die Anführungszeichen.
unread-too-long = Das ist zu lang für eine Zeile.
unread-formula = Eine Formel hat kein Ergebnis. Öffne die Datei in einer Tabellenkalkulation und speichere sie noch einmal.
unread-note = Das sieht nach einer Notiz aus, nicht nach einer Person.
unread-cells = Setze eine Zelle mit einem Komma in Anführungszeichen.
unread-garbled = Einige Zeichen sind beschädigt. Speichere die Datei als UTF-8.
unread-status = „{ $word }“ kann aktiv oder nicht mehr dabei heißen.

done = Einladung erstellt. Kopiere den Link, um ihn zu teilen.
done-emailing = Einladung erstellt. Wir schicken sie an { $count ->
    [one] { $count } Person
   *[other] { $count } Personen
}.
done-waiting = Einladung erstellt. Dieser Server kann gerade keine E-Mails verschicken, deshalb { $count ->
    [one] wartet { $count } E-Mail
   *[other] warten { $count } E-Mails
}. Kopiere den Link, um ihn jetzt zu teilen.
done-skipped = { $count ->
    [one] { $count } Person ist schon in der Gruppe und wurde übersprungen.
   *[other] { $count } Personen sind schon in der Gruppe und wurden übersprungen.
}
done-unsubscribed = { $count ->
    [one] { $count } Person möchte keine Einladungen per E-Mail. Teile den Link selbst mit ihr.
   *[other] { $count } Personen möchten keine Einladungen per E-Mail. Teile den Link selbst mit ihnen.
}
done-left-out = Weggelassen: { $addresses }.

link-off = Dieser Link funktioniert gerade nicht.
access-and-uses = { $access } · { $uses } benutzt
qr-code = QR-Code des Links
organization = Organisation
role = Rolle
emailed = Per E-Mail eingeladen
    .none = Niemand. Du teilst den Link selbst.
    .caption = Personen, an die diese Einladung ging
unsubscribed = Möchte keine Einladungen per E-Mail. Teile stattdessen den Link.
resend = Noch einmal senden
revoke = Zurückziehen

deleted = Link gelöscht. Er funktioniert nicht mehr.
deleted-before = Dieser Link war schon gelöscht.

revoke-question = Diese Einladung zurückziehen?
    .text = Der Link, den wir an <bold>{ $address }</bold> geschickt haben, funktioniert dann sofort nicht mehr. Das lässt sich nicht rückgängig machen.
revoke-what = Was du zurückziehst
revoke-one = Diese Einladung
revoke-group = Alle Einladungen dieser Adresse zu dieser Gruppe
revoke-everywhere = Alle Einladungen dieser Adresse
    .about = In allen Gruppen.
revoke-over = Diese Einladung gilt nicht mehr
    .text = { $address } ist beigetreten, oder die Einladung wurde schon zurückgezogen oder ersetzt.
revoked = { $count ->
    [0] Diese Einladung galt schon nicht mehr.
    [one] Einladung zurückgezogen. Der Link funktioniert nicht mehr.
   *[other] { $count } Einladungen zurückgezogen. Die Links funktionieren nicht mehr.
}
