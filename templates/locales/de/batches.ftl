not-undoable = Das lässt sich nicht mehr rückgängig machen.

kept-lost-right = Wer das rückgängig gemacht hat, darf das nicht mehr.
kept-account-used = Das Konto wurde seitdem benutzt oder geändert oder ist in anderen Gruppen. Es bleibt.
kept-joined-since = Die Person ist einer der Gruppen seitdem auf anderem Weg beigetreten und bleibt darin.
kept-changed-since = Seitdem hat sich etwas anderes geändert.
kept-role-changed = Die Rolle der Person wurde seitdem geändert. Sie bleibt.
kept-reactivated-since = Die Person wurde seitdem reaktiviert.
already-in = Schon in der Gruppe.
not-active = Das Konto ist deaktiviert oder gelöscht.
group-archived = Die Gruppe ist archiviert.
not-taken = Die Person kann der Gruppe nicht hinzugefügt werden.
