//! Which record names the columns, and what they hold.

use csv::StringRecord;

use crate::csv_in::{Table, is_address};

use super::columns::{Mapping, Meaning};
use super::email_cell;
use super::head_words::Guess;
use super::heads::{Head, WEAK};
use super::survey::decide_columns;

/// The records among which the head of a file is looked for: titles and notes may come before it.
const BEGINNING: usize = 10;

/// What our own lists call the column of a group's id, in every language.
const GROUP_ID: [&str; 2] = ["groupid", "gruppenid"];

/// Which columns of `table` are known by their names and by what they hold, or by what they hold where nothing
/// names them.
pub fn recognise(table: &Table) -> Mapping {
    let beginning: Vec<StringRecord> =
        table.records().take(BEGINNING).map(|(_, record)| record.unwrap_or_default()).collect();
    let named = beginning.iter().take_while(|record| address_in(record).is_none()).position(names_an_email);
    let before = named.unwrap_or(0);
    let Some(first) = beginning.get(before) else { return Mapping::default() };
    if named.is_none()
        && let Some(email) = address_in(first)
    {
        let meaning = |place| if place == email { Meaning::Email } else { Meaning::Nothing };
        return Mapping { columns: (0..first.len()).map(meaning).collect(), ..Mapping::default() };
    }
    // Separators at the end of the head name no columns: cells under them are too many.
    let width = first.len() - first.iter().rev().take_while(|cell| cell.is_empty()).count();
    let heads: Vec<Head> = first.iter().take(width).map(Head::of).collect();
    let guesses: Vec<Guess> = heads.iter().map(Head::guess).collect();
    let is_template = first.iter().any(|cell| cell.contains("[userPrincipalName]"));
    let mut mapping =
        Mapping { before, is_template, has_head: true, columns: columns(&heads, &guesses), ..Mapping::default() };
    let mut emails: Vec<(usize, usize)> = guesses
        .iter()
        .enumerate()
        .filter_map(|(place, guess)| if let Guess::Email(rank) = guess { Some((place, *rank)) } else { None })
        .collect();
    emails.sort_by_key(|(place, rank)| (*rank, *place));
    let states: Vec<usize> = (0..guesses.len()).filter(|place| guesses[*place] == Guess::State).collect();
    decide_columns(table, &mut mapping, &emails, &states);
    mapping.naming(first)
}

/// The record of `table` that names the columns, if `mapping` says that one does.
pub fn head_of(table: &Table, mapping: &Mapping) -> StringRecord {
    table.records().nth(mapping.before).and_then(|(_, record)| record.ok()).unwrap_or_default()
}

/// Where a record has an address: one that names columns has none, but perhaps an example of one.
fn address_in(record: &StringRecord) -> Option<usize> {
    let is_name = |cell: &str| matches!(Head::of(cell).guess(), Guess::Email(_));
    let has_address = |cell: &str| cell.contains(['@', '\u{FF20}']) && email_cell::read(cell).is_ok();
    record.iter().position(|cell| is_address(cell) || (has_address(cell) && !is_name(cell)))
}

/// Whether a record names a column of email addresses. A single cell may be a title that speaks of emails.
fn names_an_email(record: &StringRecord) -> bool {
    let several = record.iter().filter(|cell| !cell.is_empty()).count() > 1;
    record.iter().map(|cell| Head::of(cell).guess()).any(|guess| match guess {
        Guess::Email(rank) => several || rank < WEAK / 2,
        _ => false,
    })
}

