help = Hilfe
help-with = Hilfe<unseen>: { $about }</unseen>
contents = Auf dieser Seite

joining = So trittst du bei
    .intro = Einer Gruppe trittst du mit einem Code bei, mit einer Einladung oder, wenn sie offen ist, auf der Startseite.

code = Woher bekomme ich einen Code?
    .text = Von der Leitung der Gruppe: auf einem Plakat, einer Karte, im Unterricht oder in einer E-Mail. Er sieht aus wie F8H4B-PZM5K oder, wenn sie ihn selbst gewählt hat, wie CHOR-2026.
    .none = Du hast keinen? Frag jemanden, der die Gruppe leitet, oder die Person, die dir davon erzählt hat.

enter = Mit einem Code beitreten
    .type = Gib den Code auf der Startseite ein und wähle <bold>{ $proceed }</bold>. Wenn du angemeldet bist, wähle im Menü <bold>{ $enter }</bold>.
    .see = Du siehst, welche Gruppe er öffnet. Wenn du angemeldet bist, wähle <bold>{ $join }</bold>.
    .go-on = Sonst wähle <bold>{ $sign-up }</bold>, wenn du neu bist, oder <bold>{ $sign-in }</bold>. Den Code musst du nicht noch einmal eingeben.
    .read = Groß oder klein, mit oder ohne Leerzeichen und Bindestriche: Das ist egal. Du kannst auch den QR-Code auf einem Plakat scannen oder den ganzen Link einfügen.
    .typo = In Codes wie F8H4B-PZM5K gibt es nie die Buchstaben O und I und nie die Ziffern 0 und 1. Wenn du zwei verwechselst, die sich ähnlich sehen, etwa 8 und B, schlagen wir dir meist den richtigen Code vor.

code-fails = Wenn ein Code nicht funktioniert
    .text = Solange du abgemeldet bist, sagen wir nur, dass ein Code nicht funktioniert. So verrät das Raten von Codes nichts. Melde dich an und gib ihn noch einmal ein, dann siehst du den Grund.
    .mistyped = Er hat einen Tippfehler. Vergleiche ihn Zeichen für Zeichen mit dem Plakat oder der E-Mail.
    .over = Er ist abgelaufen oder wurde ersetzt. Bitte die Person, von der du ihn hast, um den neuen.
    .used-up = Er ist aufgebraucht, weil so viele Menschen damit beigetreten sind, wie vorgesehen waren. Bitte um einen anderen.
    .dates = Die Gruppe hat noch nicht begonnen. Komm an ihrem Startdatum wieder. Wenn sie schon beendet ist, bitte die Leitung, dich hinzuzufügen.
    .members = Er ist nur für Menschen, die schon ein Konto haben. Wenn du eines hast, melde dich zuerst an. Sonst bitte um eine Einladung.
    .request = Wenn die Leitung dich noch hinzufügen kann, erscheint <bold>{ $request }</bold>, sobald du den Code angemeldet eingibst. Siehe <link>{ $title }</link>.
    .limit = Nach zu vielen falschen Codes musst du ein wenig warten. Die Seite sagt dir, wie lange.

invite = Mit einer Einladung beitreten
    .text = Eine Einladung ist ein Link zu einer Gruppe. Du bekommst ihn per E-Mail, oder jemand teilt ihn mit dir. Öffne ihn, dann siehst du, wer dich einlädt und zu welcher Gruppe.
    .known = Wenn du ein Konto hast, melde dich an und wähle <bold>{ $join }</bold>.
    .new = Wenn nicht, wähle <bold>{ $sign-up-and-join }</bold>.
    .own = Ein Link in einer E-Mail ist nur für dich, leite ihn bitte nicht weiter. Sobald du deine Adresse bestätigt hast, findest du Einladungen an sie auch auf der <bold>{ $home }</bold>.

