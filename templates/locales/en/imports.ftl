# Users → Import: people from files.

## The form of a new import, and the imports so far.

import = Import
intro = Add people from a file. You’ll see what each row would change before anything happens, and you can undo the whole import.
file = File
    .hint = CSV, Excel (.xlsx), OpenDocument (.ods) or .zip, up to { NUMBER($megabytes) } MiB and { NUMBER($rows) } rows. For OneRoster or Canvas, choose the .zip or all of its files.
pasted = Or paste rows
    .hint = Start with a row of column names: email, name, role, groups. Separate groups with semicolons.
make-groups = Create missing groups
    .hint = They start closed, and only their members can see them.
ask = Ask me which column is which
    .hint = We know the columns of Moodle, Canvas, Google Workspace and OneRoster exports.
check-rows = Check the rows
earlier = Earlier imports
    .caption = Imports, newest first
    .pages = Pages of imports
changes = Changes
by = By
command-line = Command line
pasted-rows = Pasted rows
rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
rows-changing = { NUMBER($changing) } of { $total ->
    [one] { $total } row
   *[other] { $total } rows
}

# How far an import is.
stage = { $stage ->
    [asking] columns needed
    [reading] checking
    [checked] ready to confirm
    [applying] importing
    [applied] imported
    [undoing] undoing
    [undone] undone
   *[failed] failed
}

## A file that can't be imported. Rows may also have been pasted.

file-needed = Choose a file, or paste rows below.
no-rows = We found column names but no people. Add a row for each person below them.
no-email-column = We found no column of email addresses. Name one of the columns “email”. Found: { $columns }.
roster-alone = These are enrollments or classes of a OneRoster or Canvas export, which know people only by ID. Choose users.csv too.
no-ids = The enrollments name people by ID, and the file of people has no IDs. Choose users.csv of the same export.
several-files = These are several files of people: { $files }. Import them one after the other.
no-people = None of these files has an email column: { $files }.
no-encoding = We don’t know the encoding “{ $name }”. Try windows-1252, IBM850 or UTF-8.
too-many-rows = That’s more than { NUMBER($most) } rows. Import them in several parts.
too-late-to-read = We don’t keep this file any more. Upload it again.
unreadable-this-way = We couldn’t read the file this way. { $problem }

## Which column is which.

which-column = Which column is which?
    .intro = Choose what each column holds. Columns you leave out aren’t imported.
has-head = The first line names the columns
columns = Columns
column-number = Column { $number }
words = Words in the status column
    .hint = Choose <bold>Gone</bold> for words that mean someone has left. We won’t import them.
word-choose = Choose
word-active = Active
word-gone = Gone
choose-email-column = Choose the one column that holds the email address.
choose-only-one = Choose only one column for “{ $meaning }”.
explain-words = Choose what each of these words means.

## How a file was read.

encoding = Encoding
sheet = Sheet
read-again = Read the file again
looks-garbled = Some characters in this file look garbled.
read-in-encoding = Read as { $encoding }.
read-in-encoding-question = Read as { $encoding }. Does “{ $sample }” look right?
is-damaged = Some characters can’t be read this way, so rows with them are wrong.
sheet-read = We read the sheet “{ $sheet }”. Not read: { $others }.
lines-passed = Skipped before the column names: { $lines }.
line-passed = line { $line } “{ $text }”
lacks-enrollments = No one joins a class, because there’s no file of enrollments. Choose enrollments.csv too.
enrollments-ended = { $count ->
    [one] { $count } enrollment
   *[other] { $count } enrollments
} not used: the file says they have ended.
enrollments-of-strangers = { $count ->
    [one] { $count } enrollment
   *[other] { $count } enrollments
} not used: their people aren’t in the file of people.
enrollments-in-unknown-classes = { $count ->
    [one] { $count } enrollment
   *[other] { $count } enrollments
} not used: their classes aren’t in the file of classes.
enrollments-in-unnamed-classes = { $count ->
    [one] { $count } enrollment
   *[other] { $count } enrollments
} not used: no file names their classes. Choose classes.csv or courses.csv too.
enrollments-misquoted = { $count ->
    [one] { $count } enrollment
   *[other] { $count } enrollments
} not used: a quotation mark is out of place. Check these lines: { $lines }.
classes-of-one-title = Some classes have the same title, so we keep them apart: { $classes }.
columns-read = Columns read: { $columns }.
choose-columns = Choose columns

## Confirming an import, and what came of it.

nothing-to-import = There’s nothing to import: { $wrong ->
    [one] { $wrong } row is wrong
   *[other] { $wrong } rows are wrong
}, { $unchanged ->
    [one] { $unchanged } row changes nothing
   *[other] { $unchanged } rows change nothing
}.
ready = Nothing has changed yet. { $changing ->
    [one] { $changing } row is ready to import
   *[other] { $changing } rows are ready to import
}, { $wrong ->
    [one] { $wrong } row is wrong
   *[other] { $wrong } rows are wrong
}, { $unchanged ->
    [one] { $unchanged } row changes nothing
   *[other] { $unchanged } rows change nothing
}.
imported = { $changing ->
    [one] { $changing } row imported
   *[other] { $changing } rows imported
}, { $wrong ->
    [one] { $wrong } row is wrong
   *[other] { $wrong } rows are wrong
}, { $unchanged ->
    [one] { $unchanged } row changes nothing
   *[other] { $unchanged } rows change nothing
}.
undone = The whole import is undone.
undone-but-kept = The import is undone, except for what has changed since then. See Kept.
uploaded = Uploaded { DATETIME($at, style: "long") }
uploaded-imported = Uploaded { DATETIME($at, style: "long") }, imported { DATETIME($imported, style: "long") }
uploaded-imported-undone = Uploaded { DATETIME($at, style: "long") }, imported { DATETIME($imported, style: "long") }, undone { DATETIME($undone, style: "long") }
checking = Checking rows: { NUMBER($done) } of { NUMBER($total) }
importing = Importing rows: { NUMBER($done) } of { NUMBER($total) }
undoing = Undoing rows: { NUMBER($done) } of { NUMBER($total) }

