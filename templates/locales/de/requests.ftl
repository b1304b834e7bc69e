no-need = Du musst nicht fragen. Öffne den Link noch einmal.
too-many = Diese Gruppe hat gerade zu viele offene Anfragen. Frag jemanden, der sie leitet.

decided = Jemand anderes hat schon entschieden.
account-deactivated = Das Konto ist deaktiviert.
group-archived = Die Gruppe ist archiviert.
no-account = Die Person hat kein Konto, und du darfst niemanden neu hinzufügen. Bitte einen Admin, die Anfrage anzunehmen.

waits = Die Leitung der Gruppe sieht jetzt deine Anfrage. Diese Seite zeigt, wie sie entscheidet.
asked-before = Du hast mit dieser E-Mail-Adresse schon gefragt. Wir schreiben dir, sobald die Leitung entscheidet.
asked-before-undelivered = Du hast mit dieser E-Mail-Adresse schon gefragt. Dieser Server kann gerade keine E-Mails verschicken. Frag die Leitung persönlich.

one-decided = { $approved ->
    [yes] Die Anfrage von { $name } ist angenommen.
   *[no] Die Anfrage von { $name } ist abgelehnt.
}
several-decided = { $approved ->
    [yes] { $count ->
        [one] { $count } Anfrage angenommen.
       *[other] { $count } Anfragen angenommen.
    }
   *[no] { $count ->
        [one] { $count } Anfrage abgelehnt.
       *[other] { $count } Anfragen abgelehnt.
    }
}
not-decided = { $name }: { $why }
group-takes-no-one = Auf anderen Wegen kann man dieser Gruppe im Moment nicht beitreten.
nothing-to-decide = Es gab nichts mehr zu entscheiden.
none-selected = Wähle die Anfragen aus, über die du entscheiden willst.
