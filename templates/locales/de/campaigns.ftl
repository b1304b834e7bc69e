stopped-since = Jemand hat diese Kampagne gestoppt, während du sie bearbeitet hast. Deine Änderungen wurden nicht gespeichert.

send-over = Diese Codes funktionieren nicht mehr, deshalb wurde nichts verschickt.
send-no-group = Noch keine Gruppe nutzt diese Kampagne, deshalb würden ihre Codes nichts öffnen. Wähle sie zuerst bei einer Gruppe unter Gruppenverwaltung.
send-still-making = Wir erstellen die Codes noch. Verschicke sie, wenn alle da sind.
send-still-sending = Es werden noch E-Mails verschickt. Warte, bis sie raus sind, und verschicke dann weitere.
send-no-one = Alle in dieser Zielgruppe haben schon einen Code dieser Kampagne, oder es ist niemand darin.
send-too-few-codes = Du hast { $people ->
    [one] { $people } Person
   *[other] { $people } Personen
} gewählt, aber es { $codes ->
    [one] ist nur noch { $codes } Code
   *[other] sind nur noch { $codes } Codes
} übrig. Wähle weniger Personen oder erstelle eine weitere Kampagne.

campaigns = Kampagnen

no-campaigns = Noch keine Kampagnen
    .text = Eine Kampagne ist ein Code für viele Personen, oder es sind viele Codes, die je einmal gelten. Wähle sie in einer oder mehreren Gruppen aus, dann öffnen ihre Codes all diese Gruppen.
new = Neue Kampagne
list-caption = Kampagnen, neueste zuerst
list-pages = Seiten mit Kampagnen
name = Name
dates = Zeitraum
used = Benutzt
groups = Gruppen
no-groups = Noch keine

kind-shared = Ein Code für viele Nutzungen
kind-single = { $count ->
    [one] { $count } Code für eine Nutzung
   *[other] { $count } Codes für je eine Nutzung
}
uses = { $uses ->
    [one] { $uses } Nutzung
   *[other] { $uses } Nutzungen
}
uses-of = { NUMBER($uses) } von { $most ->
    [one] { $most } Nutzung
   *[other] { $most } Nutzungen
}
codes-used = { NUMBER($used) } von { $made ->
    [one] { $made } Code benutzt
   *[other] { $made } Codes benutzt
}
progress = { NUMBER($made) } von { $quantity ->
    [one] { $quantity } Code bisher erstellt.
   *[other] { $quantity } Codes bisher erstellt.
}
ticket-words = { $window } · { $uses }
window-stopped = Gestoppt { DATETIME($at, style: "long") }, { RELATIVE($at) }

new-intro = { $admits-new ->
    [yes] Mit diesen Codes kann man mit oder ohne Konto beitreten.
   *[no] Mit diesen Codes kann nur beitreten, wer schon ein Konto hat, weil du keine neuen Personen hinzufügen darfst.
}
name-hint = Wer einen Code eingibt, sieht ihn nicht.
codes = Codes
shared-about = Für ein Plakat, einen Newsletter oder eine ganze Klasse.
single = Viele Codes für je eine Nutzung
    .about = Für Gutscheine und Karten. Kein Code gilt zweimal.
quantity = Anzahl der Codes
    .hint = Bis zu { NUMBER($most) }.
prefix = Präfix
    .hint = Steht am Anfang jedes Codes. Braucht einen Vokal, eine 0 oder eine 1, wie SPRING.
starts-hint = Der erste Tag, an dem die Codes gelten. Leer lassen, um sofort zu beginnen.
stops-hint = Der letzte Tag, an dem die Codes gelten. Leer lassen, wenn es kein Enddatum gibt.
in-app = Eingabe in der App erlauben
    .hint = Man kann diese Codes in Muster eingeben. Schalte das ab, wenn ein anderes System sie prüft.
create = Kampagne erstellen
created = Kampagne erstellt. Wähle sie jetzt in den Gruppen aus, die ihre Codes öffnen sollen.
mode-unchosen = Wähle einen Code für viele Nutzungen oder viele Codes für je eine Nutzung.
quantity-not-a-number = Gib die Anzahl der Codes als ganze Zahl ein.
quantity-zero = Gib mindestens 1 ein.
quantity-too-many = Gib höchstens { NUMBER($most) } ein. Für mehr Codes erstelle eine weitere Kampagne.
stop-past = Das liegt in der Vergangenheit. Wähle ein späteres Enddatum.

maker-stopped = { $maker } ist kein Admin mehr, deshalb sind diese Codes gestoppt. Mach die Person wieder zum Admin oder erstelle eine neue Kampagne.
unused-by-groups = Noch keine Gruppe nutzt diese Kampagne, deshalb öffnen ihre Codes nichts. Wähle sie unter <link>Einstellungen → Gruppenverwaltung</link> als Kampagne einer Gruppe aus.
uncovered = Zeiten, die diese Kampagne nicht abdeckt
    .text = Diese Gruppen sind offen, während die Codes dieser Kampagne nicht funktionieren. { $stopped ->
        [yes] Wähle für sie eine andere Kampagne.
       *[no] Ändere die Daten hier oder in der Gruppe.
    }