new-people = New people
no-emails = Don’t email them
    .about = They set a password when you invite them, or on the sign-in page.
send-emails = Email each an invite
    .about = They have seven days to choose a password. People who already have an account get no email.
no-mail-server = <bold>No mail server is set up</bold>, so emails wait in the queue.
import-rows = { $count ->
    [one] Import { $count } row
   *[other] Import { $count } rows
}

undo = Undo this import
undo-question = Undo the import?
    .text = People leave the groups this import added them to, roles change back, and new accounts that no one has used are deleted.
    .kept = Accounts that have been used or are in other groups stay. You’ll see which.
undo-button = Undo the import
not-now = This import has already started or finished.
lost-right = The person who confirmed it can’t import people any more.
unanswered = No one chose the columns within a day, so the file was deleted.

## What rows come to.

row-list = Rows
tab-changes = Changes
tab-imported = Imported
tab-to-do = To do
tab-undone = Undone
tab-kept = Kept
tab-wrong = Wrong
tab-unchanged = Unchanged
row-undone = Undone.
row-up-to-date = Already up to date.
row-same-as = Line { $line } says the same.
row-new = { $role ->
    [admin] New, as an admin.
    [manager] New, as a manager.
   *[member] New.
}
row-joins = { $manager ->
    [yes] Joins { $groups } as a manager.
   *[no] Joins { $groups }.
}
group-not-started = { $group } (not started yet)
group-stopped = { $group } (stopped)
group-missing = { $group } (to be created)
row-becomes = { $role ->
    [admin] Becomes an admin.
   *[manager] Becomes a manager.
}
row-keeps = { $role ->
    [admin] Stays an admin.
   *[manager] Stays a manager.
} An import never lowers a role.
row-stays-member = Stays a member of { $groups }. Change the role in the group’s settings.
row-read-as = “{ $written }” is read as “{ $group }”.
row-gone-in = Line { $line } says this person has left.

## What is wrong with rows.

wrong-name-too-long = The name is too long. Use at most { NUMBER($most) } characters.
wrong-name-line-break = The name has a line break in it. Keep it on one line.
wrong-name-control = The name has control characters in it. Remove them.
wrong-role = “{ $role }” isn’t a role. Use member, manager or admin, or leave it empty.
wrong-group-role = “{ $role }” isn’t a role in a group. Use member or manager, or leave it empty.
wrong-too-long = This row is too long.
wrong-quote = A quotation mark is out of place. Remove it, or put the whole cell in quotation marks.
wrong-encoding = Some characters can’t be read. Choose another encoding, or fix the file.
wrong-gone = The file says this person has left, so we skip them.
wrong-gone-here = This row says the person has left, but line { $line } has them as active. Only line { $line } counts. Remove the wrong one.
wrong-other-name = Line { $line } gives this address another name: “{ $name }”. Fix one of the two.
wrong-other-role = Line { $line } gives this person another role: { $role ->
    [admin] admin
    [manager] manager
   *[member] member
}. Fix one of the two.
wrong-too-many-cells = This row has { NUMBER($cells) } cells, and the file has { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
}. Put quotation marks around cells with a comma.
wrong-status = We can’t tell whether “{ $word }” means active or gone. Choose what it means, or leave out the column.
wrong-example = This is the template’s example row, so we skip it.
wrong-note = This looks like a note or a total, so we skip it.
wrong-formula = A formula in this row has no result. Open the file in a spreadsheet program, save it and try again.
wrong-no-group = There’s no group called “{ $group }”.
wrong-no-group-with-comma = There’s no group called “{ $group }”. Separate groups with semicolons.
wrong-namesakes = The file has several groups called “{ $group }”, and there’s no group called “{ $apart }”.
wrong-archived = The group “{ $group }” is archived. Restore it first.
wrong-group-name-too-long = The group’s name is too long. Use at most { NUMBER($most) } characters.
wrong-group-name = The group’s name has line breaks or control characters in it. Remove them.
wrong-too-many-new-groups = An import can create at most { NUMBER($most) } groups. Check that this column holds groups.
wrong-too-many-groups = A row can name at most { NUMBER($most) } groups.
wrong-several-groups = There are several groups called “{ $group }”. Rename one of them first.
wrong-a-group-archived = One of these groups is archived. Restore it first.
wrong-group-refuses = One of these groups can’t be joined.
wrong-signing-up = Someone is signing up with this address right now. Try again later.
wrong-role-above-own = You can’t make anyone { $role ->
    [admin] an admin
   *[manager] a manager
}, because that’s above your own role.
