restored-backup = Wiederhergestellte Sicherung
    .none = Es wurde keine Sicherung wiederhergestellt, oder der Hinweis wurde ausgeblendet.
restored = Am { DATETIME($at, style: "long") } wurde eine Sicherung wiederhergestellt
since-backup = der Sicherung
since = dem { DATETIME($at, style: "long") }
nothing-revived = Alle wurden abgemeldet. Nichts, was nach { $since } endete, ist wieder aktiv.
revived = Alle wurden abgemeldet. Das hier endete nach { $since } oder änderte sich und ist wieder aktiv.
maybe-revived = Alle wurden abgemeldet. Was nach { $since } endete, ist wieder aktiv, aber wir wissen nicht, was das ist. Jetzt aktiv: { $codes } und { $links }. Prüfe sie und die Personen, die du entfernt oder deaktiviert hast.
see-all = Alles ansehen
dismiss = Ausblenden
list = { $kind ->
    [code] Codes, die abgelaufen oder aufgebraucht waren
    [campaign] Kampagnen, die gestoppt oder benutzt waren
    [invite] Einladungen, die gelöscht oder aufgebraucht waren
    [recipient] Einladungen, die zurückgezogen waren
    [person] Personen, die deaktiviert oder gelöscht waren
    [membership] Personen, die aus einer Gruppe entfernt waren
    [role] Personen, deren Rolle herabgesetzt war
   *[password] Personen, deren altes Passwort wieder gilt
}
in-group = { $name } ({ $group })
invite-to = Einladung zu { $group }
more = und { NUMBER($count) } weitere
more-later = und weitere, die erscheinen, sobald du diese erledigst
codes = { $capped ->
    [yes] { NUMBER($count) } oder mehr Codes
   *[no] { $count ->
        [one] { $count } Code
       *[other] { $count } Codes
    }
}
links = { $capped ->
    [yes] { NUMBER($count) } oder mehr Einladungslinks
   *[no] { $count ->
        [one] { $count } Einladungslink
       *[other] { $count } Einladungslinks
    }
}

expire-all = Alle Codes und Links beenden
    .question = Alle Codes und Links beenden?
    .text = In allen Gruppen und Kampagnen funktioniert das dann sofort nicht mehr: { $codes } und { $links }. Das lässt sich nicht rückgängig machen.
expired = Beendet: { $codes } und { $links }.

held = Angehalten: { $held }
    .text = Sie stammen aus der Sicherung, deshalb sind manche E-Mails vielleicht schon verschickt. Verschicke sie, oder verwirf sie und lass den Rest ohne E-Mails weiterlaufen.
emails = { $capped ->
    [yes] { NUMBER($count) } oder mehr E-Mails
   *[no] { $count ->
        [one] { $count } E-Mail
       *[other] { $count } E-Mails
    }
}
tasks = { $count ->
    [one] { $count } unfertige Aufgabe
   *[other] { $count } unfertige Aufgaben
}
send = Senden
drop = Verwerfen
nothing-held = Es waren keine E-Mails angehalten.
sending = { $count ->
    [one] Wir verschicken { $count } E-Mail.
   *[other] Wir verschicken { $count } E-Mails.
}
sending-later = { $count ->
    [one] { $count } E-Mail geht raus, sobald ein Mailserver eingerichtet ist.
   *[other] { $count } E-Mails gehen raus, sobald ein Mailserver eingerichtet ist.
}
links-ended = { $count ->
    [one] { $count } E-Mail haben wir verworfen, weil ihr Link nicht mehr gilt.
   *[other] { $count } E-Mails haben wir verworfen, weil ihre Links nicht mehr gelten.
}
dropped = { $count ->
    [one] { $count } E-Mail verworfen. Du kannst sie hier noch senden.
   *[other] { $count } E-Mails verworfen. Du kannst jede davon hier noch senden.
}
