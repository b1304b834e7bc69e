account-not-there = Dieses Konto wurde gelöscht.
account-deactivated = Dieses Konto ist deaktiviert. Reaktiviere es zuerst.
no-right = Du bist kein Admin mehr.
only-admin = Das ist der einzige Admin. Mach zuerst jemand anderen zum Admin.
own-account = Das ist dein eigenes Konto. Ein anderer Admin kann es deaktivieren, oder du löschst es auf deiner Kontoseite.
enough-sent = Wir haben dieser Adresse fürs Erste genug E-Mails geschickt. Versuche es in einer Stunde noch einmal.

bulk-not-yours = Du leitest diese Gruppe nicht.
bulk-lost-right = Wer das begonnen hat, darf das nicht mehr.
bulk-deactivated-before = Schon deaktiviert.
bulk-not-in-from = Nicht in der Gruppe, die verlassen werden soll.
bulk-from-archived = Die Gruppe, die verlassen werden soll, ist archiviert.
bulk-oneself = Dich selbst kannst du hier nicht entfernen, aber du kannst die Gruppe verlassen.
bulk-not-in-group = Nicht in der Gruppe.

arrange-archived = { $group } ist archiviert. Stelle die Gruppe zuerst wieder her. Es wurde nichts geändert.
arrange-not-active = Dieses Konto ist deaktiviert. Reaktiviere es zuerst. Es wurde nichts geändert.
arrange-refused = { $group }: { $why } Es wurde nichts geändert.

users = Personen

role = { $role ->
    [admin] Admin
    [manager] Leitung
   *[member] Mitglied
}
people = { $count ->
    [one] { $count } Person
   *[other] { $count } Personen
}
more-than-people = mehr als { NUMBER($most) } Personen
role-column = Rolle
name = Name
move-now = Verschieben
search-groups = Gruppen suchen
to = Nach
from = Von

import = Importieren
export-csv = Alle als CSV exportieren
export-excel = Alle als Excel exportieren
search-users = Personen suchen
any = Alle
active = Aktiv
deactivated = Deaktiviert
deleted = Gelöscht
more-than = Mehr als { NUMBER($most) } Personen
several-groups = Mehrere Gruppen heißen so. Welche meinst du?
no-group = { $is-admin ->
    [yes] Keine Gruppen gefunden. Versuche es mit den ersten Buchstaben des Namens.
   *[no] Keine der Gruppen, die du leitest, heißt so. Versuche es mit ihren ersten Buchstaben.
}
no-one = Hier ist noch niemand
    .text = Personen treten mit Codes und Einladungen bei, oder du importierst sie aus einer Datei.
pages = Seiten mit Personen

duplicates = Konten, die sich ein Postfach teilen
    .text = Jedes Paar gehört wahrscheinlich einer Person. Behalte ein Konto, füge es zu den Gruppen des anderen hinzu und deaktiviere dann das andere. Ist eines schon deaktiviert, ist diese Person vielleicht zurückgekommen.
duplicate-primary = <link>{ $name }</link> meldet sich mit jeder Schreibweise von { $email } an.
duplicate-other = <link>{ $name }</link> meldet sich nur mit { $email } an.

recent = { $kind ->
    [add] { $people } zu { $to } hinzufügen
    [move] { $people } von { $from } nach { $to } verschieben
    [remove] { $people } aus { $from } entfernen
   *[deactivate] { $people } deaktivieren
}, { RELATIVE($at) }: <link>{ $way }</link>
recent-way = { $way ->
    [progress] sieh, wie weit es ist
    [undoing] sieh, wie weit es rückgängig gemacht ist
    [undo] sieh das Ergebnis oder mach es rückgängig
    [undone] sieh, was rückgängig gemacht wurde
   *[result] sieh das Ergebnis
}
recent-people = Personen

