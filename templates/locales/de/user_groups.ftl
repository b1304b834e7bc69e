no-such-campaign = Diese Kampagne gibt es nicht mehr. Wähle eine andere oder keine.
campaign-stopped = Diese Kampagne ist gestoppt, deshalb funktionieren ihre Codes nicht. Wähle eine andere oder keine.
no-step = Verschiebe eine Gruppe nach oben, nach unten oder an die Stelle einer anderen.
maker-not-active = Dieses Konto ist deaktiviert und kann deshalb keine Gruppen erstellen.

created = Gruppe erstellt. Du leitest sie.

not-by-code = Nur Gruppen mit der Beitrittsart „Mit Code“ können eine Kampagne haben. Wähle „Mit Code“ oder keine Kampagne.
no-codes = In dieser Gruppe funktioniert kein Code. Solange du keinen erstellst, kann man nicht mit einem Code beitreten.

campaign-is-stopped = Die Kampagne { $campaign } ist gestoppt, deshalb funktionieren ihre Codes nicht.
campaign-not-covering = Die Codes der Kampagne { $campaign } funktionieren nicht während der ganzen Zeit dieser Gruppe: { $parts }. Ändere die Daten der Gruppe oder der Kampagne.
codes-not-covering = Die Codes dieser Gruppe funktionieren nicht während ihrer ganzen Zeit: { $parts }.

choose-campaign = Wähle eine der Kampagnen oder keine.
order-out-of-range = Gib eine ganze Zahl von 0 bis { NUMBER($most) } ein.

campaign-option = { $stopped ->
    [yes] { $campaign } ({ $range }, gestoppt)
   *[no] { $campaign } ({ $range })
}

user-groups = Gruppenverwaltung
new-group = Neue Gruppe
general = Allgemein
open = Gruppenverwaltung öffnen

yours = Gruppen, die du leitest.
add-group = Gruppe hinzufügen
show = Anzeigen
showing = { $show ->
    [viewable] Jetzt sichtbare
    [archived] Archivierte
   *[all] Alle
}
none-found = Keine Gruppen gefunden. Versuche es mit den ersten Buchstaben des Namens oder zeige alle Gruppen an.
none-yet = Noch keine Gruppen
    .text = Einer Gruppe treten Leute bei, zum Beispiel einem Kurs, einem Team oder einem Jahrgang. Füge deine erste hinzu.
list = Gruppen in ihrer Reihenfolge
    .join-type = Beitrittsart
    .dates = Zeitraum
    .members = Mitglieder
not-viewable = Nicht sichtbar
always = Immer
requests-to-join = { $count ->
    [one] { $count } Anfrage
   *[other] { $count } Anfragen
}<unseen> zum Beitritt zu { $group }</unseen>
move-up = { $group } nach oben verschieben
move-down = { $group } nach unten verschieben
restore = Wiederherstellen
archive = Archivieren
archive-named = Archivieren<unseen> { $group }</unseen>

moved = { $way ->
    [up] { $group } wurde nach oben verschoben.
    [down] { $group } wurde nach unten verschoben.
   *[onto] { $group } hat einen neuen Platz.
}
not-moved = { $way ->
    [up] { $group } ist schon die erste.
    [down] { $group } ist schon die letzte.
   *[onto] { $group } bleibt an ihrem Platz.
}

create-group = Gruppe erstellen
description = Beschreibung
    .hint = Mitglieder sehen sie, bei offenen Gruppen alle.
category = Kategorie
    .hint = Gruppen einer Kategorie stehen im Menü und auf der Startseite zusammen.
starts-hint = Ab diesem Tag kann man beitreten, und Mitglieder sehen die Gruppe.
stops-hint = Der letzte Tag zum Beitreten. Mitglieder behalten den Zugang.
viewable = Für alle sichtbar
    .hint = Zeigt diese Gruppe auch denen, die nicht in ihr sind.
join-type = Beitrittsart
    .choose = Wähle, wie man dieser Gruppe beitritt.
    .open = Öffentlich: Alle können von der Startseite aus beitreten.
    .by-code = Privat: Man tritt mit einem Code bei.
    .closed = Nur mit Einladung: Die Leitung fügt Personen hinzu oder lädt sie ein.
campaign = Kampagne
    .hint = Für Gruppen, denen man mit Code beitritt. Die Codes der Kampagne gelten hier.
no-campaign = Keine Kampagne
order = Reihenfolge
    .hint = Kleine Zahlen stehen in Listen oben.
    .hint-new = Kleine Zahlen stehen in Listen oben. Ohne Zahl kommt die Gruppe ans Ende.
members-may-invite = Mitglieder dürfen einladen
    .hint = Mitglieder können Personen einladen, die schon ein Konto haben.
close-anyway = Trotzdem schließen

when-to-join = Wann man beitreten kann
timeline-campaign = Kampagne { $campaign }
timeline-code = Code { $code }
dates-from = Ab { DATETIME($from, style: "start") }
dates-until = Bis { DATETIME($until, style: "stop") }
dates-always = Jederzeit
more-codes = { $count ->
    [one] { $count } weiterer Code ist aktiv.
   *[other] { $count } weitere Codes sind aktiv.
}
settings = Einstellungen
archived = Diese Gruppe ist archiviert
    .text = Man kann nicht beitreten, und nur die Leitung und Admins sehen sie. Wenn du sie wiederherstellst, gelten Codes wieder, die nicht abgelaufen sind.
archive-zone = Diese Gruppe archivieren
    .text = Man kann nicht mehr beitreten, und nur die Leitung und Admins sehen die Gruppe. Es wird nichts gelöscht.

archive-question = { $group } archivieren?
archive-text = Diese Gruppe hat { $count ->
    [one] { $count } Mitglied
   *[other] { $count } Mitglieder
}. Ist sie archiviert, kann man nicht mehr beitreten, und nur die Leitung und Admins sehen sie. Es wird nichts gelöscht, und du kannst sie wiederherstellen.
group-archived = { $changed ->
    [yes] { $group } ist archiviert.
   *[no] { $group } war schon archiviert.
}
group-restored = { $changed ->
    [yes] { $group } ist wiederhergestellt.
   *[no] { $group } war nicht archiviert.
}
