deleted-account = Gelöschtes Konto
deleted-actor = Ein gelöschtes Konto
deleted-person = „gelöschtes Konto“
someone = jemand
visitor = Jemand ohne Anmeldung

organization-set-up = <bold>{ $who }</bold> hat die Organisation eingerichtet
    .kind = Organisation eingerichtet
organization-changed = <bold>{ $who }</bold> hat die Einstellungen der Organisation geändert
    .kind = Einstellungen geändert
organization-everything-expired = <bold>{ $who }</bold> hat alle Codes und Links beendet
    .kind = Alle Codes und Links beendet

person-signed-up = <bold>{ $who }</bold> hat ein Konto erstellt
    .kind = Registriert
person-signed-in = <bold>{ $who }</bold> hat sich angemeldet
    .kind = Angemeldet
person-signed-out = { $own ->
    [yes] <bold>{ $who }</bold> hat sich abgemeldet
   *[no] <bold>{ $who }</bold> hat { $person } überall abgemeldet
}
    .kind = Abgemeldet
person-confirmed = <bold>{ $who }</bold> hat eine E-Mail-Adresse bestätigt
    .kind = E-Mail-Adresse bestätigt
person-emails-chosen = <bold>{ $who }</bold> hat gewählt, welche E-Mails ankommen
    .kind = E-Mails gewählt
person-changed = { $own ->
    [yes] <bold>{ $who }</bold> hat das eigene Konto geändert
   *[no] <bold>{ $who }</bold> hat das Konto von { $person } geändert
}
    .kind = Konto geändert
person-password-set = { $own ->
    [yes] <bold>{ $who }</bold> hat das eigene Passwort festgelegt
   *[no] <bold>{ $who }</bold> hat das Passwort von { $person } festgelegt
}
    .kind = Passwort festgelegt
person-erased = { $own ->
    [yes] <bold>{ $who }</bold> hat das eigene Konto gelöscht
   *[no] <bold>{ $who }</bold> hat das Konto von { $person } gelöscht
}
    .kind = Konto gelöscht
person-added = <bold>{ $who }</bold> hat { $person } zur Organisation hinzugefügt
    .kind = Person hinzugefügt
person-deactivated = { $own ->
    [yes] <bold>{ $who }</bold> wurde deaktiviert
   *[no] <bold>{ $who }</bold> hat { $person } deaktiviert
}
    .kind = Person deaktiviert
person-reactivated = { $own ->
    [yes] <bold>{ $who }</bold> wurde reaktiviert
   *[no] <bold>{ $who }</bold> hat { $person } reaktiviert
}
    .kind = Person reaktiviert
person-downloaded = <bold>{ $who }</bold> hat eine Kopie der eigenen Daten heruntergeladen
    .kind = Daten heruntergeladen
person-role-changed = <bold>{ $who }</bold> hat { $person } { $role ->
    [admin] zum Admin gemacht
    [manager] die Rolle Leitung in der Organisation gegeben
   *[member] die Rolle Mitglied in der Organisation gegeben
}
    .kind = Rolle in der Organisation geändert
person-confirmation-sent = <bold>{ $who }</bold> hat { $person } die Bestätigungs-E-Mail noch einmal geschickt
    .kind = Bestätigung noch einmal geschickt
person-exported = <bold>{ $who }</bold> hat die Liste der Personen exportiert
    .kind = Personen exportiert

bulk-begun = { $action ->
    [add] <bold>{ $who }</bold> hat begonnen, { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    } hinzuzufügen
    [move] <bold>{ $who }</bold> hat begonnen, { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    } zu verschieben
    [remove] <bold>{ $who }</bold> hat begonnen, { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    } zu entfernen
   *[deactivate] <bold>{ $who }</bold> hat begonnen, { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    } zu deaktivieren
}
    .kind = Aktion für viele Personen
bulk-undone = { $action ->
    [add] <bold>{ $who }</bold> hat das Hinzufügen von { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    } rückgängig gemacht
    [move] <bold>{ $who }</bold> hat das Verschieben von { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    } rückgängig gemacht
    [remove] <bold>{ $who }</bold> hat das Entfernen von { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    } rückgängig gemacht
   *[deactivate] <bold>{ $who }</bold> hat das Deaktivieren von { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    } rückgängig gemacht
}
    .kind = Aktion für viele Personen rückgängig gemacht

group-created = <bold>{ $who }</bold> hat die Gruppe erstellt
    .kind = Gruppe erstellt
group-changed = <bold>{ $who }</bold> hat die Einstellungen der Gruppe geändert
    .kind = Gruppe geändert
group-archived = <bold>{ $who }</bold> hat die Gruppe archiviert
    .kind = Gruppe archiviert
group-unarchived = <bold>{ $who }</bold> hat die Gruppe wiederhergestellt
    .kind = Gruppe wiederhergestellt
group-moved = <bold>{ $who }</bold> hat die Gruppe in der Reihenfolge verschoben
    .kind = Gruppe verschoben
group-people-brought = { $method ->
    [import] <bold>{ $who }</bold> hat { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    } in die Gruppe importiert
   *[other] <bold>{ $who }</bold> hat { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    } zur Gruppe hinzugefügt
}
    .kind = Viele Personen einer Gruppe beigetreten
