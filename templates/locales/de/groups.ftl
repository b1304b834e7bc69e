already-in = Du bist schon in dieser Gruppe. Es wurde nichts verbraucht.
already-in-named = Du bist schon in { $group }.
not-active = Dieses Konto ist deaktiviert. Bitte einen Admin deiner Organisation, es zu reaktivieren.
removed = Die Leitung hat dich aus dieser Gruppe entfernt, deshalb gelten dein alter Code und deine alte Einladung nicht mehr. Bitte sie, dich wieder hinzuzufügen.
not-started = Diese Gruppe hat noch nicht begonnen. Komm an ihrem Startdatum wieder.
stopped = Dieser Gruppe kann man nicht mehr beitreten. Frag jemanden, der sie leitet.
archived = Diese Gruppe gibt es nicht mehr.
closed = Nur die Leitung kann Leute zu dieser Gruppe hinzufügen. Frag jemanden von ihr.
by-code-now = { $group } trittst du mit einem Code bei. Wenn du einen hast, wähle „Gruppencode eingeben“.
not-joined = { $group }: { $why }

archived-here = Diese Gruppe ist archiviert. Stelle sie zuerst wieder her.
archived-there = Die andere Gruppe ist archiviert. Stelle sie zuerst wieder her.
not-in-group = Die Person ist nicht mehr in dieser Gruppe.
already-there = Die Person ist schon in der neuen Gruppe. Mit „Bearbeiten“ kannst du sie aus der bisherigen entfernen.

no-longer-exists = Diese Gruppe gibt es nicht mehr.
changed-since = Jemand hat diese Gruppe geändert, nachdem du das Formular geöffnet hast. Deshalb ist noch nichts gespeichert. Unter Aktivität siehst du, was sich geändert hat. Speichere noch einmal, um es zu ersetzen.
namesake = Eine andere Gruppe heißt auch so. Benenne eine um, damit man sie unterscheiden kann.
stops-codes = { $count ->
    [one] { $count } Code funktioniert
   *[other] { $count } Codes funktionieren
} nicht mehr, wenn du diese Gruppe schließt. Öffnest du sie rechtzeitig wieder, { $count ->
    [one] gilt er
   *[other] gelten sie
} wieder. Setze bei „Trotzdem schließen“ ein Häkchen, um fortzufahren.
archive-stops-codes = { $count ->
    [one] { $count } Code funktioniert dann nicht mehr. Stellst du die Gruppe rechtzeitig wieder her, gilt er wieder.
   *[other] { $count } Codes funktionieren dann nicht mehr. Stellst du die Gruppe rechtzeitig wieder her, gelten sie wieder.
}
codes-stopped = Änderungen gespeichert. { $count ->
    [one] { $count } Code funktioniert
   *[other] { $count } Codes funktionieren
} nicht, solange die Gruppe geschlossen ist.

member = Mitglied
manager = Leitung

groups = Gruppen
members = Mitglieder
activity = Aktivität
choice-in-already = { $email } · schon in der Gruppe
add-search-first = Suche nach Name oder E-Mail-Adresse und wähle Personen aus. Sie bleiben ausgewählt, wenn du weitersuchst.

join-type = { $join-type ->
    [open] Offen
    [by_code] Mit Code
   *[closed] Geschlossen
}

settings = Gruppen{ "\u00AD" }einstellungen
name = Name
more = Mehr
leave = Verlassen
add-people = Personen hinzufügen
role-in-group = Rolle in der Gruppe
manager-can = Kann Einstellungen, Mitglieder und Codes ändern.
search-groups = Gruppen suchen
pages-of-groups = Seiten mit Gruppen
member-count = { $count ->
    [one] { $count } Mitglied
   *[other] { $count } Mitglieder
}

archived-note = Man kann nicht beitreten, und nur die Leitung und Admins sehen diese Gruppe.
not-started-note = Vor dem Start sehen nur die Leitung und Admins diese Gruppe.
no-description = Noch keine Beschreibung.
managed-by = Geleitet von { $managers }.
others = weiteren
unmanaged = Im Moment leitet niemand diese Gruppe. Die Admins der Organisation können helfen.
your-membership = Deine Mitgliedschaft
since = { $role ->
    [manager] Du leitest diese Gruppe.
   *[member] Du bist Mitglied.
} Beigetreten bist du am { DATETIME($at, style: "day") }.

leave-question = { $group } verlassen?
leave-way-back = { $join-type ->
    [open] Du kannst von der Startseite aus wieder beitreten.
    [by_code] Um zurückzukommen, brauchst du einen Code, der noch gilt.
   *[closed] Um zurückzukommen, brauchst du eine Einladung, oder die Leitung fügt dich hinzu.
}
leave-only-manager = Du leitest diese Gruppe allein. Ohne dich können sie nur noch die Admins der Organisation leiten.
joined = Du bist jetzt in { $group }.
left = Du hast { $group } verlassen.
not-a-member = Du bist nicht in dieser Gruppe.

