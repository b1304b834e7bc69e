import = Import
intro = Füge Personen aus einer Datei hinzu. Du siehst zuerst, was jede Zeile ändern würde, und kannst den ganzen Import rückgängig machen.
file = Datei
    .hint = CSV, Excel (.xlsx), OpenDocument (.ods) oder .zip, bis { NUMBER($megabytes) } MiB und { NUMBER($rows) } Zeilen. Wähle bei OneRoster oder Canvas die .zip-Datei oder alle Dateien daraus.
pasted = Oder Zeilen einfügen
    .hint = Beginne mit einer Zeile der Spaltennamen: email, name, role, groups. Trenne Gruppen mit Semikolons.
make-groups = Fehlende Gruppen erstellen
    .hint = Sie sind zuerst geschlossen, und nur ihre Mitglieder sehen sie.
ask = Frag mich, welche Spalte was enthält
    .hint = Wir kennen die Spalten von Exporten aus Moodle, Canvas, Google Workspace und OneRoster.
check-rows = Zeilen prüfen
earlier = Frühere Importe
    .caption = Importe, neueste zuerst
    .pages = Seiten mit Importen
changes = Änderungen
by = Von
command-line = Befehlszeile
pasted-rows = Eingefügte Zeilen
rows = { $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
}
rows-changing = { NUMBER($changing) } von { $total ->
    [one] { $total } Zeile
   *[other] { $total } Zeilen
}

stage = { $stage ->
    [asking] Spalten fehlen
    [reading] wird geprüft
    [checked] bereit
    [applying] wird importiert
    [applied] importiert
    [undoing] wird rückgängig gemacht
    [undone] rückgängig gemacht
   *[failed] fehlgeschlagen
}

file-needed = Wähle eine Datei oder füge unten Zeilen ein.
no-rows = Wir haben Spaltennamen gefunden, aber keine Personen. Füge darunter für jede Person eine Zeile hinzu.
no-email-column = Wir haben keine Spalte mit E-Mail-Adressen gefunden. Nenne eine der Spalten „email“. Gefunden: { $columns }.
roster-alone = Das sind Einschreibungen oder Kurse eines OneRoster- oder Canvas-Exports, die Personen nur mit IDs nennen. Wähle auch users.csv.
no-ids = Die Einschreibungen nennen Personen mit IDs, aber die Personendatei hat keine. Wähle users.csv aus demselben Export.
several-files = Das sind mehrere Personendateien: { $files }. Importiere sie nacheinander.
no-people = Keine dieser Dateien hat eine E-Mail-Spalte: { $files }.
no-encoding = Wir kennen die Zeichenkodierung „{ $name }“ nicht. Versuche windows-1252, IBM850 oder UTF-8.
too-many-rows = Das sind mehr als { NUMBER($most) } Zeilen. Importiere sie in mehreren Teilen.
too-late-to-read = Wir haben diese Datei nicht mehr. Lade sie noch einmal hoch.
unreadable-this-way = So konnten wir die Datei nicht lesen. { $problem }

which-column = Welche Spalte enthält was?
    .intro = Wähle, was jede Spalte enthält. Weggelassene Spalten werden nicht importiert.
has-head = Die erste Zeile nennt die Spalten
columns = Spalten
column-number = Spalte { $number }
words = Wörter in der Statusspalte
    .hint = Wähle <bold>Ausgeschieden</bold> für Wörter, die bedeuten, dass jemand nicht mehr dabei ist. Diese Personen importieren wir nicht.
word-choose = Auswählen
word-active = Aktiv
word-gone = Ausgeschieden
choose-email-column = Wähle die eine Spalte mit der E-Mail-Adresse.
choose-only-one = Wähle nur eine Spalte für „{ $meaning }“.
explain-words = Wähle, was jedes dieser Wörter bedeutet.

encoding = Zeichenkodierung
sheet = Tabellenblatt
read-again = Datei noch einmal lesen
looks-garbled = Manche Buchstaben in dieser Datei sehen beschädigt aus.
read-in-encoding = Gelesen als { $encoding }.
read-in-encoding-question = Gelesen als { $encoding }. Sieht „{ $sample }“ richtig aus?
is-damaged = Manche Zeichen lassen sich so nicht lesen. Zeilen mit ihnen sind fehlerhaft.
sheet-read = Wir haben das Tabellenblatt „{ $sheet }“ gelesen. Nicht gelesen: { $others }.
lines-passed = Vor den Spaltennamen übersprungen: { $lines }.
line-passed = Zeile { $line } „{ $text }“
lacks-enrollments = Niemand tritt einem Kurs bei, weil die Datei der Einschreibungen fehlt. Wähle auch enrollments.csv.
enrollments-ended = { $count ->
    [one] { $count } Einschreibung
   *[other] { $count } Einschreibungen
} nicht verwendet: laut der Datei schon beendet.
enrollments-of-strangers = { $count ->
    [one] { $count } Einschreibung
   *[other] { $count } Einschreibungen
} nicht verwendet: Die Personen fehlen in der Personendatei.
enrollments-in-unknown-classes = { $count ->
    [one] { $count } Einschreibung
   *[other] { $count } Einschreibungen
} nicht verwendet: Die Kurse fehlen in der Kursdatei.
enrollments-in-unnamed-classes = { $count ->
    [one] { $count } Einschreibung
   *[other] { $count } Einschreibungen
} nicht verwendet: Keine Datei nennt die Namen der Kurse. Wähle auch classes.csv oder courses.csv.
enrollments-misquoted = { $count ->
    [one] { $count } Einschreibung
   *[other] { $count } Einschreibungen
} nicht verwendet: Ein Anführungszeichen steht an der falschen Stelle. Prüfe diese Zeilen: { $lines }.
classes-of-one-title = Manche Kurse haben denselben Titel. Wir halten sie auseinander: { $classes }.
columns-read = Gelesene Spalten: { $columns }.
choose-columns = Spalten wählen

