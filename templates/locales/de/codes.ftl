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

group-closed = Diese Gruppe ist geschlossen, deshalb würden Codes nicht funktionieren. Wähle zuerst unter Allgemein eine andere Beitrittsart.
group-archived = Diese Gruppe ist archiviert. Stelle sie unter Allgemein wieder her, um Codes zu erstellen.
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
join = Beitreten
use-another = Anderen Code benutzen

joining = Du trittst bei