making = Codes werden erstellt
making-failed = Etwas ist schiefgegangen, deshalb fehlen einige Codes. Erstelle eine neue Kampagne.
sending = Bisher { NUMBER($done) } von { $people ->
    [one] { $people } Person angeschrieben.
   *[other] { $people } Personen angeschrieben.
}
sending-failed = Etwas ist schiefgegangen, deshalb haben einige Personen keine E-Mail bekommen. Sende noch einmal, um sie zu erreichen.
refresh = Aktualisieren
email = Codes per E-Mail senden
sheets = Druckbögen
stop-campaign = Kampagne stoppen
code = Code
no-max-uses = Unbegrenzt
in-app-fact = { $in-app ->
    [yes] Ja
   *[no] Nein, ein anderes System prüft diese Codes
}
emailed-to = Per E-Mail gesendet an
search-codes = Codes suchen
    .placeholder = Anfang eines Codes
show = Anzeigen
all-codes = Alle Codes
unused = Unbenutzt
no-codes-found = Keine Codes gefunden.
codes-caption = Codes dieser Kampagne
used-by = Benutzt von
signing-up = Jemand, der sich gerade registriert

edit-campaign = { $campaign } bearbeiten
fixed-shared = Ein Code für viele Nutzungen.
fixed-shared-limited = { $most ->
    [one] Ein Code für { $most } Nutzung.
   *[other] Ein Code für bis zu { $most } Nutzungen.
}
fixed-single = { $quantity ->
    [one] { $quantity } Code für eine Nutzung.
   *[other] { $quantity } Codes für je eine Nutzung.
}
fixed-single-prefixed = { $quantity ->
    [one] { $quantity } Code für eine Nutzung, der mit { $prefix } beginnt.
   *[other] { $quantity } Codes für je eine Nutzung, die mit { $prefix } beginnen.
}
edit-fixed = { $fixed } Die Codes kannst du nicht ändern, weil man sie vielleicht schon hat.
edit-dates = Neue Daten gelten sofort für alle Codes. In E-Mails und auf Druckbögen, die schon unterwegs sind, stehen noch die alten.

stop-question = { $campaign } stoppen?
stop-shared = Der Code funktioniert dann sofort nicht mehr. Das kannst du nicht rückgängig machen.
stop-single = { $unused ->
    [one] { $unused } unbenutzter Code funktioniert dann sofort nicht mehr.
   *[other] { $unused } unbenutzte Codes funktionieren dann sofort nicht mehr.
} Das kannst du nicht rückgängig machen.
stopped = { $codes ->
    [one] Kampagne gestoppt. { $codes } Code funktioniert nicht mehr.
   *[other] Kampagne gestoppt. { $codes } Codes funktionieren nicht mehr.
}
stopped-before = Diese Kampagne war schon gestoppt.
is-stopped = Diese Kampagne ist gestoppt
    .text = Ihre Codes funktionieren nicht mehr, und du kannst sie weder ändern noch wieder starten.

email-over = { $state ->
    [expired] Diese Codes sind abgelaufen, deshalb kannst du sie nicht per E-Mail senden.
   *[other] Diese Codes sind gestoppt, deshalb kannst du sie nicht per E-Mail senden.
}
email-intro = { $shared ->
    [yes] Jede Person bekommt eine E-Mail mit dem Code und einem Link zum Beitreten.
   *[no] Jede Person bekommt eine E-Mail mit einem eigenen Code und einem Link zum Beitreten.
} Niemand bekommt zwei, auch wenn du noch einmal sendest.
email-waits = Dieser Server kann gerade keine E-Mails verschicken, deshalb warten sie.
audience = Wer einen Code bekommt
everyone = Alle
    .about = Alle aktiven Personen deiner Organisation.
of-groups = Personen aus Gruppen
    .about = Alle aus mindestens einer der eingeschlossenen Gruppen.
search-groups = Gruppen suchen
    .placeholder = Name einer Gruppe
included = Eingeschlossene Gruppen
excluded = Ausgeschlossene Gruppen
    .hint = Personen aus diesen Gruppen bekommen keinen Code.
without = Ohne { $group }
send = Codes senden
audience-too-large = Wähle höchstens { NUMBER($most) } Gruppen. Sende den anderen danach.
audience-no-group = Wähle mindestens eine Gruppe.
audience-unchosen = Wähle, wer einen Code bekommt.
emailed = { $people ->
    [one] Wir schicken { $people } Person einen Code per E-Mail.
   *[other] Wir schicken { $people } Personen einen Code per E-Mail.
} Diese Seite zeigt, wie weit wir sind.
emailed-waiting = { $people ->
    [one] Die E-Mail an { $people } Person wartet
   *[other] Die E-Mails an { $people } Personen warten
}, weil dieser Server gerade keine E-Mails verschicken kann. Exportiere die Codes, um sie selbst zu teilen.

recipients = Angeschriebene Personen
recipients-caption = Personen, die einen Code per E-Mail bekommen haben
no-recipients = Noch niemand
    .text = Wem du einen Code per E-Mail schickst, erscheint hier. Wenn du gerade gesendet hast, lade diese Seite gleich neu.
unsubscribed = Möchte keine Codes per E-Mail. Gib ihn selbst weiter.
shared-code = Der gemeinsame Code

sheets-page = Druckbögen
sheets-back = Zurück zur Kampagne
sheets-next = Die nächsten { NUMBER($count) } Codes
sheets-codes = Codes von { $campaign }
sheets-none = Es gibt nichts zu drucken, weil keiner dieser Codes noch benutzt werden kann.
groups-count = { $count ->
    [one] { $count } Gruppe
   *[other] { $count } Gruppen
}
until = bis { DATETIME($at, style: "stop") }

export-later = { $progress } Exportiere sie, wenn alle da sind.
used-at = Benutzt (UTC)