invite-fails = Wenn eine Einladung nicht funktioniert
    .over = Sie ist abgelaufen oder aufgebraucht, oder sie wurde gelöscht oder zurückgezogen. Wähle <bold>{ $request }</bold>, dann entscheidet die Leitung der Gruppe.
    .newer = Es gibt eine neuere. Nimm den Link aus der neuesten E-Mail.
    .address = Sie ging an eine andere Adresse als die deines Kontos. Wechsle auf ihrer Seite das Konto, oder bitte um eine Einladung an deine eigene Adresse.
    .members = Sie ist für Menschen mit Konto. Melde dich zuerst an, oder wähle <bold>{ $request }</bold>.
    .broken = Ein Teil des Links fehlt. E-Mail-Programme brechen Links manchmal um, kopiere ihn also ganz.
    .free = Vom Öffnen allein wird ein Link nie verbraucht.

open = Einer offenen Gruppe beitreten
    .text = Gruppen, denen alle mit einem Konto beitreten können, stehen auf der <bold>{ $home }</bold> unter <bold>{ $open-groups }</bold> und in der Liste aller <bold>{ $groups }</bold>. Schalte den Schalter ein, um beizutreten, und aus, um wieder zu gehen.

request = Um Zugang bitten
    .text = Wenn dein Code oder deine Einladung nicht funktioniert, kannst du die Leitung der Gruppe fragen. Wähle <bold>{ $request }</bold> und schreib ihr, wer du bist und warum du beitreten möchtest. Bei einem Code melde dich zuerst an. Bei einer Einladung genügen dein Name und deine E-Mail-Adresse.
    .answer = Die Antwort schicken wir dir per E-Mail. Wenn du angemeldet gefragt hast, findest du offene Anfragen auch auf der <bold>{ $home }</bold> unter <bold>{ $mine }</bold>.
    .approved = Wenn du angemeldet gefragt hast, bist du in der Gruppe, sobald die Leitung annimmt. Sonst steht in der E-Mail eine Einladung.

sign-up = Registrieren und anmelden
    .text = Du brauchst ein Konto für alle deine Gruppen. Ob du für die Registrierung einen Code brauchst, hängt von deiner Organisation ab.
    .confirm = Wenn du dich mit einem Code registrierst, kannst du sofort loslegen. Öffne bitte innerhalb von 24 Stunden den Link in unserer E-Mail, um deine Adresse zu bestätigen. Einen neuen Link bekommst du unter <bold>{ $account }</bold>.
    .invited = Wenn du dich mit einer Einladung aus einer E-Mail registrierst, ist deine Adresse schon bestätigt.
    .codeless = Wenn du dich ohne Code registrierst, erstellen wir dein Konto, sobald du den Link in unserer E-Mail öffnest.
    .password = Wenn du dein Passwort vergessen hast, wähle <bold>{ $forgot }</bold> auf der Anmeldeseite. Der Link in unserer E-Mail gilt eine Stunde lang.
    .missing = Nach ein paar Minuten noch keine E-Mail? Sieh im Spam-Ordner nach und prüfe die Adresse.

joined = Nach dem Beitritt
    .home = Die Gruppe steht auf der <bold>{ $home }</bold> und im Menü. Auf ihrer Seite steht, wofür es sie gibt und wer sie leitet.
    .start = Wenn sie noch nicht begonnen hat, siehst du sie ab ihrem Startdatum. Nach ihrem Enddatum bleibst du in ihr.
    .seen = Ihre Leitung sieht deinen Namen, deine E-Mail-Adresse und wie du beigetreten bist.
    .invite = Um andere einzuladen, wähle <bold>{ $invite }</bold> auf der Seite der Gruppe. In manchen Gruppen darf das nur die Leitung.

leave = Eine Gruppe verlassen
    .text = Öffne die Gruppe und wähle <bold>{ $leave }</bold>. Einer offenen Gruppe kannst du auf der <bold>{ $home }</bold> wieder beitreten. Für andere Gruppen brauchst du einen Code oder eine Einladung, die noch gelten, oder die Leitung fügt dich hinzu.
    .removed = Wenn die Leitung dich entfernt hat, gilt dein alter Code oder deine alte Einladung für dich nicht mehr. Bitte sie, dich wieder hinzuzufügen oder neu einzuladen.

