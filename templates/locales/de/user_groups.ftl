no-such-campaign = Diese Kampagne gibt es nicht mehr. Wähle eine andere oder keine.
campaign-stopped = Diese Kampagne ist beendet, deshalb funktionieren ihre Codes nicht. Wähle eine andere oder keine.
no-step = Verschiebe eine Gruppe nach oben, nach unten oder an die Stelle einer anderen.
maker-not-active = Dieses Konto ist deaktiviert und kann deshalb keine Gruppen erstellen.

created = Gruppe erstellt. Du leitest sie.

not-by-code = Nur Gruppen mit der Beitrittsart Mit Code können eine Kampagne haben. Wähle Mit Code oder keine Kampagne.
no-codes = In dieser Gruppe funktioniert kein Code. Solange du keinen erstellst, kann man nicht mit einem Code beitreten.

campaign-is-stopped = Die Kampagne { $campaign } ist beendet, deshalb funktionieren ihre Codes nicht.
campaign-not-covering = Die Codes der Kampagne { $campaign } funktionieren nicht während der ganzen Zeit dieser Gruppe: { $parts }. Ändere die Daten der Gruppe oder der Kampagne.
codes-not-covering = Die Codes dieser Gruppe funktionieren nicht während ihrer ganzen Zeit: { $parts }.

choose-campaign = Wähle eine der Kampagnen oder keine.
order-out-of-range = Gib eine ganze Zahl von 0 bis { NUMBER($most) } ein.

campaign-option = { $stopped ->
    [yes] { $campaign } ({ $range }, beendet)
   *[no] { $campaign } ({ $range })
}
