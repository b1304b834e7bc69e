empty = Diese Datei ist leer. Wähle eine andere.
binary = Wir können diese Datei nicht lesen. Speichere sie als .xlsx oder CSV (UTF-8) und versuche es noch einmal.
old-excel = Das ist eine ältere Excel-Datei oder eine mit Passwort. Speichere sie ohne Passwort als .xlsx und versuche es noch einmal.
too-much = Diese Datei ist entpackt größer, als wir lesen können. Entferne, was du nicht brauchst, und versuche es noch einmal.
too-wide = Das sind mehr als { NUMBER($most) } Spalten. Entferne die, die du nicht brauchst, und versuche es noch einmal.
long-line = Zeile { $line } ist zu lang für eine Personenzeile. Entferne sie und versuche es noch einmal.
no-sheet = Dieses Tabellenblatt gibt es nicht, oder es ist leer. Wähle eines von diesen: { $sheets }.

encoding = { $languages ->
    [western] Westeuropäisch
    [central] Mitteleuropäisch
    [cyrillic] Kyrillisch
    [greek] Griechisch
    [turkish] Türkisch
    [baltic] Baltisch
    [vietnamese] Vietnamesisch
    [hebrew] Hebräisch
    [arabic] Arabisch
    [thai] Thailändisch
    [japanese] Japanisch
    [simplified-chinese] Chinesisch, vereinfacht
    [traditional-chinese] Chinesisch, traditionell
    [korean] Koreanisch
    [romanian] Rumänisch
    [portuguese] Portugiesisch
    [icelandic] Isländisch
   *[nordic] Nordisch
} ({ $known-by })
garbled = Beschädigtes { $what } ({ $read-as }, wie { $sample })

files-unused = Nicht verwendete Dateien: { $files }.
columns-unused = Nicht verwendet: { $columns }.