account = Dein Konto und deine Daten
    .text = Wähle im Menü <bold>{ $account }</bold>.
    .details = Dort änderst du deinen Namen, deine Zeitzone und dein Passwort und, wenn es mehrere gibt, deine Sprache.
    .email = Auch deine E-Mail-Adresse kannst du ändern. Sie ändert sich, sobald du die neue bestätigt hast.
    .sessions = Wenn du vergessen hast, dich irgendwo abzumelden, wähle <bold>{ $out }</bold>.
    .emails = Unter <bold>{ $emails }</bold> schaltest du E-Mails aus, die du nicht möchtest. Der Link am Ende einer E-Mail tut dasselbe.
    .download = Mit <bold>{ $download }</bold> bekommst du alles, was wir über dich gespeichert haben, in einer Datei.
    .erase = Mit <bold>{ $erase }</bold> verlässt du alle Gruppen, und wir löschen deinen Namen, deine E-Mail-Adresse und dein Passwort. Das lässt sich nicht rückgängig machen.

managing = Gruppen verwalten
    .intro = Wie du eine Gruppe einrichtest, Leute einlädst und den Überblick behältst.

managers = Was die Leitung darf
    .group = Die Leitung einer Gruppe ändert ihre Einstellungen, Mitglieder, Codes und Einladungen und entscheidet über Anfragen. Öffne die Gruppe und wähle <bold>{ $settings-of-group }</bold>.
    .organization = Wer in der Organisation die Rolle <bold>{ $manager }</bold> hat, kann auch Gruppen erstellen und leitet sie dann.
    .admin = Admins können all das in jeder Gruppe.

group = Einstellungen einer Gruppe
    .text = Um eine Gruppe zu erstellen, wähle im Menü <bold>{ $new-group }</bold>. Diese Einstellungen kannst du später unter <bold>{ $general }</bold> ändern.
    .dates = <bold>{ $start }</bold> und <bold>{ $stop }</bold>: Man kann vom ersten Tag bis zum Ende des letzten beitreten. Mitglieder sehen die Gruppe ab dem Startdatum und behalten sie nach dem Enddatum. Die Leitung sieht sie schon vorher.
    .viewable = <bold>{ $viewable }</bold>: Schalte das aus, um die Gruppe vor allen zu verbergen, die nicht in ihr sind. Mit einem Code oder einer Einladung können sie trotzdem beitreten.
    .join-type = <bold>{ $join-type }</bold>: Bei <bold>{ $open }</bold> können alle beitreten, die ein Konto haben. Bei <bold>{ $by-code }</bold> braucht man einen Code oder eine Einladung. Bei <bold>{ $closed }</bold> gelten keine Codes, und man braucht eine Einladung, oder du fügst Personen hinzu.
    .may-invite = <bold>{ $may-invite }</bold>: Mitglieder können Personen einladen, die schon ein Konto haben.
    .archive = Mit <bold>{ $archive }</bold> sehen Mitglieder die Gruppe nicht mehr, und man kann nicht mehr beitreten. Es wird nichts gelöscht. <bold>{ $restore }</bold> holt sie zurück, und Codes gelten wieder, die nicht abgelaufen sind.

codes-text = Wer einen Code eingibt, tritt der Gruppe bei. Wähle <bold>{ $create-code }</bold>, lass ein Feld leer, wenn es keine Grenze gibt, und wähle <bold>{ $generate }</bold>.
codes-expiration = <bold>{ $expiration }</bold>: Ab wann der Code nicht mehr gilt. Das kannst du später nicht ändern.
codes-uses = <bold>{ $max-uses }</bold>: Wie viele Personen damit beitreten können.
codes-role = <bold>{ $role }</bold>: Codes für die Gruppenleitung brauchen ein Ablaufdatum und eine Höchstzahl.
codes-custom = <bold>{ $custom }</bold>: 6 bis 32 Buchstaben und Ziffern, die man sich gut merken kann, wie CHOR-2026. Andere könnten ihn erraten. <bold>{ $random }</bold> macht das schwer.
codes-new-people = Wenn du keine neuen Leute zur Organisation hinzufügen darfst, gelten deine Codes nur für Menschen, die schon ein Konto haben. Das Formular sagt es dir.

