# Settings of the organization.

settings = Einstellungen

general = Allgemein
email = E-Mail

name = Name der Organisation
time-zone = Zeitzone
    .hint = Gilt für Start- und Enddatum von Gruppen und für alle ohne eigene Zeitzone. Schon gesetzte Zeitpunkte verschieben sich nicht.
    .choose = Wähle eine Zeitzone
add-policy = Neue Leute zur Organisation hinzufügen
    .hint = Wer Leute ohne Konto hinzufügen darf, mit Codes und Links.
    .admins = Admins
    .managers = Admins und Leitungen
    .everyone = Alle
signup-policy = Registrieren
    .hint = Wer ein Konto erstellen darf.
    .code = Wer einen Code hat
    .domains = Auch wer eine E-Mail-Adresse bei einer der Domains unten hat
    .domains-about = Statt eines Codes bestätigt man die E-Mail-Adresse.
    .open = Alle
signup-domains = E-Mail-Domains
    .hint = Zum Beispiel example.org. Trenne mehrere mit Leerzeichen, Kommas oder Zeilenumbrüchen.
address-days = Tage, für die Netzwerkadressen gespeichert werden
    .hint = Unter Aktivität siehst du, von welcher Netzwerkadresse aus etwas getan wurde. Nach so vielen Tagen löschen wir die Adresse.

choose-add-policy = Wähle, wer Leute hinzufügen darf.
choose-signup-policy = Wähle, wer ein Konto erstellen darf.
domain-needed = Gib mindestens eine Domain ein, wie example.org, oder wähle etwas anderes.
not-a-domain = „{ $entry }“ ist keine Domain. Gib eine ein wie example.org.
too-many-domains = Gib höchstens { NUMBER($most) } Domains ein.
address-days-range = Gib eine Zahl von { NUMBER($least) } bis { NUMBER($most) } Tagen ein.

## Languages.

language = Sprache
    .hint = Für alle, deren Browser keine der Sprachen unten wünscht, und für Einladungen an neue Personen.
languages = Sprachen zur Auswahl
    .hint = Die Sprache der Organisation gehört immer dazu.
