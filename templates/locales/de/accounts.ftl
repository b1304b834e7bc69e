address-taken = Du hast schon ein Konto mit dieser E-Mail-Adresse. Melde dich an, um beizutreten.
sent-before = Du hast dich mit diesem Formular schon registriert. Melde dich mit dem Passwort an, das du dabei gewählt hast.
reservation-lost = Das hat zu lange gedauert, oder du hast dich auf einer anderen Seite noch einmal registriert. Versuche es noch einmal, oder melde dich an, wenn du ein Konto hast.
wrong-password = E-Mail-Adresse oder Passwort ist falsch. Prüfe beides oder lege ein neues Passwort fest.
deactivated = Dieses Konto ist deaktiviert. Bitte einen Admin von { $organization }, es zu reaktivieren.
not-your-password = Das ist nicht dein Passwort, deshalb wurde nichts geändert.
too-many-emails = Wir haben dieser Adresse fürs Erste genug E-Mails geschickt. Sieh in deinem Posteingang nach oder versuche es in einer Stunde noch einmal.
only-admin = Du bist der einzige Admin. Mach zuerst jemand anderen zum Admin, bevor du dein Konto löschst.

password-empty = Wähle ein Passwort.
password-too-short = Nimm mindestens { NUMBER($least) } Zeichen. Ein paar Wörter hintereinander kann man sich gut merken.
password-too-long = Dieses Passwort ist zu lang. Nimm höchstens 1.024 Bytes, etwa eine Seite Text.
password-common = Dieses Passwort ist zu verbreitet. Wähle ein anderes.
password-at-hand = Dieses Passwort lässt sich aus deinem Namen oder deiner Adresse erraten. Wähle ein anderes.

link-unknown = Ein Teil dieses Links fehlt, oder er ist sehr alt. E-Mail-Programme brechen Links manchmal um. Kopiere ihn ganz aus der E-Mail.
link-used = Dieser Link wurde schon benutzt.
link-expired = Dieser Link ist abgelaufen, oder wir haben dir einen neueren geschickt. Nur der neueste funktioniert.
link-address-taken = Die Adresse, an die dieser Link ging, gehört schon zu einem anderen Konto.
link-outdated = Dieses Konto oder seine Adresse hat sich geändert, seit der Link verschickt wurde.

welcome = Willkommen bei { $organization }.
check-inbox = Sieh in deinem Posteingang nach, um deine E-Mail-Adresse zu bestätigen.
password-set = Dein Passwort ist festgelegt.

code-needed = Gib den Beitrittscode ein, den du bekommen hast.
code-needed-of-domain = Mit einer Adresse bei { $domain } brauchst du einen Beitrittscode, um dich zu registrieren. Gib den ein, den du bekommen hast.

sign-up = Registrieren
sign-up-to-join = Registrieren, um { $groups } beizutreten
sign-up-with = Mit { $code } registrieren
sign-in-to-join = Anmelden und beitreten
have-account = Hast du schon ein Konto? <link>Melde dich an</link>
code = Code
change = Ändern
other-code-hint = Hast du einen anderen Code? Gib ihn hier ein.
code-hint = Von deiner Lehrkraft, deiner Leitung oder einem Plakat.
code-hint-domains = Von deiner Lehrkraft, deiner Leitung oder einem Plakat. E-Mail-Adressen bei { $domains } brauchen keinen.
code-hint-open = Wenn du einen hast, trittst du seiner Gruppe gleich bei.
name = Name
new-password-hint = Mindestens { NUMBER($least) } Zeichen. Ein paar Wörter hintereinander kann man sich gut merken.

set-password-and-join = Passwort festlegen und beitreten
choose-password = Wähle ein Passwort
choose-password-text = Zu { $address } gibt es schon ein Konto mit dem Namen { $name }. Wähle ein neues Passwort dafür. Alte Passwörter und Anmeldungen gelten dann nicht mehr.
invited-address = Deine E-Mail-Adresse ist <bold>{ $address }</bold>. Dorthin ging die Einladung.

account = Konto

sign-in-failed = Die Anmeldung hat nicht geklappt
unsaved = Du warst abgemeldet, deshalb wurden deine Änderungen nicht gespeichert. Melde dich an und versuche es noch einmal.
then-join = Danach trittst du mit <link><bold>{ $code }</bold></link> bei.
enter-password = Gib dein Passwort ein.
forgot-password = Passwort vergessen?
have-code = Hast du einen Code? <link>Gib ihn ein</link>
new-here = Neu hier? <link>Registriere dich</link>
signed-out = Du bist abgemeldet.

forgot-text = Gib die E-Mail-Adresse deines Kontos ein, dann schicken wir dir einen Link für ein neues Passwort.
forgot-text-email-off = Dieser Server kann gerade keine E-Mails verschicken. Bitte einen Admin von { $organization } um Hilfe, oder gib deine E-Mail-Adresse ein und du bekommst einen Link, sobald es wieder geht.
send-link = Link schicken
ask-for-link = Link anfordern
remembered = Wieder eingefallen? <link>Melde dich an</link>

mailed-sign-up = Wir haben dir eine E-Mail geschickt. Mit dem Link darin schließt du die Registrierung ab.
mailed-reset = Wenn es zu dieser Adresse ein Konto gibt, haben wir ihr einen Link für ein neues Passwort geschickt.
mailed-nothing-there = Nach ein paar Minuten noch nichts da? Sieh im Spam-Ordner nach, prüfe die Adresse und <link>versuche es noch einmal</link>.
waits = Deine E-Mail muss warten
waits-sign-up = Dieser Server kann gerade keine E-Mails verschicken. Sobald es wieder geht, bekommst du einen Link, mit dem du die Registrierung abschließt.
waits-reset = Dieser Server kann gerade keine E-Mails verschicken. Wenn es zu dieser Adresse ein Konto gibt, bekommt sie einen Link für ein neues Passwort, sobald es wieder geht.
waits-help = So lange kannst du nicht warten? Bitte einen Admin von { $organization } um Hilfe.
mailed = Sieh in deinem Posteingang nach