select-page = Alle auf dieser Seite auswählen
select-all = Alle { NUMBER($count) } auf allen Seiten auswählen
select-all-uncounted = Alle auf allen Seiten auswählen
add-to-group = Zu Gruppe hinzufügen
move-to-group = In andere Gruppe verschieben
remove-from-group = Aus Gruppe entfernen
deactivate = Deaktivieren
bulk-none-selected = Wähle zuerst Personen aus, oder wähle alle.
bulk-gone = Diese Konten gibt es nicht mehr. Sieh dir die Liste noch einmal an.
bulk-no-group = Filtere die Liste zuerst nach einer Gruppe. Aus dieser Gruppe wird verschoben oder entfernt.
bulk-question = { $kind ->
    [add] { $people } zu einer Gruppe hinzufügen?
    [move] { $people } von { $from } in eine andere Gruppe verschieben?
    [remove] { $people } aus { $from } entfernen?
   *[deactivate] { $people } deaktivieren?
}
bulk-follows = { $kind ->
    [add] Sie werden sofort Mitglieder. Wer schon in der Gruppe ist, bleibt unverändert.
    [move] Jede Person wechselt in einem Schritt und behält ihre Rolle. Du kannst sie zurückverschieben.
    [remove] Sie haben dann keinen Zugang mehr, und bestehende Codes und Einladungen bringen sie nicht zurück.
   *[deactivate] Sie werden sofort abgemeldet und können sich nicht anmelden. Ihre Codes und Links funktionieren nicht mehr. Sie bleiben in ihren Gruppen.
}
bulk-skips = Dein eigenes Konto und schon deaktivierte Konten werden übersprungen.
bulk-takes-a-while = Das dauert eine Weile. Du kannst die Seite verlassen und wiederkommen.
bulk-undo = Du kannst das 24 Stunden lang rückgängig machen.
bulk-more = { $count ->
    [one] und { $count } weitere Person
   *[other] und { $count } weitere Personen
}
bulk-to-unchosen = Wähle eine Gruppe.
bulk-to-archived = { $group } ist archiviert. Stelle die Gruppe zuerst wieder her.
bulk-to-same = Sie sind schon in dieser Gruppe. Wähle eine andere.
bulk-from-unchosen = Geh zurück und filtere die Liste nach der Gruppe, die sie verlassen sollen.
bulk-too-many = Das sind mehr als { NUMBER($most) } Personen. Geh zurück und grenze die Liste ein.

outcome = { $kind ->
    [add] Zu { $to } hinzufügen
    [move] Von { $from } nach { $to } verschieben
    [remove] Aus { $from } entfernen
   *[deactivate] Deaktivieren
}
outcome-done = { $people } { $kind ->
    [add] hinzugefügt.
    [move] verschoben.
    [remove] entfernt.
   *[deactivate] deaktiviert.
}
outcome-refused = { $people } nicht { $kind ->
    [add] hinzugefügt.
    [move] verschoben.
    [remove] entfernt.
   *[deactivate] deaktiviert.
} Warum, steht unten.
outcome-undone = Für { $people } rückgängig gemacht.
not-done = Nicht ausgeführt
not-done-or-undone = Nicht ausgeführt oder nicht rückgängig gemacht
undo = Rückgängig machen
undo-until = Du kannst das bis { DATETIME($at, style: "long") } rückgängig machen, { RELATIVE($at) }.
undoing = Wir machen es rückgängig. Was sich seitdem geändert hat, bleibt.
undone = Rückgängig gemacht. Was sich seitdem geändert hatte, bleibt.

person-pages = Seiten dieser Person
profile = Profil
last-seen = Zuletzt gesehen
never = Nie
since = seit { DATETIME($at, style: "long") }
change-role = Rolle ändern
resend-confirmation = Bestätigung noch einmal senden
emails-wait = Dieser Server kann gerade keine E-Mails verschicken, deshalb warten sie.
user-groups = Gruppen
no-groups = { $is-admin ->
    [yes] { $name } ist in keiner Gruppe.
   *[no] { $name } ist in keiner Gruppe, die du leitest.
}
groups-of-person = Gruppen dieser Person
move-from = Verschieben<unseen> aus { $group }</unseen>
deactivate-text = Die Person kann sich dann nicht anmelden, und ihre Codes und Links funktionieren nicht mehr. Sie bleibt in ihren Gruppen, und du kannst sie reaktivieren.
reactivate = Reaktivieren
    .text = Die Person kann sich wieder anmelden, und ihre Codes und Links funktionieren wieder, wenn sie nicht abgelaufen sind.