share = Einen Code teilen
    .text = Wähle unter <bold>{ $group-codes }</bold> einen Code, dann siehst du ihn groß, mit Link und QR-Code.
    .copy = Mit <bold>{ $copy }</bold> und <bold>{ $copy-link }</bold> fügst du den Code oder seinen Link überall ein.
    .poster = <bold>{ $poster }</bold> öffnet eine Seite mit dem Code, dem QR-Code und einer kurzen Anleitung.
    .email = <bold>{ $email-code }</bold> schickt ihn an die Adressen, die du einfügst.
    .qr = <bold>{ $qr }</bold> speichert ein Bild für deine eigenen Dokumente.
    .used = Weiter unten steht unter <bold>{ $used }</bold>, wer damit wann beigetreten ist.

expire = Einen Code beenden oder ersetzen
    .expire = <bold>{ $expire }</bold> beendet einen Code sofort. Das kannst du nicht rückgängig machen, und denselben Code gibt es nie wieder.
    .replace = <bold>{ $edit-code }</bold> erstellt einen neuen Code mit denselben Einstellungen und den Nutzungen, die übrig sind. Der alte gilt sofort nicht mehr, und wer ihn eingibt, liest, dass er ersetzt wurde.
    .wrong-hands = Wenn ein Code in falsche Hände geraten ist, beende ihn, sieh nach, wer damit beigetreten ist, und entferne Personen unter <bold>{ $members }</bold>. Frühere Codes und Einladungen bringen sie nicht zurück.
    .stopped = Ein Code gilt nicht mehr, wenn die Person, die ihn erstellt hat, die Gruppe nicht mehr leiten darf. Öffne den Code und wähle <bold>{ $take-over }</bold>, damit er wieder gilt.

invites-text = Eine Einladung ist ein Link zu deiner Gruppe. Wähle <bold>{ $new-invite }</bold> und dann, wann sie abläuft und für wen sie ist. Wähle <bold>{ $create }</bold> und kopiere den Link, oder gib Personen an, denen wir ihn schicken sollen.
invites-anyone = <bold>{ $anyone }</bold>: Wer kein Konto hat, kann sich damit registrieren. Das siehst du nur, wenn du neue Leute zur Organisation hinzufügen darfst.
invites-existing = <bold>{ $existing }</bold>: Für Menschen, die schon ein Konto haben.
invites-reminder = Wenn ein Link mindestens 6 Stunden gilt, erinnern wir alle, denen wir ihn geschickt haben und die noch nicht beigetreten sind, einmal vor dem Ablauf. Ist er abgelaufen, schreiben wir ihnen einmal, wie sie um Zugang bitten.
invites-end = <bold>{ $resend }</bold> schickt die E-Mail noch einmal, und <bold>{ $revoke }</bold> beendet den Link einer Person. <bold>{ $delete-link }</bold> beendet ihn für alle. Wenn du eine Adresse noch einmal einlädst, gilt nur der neueste Link.

requests = Anfragen
    .text = Wer mit einem Code oder einer Einladung nicht beitreten kann, kann um Zugang bitten. Wir schreiben der Leitung der Gruppe, und das Menü zeigt, wie viele Anfragen offen sind.
    .decide = Entscheide unter <bold>{ $requests }</bold> über jede einzeln, oder wähle mehrere aus und dann <bold>{ $approve-selected }</bold> oder <bold>{ $decline-selected }</bold>.
    .in = Wer angemeldet gefragt hat, ist in der Gruppe, sobald du annimmst. Alle anderen bekommen per E-Mail eine Einladung, die 7 Tage gilt.
    .new-people = Um Menschen ohne Konto anzunehmen, musst du neue Leute zur Organisation hinzufügen dürfen. Wenn nicht, bitte einen Admin.
    .always = Annehmen kannst du auch Personen, die du früher entfernt hast. Wer angemeldet gefragt hat, tritt auch außerhalb des Zeitraums der Gruppe bei.