group-people-taken-back = { $method ->
    [import] <bold>{ $who }</bold> hat einen Import rückgängig gemacht ({ $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    } entfernt)
   *[other] <bold>{ $who }</bold> hat das Hinzufügen von { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    } rückgängig gemacht
}
    .kind = Viele Personen aus einer Gruppe entfernt

member-joined = { $own ->
    [yes] <bold>{ $who }</bold> { $method ->
        [code] ist mit einem Code
        [campaign] ist mit einem Kampagnencode
        [invite] ist mit einer Einladung
        [request] ist nach einer Anfrage
        [toggle] ist der offenen Gruppe
        [import] ist durch einen Import
        [founding] hat die Gruppe erstellt und ist
       *[hand] ist
    }{ $role ->
        [manager] { " als Gruppenleitung" }
       *[member] { "" }
    } beigetreten
   *[no] <bold>{ $who }</bold> hat { $person } { $method ->
        [code] mit einem Code
        [campaign] mit einem Kampagnencode
        [invite] mit einer Einladung
        [request] nach einer Anfrage
        [toggle] zur offenen Gruppe
        [import] mit einem Import
        [founding] mit der neuen Gruppe
       *[hand] zur Gruppe
    }{ $role ->
        [manager] { " als Gruppenleitung" }
       *[member] { "" }
    } hinzugefügt
}
    .kind = Einer Gruppe beigetreten
member-left = <bold>{ $who }</bold> hat die Gruppe verlassen
    .kind = Gruppe verlassen
member-removed = <bold>{ $who }</bold> hat { $person } aus der Gruppe entfernt
    .kind = Aus einer Gruppe entfernt
member-moved = <bold>{ $who }</bold> hat { $person } nach { $group } verschoben
    .kind = In eine andere Gruppe verschoben
member-moved-somewhere = <bold>{ $who }</bold> hat { $person } in eine andere Gruppe verschoben
member-role-changed = { $role ->
    [manager] <bold>{ $who }</bold> hat { $person } die Gruppenleitung gegeben
   *[member] <bold>{ $who }</bold> hat { $person } zum einfachen Mitglied gemacht
}
    .kind = Rolle in einer Gruppe geändert
member-undone = <bold>{ $who }</bold> hat das Hinzufügen von { $person } rückgängig gemacht
    .kind = Beitritt rückgängig gemacht
member-put-back = <bold>{ $who }</bold> hat { $person } wieder in die Gruppe aufgenommen
    .kind = Austritt rückgängig gemacht
member-groups-changed = <bold>{ $who }</bold> hat die Gruppen von { $person } geändert
    .kind = Gruppen einer Person geändert
member-exported = <bold>{ $who }</bold> hat die Liste der Mitglieder exportiert
    .kind = Mitglieder exportiert

joined-how = { $method ->
    [code] Code
    [campaign] Kampagnencode
    [invite] Einladung
    [request] Anfrage
    [toggle] Offener Gruppe beigetreten
    [import] Import
    [founding] Gruppe erstellt
   *[hand] Von der Leitung hinzugefügt
}
joined-added-by = Hinzugefügt von { $name }
joined-invited-by = Einladung von { $name }

code-created = <bold>{ $who }</bold> hat den Code mit der Endung { $ending } erstellt
    .kind = Code erstellt
code-expired = <bold>{ $who }</bold> hat den Code mit der Endung { $ending } beendet
    .kind = Code beendet
code-taken-over = <bold>{ $who }</bold> hat den Code mit der Endung { $ending } übernommen
    .kind = Code übernommen
code-replaced = <bold>{ $who }</bold> hat den Code mit der Endung { $ending } ersetzt
    .kind = Code ersetzt
code-emailed = <bold>{ $who }</bold> hat den Code mit der Endung { $ending } per E-Mail verschickt
    .kind = Code per E-Mail verschickt
code-exported = <bold>{ $who }</bold> hat die Codes der Gruppe exportiert
    .kind = Codes exportiert

campaign-created = <bold>{ $who }</bold> hat die Kampagne „{ $campaign }“ erstellt
    .kind = Kampagne erstellt
campaign-changed = <bold>{ $who }</bold> hat die Kampagne „{ $campaign }“ geändert
    .kind = Kampagne geändert
campaign-stopped = <bold>{ $who }</bold> hat die Kampagne „{ $campaign }“ gestoppt
    .kind = Kampagne gestoppt
campaign-emailed = <bold>{ $who }</bold> hat Codes der Kampagne „{ $campaign }“ per E-Mail verschickt
    .kind = Kampagne per E-Mail verschickt
campaign-exported = <bold>{ $who }</bold> hat die Codes der Kampagne „{ $campaign }“ exportiert
    .kind = Kampagne exportiert

invite-created = <bold>{ $who }</bold> hat eine Einladung erstellt
    .kind = Einladung erstellt
invite-deleted = <bold>{ $who }</bold> hat eine Einladung gelöscht
    .kind = Einladung gelöscht