/// What the columns hold by their names, but for the email.
fn columns(heads: &[Head], guesses: &[Guess]) -> Vec<Meaning> {
    let has = |name: &str| heads.iter().any(|head| head.is(name));
    // Roles at a school are no roles in this organization.
    let is_roster = has("sourcedid") || (has("userid") && has("loginid"));
    // As in our own list of members: a row names one group, whatever signs are in its name, and an id tells it
    // from others of the same name.
    let is_group_id = |head: &Head| GROUP_ID.iter().any(|name| head.is(name));
    let names_one = heads.iter().any(is_group_id) && guesses.contains(&Guess::Certain(Meaning::Groups));
    let certain = |guess: &Guess| match guess {
        Guess::Certain(Meaning::Role) if is_roster => Meaning::Nothing,
        Guess::Certain(Meaning::Groups) if names_one => Meaning::OneGroup,
        Guess::Certain(meaning) => *meaning,
        _ => Meaning::Nothing,
    };
    let mut columns: Vec<Meaning> = guesses.iter().map(certain).collect();
    if let Some(place) = heads.iter().position(|head| names_one && is_group_id(head)) {
        columns[place] = Meaning::GroupId;
    }
    let mut otherwise = |guess: Guess, meaning: Meaning, unless: &[Meaning]| {
        if !columns.iter().any(|column| unless.contains(column))
            && let Some(place) = (0..columns.len()).find(|at| guesses[*at] == guess && columns[*at] == Meaning::Nothing)
        {
            columns[place] = meaning;
        }
    };
    otherwise(Guess::Department, Meaning::Groups, &[Meaning::Groups, Meaning::OneGroup]);
    otherwise(Guess::PerhapsGiven, Meaning::Given, &[Meaning::Name, Meaning::LastFirst, Meaning::Given]);
    otherwise(Guess::PerhapsFamily, Meaning::Family, &[Meaning::Family]);
    otherwise(Guess::SecondName, Meaning::Family, &[Meaning::Family]);
    otherwise(Guess::SecondName, Meaning::Middle, &[Meaning::Middle]);
    otherwise(Guess::Nickname, Meaning::Name, &[Meaning::Name, Meaning::LastFirst, Meaning::Given, Meaning::Family]);
    once_each(columns)
}