members = Mitglieder und Rollen
    .add = <bold>{ $add }</bold>: Für Menschen mit Konto. Sie sind sofort in der Gruppe, auch vor dem Startdatum und nach dem Enddatum.
    .role = <bold>{ $change-role }</bold>: Macht aus einem Mitglied eine Leitung oder umgekehrt.
    .remove = <bold>{ $remove }</bold>: Die Person verliert den Zugang, und bestehende Codes und Einladungen bringen sie nicht zurück. Du kannst sie wieder hinzufügen.
    .many = Wähle in der Liste mehrere Personen aus, um sie in einem Schritt zu einer anderen Gruppe hinzuzufügen, zu verschieben oder zu entfernen.
    .users = Um die Gruppen einer Person zu ändern, such sie im Menü unter <bold>{ $users }</bold> und wähle <bold>{ $edit }</bold>. Ändern kannst du die Gruppen, die du leitest.

lists = Viele Personen hinzufügen
    .code = Am schnellsten geht es oft mit einem Code an der Tafel oder auf einem Plakat, weil alle selbst beitreten.
    .paste = Unter <bold>{ $new-invite }</bold> kannst du Adressen einfügen, mit oder ohne Namen, oder eine Datei wählen: CSV, Excel, OpenDocument oder .zip. Prüfe die Liste und wähle dann <bold>{ $create }</bold>.
    .import = Admins können Personen mit Namen, Rollen und Gruppen importieren. Siehe <link>{ $title }</link>.
    .export = <bold>{ $csv }</bold> und <bold>{ $excel }</bold> unter <bold>{ $members }</bold> speichern die Liste als Datei.

undo = Rückgängig machen
    .text = Was du mit mehreren Personen auf einmal gemacht hast, kannst du 24 Stunden lang rückgängig machen. Du findest es oben unter <bold>{ $users }</bold>. Was sich seitdem geändert hat, bleibt, wie es ist.
    .gone = Beendete Codes und gelöschte Links kommen nicht zurück. Erstelle stattdessen neue.

group-activity = Aktivität einer Gruppe
    .text = <bold>{ $activity }</bold> zeigt, wer wann beigetreten ist, die Gruppe verlassen oder etwas geändert hat. Ein Code steht dort mit seinen letzten zwei Zeichen.

organization = Organisation verwalten
    .intro = Was Admins für alle einrichten: Einstellungen, Gruppen, Kampagnen, Personen und E-Mail.

start = Erste Schritte
    .settings = Prüfe unter <bold>{ $settings }</bold> die Zeitzone und wer sich registrieren kann.
    .email = Wähle dort <bold>{ $email }</bold> und dann <bold>{ $test }</bold>, um zu sehen, ob E-Mails ankommen.
    .groups = Füge unter <bold>{ $user-groups }</bold> deine Gruppen hinzu.
    .people = Importiere unter <bold>{ $users }</bold> Personen, oder lass sie sich mit Codes und Einladungen registrieren.
    .second = Mach eine zweite Person zum Admin, damit dir jemand helfen kann, wenn du dich nicht anmelden kannst.

settings-add = <bold>{ $add-policy }</bold>: Wer Leute ohne Konto hinzufügen darf. Codes und Links aller anderen gelten nur für Menschen, die schon eines haben.
settings-sign-up = <bold>{ $signup-policy }</bold>: Wer ein Konto erstellen darf. Wer keinen Code hat, bestätigt zuerst die E-Mail-Adresse.
settings-zone = <bold>{ $time-zone }</bold>: Start- und Enddatum von Gruppen und Kampagnen gelten in dieser Zone. Schon gesetzte Zeitpunkte verschieben sich nicht.
settings-days = <bold>{ $address-days }</bold>: Unter <bold>{ $activity }</bold> siehst du, von welcher Netzwerkadresse aus etwas getan wurde. Nach so vielen Tagen löschen wir die Adresse.