your-account = Dein Konto

role-in-organization = Rolle in der Organisation
role-member-about = Tritt Gruppen bei und verlässt sie.
role-manager-about = Erstellt auch Gruppen und leitet sie.
role-admin-about = Darf alles.
role-of-yourself = Das ist dein eigenes Konto. Als Leitung oder Mitglied kannst du das nicht selbst wieder ändern.
role-signs-out = Die Person wird abgemeldet und hat die neue Rolle, wenn sie sich wieder anmeldet.
role-changed = { $role ->
    [admin] { $name } ist jetzt Admin.
    [manager] { $name } hat jetzt die Rolle Leitung.
   *[member] { $name } ist jetzt Mitglied.
}
role-unchanged = { $role ->
    [admin] { $name } ist schon Admin.
    [manager] { $name } hat schon die Rolle Leitung.
   *[member] { $name } ist schon Mitglied.
}

deactivate-question = { $name } deaktivieren?
    .text = Die Person wird sofort abgemeldet und kann sich mit dieser Adresse weder anmelden noch neu registrieren. Sie bleibt in ihren Gruppen. Du kannst sie jederzeit reaktivieren.
codes = { $count ->
    [one] { $count } Code
   *[other] { $count } Codes
}
links = { $count ->
    [one] { $count } Link
   *[other] { $count } Links
}
passes-will-stop = Nicht mehr gültig, bis du das Konto reaktivierst: { $passes } dieser Person.
person-deactivated = { $name } ist deaktiviert und überall abgemeldet.
passes-stopped = Nicht mehr gültig: { $passes } dieser Person.
person-reactivated = { $changed ->
    [yes] { $name } kann sich wieder anmelden.
   *[no] { $name } war nicht deaktiviert.
}
signed-out = { $count ->
    [0] { $name } war nirgends angemeldet.
    [one] { $name } ist in { $count } Browser abgemeldet.
   *[other] { $name } ist in { $count } Browsern abgemeldet.
}
already-confirmed = Diese Adresse ist schon bestätigt.

groups-of = Gruppen von { $name }
groups-remove = Nimmst du ein Häkchen weg, wird { $name } aus der Gruppe entfernt. Bestehende Codes und Einladungen bringen die Person nicht zurück. Hier kannst du sie wieder hinzufügen.
other-groups = Andere Gruppen
groups-found = Gefundene Gruppen
more-groups = Weitere Gruppen
groups-too-many = Ändere höchstens { NUMBER($most) } Gruppen auf einmal.
groups-not-active = Gruppen lassen sich nicht ändern, solange das Konto nicht aktiv ist.
added-to = Zu { $groups } hinzugefügt.
removed-from = Aus { $groups } entfernt.
added-and-removed = Zu { $added } hinzugefügt, aus { $removed } entfernt.
further-groups = { $count ->
    [one] { $count } weitere Gruppe
   *[other] { $count } weitere Gruppen
}
starts-later = { $group } beginnt am { DATETIME($at, style: "start") }. Die Person sieht die Gruppe ab dann.
stopped-before = { $group } endete am { DATETIME($at, style: "stop") }. Andere können nicht mehr beitreten.

move-person = { $name } verschieben
move-to-other = In eine andere Gruppe verschieben
    .text = { $name } wechselt in einem Schritt und behält die Rolle. Du kannst das wieder rückgängig machen.
move-no-group = { $name } ist in keiner Gruppe, aus der du die Person verschieben kannst.
move-from-unchosen = Wähle die Gruppe, die die Person verlassen soll.
move-to-unchosen = Wähle die Gruppe, in die sie wechseln soll.
move-not-active = Solange ein Konto nicht aktiv ist, kann die Person nicht verschoben werden.
moved = { $name } ist von { $from } nach { $to } gewechselt.
