code-expired = Dieser Code ist am { DATETIME($at, style: "long") } abgelaufen. Bitte die Person, von der du ihn hast, um einen neuen.
code-ended = Die Leitung der Gruppe hat diesen Code beendet. Bitte sie um einen neuen.
code-replaced = Dieser Code wurde durch einen neuen ersetzt. Bitte die Person, von der du ihn hast, um den neuen.
code-contained = Dieser Code ist in falsche Hände geraten und wurde gesperrt. Bitte die Leitung der Gruppe um einen neuen.
code-used-up = Dieser Code ist aufgebraucht. Bitte die Person, von der du ihn hast, um einen anderen.
code-members-only = Dieser Code ist für Personen, die schon ein Konto haben. Wenn du eines hast, melde dich an und gib ihn dort ein. Sonst bitte die Person, von der du ihn hast, um eine Einladung.
code-maker-stopped = Wer diesen Code erstellt hat, darf damit niemanden mehr hinzufügen. Bitte die Leitung der Gruppe um einen neuen.
code-group-archived = Die Gruppe dieses Codes gibt es nicht mehr. Frag die Person, von der du ihn hast, welcher Gruppe du stattdessen beitreten kannst.
code-group-stopped = Mit diesem Code konntest du bis { DATETIME($at, style: "stop") } beitreten. Frag die Leitung der Gruppe, ob sie dich hinzufügen kann.
code-group-not-started = Diese Gruppe beginnt am { DATETIME($at, style: "long") }. Gib den Code dann noch einmal ein.
code-group-closed = Dieser Gruppe kann man gerade nicht mit einem Code beitreten. Bitte die Leitung, dich hinzuzufügen.
code-campaign-stopped = Die Kampagne dieses Codes wurde beendet. Frag die Person, von der du ihn hast, wie du jetzt beitreten kannst.
code-campaign-over = Die Kampagne dieses Codes endete am { DATETIME($at, style: "stop") }. Frag die Person, von der du ihn hast, wie du jetzt beitreten kannst.
code-campaign-not-started = Dieser Code gilt ab { DATETIME($at, style: "long") }. Gib ihn dann noch einmal ein.
code-not-entered-here = Das ist einer unserer Codes, aber er wird nicht hier eingegeben. Frag die Person, von der du ihn hast, wo du ihn einlösen kannst.
code-no-group = Dieser Code öffnet gerade keine Gruppe. Frag die Person, von der du ihn hast, für welche Gruppe er gedacht ist.
code-no-group-takes = Keiner der Gruppen dieses Codes kann man gerade damit beitreten. Bitte die Leitung, dich hinzuzufügen.
code-unknown = Wir kennen diesen Code nicht. Prüfe ihn oder frag die Person, von der du ihn hast.

code-unusable = Dieser Code funktioniert nicht. Prüfe ihn, oder melde dich an, wenn du ein Konto hast.

did-you-mean = { $refusal } Meintest du { $code }?

invite-expired = Diese Einladung ist abgelaufen
    .text = Sie galt bis { DATETIME($at, style: "long") }.
invite-deleted = Diese Einladung wurde gelöscht
    .text = Wer sie erstellt hat oder die Leitung der Gruppe hat den Link gelöscht.
invite-revoked = Diese Einladung wurde zurückgezogen
    .text = Die Leitung der Gruppe hat diese Einladung zurückgezogen.
invite-renewed = Es gibt eine neuere Einladung
    .text = Wir haben eine neuere Einladung an diese Adresse geschickt. Nimm den Link aus der neuesten E-Mail.
invite-used-up = Diese Einladung ist aufgebraucht
    .text = Es sind schon so viele Personen damit beigetreten, wie vorgesehen waren.
invite-maker-stopped = Diese Einladung gilt nicht mehr
    .text = Wer diese Einladung erstellt hat, darf damit niemanden mehr hinzufügen. Bitte die Leitung der Gruppe um eine neue.
invite-members-only = Diese Einladung ist für Personen mit Konto
    .text = Melde dich zuerst an. Wenn du kein Konto hast, frag Zugang an, und die Leitung der Gruppe entscheidet.
invite-other-address = Diese Einladung ist für eine andere Adresse
    .text = Diese Einladung ging an eine andere Adresse. Es wurde nichts verbraucht.
invite-group-archived = Diese Gruppe gibt es nicht mehr
    .text = Frag die Person, die dich eingeladen hat, welcher Gruppe du stattdessen beitreten kannst.
invite-group-stopped = Dieser Gruppe kann man nicht mehr beitreten
    .text = Du konntest bis { DATETIME($at, style: "stop") } beitreten. Frag die Leitung der Gruppe, ob sie dich hinzufügen kann.
invite-group-not-started = Diese Gruppe hat noch nicht begonnen
    .text = Sie beginnt am { DATETIME($at, style: "long") }. Öffne den Link dann noch einmal.
invite-group-closed = Dieser Link funktioniert nicht
    .text = Dieser Gruppe kann man gerade nicht mit einer Einladung beitreten. Bitte die Leitung, dich hinzuzufügen.
invite-unknown = Dieser Link funktioniert nicht
    .text = Ein Teil des Links fehlt, oder er ist sehr alt. E-Mail-Programme brechen Links manchmal um. Kopiere ihn ganz oder bitte die Person, von der du ihn hast, um einen neuen.