invite-taken-over = <bold>{ $who }</bold> hat eine Einladung übernommen
    .kind = Einladung übernommen
invite-resent = <bold>{ $who }</bold> hat eine Einladung noch einmal geschickt
    .kind = Einladung noch einmal geschickt
invite-revoked = <bold>{ $who }</bold> hat eine Einladung zurückgezogen
    .kind = Einladung zurückgezogen

request-made = <bold>{ $who }</bold> hat Zugang angefragt
    .kind = Zugang angefragt
request-approved = <bold>{ $who }</bold> hat eine Anfrage angenommen
    .kind = Anfrage angenommen
request-denied = <bold>{ $who }</bold> hat eine Anfrage abgelehnt
    .kind = Anfrage abgelehnt

import-applied = <bold>{ $who }</bold> hat einen Import bestätigt
    .kind = Import bestätigt
import-people-added = <bold>{ $who }</bold> hat { $people ->
    [one] { $people } Person
   *[other] { $people } Personen
} mit einem Import hinzugefügt
    .kind = Personen importiert
import-undone = <bold>{ $who }</bold> hat einen Import rückgängig gemacht
    .kind = Import rückgängig gemacht
import-people-taken-back = <bold>{ $who }</bold> hat { $people ->
    [one] { $people } importierte Person
   *[other] { $people } importierte Personen
} entfernt
    .kind = Importierte Personen entfernt

mail-tested = <bold>{ $who }</bold> hat eine Test-E-Mail verschickt
    .kind = Test-E-Mail verschickt
mail-retried = <bold>{ $who }</bold> hat eine E-Mail wieder in die Warteschlange gestellt
    .kind = E-Mail erneut versucht
mail-released = <bold>{ $who }</bold> hat die angehaltenen E-Mails verschickt
    .kind = Angehaltene E-Mails verschickt
mail-dropped = <bold>{ $who }</bold> hat die angehaltenen E-Mails verworfen
    .kind = Angehaltene E-Mails verworfen

backup-restored = <bold>{ $who }</bold> hat eine Sicherung wiederhergestellt
    .kind = Sicherung wiederhergestellt
backup-dismissed = <bold>{ $who }</bold> hat den Hinweis auf eine wiederhergestellte Sicherung geschlossen
    .kind = Hinweis auf Sicherung geschlossen

unknown = <bold>{ $who }</bold> hat etwas getan, was diese Version nicht kennt ({ $kind })

change = { $setting ->
    [name] Name
    [email] E-Mail
    [time_zone] Zeitzone
    [language] Sprache
    [languages] Sprachen
    [description] Beschreibung
    [category] Kategorie
    [starts_at] Startdatum
    [stops_at] Enddatum
    [user_viewable] Für alle sichtbar
    [join_type] Beitrittsart
    [campaign] Kampagne
    [members_may_invite] Mitglieder dürfen einladen
    [order] Reihenfolge
    [add_new_people] Neue Personen hinzufügen
    [sign_up] Registrierung
    [sign_up_domains] Domains für die Registrierung
    [address_days] Tage, die Netzwerkadressen gespeichert bleiben
    [allow_in_app_validation] Eingabe in der App erlauben
   *[other] { $other }
}: { $before } → { $after }
emails-turned-off = Abbestellt: { $topics }
emails-turned-on = Wieder bestellt: { $topics }
value-none = keine Angabe
value-yes = ja
value-no = nein
value-number = { $number }
value-choice = { $choice ->
    [open] offen
    [by_code] mit Code
    [closed] geschlossen
    [admins] Admins
    [managers] Admins und Leitungen
    [everyone] alle
    [code_required] mit Code
    [domains] mit E-Mail-Adresse bestimmter Domains
   *[other] { $other }
}
added-to = Hinzugefügt zu { $groups }
removed-from = Entfernt aus { $groups }

what = Was
group = Gruppe
from = Von wo
pages = Seiten der Aktivität

caption = Was geschehen ist, Neuestes zuerst
who = Wer
who-placeholder = Name oder E-Mail-Adresse
any-kind = Alles
since = Vom
until = Bis zum
until-before-since = Wähle einen letzten Tag, der nicht vor dem ersten liegt.
several-people = Mehrere Personen heißen so. Wessen Aktivität möchtest du sehen?
no-such-person = Niemand gefunden. Versuche es mit den ersten Buchstaben eines Namens oder einer E-Mail-Adresse.
nothing-found = Nichts gefunden.
nothing-found-by = Nichts von { $person } gefunden.
done-by = Was { $person } getan hat
named = { $name } ({ $email })
export-csv = Als CSV exportieren
export-excel = Als Excel exportieren

group-caption = Was in dieser Gruppe geschehen ist
group-nothing = In dieser Gruppe ist noch nichts geschehen.

person-title = { $title } von { $name }
history = Verlauf
person-nothing = Diese Person hat noch nichts getan.
person-never-joined = Diese Person war noch nie in einer Gruppe.

head-when = Wann (UTC)
head-who = Wer
head-email = E-Mail
head-did = Was
head-group = Gruppe
head-changes = Änderungen
head-address = Adresse
head-action = Aktion
