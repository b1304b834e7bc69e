done = Deine Organisation ist schon eingerichtet. Melde dich an, um sie zu nutzen.
unknown-link = Ein Teil dieses Links fehlt. Kopiere ihn ganz aus dem Log des Servers.
expired-link = Dieser Link ist abgelaufen. Starte den Server neu und nimm den neuen Link aus seinem Log.
done-title = Schon eingerichtet

set-up = Richte deine Organisation ein
    .text = Gib deiner Organisation einen Namen und erstelle dein Admin-Konto. Du kannst später alles ändern.
    .submit = Einrichten
organization = Organisation
    .hint = Der Name, unter dem man sie kennt.
time-zone = Zeitzone
    .hint = Gilt für Start- und Enddatum von Gruppen.
your-name = Dein Name
your-email = Deine E-Mail-Adresse
welcome = Deine Organisation ist eingerichtet. Erstelle jetzt deine erste Gruppe.