nothing-to-import = Es gibt nichts zu importieren: { $wrong ->
    [one] { $wrong } Zeile ist fehlerhaft
   *[other] { $wrong } Zeilen sind fehlerhaft
}, { $unchanged ->
    [one] { $unchanged } Zeile ändert nichts
   *[other] { $unchanged } Zeilen ändern nichts
}.
ready = Noch ist nichts geändert. { $changing ->
    [one] { $changing } Zeile ist bereit zum Import
   *[other] { $changing } Zeilen sind bereit zum Import
}, { $wrong ->
    [one] { $wrong } Zeile ist fehlerhaft
   *[other] { $wrong } Zeilen sind fehlerhaft
}, { $unchanged ->
    [one] { $unchanged } Zeile ändert nichts
   *[other] { $unchanged } Zeilen ändern nichts
}.
imported = { $changing ->
    [one] { $changing } Zeile importiert
   *[other] { $changing } Zeilen importiert
}, { $wrong ->
    [one] { $wrong } Zeile ist fehlerhaft
   *[other] { $wrong } Zeilen sind fehlerhaft
}, { $unchanged ->
    [one] { $unchanged } Zeile ändert nichts
   *[other] { $unchanged } Zeilen ändern nichts
}.
undone = Der ganze Import ist rückgängig gemacht.
undone-but-kept = Der Import ist rückgängig gemacht, bis auf das, was sich seitdem geändert hat. Das steht unter „Behalten“.
uploaded = Hochgeladen { DATETIME($at, style: "long") }
uploaded-imported = Hochgeladen { DATETIME($at, style: "long") }, importiert { DATETIME($imported, style: "long") }
uploaded-imported-undone = Hochgeladen { DATETIME($at, style: "long") }, importiert { DATETIME($imported, style: "long") }, rückgängig gemacht { DATETIME($undone, style: "long") }
checking = Zeilen werden geprüft: { NUMBER($done) } von { NUMBER($total) }
importing = Zeilen werden importiert: { NUMBER($done) } von { NUMBER($total) }
undoing = Zeilen werden rückgängig gemacht: { NUMBER($done) } von { NUMBER($total) }

new-people = Neue Personen
no-emails = Keine E-Mail schicken
    .about = Sie wählen ein Passwort, wenn du sie einlädst, oder auf der Anmeldeseite.
send-emails = Allen eine Einladung schicken
    .about = Sie haben sieben Tage Zeit, ein Passwort zu wählen. Wer schon ein Konto hat, bekommt keine E-Mail.
no-mail-server = <bold>Es ist kein Mailserver eingerichtet</bold>, daher bleiben E-Mails in der Warteschlange.
import-rows = { $count ->
    [one] { $count } Zeile importieren
   *[other] { $count } Zeilen importieren
}

undo = Diesen Import rückgängig machen
undo-question = Import rückgängig machen?
    .text = Die Personen verlassen die Gruppen, denen sie durch diesen Import beigetreten sind, Rollen ändern sich zurück, und neue Konten, die niemand benutzt hat, werden gelöscht.
    .kept = Konten, die schon benutzt wurden oder in anderen Gruppen sind, bleiben. Du siehst dann, welche.
undo-button = Import rückgängig machen
not-now = Dieser Import hat schon begonnen oder ist fertig.
lost-right = Wer ihn bestätigt hat, darf keine Personen mehr importieren.
unanswered = Niemand hat innerhalb eines Tages die Spalten gewählt, deshalb wurde die Datei gelöscht.