languages = Sprachen
    .text = Alle sehen die Seiten in der Sprache, die sie gewählt haben, oder in der ihres Browsers. Wenn du sie nicht anbietest, gilt die <bold>{ $language }</bold> der Organisation. Unter <bold>{ $languages }</bold> legst du fest, welche du anbietest.

email-text = <bold>{ $settings }</bold> → <bold>{ $email }</bold> zeigt den Mailserver und jede E-Mail mit ihrem Zustand.
email-off = Ohne Mailserver funktioniert alles andere, und E-Mails warten. Gib Codes und Links so lange selbst weiter. Wer den Server betreibt, richtet einen mit --smtp ein.
email-tries = Wenn eine E-Mail nicht verschickt werden kann, versuchen wir es vier Tage lang. Dann ist sie fehlgeschlagen, und du kannst die Antwort des Mailservers lesen. <bold>{ $again }</bold> schickt sie noch einmal.

groups-text = Unter <bold>{ $user-groups }</bold> stehen alle Gruppen mit Zeitraum, Mitgliedern und offenen Anfragen. Was die Einstellungen bedeuten, steht unter <link>{ $title }</link>.
groups-order = Verschiebe eine Gruppe mit den Pfeilen, oder zieh sie. Listen und das Menü folgen dieser Reihenfolge.
groups-campaign = Gruppen mit der Beitrittsart <bold>{ $by-code }</bold> können eine <bold>{ $campaign }</bold> haben. Deren Codes öffnen die Gruppe.
groups-warning = Die Seite einer Gruppe warnt dich, wenn während eines Teils ihrer Zeit keiner ihrer Codes gilt.

campaigns-text = Eine Kampagne ist ein Code für viele Personen, oder es sind viele Codes, die je einmal gelten. Ein Code öffnet alle Gruppen zugleich, die die Kampagne nutzen.
campaigns-create = Wähle <bold>{ $new-campaign }</bold>. Name und Zeitraum kannst du später ändern, die Codes nicht.
campaigns-groups = Wähle sie unter <bold>{ $user-groups }</bold> als <bold>{ $campaign }</bold> einer oder mehrerer Gruppen.
campaigns-share = Gib die Codes weiter: <bold>{ $email-codes }</bold> schickt jeder Person einen, und niemand bekommt zwei. <bold>{ $sheets }</bold> und <bold>{ $code-csv }</bold> sind für Papier und andere Programme.
campaigns-in-app = Schalte <bold>{ $in-app }</bold> aus, wenn ein anderes System die Codes prüft. Man kann sie dann nicht in Muster eingeben.
campaigns-stop = <bold>{ $stop-campaign }</bold> beendet alle ihre Codes sofort. Das kannst du nicht rückgängig machen.

users = Personen und Rollen
    .text = Finde unter <bold>{ $users }</bold> Personen nach Name oder E-Mail, oder filtere nach Rolle, Status und Gruppe. Die Seite einer Person zeigt ihre Gruppen und wie sie beigetreten ist.
    .edit = <bold>{ $edit }</bold>: Wähle aus, in welchen Gruppen die Person ist.
    .role = <bold>{ $change-role }</bold>: Admins dürfen alles. Leitungen erstellen auch Gruppen. Mitglieder treten Gruppen bei und verlassen sie. Die Person wird abgemeldet und hat die neue Rolle, wenn sie sich wieder anmeldet.
    .out = <bold>{ $sign-out }</bold>: Hilft, wenn ein Telefon oder Laptop verloren ging.
    .confirm = <bold>{ $resend-confirmation }</bold>: Für alle, die ihre E-Mail-Adresse noch nicht bestätigt haben.
    .many = Wähle mehrere Personen aus oder alle, die du gefiltert hast, um sie in einem Schritt zu einer Gruppe hinzuzufügen oder zu deaktivieren. Filtere nach einer Gruppe, um ihre Mitglieder zu verschieben oder zu entfernen. Das kannst du 24 Stunden lang rückgängig machen.
    .sessions = Admins werden nach 30 Minuten ohne Aktivität abgemeldet und in jedem Fall nach 12 Stunden.

