# Files of rows: CSV, spreadsheets and archives of them.

## A file that can't be read. Rows may also have been pasted.

empty = This file is empty. Choose another one.
binary = We can’t read this file. Save it as .xlsx or CSV (UTF-8) and try again.
old-excel = This is an older Excel file, or one with a password. Save it as .xlsx without a password and try again.
too-much = This file unpacks to more than we can read. Remove what you don’t need and try again.
too-wide = That’s more than { NUMBER($most) } columns. Remove the ones you don’t need and try again.
long-line = Line { $line } is too long for a row of people. Remove it and try again.
no-sheet = There’s no such sheet, or it’s empty. Choose one of these: { $sheets }.

## Encodings, by the languages that use them.

encoding = { $languages ->
    [western] Western European
    [central] Central European
    [cyrillic] Cyrillic
    [greek] Greek
    [turkish] Turkish
    [baltic] Baltic
    [vietnamese] Vietnamese
    [hebrew] Hebrew
    [arabic] Arabic
    [thai] Thai
    [japanese] Japanese
    [simplified-chinese] Chinese, simplified
    [traditional-chinese] Chinese, traditional
    [korean] Korean
    [romanian] Romanian
    [portuguese] Portuguese
    [icelandic] Icelandic
   *[nordic] Nordic
} ({ $known-by })
# Text whose letters went wrong before it was saved, with how that looks.
garbled = Garbled { $what } ({ $read-as }, like { $sample })

## What of a file isn’t used.

files-unused = Files not used: { $files }.
columns-unused = Not used: { $columns }.
