done = Deine Organisation ist schon eingerichtet. Melde dich an, um sie zu nutzen.
unknown-link = Ein Teil dieses Links fehlt. Kopiere ihn ganz aus dem Log des Servers.
expired-link = Dieser Link ist abgelaufen. Starte den Server neu und nimm den neuen Link aus seinem Log.
