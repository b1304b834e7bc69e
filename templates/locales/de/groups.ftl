already-in = Du bist schon in dieser Gruppe. Es wurde nichts verbraucht.
already-in-named = Du bist schon in { $group }.
not-active = Dieses Konto ist deaktiviert. Bitte einen Admin deiner Organisation, es zu reaktivieren.
removed = Die Leitung hat dich aus dieser Gruppe entfernt, deshalb gelten dein alter Code und deine alte Einladung nicht mehr. Bitte sie, dich wieder hinzuzufügen.
not-started = Diese Gruppe hat noch nicht begonnen. Komm an ihrem Startdatum wieder.
stopped = Dieser Gruppe kann man nicht mehr beitreten. Frag jemanden, der sie leitet.
archived = Diese Gruppe gibt es nicht mehr.
closed = Nur die Leitung kann Leute zu dieser Gruppe hinzufügen. Frag jemanden von ihr.
by-code-now = { $group } trittst du mit einem Code bei. Wenn du einen hast, nimm Gruppencode eingeben.
not-joined = { $group }: { $why }

archived-here = Diese Gruppe ist archiviert. Stelle sie zuerst wieder her.
archived-there = Jene Gruppe ist archiviert. Stelle sie zuerst wieder her.
not-in-group = Die Person ist nicht mehr in dieser Gruppe.
already-there = Die Person ist schon in jener Gruppe. Mit Bearbeiten entfernst du sie aus der anderen.

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
