meaning = { $meaning ->
    [email] E-Mail
    [other-email] Zweite E-Mail, falls die erste leer ist
    [name] Name
    [last-first] Name, Nachname zuerst
    [given] Vorname
    [middle] Zweiter Vorname
    [family] Nachname
    [second-family] Zweiter Nachname
    [suffix] Namenszusatz
    [role] Rolle
    [group-role] Rolle in der Gruppe
    [groups] Gruppen
    [classes] Kurse
    [group] Eine Gruppe
    [group-id] Gruppen-ID
    [status] Status: aktiv, gelöscht, …
    [enabled] Aktiv: ja oder nein
    [gone] Gelöscht oder gesperrt: ja oder nein
   *[nothing] Weglassen
}

column-number = Spalte { $number }
column-of-roles = { $column } ({ $roles })