browse-text = Gruppen, in denen du bist, und Gruppen, denen du beitreten kannst.
no-groups = Noch keine Gruppen zu sehen
    .text = Gruppen erscheinen hier an ihrem Startdatum. Mit einem Code kannst du einer Gruppe beitreten.
all-groups = Alle Gruppen
search-results = Suchergebnisse
of-group = für { $group }
invite-only = Nur mit Einladung

my-groups = Meine Gruppen
members-and-managing = { $members } · du leitest sie
more-groups = Du bist in mehr Gruppen, als hier Platz haben. Die anderen findest du unter <link>Gruppen</link>.
archived-groups = Archiviert
    .text = Nur die Leitung und Admins sehen diese Gruppen noch.
in-no-group = Du bist noch in keiner Gruppe
    .text = Tritt mit einem Code von einem Plakat, einer Karte oder aus einer E-Mail bei, oder frag jemanden, der eine Gruppe leitet.
open-groups = Offene Gruppen
    .text = Hier kann man frei beitreten und wieder gehen. <link>Alle Gruppen</link> zeigt auch Gruppen, denen man auf andere Weise beitritt.

search-members = Mitglieder suchen
no-members-found = Keine Mitglieder gefunden. Versuche es mit den ersten Buchstaben eines Namens oder einer E-Mail-Adresse.
members-found = { $count ->
    [one] { $count } Mitglied gefunden
   *[other] { $count } Mitglieder gefunden
}
members-found-first = Das sind die ersten { NUMBER($count) } Mitglieder. Tippe mehr vom Namen ein, um andere zu finden.
no-members = Noch keine Mitglieder
    .text = Man tritt mit einem Code oder einer Einladung bei, oder du fügst Personen hinzu.
members-list = Mitglieder dieser Gruppe
    .role = Rolle
select-all = { $count ->
    [one] { $count } Mitglied auswählen
   *[other] Alle { $count } Mitglieder auswählen
}
select-all-found = Alle gefundenen Mitglieder auswählen
change-role = Rolle ändern<unseen> von { $name }</unseen>
remove-person = Entfernen<unseen> { $name }</unseen>
pages-of-members = Seiten mit Mitgliedern

role-only-manager = { $name } leitet diese Gruppe allein. Danach können sie nur noch die Admins der Organisation leiten.
role-changed = { $role ->
    [manager] { $name } leitet jetzt die Gruppe.
   *[member] { $name } ist jetzt Mitglied.
}
role-same = { $role ->
    [manager] { $name } leitet die Gruppe schon.
   *[member] { $name } ist schon Mitglied.
}

remove-question = { $name } entfernen?
remove-text = Die Person verliert den Zugang, und bestehende Codes und Einladungen lassen sie nicht wieder hinein. Du kannst sie wieder hinzufügen.
remove-only-manager = Die Person leitet diese Gruppe allein. Ohne sie können nur noch die Admins der Organisation die Gruppe leiten.
remove-yourself = Dich selbst kannst du nicht entfernen, aber du kannst die Gruppe verlassen.
person-removed = { $name } wurde entfernt.

search-organization = Organisation durchsuchen
people-to-add = Personen, die du hinzufügst
add = Hinzufügen
add-none-selected = Wähle aus, wen du hinzufügen willst. Suche nach Name oder E-Mail-Adresse.
add-too-many = Füge höchstens { NUMBER($most) } Personen auf einmal hinzu.
person-added = { $name } wurde hinzugefügt.
people-added = { $count ->
    [one] { $count } Person wurde hinzugefügt.
   *[other] { $count } Personen wurden hinzugefügt.
}
person-already-in = { $name } war schon Mitglied.
people-already-in = { $count ->
    [one] { $count } Person war schon Mitglied.
   *[other] { $count } Personen waren schon Mitglied.
}
people-not-added = { $count ->
    [one] { $count } Person konnte nicht hinzugefügt werden, weil ihr Konto deaktiviert oder gelöscht ist.
   *[other] { $count } Personen konnten nicht hinzugefügt werden, weil ihre Konten deaktiviert oder gelöscht sind.
}
added-before-start = Bis zum Start am { DATETIME($at, style: "start") } sieht nur die Leitung diese Gruppe.
added-after-stop = Andere können nicht mehr beitreten: Das Enddatum dieser Gruppe war { DATETIME($at, style: "stop") }.

is-archived = Die Gruppe ist archiviert.
group = Gruppe
how-joined = Beitrittsweg
joined-on = Beigetreten
