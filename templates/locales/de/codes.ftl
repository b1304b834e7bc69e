empty = Gib einen Code ein.
too-short = Das ist zu kurz für einen Code. Prüfe, ob etwas fehlt.
too-long = Das ist zu lang für einen Code. Gib nur den Code ein.
foreign-letter = Zeichen { NUMBER($position) }, „{ $found }“, stammt aus einer anderen Schrift. Gib stattdessen ein einfaches { $meant } ein.
bad-symbol = Zeichen { NUMBER($position) }, „{ $found }“, kann nicht in einem Code stehen. Codes haben nur Buchstaben von A bis Z und Ziffern.
bad-symbol-unprintable = Zeichen { NUMBER($position) } kann nicht in einem Code stehen. Codes haben nur Buchstaben von A bis Z und Ziffern.
mistyped = In diesem Code ist ein Tippfehler. Prüfe ihn und versuche es noch einmal.
mistyped-suggestion = In diesem Code ist ein Tippfehler. Meintest du { $code }?

custom-length = Wähle 6 bis 32 Buchstaben und Ziffern.
custom-looks-generated = Das sieht aus wie ein erzeugter Code. Nimm einen Vokal, eine 0 oder eine 1 dazu, wie bei SPRING.
prefix-too-long = Wähle höchstens 16 Buchstaben und Ziffern, damit sich die Codes leicht tippen lassen.
prefix-looks-generated = Das könnte der Anfang eines erzeugten Codes sein. Nimm einen Vokal, eine 0 oder eine 1 dazu, wie bei SPRING.

group-closed = Diese Gruppe ist geschlossen, deshalb würden Codes nicht funktionieren. Wähle zuerst unter „Allgemein“ eine andere Beitrittsart.
group-archived = Diese Gruppe ist archiviert. Stelle sie unter „Allgemein“ wieder her, um Codes zu erstellen.
taken = Diesen Code gab es schon einmal. Wähle einen anderen.
replaced-is-over = Dieser Code funktioniert nicht mehr, deshalb gibt es nichts zu ersetzen. Erstelle stattdessen einen neuen.
send-over = Dieser Code funktioniert nicht mehr, deshalb wurde nichts verschickt. Erstelle einen neuen.

enter-group-code = Gruppencode eingeben
enter-hint = Groß oder klein, mit oder ohne Bindestrich.
enter-suggestion = { $code } eingeben
front-page = Gib deinen Code ein
front-title = Mit deinem Code beitreten
front-description = Tritt deiner Gruppe bei { $organization } mit einem Code bei.
your-code = Dein Code
your-code-hint = Er steht auf deinem Plakat, deiner Karte oder in deiner E-Mail.
did-you-mean = Meintest du <bold>{ $code }</bold>?

join-page = { $groups } beitreten
join-question = { $groups } beitreten?
use-another = Anderen Code benutzen

joining = Du trittst bei

group-codes = Gruppencodes
guarded = Jemand versucht, Beitrittscodes zu erraten
    .text = Bis eine Stunde nach dem letzten Versuch funktionieren eigene Codes nur in Netzwerken wie gewohnt, die deine Leute schon benutzen. Erzeugte Codes und Einladungen per E-Mail sind nicht betroffen. Ersetze Codes, die man erraten könnte.

group-codes-of = Gruppencodes von { $group }
no-codes = Noch keine Codes
    .text = Erstelle einen Code und teile ihn. Wer ihn eingibt, tritt dieser Gruppe bei.
create = Gruppencode erstellen
list-caption = Gruppencodes von { $group }
code = Code
expire = Beenden
expired = { $code } ist beendet. Damit kann niemand mehr beitreten.

create-intro = { $admits-new ->
    [yes] Mit diesem Code kann man mit oder ohne Konto beitreten.
   *[no] Mit diesem Code kann nur beitreten, wer schon ein Konto hat, weil du keine neuen Personen hinzufügen darfst.
} Die Einstellungen kannst du später nicht mehr ändern.
expiration-date = Ablaufdatum
    .hint = Leer lassen, wenn der Code nie abläuft. Die Zeit gilt in { $zone }.
role = Rolle in der Gruppe
    .hint = Codes für die Gruppenleitung brauchen ein Ablaufdatum und eine Höchstzahl.
role-unchosen = Wähle die Rolle, die man mit diesem Code bekommt.
label = Bezeichnung
    .hint = Nur die Gruppenleitung sieht sie.
custom-code = Eigener Code
    .hint = 6 bis 32 Buchstaben und Ziffern, wie SALES-2026. Leer lassen für einen erzeugten Code.
random-ending = Zufällige Endung anhängen
    .hint = Macht den Code schwer zu erraten, wie SALES-2026-7KX.
generate = Code erzeugen
created = Dein Code ist fertig, du kannst ihn jetzt teilen.

edit = Code bearbeiten
edit-page = Code { $code } bearbeiten
edit-intro = Wir erstellen einen neuen Code mit denselben Einstellungen. <code>{ $shown }</code> funktioniert dann sofort nicht mehr.
replace = Code ersetzen
replaced = Dein neuer Code ist fertig, du kannst ihn jetzt teilen. Der alte funktioniert nicht mehr.
create-instead = Erstelle stattdessen einen neuen Code.

info = Code-Info
print-poster = Plakat drucken
ended-by = Beendet von
replaced-by = Ersetzt durch
replaces = Ersetzt

poster = Plakat
poster-qr = QR-Code zum Beitreten
poster-scan = Scanne den QR-Code oder geh auf <address>{ $url }</address>
poster-enter = { $admits-new ->
    [yes] Gib den Code ein und registriere dich oder melde dich an
   *[no] Gib den Code ein und melde dich mit deinem Konto an
}
poster-until = Bis { DATETIME($at, style: "long") }
poster-none = Hier gibt es nichts zu drucken.

email = Code per E-Mail senden
email-intro = Wir schicken jeder Person den Code <code>{ $shown }</code> und einen Link zum Beitreten. { $admits-new ->
    [yes] Man kann mit oder ohne Konto beitreten.
   *[no] Zum Beitreten braucht man ein Konto.
}
email-waits = Dieser Server kann gerade keine E-Mails verschicken, deshalb warten sie. Du kannst den Code oder seinen Link selbst teilen.
email-none = Du kannst ihn nicht per E-Mail senden.
addresses = E-Mail-Adressen
    .hint = Füge bis zu { NUMBER($most) } Adressen ein, mit oder ohne Namen.
addresses-empty = Gib mindestens eine E-Mail-Adresse ein.
send = Senden
emailed = { $people ->
    [one] Wir schicken den Code per E-Mail an { $people } Person.
   *[other] Wir schicken den Code per E-Mail an { $people } Personen.
}
emailed-waiting = { $people ->
    [one] Die E-Mail an { $people } Person wartet
   *[other] Die E-Mails an { $people } Personen warten
}, weil dieser Server gerade keine E-Mails verschicken kann. Du kannst den Code oder seinen Link selbst teilen.
left-out = Ausgelassen haben wir { $addresses }.

ended = Beendet
short-url = Kurzlink
id = ID
back-to-code = Zurück zum Code