row-list = Zeilen
tab-changes = Änderungen
tab-imported = Importiert
tab-to-do = Offen
tab-undone = Rückgängig gemacht
tab-kept = Behalten
tab-wrong = Fehlerhaft
tab-unchanged = Unverändert
row-undone = Rückgängig gemacht.
row-up-to-date = Schon auf dem neuesten Stand.
row-same-as = Zeile { $line } sagt dasselbe.
row-new = { $role ->
    [admin] Neu, als Admin.
    [manager] Neu, mit der Rolle Leitung.
   *[member] Neu.
}
row-joins = { $manager ->
    [yes] Tritt mit der Rolle Leitung bei: { $groups }.
   *[no] Tritt bei: { $groups }.
}
group-not-started = { $group } (noch nicht begonnen)
group-stopped = { $group } (gestoppt)
group-missing = { $group } (wird erstellt)
row-becomes = { $role ->
    [admin] Wird Admin.
   *[manager] Bekommt die Rolle Leitung.
}
row-keeps = { $role ->
    [admin] Bleibt Admin.
   *[manager] Behält die Rolle Leitung.
} Ein Import setzt keine Rolle herab.
row-stays-member = Bleibt Mitglied: { $groups }. Ändere die Rolle in den Einstellungen der Gruppe.
row-read-as = „{ $written }“ wird als „{ $group }“ gelesen.
row-gone-in = Laut Zeile { $line } ist diese Person nicht mehr dabei.

wrong-name-too-long = Der Name ist zu lang. Nimm höchstens { NUMBER($most) } Zeichen.
wrong-name-line-break = Im Namen ist ein Zeilenumbruch. Schreib ihn in eine Zeile.
wrong-name-control = Im Namen sind Steuerzeichen. Entferne sie.
wrong-role = „{ $role }“ ist keine Rolle. Nimm member, manager oder admin, oder lass das Feld leer.
wrong-group-role = „{ $role }“ ist keine Rolle in einer Gruppe. Nimm member oder manager, oder lass das Feld leer.
wrong-too-long = Diese Zeile ist zu lang.
wrong-quote = Ein Anführungszeichen steht an der falschen Stelle. Entferne es oder setze die ganze Zelle in Anführungszeichen.
wrong-encoding = Manche Zeichen lassen sich nicht lesen. Wähle eine andere Zeichenkodierung oder korrigiere die Datei.
wrong-gone = Laut der Datei ist diese Person nicht mehr dabei, deshalb überspringen wir sie.
wrong-gone-here = Laut dieser Zeile ist die Person nicht mehr dabei, aber in Zeile { $line } ist sie aktiv. Nur Zeile { $line } zählt. Entferne die falsche.
wrong-other-name = Zeile { $line } nennt zu dieser Adresse einen anderen Namen: „{ $name }“. Korrigiere eine der beiden.
wrong-other-role = Zeile { $line } nennt für diese Person eine andere Rolle: { $role ->
    [admin] Admin
    [manager] Leitung
   *[member] Mitglied
}. Korrigiere eine der beiden.
wrong-too-many-cells = Diese Zeile hat { NUMBER($cells) } Zellen, die Datei aber { $columns ->
    [one] { $columns } Spalte
   *[other] { $columns } Spalten
}. Setze Zellen mit Komma in Anführungszeichen.
wrong-status = Wir wissen nicht, ob „{ $word }“ aktiv oder ausgeschieden bedeutet. Wähle, was es bedeutet, oder lass die Spalte weg.
wrong-example = Das ist die Beispielzeile der Vorlage, deshalb überspringen wir sie.
wrong-note = Das sieht nach einer Notiz oder Summe aus, deshalb überspringen wir es.
wrong-formula = Eine Formel in dieser Zeile hat kein Ergebnis. Öffne die Datei in einem Tabellenprogramm, speichere sie und versuche es noch einmal.
wrong-no-group = Es gibt keine Gruppe namens „{ $group }“.
wrong-no-group-with-comma = Es gibt keine Gruppe namens „{ $group }“. Trenne Gruppen mit Semikolons.
wrong-namesakes = Die Datei hat mehrere Gruppen namens „{ $group }“, und es gibt keine Gruppe namens „{ $apart }“.
wrong-archived = Die Gruppe „{ $group }“ ist archiviert. Stelle sie zuerst wieder her.
wrong-group-name-too-long = Der Name der Gruppe ist zu lang. Nimm höchstens { NUMBER($most) } Zeichen.
wrong-group-name = Im Namen der Gruppe sind Zeilenumbrüche oder Steuerzeichen. Entferne sie.
wrong-too-many-new-groups = Ein Import kann höchstens { NUMBER($most) } Gruppen erstellen. Prüfe, ob diese Spalte Gruppen enthält.
wrong-too-many-groups = Eine Zeile kann höchstens { NUMBER($most) } Gruppen nennen.
wrong-several-groups = Es gibt mehrere Gruppen namens „{ $group }“. Benenne zuerst eine von ihnen um.
wrong-a-group-archived = Eine dieser Gruppen ist archiviert. Stelle sie zuerst wieder her.
wrong-group-refuses = Einer dieser Gruppen kann man nicht beitreten.
wrong-signing-up = Gerade registriert sich jemand mit dieser Adresse. Versuche es später noch einmal.
wrong-role-above-own = Du kannst niemandem { $role ->
    [admin] die Rolle Admin
   *[manager] die Rolle Leitung
} geben, weil sie über deiner eigenen liegt.
