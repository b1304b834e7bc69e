address-taken = Du hast schon ein Konto mit dieser E-Mail-Adresse. Melde dich an, um beizutreten.
sent-before = Du hast dich mit diesem Formular schon registriert. Melde dich mit dem Passwort an, das du dabei gewählt hast.
reservation-lost = Das hat zu lange gedauert, oder du hast dich auf einer anderen Seite noch einmal registriert. Versuche es noch einmal, oder melde dich an, wenn du ein Konto hast.
wrong-password = E-Mail-Adresse oder Passwort ist falsch. Prüfe beides oder setze ein neues Passwort.
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
password-set = Dein Passwort ist gesetzt.

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
code-hint-domains = Von deiner Lehrkraft, deiner Leitung oder einem Plakat. Mit einer E-Mail-Adresse bei { $domains } brauchst du keinen.
code-hint-open = Wenn du einen hast, trittst du seiner Gruppe gleich bei.
name = Name
new-password-hint = Mindestens 8 Zeichen. Ein paar Wörter hintereinander kann man sich gut merken.

sign-up-and-join = Registrieren und beitreten
set-password-and-join = Passwort setzen und beitreten
back-to-invite = Zurück zur Einladung
choose-password = Wähle ein Passwort
choose-password-text = Zu { $address } gibt es schon ein Konto mit dem Namen { $name }. Wähle ein neues Passwort dafür. Alte Passwörter und Anmeldungen gelten dann nicht mehr.
invited-address = Deine E-Mail-Adresse ist <bold>{ $address }</bold>. Dorthin ging die Einladung.