/// Of several columns that hold the same one thing, the first.
fn once_each(columns: Vec<Meaning>) -> Vec<Meaning> {
    let mut seen = Vec::new();
    let once = |column: Meaning| {
        if !column.may_repeat() && seen.contains(&column) {
            return Meaning::Nothing;
        }
        seen.push(column);
        column
    };
    columns.into_iter().map(once).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Arg;
    use crate::t;

    fn number(number: i64) -> Arg<'static> {
        t::people_file::column_number(number.to_string()).into()
    }

    fn of(text: &str) -> Mapping {
        recognise(&Table::of(text.to_owned()).unwrap())
    }

    fn read(text: &str) -> String {
        of(text).columns.iter().map(|column| column.as_str()).collect::<Vec<_>>().join(",")
    }

    #[test]
    fn the_files_of_common_programs_are_known_by_their_names() {
        for (head, columns) in [
            ("E-Mail,Name,Role,Groups", "email,name,role,groups"),
            ("mail,display name,department", "email,name,groups"),
            ("mail,department,group", "email,,groups"),
            // Moodle.
            (
                "username,firstname,lastname,email,course1,group1,cohort1,cohort2,role1,suspended",
                ",given,family,email,,groups,groups,groups,,gone",
            ),
            // Canvas.
            (
                "user_id,login_id,password,first_name,last_name,full_name,sortable_name,email,status,role",
                ",,,given,family,name,last-first,email,status,",
            ),
            // Google Workspace, and Groups.
            (
                "First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Org Unit Path [Required],New Primary Email [UPLOAD ONLY],Status [READ ONLY],Department,New Status [UPLOAD ONLY]",
                "given,family,email,,,,status,groups,status",
            ),
            ("Email address,Nickname,Group status,Email status,Email preference,Join year", "email,name,,,,"),
            // OneRoster.
            (
                "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email",
                ",status,,enabled,,,,,given,family,middle,,email",
            ),
            // Microsoft Entra: template and export.
            (
                "Name [displayName] Required,User name [userPrincipalName] Required,Initial password [passwordProfile] Required,Block sign in (Yes/No) [accountEnabled] Required,First name [givenName],Last name [surname],Department [department]",
                "name,email,,gone,given,family,groups",
            ),
            (
                "userPrincipalName,displayName,surname,mail,givenName,id,department,accountEnabled",
                ",name,family,email,given,,groups,enabled",
            ),
            // Slack.
            ("username,email,status,billing-active,has-2fa,userid,fullname,displayname", ",email,status,,,,name,"),
            // Ours.
            ("Id,Name,Email,Email confirmed,Role,State,Time zone,Created", ",name,email,,role,,,"),
            ("Group id,Group,Person id,Name,Email,Group role,Joined,Via", "group-id,group,,name,email,group-role,,"),
            // Other languages.
            ("Vorname,Nachname,E-Mail-Adresse,Gruppe", "given,family,email,groups"),
            ("Prénom,Nom,Adresse e-mail,Groupes", "given,name,email,groups"),
            // A user name is an address where nothing else is.
            ("username,name", "email,name"),
            ("login,password", "email,"),
            ("Email (like jane@school.example),\"Full name (Last, First)\"", "email,last-first"),
        ] {
            assert_eq!(read(head), columns, "{head}");
        }
    }

    #[test]
    fn what_the_cells_hold_decides_where_names_do_not() {
        for (text, columns) in [
            ("Name,Address,E-mail 1\nAnn,1 Hill Road,ann@example.org\n", "name,,email"),
            ("Username,Name,Student Email\naash,Ann,ann@example.org\n", ",name,email"),
            ("Address,Name,Reach at\n1 Hill Road,Ann,ann@example.org\n", ",name,email"),
            ("userPrincipalName,mail,x\na@b.org,,1\nc@b.org,c@b.org,2\n", "other-email,email,"),
            ("email,State\na@b.org,CA\nc@b.org,NY\n", "email,"),
            ("email,State\na@b.org,active\nc@b.org,on leave\n", "email,status"),
            ("email,Role\na@b.org,Member\nc@b.org,Owner\n", "email,"),
            ("email,Role\na@b.org,Member\nc@b.org,ADMIN\n", "email,role"),
        ] {
            assert_eq!(read(text), columns, "{text}");
        }
        let (_, unused) = of("email,Role\na@b.org,Guest\nc@b.org,Owner\n").read_and_unused();
        let roles = vec!["guest".to_owned(), "owner".to_owned()];
        assert_eq!(unused, [Arg::from(t::people_file::column_of_roles("Role", roles))]);
        assert_eq!(of("email,State\na@b.org,active\nc@b.org,on leave\n").unknown, ["on leave"]);
    }

    #[test]
    fn a_head_is_found_below_titles() {
        let found = of("Members for group Night School\nEmail address,Nickname\nann@example.org,Ann\n");
        assert_eq!((found.is_complete(), found.has_head, found.is_template), (true, true, false));
        let found = of("version:v1.0,,\nName [displayName] Required,User name [userPrincipalName] Required,x\n");
        assert_eq!((found.is_complete(), found.has_head, found.is_template), (true, true, true));
        let found = of("Our email list\nann@example.org\n");
        assert_eq!((found.before, found.is_complete()), (0, false));
    }

    #[test]
    fn columns_are_told_by_their_names_in_the_file() {
        let (read, unused) = of("Name,E-Mail,,Type, Phone,\nAnn,ann@example.org,,,\n").read_and_unused();
        assert_eq!(read, ["Name", "E-Mail"].map(Arg::from));
        assert_eq!(unused, [number(3), Arg::from("Type"), Arg::from("Phone")]);
        let (read, unused) = of("Ann,ann@example.org\n").read_and_unused();
        assert_eq!((read, unused), (vec![number(2)], vec![number(1)]));
    }

    #[test]
    fn a_file_without_a_head_is_known_by_its_address() {
        let mapping = of("Ann,ann@example.org\n");
        assert_eq!((mapping.has_head, mapping.columns.as_slice()), (false, &[Meaning::Nothing, Meaning::Email][..]));
        assert!(mapping.is_complete() && !mapping.is_certain());
    }
}
