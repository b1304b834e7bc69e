not-undoable = Das lässt sich nicht mehr rückgängig machen.

kept-lost-right = Wer das rückgängig gemacht hat, darf das nicht mehr.
kept-account-used = Das Konto wurde seitdem benutzt oder geändert oder ist in anderen Gruppen. Es bleibt.
kept-joined-since = Die Person ist einer der Gruppen seitdem auf anderem Weg beigetreten und bleibt darin.
kept-changed-since = Seitdem hat sich etwas anderes geändert.
kept-role-changed = Die Rolle der Person wurde seitdem geändert. Sie bleibt.
kept-reactivated-since = Die Person wurde seitdem reaktiviert.
already-in = Schon in der Gruppe.
not-active = Das Konto ist deaktiviert oder gelöscht.
not-taken = Die Person kann der Gruppe nicht hinzugefügt werden.

progress = { NUMBER($done) } von { NUMBER($total) }
    .hint = Du kannst diese Seite verlassen. Es geht ohne dich weiter.
    .resumed = Es wurde unterbrochen und macht dort weiter, wo es aufgehört hat. Du kannst diese Seite verlassen.
given-up = Das wurde zu oft unterbrochen und deshalb beendet. Warum, steht im Protokoll des Servers.
backup-restored = Das wurde verworfen, weil eine Sicherung wiederhergestellt wurde.
person = Person
line = Zeile
details = Einzelheiten
rows-by-kind = Zeilen nach Art
no-rows = Keine Zeilen dieser Art.
file-rows = Zeilen der Datei
pages = Seiten mit Zeilen
