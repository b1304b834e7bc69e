other-address = Diese Einladung ging an { $address }, und du bist als { $own } angemeldet. { $has-account ->
    [yes] Wechsle zum Konto von { $address } oder bitte { $inviter } um eine eigene Einladung.
   *[no] Zu { $address } gibt es kein Konto. Wenn das deine alte Adresse ist, bitte { $inviter }, { $own } einzuladen. Wenn sie jemand anderem gehört, melde dich ab, damit die Person sich registrieren kann.
}

group-archived = Diese Gruppe ist archiviert, deshalb würde eine Einladung nicht funktionieren.
group-stopped = Diese Gruppe ist beendet, deshalb würde eine Einladung nicht funktionieren.
no-right = Du darfst niemanden mehr in diese Gruppe einladen.
switched-off = Die Leitung dieser Gruppe hat Einladungen durch Mitglieder abgeschaltet.
too-many-emails = Du hast per E-Mail so viele Leute eingeladen, wie ein Mitglied an einem Tag einladen kann. Teile den Link selbst oder bitte jemanden, der die Gruppe leitet.
no-account = { $count ->
    [one] { $addresses } hat kein Konto, und diese Einladung ist nur für bestehende Mitglieder.
   *[other] { $addresses } haben kein Konto, und diese Einladung ist nur für bestehende Mitglieder.
} Es wurde nichts verschickt. { $may-add-people ->
    [yes] Entferne die Adresse oder wähle Alle, die den Link haben.
   *[no] Entferne die Adresse oder bitte einen Admin, die Einladung zu verschicken.
}
more-addresses = { $count ->
    [one] { $count } weitere
   *[other] { $count } weitere
}
resend-over = Es wurde nichts verschickt. Diese Einladung wurde angenommen, zurückgezogen oder ersetzt.
resend-unusable = Es wurde nichts verschickt, weil der Link nicht mehr funktioniert. Erstelle eine neue Einladung.
resend-too-soon = Es wurde nichts verschickt. Die letzte E-Mail ging vor weniger als einer Minute raus.

expiration-unchosen = Wähle, wann die Einladung abläuft.
expiration-no-date = Gib das Datum ein, an dem die Einladung abläuft.
expiration-beside = Oben hast du „{ $choice }“ gewählt, deshalb gilt dieses Datum nicht. Wähle dort Eigenes Datum oder leere dieses Feld.

nothing-used = Es wurde nichts verbraucht.
account-can-join = Du hast ein Konto und kannst es mit dieser Einladung benutzen.
invited-you = { $inviter } hat dich zu { $group } eingeladen. { $more }

already-in = Du bist schon in { $groups }
removed-from = Du wurdest aus { $groups } entfernt
account-deactivated = Dieses Konto ist deaktiviert
invites-you = { $inviter } lädt dich zu { $groups } ein

join = Beitreten
not-now = Nicht jetzt
go-to-group = Zur Gruppe
home = Zur Startseite
sign-in = Anmelden
sign-in-and-join = Anmelden und beitreten
sign-up-and-join = Registrieren und beitreten
choose-password-and-join = Passwort wählen und beitreten
have-account = Ich habe ein Konto
request-access = Um Zugang bitten
switch-account = Konto wechseln
sign-out-and-continue = Abmelden und fortfahren