choose-new-password = Wähle ein neues Passwort
choose-new-password-text = Es gilt für dein Konto { $address }. Überall sonst wirst du abgemeldet.
new-password = Neues Passwort
set-password = Passwort festlegen
password-changed = Dein neues Passwort gilt ab sofort. Überall sonst bist du abgemeldet.

confirm-email = E-Mail-Adresse bestätigen
confirm-sign-up = Hast du dich bei { $organization } mit <bold>{ $address }</bold> registriert?
confirm-change = Möchtest du <bold>{ $address }</bold> für dein Konto bei { $organization } benutzen?
not-you = Du warst das nicht? Schließ diese Seite, dann passiert nichts.
confirm = Meine E-Mail-Adresse bestätigen
confirmed = Deine E-Mail-Adresse ist bestätigt.
email-changed = Deine E-Mail-Adresse ist jetzt { $address }.

unconfirmed = Deine E-Mail-Adresse { $email } ist noch nicht bestätigt. Öffne den Link, den wir dorthin geschickt haben, oder <link>hol dir auf deiner Kontoseite einen neuen</link>.
unconfirmed-email-off = Deine E-Mail-Adresse { $email } ist noch nicht bestätigt. Dieser Server kann gerade keine E-Mails verschicken, du kannst sie also später bestätigen.

finish = Registrierung abschließen
    .text = Erstelle dein Konto bei { $organization }:

link-broken = Dieser Link funktioniert nicht
    .get-new-on-account = Auf deiner Kontoseite einen neuen Link holen
    .get-new = Neuen Link holen
sign-up-again = Noch einmal registrieren

signing-up = Registrierung
wait = Einen Moment bitte
    .text = Dein Platz ist reserviert, und wir erstellen dein Konto. Gerade registrieren sich viele, daher dauert es etwas länger. Diese Seite aktualisiert sich von selbst.
    .again = Noch einmal nachsehen
ready = Dein Konto ist fertig
    .text = Danke für deine Geduld.
    .sign-in = Melde dich mit dem Passwort an, das du gewählt hast.
sign-up-lost = Diese Registrierung wurde nicht abgeschlossen

details = Deine Angaben
time-zone = Zeitzone
    .hint = In dieser Zone siehst du Zeiten und gibst sie ein.
    .default = { $zone } (die deiner Organisation)
email-unconfirmed = Öffne den Link, den wir dorthin geschickt haben, um sie zu bestätigen.
email-off = Dieser Server kann gerade keine E-Mails verschicken. Deine E-Mails warten, bis es wieder geht.
send-again = E-Mail noch einmal schicken
new-email = Neue E-Mail-Adresse
    .hint = Deine E-Mail-Adresse ändert sich, sobald du die neue bestätigt hast.
    .sent = Öffne den Link darin, um sie zu ändern.
your-password = Dein Passwort
change-email = E-Mail-Adresse ändern
current-password = Aktuelles Passwort
change-password = Passwort ändern
sessions = Wo du angemeldet bist
    .browser = Browser
    .address = Netzwerkadresse
    .last-seen = Zuletzt aktiv
    .this = dieser Browser
signed-out-everywhere = Du bist überall abgemeldet.
your-data = Deine Daten
    .text = Alles, was wir über dich gespeichert haben, in einer Datei: dein Konto, Gruppen, Codes, Anmeldungen, E-Mails und Aktivität.
download = Meine Daten herunterladen

browser = { $browser } auf { $system ->
    [iphone] einem iPhone
    [ipad] einem iPad
    [android] Android
    [chromebook] einem Chromebook
    [windows] Windows
    [mac] einem Mac
    [linux] Linux
   *[unix] Unix
}
    .some = Ein Browser
    .unknown = Unbekannter Browser

emails = E-Mails an mich
    .always = E-Mails, die du anforderst oder die dein Konto schützen, kommen immer an.
    .unconfirmed = Bestätige deine E-Mail-Adresse, um zu wählen, welche E-Mails du bekommst.
save-emails = Auswahl speichern
unsubscribe = Abbestellen
    .question = Abbestellen?
    .text = Wir schicken diese E-Mails dann nicht mehr an <bold>{ $address }</bold>.
unsubscribed = Abbestellt
    .text = Wir schicken diese E-Mails nicht mehr an <bold>{ $address }</bold>.
subscribe-again = Wieder bestellen
subscribed-again = Wir schicken diese E-Mails wieder an { $address }.
choose-emails = <link>Wähle alle E-Mails, die du bekommst</link>, auf deiner Kontoseite.

delete = Mein Konto löschen
    .question = Mein Konto löschen?
    .zone = Du verlässt alle Gruppen, und wir löschen deinen Namen, deine E-Mail-Adresse und dein Passwort. Das lässt sich nicht rückgängig machen.
    .text = Du verlässt alle Gruppen, und wir löschen deinen Namen, deine E-Mail-Adresse, dein Passwort und deine Anmeldungen. Codes, die du erstellt hast, funktionieren dann nicht mehr. Was du getan hast, bleibt ohne deinen Namen verzeichnet. Das lässt sich nicht rückgängig machen.
    .password-hint = Damit wir sicher sind, dass du es bist.
deleted = Dein Konto ist gelöscht.

language = Sprache
    .default = Die Sprache deines Browsers
