empty = Fülle das aus.
too-long = Nimm höchstens { NUMBER($most) } Zeichen.
line-break = Schreib das in eine Zeile.
control = Entferne die Steuerzeichen. Das passiert, wenn du es neu eintippst.

email-empty = Gib eine E-Mail-Adresse ein.
email-too-long = Das ist zu lang für eine E-Mail-Adresse.
email-space = Gib eine E-Mail-Adresse ein, ohne Leerzeichen und Zeilenumbrüche.
email-at = Gib eine E-Mail-Adresse mit einem @ ein, wie name@example.org.
email-local = Prüfe, was vor dem @ der E-Mail-Adresse steht.
email-domain = Prüfe, was nach dem @ der E-Mail-Adresse steht. Es sollte wie example.org aussehen.

time-unreadable = Gib ein Datum ein wie 2026-11-27 oder Datum und Uhrzeit wie 2026-11-27 17:00.
time-impossible = Dieses Datum oder diese Uhrzeit gibt es nicht. Prüfe Tag, Monat und Stunde.
time-out-of-range = Gib ein Jahr von 1970 bis 9999 ein.
time-skipped = Die Uhren in { $zone } überspringen an diesem Tag { $typed }. Die nächste Uhrzeit ist { DATETIME($next, style: "long") }.
time-skipped-day = Der Kalender in { $zone } überspringt diesen Tag. Der nächste Tag ist { DATETIME($next, style: "day") }.
time-past = { DATETIME($at, style: "long") } ist vorbei. Wähle einen späteren Zeitpunkt.

addresses-wrong = { $problems } Es wurde nichts verschickt.
addresses-wrong-and-more = { $problems } { $more ->
    [one] Eine weitere Adresse hat ein Problem.
   *[other] { $more } weitere Adressen haben Probleme.
} Es wurde nichts verschickt.
address-wrong = „{ $typed }“: { $problem }
address-gone = Laut der Liste ist diese Person nicht mehr dabei („{ $word }“).
address-status = Wir wissen nicht, ob „{ $word }“ aktiv oder ausgeschieden bedeutet.
addresses-too-many = Gib höchstens { NUMBER($most) } Adressen auf einmal ein. Du hast { NUMBER($found) } eingegeben.
addresses-too-long = Diese Liste ist zu lang. Schick sie in mehreren Teilen.

time-zone-unknown = Wähle eine Zeitzone aus der Liste, wie Europe/Amsterdam.
language-unknown = Wähle eine der angebotenen Sprachen.
stop-before-start = Wähle ein Enddatum nach dem Startdatum, { DATETIME($start, style: "long") }.
time-without-date = Gib das Datum zu dieser Uhrzeit ein.
role-unchosen = Wähle eine Rolle.
