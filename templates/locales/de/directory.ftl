account-not-there = Dieses Konto wurde gelöscht.
account-deactivated = Dieses Konto ist deaktiviert. Reaktiviere es zuerst.
no-right = Du bist kein Admin mehr.
only-admin = Das ist der einzige Admin. Mach zuerst jemand anderen zum Admin.
own-account = Das ist dein eigenes Konto. Ein anderer Admin kann es deaktivieren, oder du löschst es auf deiner Kontoseite.
enough-sent = Wir haben dieser Adresse fürs Erste genug E-Mails geschickt. Versuche es in einer Stunde noch einmal.

bulk-not-yours = Du leitest diese Gruppe nicht.
bulk-lost-right = Wer das begonnen hat, darf das nicht mehr.
bulk-deactivated-before = Schon deaktiviert.
bulk-not-in-from = Nicht in der Gruppe, die verlassen werden soll.
bulk-from-archived = Die Gruppe, die verlassen werden soll, ist archiviert.
bulk-oneself = Um selbst zu gehen, verlasse die Gruppe.
bulk-group-archived = Die Gruppe ist archiviert.
bulk-not-in-group = Nicht in der Gruppe.

arrange-archived = { $group } ist archiviert. Stelle die Gruppe zuerst wieder her. Es wurde nichts geändert.
arrange-not-active = Dieses Konto ist deaktiviert. Reaktiviere es zuerst. Es wurde nichts geändert.
arrange-refused = { $group }: { $why } Es wurde nichts geändert.