max-uses-not-a-number = Gib eine ganze Zahl ein oder lass das Feld leer für unbegrenzt.
max-uses-zero = Gib mindestens 1 ein oder lass das Feld leer für unbegrenzt.
max-uses-too-many = Gib höchstens { NUMBER($most) } ein oder lass das Feld leer für unbegrenzt.
unbounded-managers = Codes und Einladungen, mit denen man die Leitung einer Gruppe bekommt, brauchen ein Ablaufdatum und eine Höchstzahl.

trouble-group-archived = Die Gruppe ist archiviert. Stelle sie wieder her, damit das wieder funktioniert.
trouble-group-stopped = Dieser Gruppe konnte man bis { DATETIME($at, style: "stop") } beitreten. Verschiebe das Enddatum, damit das wieder funktioniert.
trouble-group-closed = Die Gruppe ist geschlossen. Wähle unter „Allgemein“ eine andere Beitrittsart, damit das wieder funktioniert.
trouble-group-not-started = Die Gruppe beginnt am { DATETIME($at, style: "long") }. Ab dann kann man beitreten.
trouble-maker-stopped = { $maker } darf niemanden mehr zu dieser Gruppe hinzufügen, deshalb gilt das nicht mehr. { $yours ->
    [yes] Übernimm es, damit es wieder funktioniert.
   *[no] Wer die Gruppe leitet, kann es übernehmen.
}
trouble-narrowed = { $maker } darf keine Personen ohne Konto mehr hinzufügen, deshalb gilt das nur noch für bestehende Mitglieder.

joined-with = { $uses ->
    [0] Bisher hat es niemand benutzt.
    [one] { $uses } Person ist damit beigetreten und bleibt in der Gruppe.
   *[other] { $uses } Personen sind damit beigetreten und bleiben in der Gruppe.
}

welcome = Du bist jetzt in { $groups }.
welcome-already-in = Du bist schon in { $groups }.
welcome-already-in-hidden = Du bist schon in { $groups }. Im Moment kann nur die Leitung die Gruppe sehen.

invited-by = Eingeladen von
your-role = Deine Rolle
join-until = Beitritt bis
until = { DATETIME($at, style: "stop") }, { RELATIVE($at, style: "stop") }
join-until-date = Beitritt bis { DATETIME($at, style: "stop") }, { RELATIVE($at, style: "stop") }
opens-groups = { $count ->
    [one] Dieser Code öffnet { $count } Gruppe.
   *[other] Dieser Code öffnet { $count } Gruppen auf einmal.
}

join-group = { $group } beitreten
uses = Nutzungen
uses-count = { NUMBER($uses) }
uses-of = { NUMBER($uses) } von { NUMBER($most) }
used = { $uses } benutzt
ticket-words = { $window } · { $used }
max-uses = Höchstzahl
    .hint = Leer lassen für unbegrenzt.
expiration = Ablauf
never = Nie
role-granted = Rolle
access = { $members-only ->
    [yes] Nur bestehende Mitglieder
   *[no] Alle, die den Link haben
}
who-can-join = Wer kann beitreten
admits = { $admits-new ->
    [yes] Personen mit oder ohne Konto
   *[no] Personen, die schon ein Konto haben
}
created = Erstellt
created-by = Erstellt von
taken-over-by = Übernommen von
by-at = { $name }, { DATETIME($at, style: "long") }
name = Name
people-who-used = Wer diesen Code benutzt hat
people-pages = Seiten mit Personen
latest = Neueste
no-one-yet = Noch niemand

window-created = erstellt { DATETIME($at, style: "day") }
window-ends = Läuft am { DATETIME($at, style: "long") } ab, { RELATIVE($at) }
window-expired = Abgelaufen am { DATETIME($at, style: "long") }
window-ended = Beendet am { DATETIME($at, style: "long") }
window-deleted = Gelöscht am { DATETIME($at, style: "long") }
window-endless = Läuft nie ab

code-state = { $state ->
    [not-started] <code>{ $shown }</code> gilt noch nicht.
    [stopped] <code>{ $shown }</code> ist gestoppt.
    [used-up] <code>{ $shown }</code> ist aufgebraucht.
    [expired] <code>{ $shown }</code> ist abgelaufen.
    [replaced] <code>{ $shown }</code> wurde durch einen anderen Code ersetzt.
   *[other] <code>{ $shown }</code> funktioniert nicht mehr.
}
invite-state = { $state ->
    [stopped] Sie ist gestoppt.
    [used-up] Sie ist aufgebraucht.
    [expired] Sie ist abgelaufen.
    [deleted] Ihr Link wurde gelöscht.
    [replaced] Sie wurde durch eine andere Einladung ersetzt.
   *[other] Ihr Link funktioniert nicht mehr.
}

expire-question = { $code } beenden?
expire-now = Jetzt beenden
expire-text = Dieser Code funktioniert dann sofort nicht mehr. Das kannst du nicht rückgängig machen.
delete-question = Diesen Link löschen?
delete-link = Link löschen
delete-text = Dieser Link funktioniert dann sofort nicht mehr, auch nicht in E-Mails. Das kannst du nicht rückgängig machen.
code-over = Dieser Code funktioniert nicht mehr
invite-over = Diese Einladung funktioniert nicht mehr

take-over = Übernehmen
taken-over = Du hast es übernommen, deshalb funktioniert es wieder.
not-taken-over = Du musst es nicht übernehmen.
codes-pages = Seiten mit Codes
