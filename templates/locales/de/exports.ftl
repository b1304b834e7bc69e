id = ID
name = Name
email = E-Mail
email-confirmed = E-Mail bestätigt
role = Rolle
state = Status
time-zone = Zeitzone
created = Erstellt

code = Code
group = Gruppe
campaign = Kampagne
uses = Nutzungen
maximum-uses = Höchstzahl
expiration = Ablauf
ended = Beendet
why = Grund
role-granted = Vergebene Rolle
label = Bezeichnung
made-by = Erstellt von
made = Erstellt

group-id = Gruppen-ID
person-id = Personen-ID
group-role = Gruppenrolle
joined = Beigetreten
method = Beitrittsweg
method-id = Beitrittsweg-ID

at = Zeitpunkt
actor-id = Wer (ID)
actor = Wer
kind = Art
details = Einzelheiten
address = Adresse

word-of-role = { $role ->
    [admin] Admin
    [manager] Leitung
   *[member] Mitglied
}
word-of-group-role = { $role ->
    [manager] Leitung
   *[member] Mitglied
}
word-of-state = { $state ->
    [active] aktiv
    [deactivated] deaktiviert
    [pending] ausstehend
   *[erased] gelöscht
}
word-of-method = { $method ->
    [code] Code
    [campaign] Kampagnencode
    [invite] Einladung
    [request] Anfrage
    [toggle] offene Gruppe
    [import] Import
    [founding] Gruppe erstellt
   *[hand] hinzugefügt
}
word-of-why = { $why ->
    [hand] beendet
    [replaced] ersetzt
    [stopped] Kampagne gestoppt
   *[contained] gesperrt
}