deactivate = Ein Konto deaktivieren
    .text = Mit <bold>{ $deactivate }</bold> wird eine Person sofort abgemeldet. Sie kann sich mit dieser Adresse weder anmelden noch neu registrieren. Sie bleibt in ihren Gruppen, und ihre Codes und Links gelten nicht mehr.
    .back = Mit <bold>{ $reactivate }</bold> kann sie sich wieder anmelden, und ihre Codes und Links gelten wieder, wenn sie nicht abgelaufen sind.

import = Personen aus einer Datei importieren
    .file = Wähle unter <bold>{ $users }</bold> <bold>{ $import }</bold>. Wähle dann eine Datei (CSV, Excel, OpenDocument oder .zip), oder füge Zeilen ein. Die Spalten sind email, name, role und groups, und nur email muss sein.
    .check = Wähle <bold>{ $check }</bold>. Du siehst, was jede Zeile ändern würde, und noch ist nichts geändert.
    .confirm = Wähle, ob wir neuen Personen eine Einladung schicken, und importiere die Zeilen.
    .known = Wir kennen die Spalten von Exporten aus Moodle, Canvas, Google Workspace und OneRoster. Bei jeder anderen Datei wähle <bold>{ $ask }</bold>.
    .groups = Trenne mehrere Gruppen mit Semikolons. <bold>{ $make-groups }</bold> fügt Gruppen hinzu, die es noch nicht gibt.
    .wrong = Zeilen mit Fehlern halten die anderen nicht auf. Sie stehen unter <bold>{ $wrong }</bold>, mit dem Grund.
    .only-adds = Ein Import setzt nie eine Rolle herab und entfernt nie jemanden aus einer Gruppe.
    .undo = <bold>{ $undo-import }</bold> auf seiner Seite macht alles ungeschehen. Neue Konten, die seitdem benutzt wurden, bleiben.

activity-text = <bold>{ $settings }</bold> → <bold>{ $activity }</bold> zeigt, wer wann was getan hat. Filtere nach Person, Art und Tag, und exportiere alles als CSV oder Excel.
activity-person = Auf der Seite einer Person zeigt <bold>{ $activity }</bold>, was sie getan hat, und <bold>{ $history }</bold>, welchen Gruppen sie beigetreten ist und welche sie verlassen hat.

guarded = Wenn jemand Codes errät
    .text = Wer zu viele falsche Codes eingibt, muss warten. Wenn aus vielen Netzen zugleich Codes geraten werden, steht auf der <bold>{ $home }</bold> eine Warnung, und wir schreiben allen Admins.
    .effect = Bis eine Stunde nach dem letzten Versuch gelten eigene Codes nur aus Netzen wie gewohnt, die deine Leute schon benutzen. Erzeugte Codes und Einladungen per E-Mail gelten für alle. Ersetze Codes, die man erraten könnte, siehe <link>{ $title }</link>.

backup = Sicherung und Wiederherstellung
    .text = Wer den Server betreibt, macht mit <code>muster backup</code> eine Sicherung und stellt sie mit <code>muster restore</code> wieder her. Die README von Muster erklärt beides.
    .restored = Nach einer Wiederherstellung sind alle abgemeldet. Die <bold>{ $home }</bold> zeigt Admins, was wieder aktiv ist, etwa beendete Codes, und <bold>{ $expire-all }</bold> beendet jeden Code und jeden Link.
    .held = E-Mails, die gewartet haben, bleiben angehalten, bis du <bold>{ $send }</bold> oder <bold>{ $drop }</bold> wählst.
    .doctor = <code>muster doctor</code> prüft die Einstellungen, die Festplatte, die Datenbank, die Uhr und den Mailserver.
