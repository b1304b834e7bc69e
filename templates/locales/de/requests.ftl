no-need = Du musst nicht mehr anfragen. Öffne den Link noch einmal.
too-many = Diese Gruppe hat gerade zu viele offene Anfragen. Frag jemanden, der sie leitet.

decided = Jemand anderes hat schon entschieden.
account-deactivated = Das Konto ist deaktiviert.
no-account = Die Person hat kein Konto, und du darfst niemanden neu hinzufügen. Bitte einen Admin, die Anfrage anzunehmen.

waits = Die Leitung der Gruppe sieht jetzt deine Anfrage. Diese Seite zeigt, wie sie entscheidet.
asked-before = Du hast mit dieser E-Mail-Adresse schon angefragt. Wir schreiben dir, sobald die Leitung entscheidet.
asked-before-undelivered = Du hast mit dieser E-Mail-Adresse schon angefragt. Dieser Server kann gerade keine E-Mails verschicken. Frag die Leitung persönlich.

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

requests = Anfragen
open-in-drawer = ({ $count }<unseen> { $count ->
    [one] offene Anfrage
   *[other] offene Anfragen
}</unseen>)

ask = Zugang zu { $group } anfragen
    .text = Die Leitung der Gruppe entscheidet. { $emails ->
    [yes] Wir schicken dir ihre Antwort per E-Mail.
   *[no] Ihre Antwort siehst du auf der nächsten Seite.
}
asking-as = Du fragst als <strong>{ $name }</strong> an.
note = Nachricht
    .hint = Schreib der Leitung, wer du bist und warum du beitreten möchtest.

status = { $state ->
    [open] Noch nicht entschieden
    [approved] Deine Anfrage wurde angenommen
   *[other] Deine Anfrage wurde abgelehnt
}
status-open = Die Leitung der Gruppe hat noch nicht entschieden. { $emails ->
    [yes] Wir schreiben dir, sobald sie es tut.
   *[no] Ihre Antwort siehst du hier.
}
status-invited = Eine E-Mail mit einer neuen Einladung ist unterwegs an { $email }. Öffne ihren Link, um beizutreten.
status-invited-undelivered = Deine neue Einladung wartet, weil dieser Server gerade keine E-Mails verschicken kann. Bitte die Leitung der Gruppe um einen Link oder einen Code.
status-declined = Die Leitung der Gruppe hat deine Anfrage abgelehnt. Wenn du das für einen Irrtum hältst, sprich sie persönlich an.
asked = Angefragt
decided-on = Entschieden

my-requests = Meine Anfragen
unnamed-group = Die Gruppe deines Codes

open-requests = Offene Anfragen
    .none = Keine offenen Anfragen
    .none-text = Wer mit einem Code oder einer Einladung nicht beitreten kann, kann Zugang anfragen. Du entscheidest hier.
    .name = Name
address-proved = über eine Einladung an diese Adresse angefragt
address-unproved = nicht angemeldet, E-Mail nicht bestätigt
approve = Annehmen<unseen> { $name }</unseen>
decline = Ablehnen<unseen> { $name }</unseen>
approve-selected = Ausgewählte annehmen
decline-selected = Ausgewählte ablehnen
pages-of-requests = Seiten mit Anfragen
decided-requests = Entschiedene Anfragen
    .decision = Entscheidung
    .by = Entschieden von
someone = Jemand
