use std::collections::HashSet;

use proptest::prelude::*;

use super::*;

/// Addresses and names that are found; what is wrong.
fn read(text: &str) -> (Vec<(String, String)>, Vec<String>) {
    let read = addresses(text);
    let found = read.found.into_iter();
    (
        found.map(|mailbox| (mailbox.email.typed().to_owned(), mailbox.name.unwrap_or_default())).collect(),
        read.wrong.into_iter().map(|wrong| wrong.typed).collect(),
    )
}

#[track_caller]
fn reads(text: &str, people: &[(&str, &str)]) {
    let people: Vec<_> = people.iter().map(|(email, name)| ((*email).to_owned(), (*name).to_owned())).collect();
    assert_eq!(read(text), (people, Vec::new()), "{text:?}");
}

const ANN: &str = "ann@cases.example";
const BOB: &str = "bob@cases.example";
const CYD: &str = "cyd@cases.example";

#[test]
fn lists_of_mail_programs_are_read_with_their_names() {
    let three = [(ANN, "Ann Ash"), (BOB, "Bob Birch"), (CYD, "Cyd Cedar")];
    for list in [
        "Ash, Ann <ann@cases.example>; Birch, Bob (Sales) <bob@cases.example>; \"Cedar, Cyd\" <cyd@cases.example>",
        "Ash, Ann <ann@cases.example>, Birch, Bob <bob@cases.example>, Cyd Cedar <cyd@cases.example>",
        "Ann Ash <ann@cases.example>,\r\n \"Bob Birch\" <bob@cases.example>,\r\n 'Cedar, Cyd' <cyd@cases.example>",
        "To: Ann Ash <ann@cases.example>; Bob Birch <bob@cases.example>\r\nCc: Cyd Cedar<cyd@cases.example>;",
        "“Ash, Ann” <ann@cases.example>；„Birch, Bob“ <bob@cases.example>；«Cedar, Cyd» ＜cyd＠cases.example＞",
        "Ann Ash\tann@cases.example\r\nBob Birch\tbob@cases.example\r\nCyd Cedar\tcyd@cases.example\r\n",
        "Name\tEmail\nAsh, Ann\tann@cases.example\nBirch, Bob\tbob@cases.example\nCyd Cedar\tcyd@cases.example",
        "ann@cases.example\tAnn Ash\tteacher\nbob@cases.example\tBob Birch\t\ncyd@cases.example\tCyd Cedar",
        "1\tAnn\tAsh\tann@cases.example\n2\tBob\tBirch\tbob@cases.example\n3\tCyd\tCedar\tcyd@cases.example",
        "1. Ann Ash ann@cases.example\n2) Bob Birch - bob@cases.example\n(3) Cyd Cedar: cyd@cases.example",
        "ann@cases.example (Ann Ash)\n• bob@cases.example (Bob Birch)\n– cyd@cases.example (Cyd Cedar).",
        "| Ann Ash | ann@cases.example |\n| Bob Birch | bob@cases.example |\n| Cyd Cedar | cyd@cases.example |",
        "Ann Ash,ann@cases.example\r\nBob Birch,bob@cases.example\r\nCyd Cedar,cyd@cases.example\r\n",
        "Name;Email;Role\nAnn Ash;ann@cases.example;a\nBob Birch;bob@cases.example;b\nCyd Cedar;cyd@cases.example;",
        "\"Ash, Ann\",ann@cases.example\n\"Birch, Bob\",bob@cases.example\n\"Cedar, Cyd\",cyd@cases.example",
    ] {
        reads(list, &three);
    }
    reads("\"O\\\"Neil, Ann\" <ann@cases.example>", &[(ANN, "Ann O\"Neil")]);
    reads(
        "\"bob@home.example\" <bob@cases.example>, O’Neil, Ann <ann@cases.example>",
        &[(BOB, ""), (ANN, "Ann O’Neil")],
    );
    reads(
        "Ash, Ann, PhD <ann@cases.example>, 't Hooft, Bob <bob@cases.example>",
        &[(ANN, "Ann Ash, PhD"), (BOB, "Bob 't Hooft")],
    );
    reads("安 <ann@cases.example>、An <bob@cases.example>", &[(ANN, "安"), (BOB, "An")]);
}

#[test]
fn the_one_address_of_a_piece_is_found_whatever_is_around_it() {
    for typed in [
        ANN,
        " • ann@cases.example",
        "- ann@cases.example",
        "–ann@cases.example",
        "* ann@cases.example",
        "1. ann@cases.example",
        "1.\nann@cases.example",
        "12) ann@cases.example",
        "mailto:ann@cases.example",
        "<mailto:ann@cases.example>",
        "<mailto:ann@cases.example|ann@cases.example>",
        "[ann@cases.example](mailto:ann@cases.example?subject=Hello)",
        "'ann@cases.example'",
        "\"ann@cases.example\"",
        "“ann@cases.example”",
        "`ann@cases.example`",
        "(ann@cases.example)",
        "[ann@cases.example]",
        "ann@cases.example.",
        "ann@cases.example;",
        "<ann@cases.example>.",
        "Email: ann@cases.example",
        "> ann@cases.example",
        "\u{FEFF}ann@cases.example\u{200B}",
        "ann＠cases．example。",
        "Email\nann@cases.example",
        "---\nann@cases.example\n---",
    ] {
        reads(typed, &[(ANN, "")]);
    }
}

#[test]
fn an_address_that_is_only_shown_is_not_written_to() {
    reads("old@home.example <ann@cases.example>", &[(ANN, "")]);
    reads("Ann Ash old@home.example <ann@cases.example>; bob@cases.example", &[(ANN, "Ann Ash"), (BOB, "")]);
    reads("bob@cases.example Ann <ann@cases.example>", &[(BOB, ""), (ANN, "Ann")]);
}

#[test]
fn the_title_of_a_list_is_no_name() {
    reads("Team: ann@cases.example;", &[(ANN, "")]);
    reads("Team: ann@cases.example, bob@cases.example;", &[(ANN, ""), (BOB, "")]);
    reads("Team: ann@cases.example, bob@cases.example; Board: cyd@cases.example;", &[(ANN, ""), (BOB, ""), (CYD, "")]);
    reads("Our team: Ash, Ann <ann@cases.example>, Bob <bob@cases.example>;", &[(ANN, "Ann Ash"), (BOB, "Bob")]);
    reads("Ann: ann@cases.example, Bob: bob@cases.example", &[(ANN, "Ann"), (BOB, "Bob")]);
}

#[test]
fn names_in_the_encoding_of_letters_are_decoded() {
    for (name, read) in [
        ("=?UTF-8?B?Wm/DqyDDhW5n?=", "Zoë Ång"),
        ("=?utf-8?Q?Zo=C3=AB_=C3=85ng?=", "Zoë Ång"),
        ("=?utf-8?Q?=C3=85ng,_Zo=C3=AB?=", "Zoë Ång"),
        ("\"=?utf-8?Q?=C3=85ng,_Zo=C3=AB?=\"", "Zoë Ång"),
        ("=?UTF-8?Q?Zo=C3=AB?= =?UTF-8?Q?_=C3=85ng?=", "Zoë Ång"),
        ("=?iso-8859-1?q?Zo=EB?= Ash", "Zoë Ash"),
        ("=?Shift_JIS?B?jbKToSCJ1I5x?=", "佐藤 花子"),
        ("=?UTF-8?Q?eve=40cases.example?=", ""),
    ] {
        reads(&format!("{name} <ann@cases.example>, Bob <bob@cases.example>"), &[(ANN, read), (BOB, "Bob")]);
    }
}

#[test]
fn in_a_link_only_its_query_names_somebody() {
    reads("https://c.example/?to=ann@cases.example", &[(ANN, "")]);
    reads("Ann https://c.example/share?a=1&to=ann@cases.example&x=2", &[(ANN, "Ann")]);
    for link in ["https://medium.example/@ann", "https://ann@cases.example/x", "c.example//ann@cases.example?x=1"] {
        assert_eq!(read(link), (Vec::new(), vec![link.to_owned()]));
    }
    assert_eq!(read("https://c.example/?to=ann%40cases.example").1.len(), 1);
}

#[test]
fn several_addresses_in_a_piece_are_all_found() {
    for typed in [
        "ann@cases.example bob@cases.example",
        "ann@cases.example\u{A0}\u{3000}bob@cases.example",
        "ann@cases.example and bob@cases.example",
        "ann@cases.example/bob@cases.example",
        "\"ann@cases.example, bob@cases.example\"",
        "\"ann@cases.example\",\"bob@cases.example\"",
        "'ann@cases.example' 'bob@cases.example'",
        "<ann@cases.example><bob@cases.example>",
        "mailto:ann@cases.example?cc=bob@cases.example&subject=Hello",
        "ann@cases.example，bob@cases.example、ANN@cases.example",
    ] {
        reads(typed, &[(ANN, ""), (BOB, "")]);
    }
    reads("Ann Ash <ann@cases.example> Bob Birch <bob@cases.example>", &[(ANN, "Ann Ash"), (BOB, "Bob Birch")]);
    reads("ann@cases.example (Ann) bob@cases.example (Bob)", &[(ANN, "Ann"), (BOB, "Bob")]);
    reads("ann@cases.example; Ann Ash <Ann@cases.example>", &[(ANN, "Ann Ash")]);
    reads(" ,\n;", &[]);
}

#[test]
fn what_has_no_address_is_wrong_by_its_words() {
    for (typed, found, wrong) in [
        ("ann@cases.example\nbob\neve@", 1, vec!["bob", "eve@"]),
        ("bob; Ann <ann@cases.example>", 1, vec!["bob"]),
        ("bob, ann@cases.example", 1, vec!["bob"]),
        ("Ann Ash, ann@cases.example", 1, vec!["Ann Ash"]),
        ("Ann Ash, ann@cases.example\nbob@cases.example", 2, vec!["Ann Ash"]),
        (
            "Ann Ash, ann@cases.example\nBob Birch, bob@cases.example, cyd@cases.example",
            3,
            vec!["Ann Ash", "Bob Birch"],
        ),
        ("bob.cases.example, Ann <ann@cases.example>", 1, vec!["bob.cases.example"]),
        ("bob.cases.example ann@cases.example", 1, vec!["bob.cases.example"]),
        ("bob, \"Ash, Ann\" <ann@cases.example>", 1, vec!["bob"]),
        ("ann@cases.example bob cyd@", 1, vec!["cyd@"]),
        ("Ann <ann@cases.example> bob", 1, vec!["bob"]),
        ("Ann <ann>", 0, vec!["Ann <ann>"]),
        ("\"bob", 0, vec!["\"bob"]),
        ("ann@eve@cases.example", 0, vec!["ann@eve@cases.example"]),
        ("ann@cases.example_old", 0, vec!["ann@cases.example_old"]),
        ("ann @cases.example", 0, vec!["ann @cases.example"]),
        ("7", 0, vec!["7"]),
        ("\"Ash, Ann <ann@cases.example>\nBob <bob@cases.example>", 2, vec![]),
    ] {
        let read = read(typed);
        assert_eq!((read.0.len(), read.1), (found, wrong.into_iter().map(str::to_owned).collect()), "{typed:?}");
    }
}

#[test]
fn wrong_ones_stop_the_others_until_that_is_agreed() {
    let text = "ann@cases.example\nbob\neve@\ncyd@cases.example";
    let Err(AddressesProblem::Wrong(told, 0)) = addresses(text).within(9, None) else { panic!("nothing was wrong") };
    let typed: Vec<&str> = told.iter().map(|wrong| wrong.typed.as_str()).collect();
    assert_eq!(typed, ["bob", "eve@"]);
    assert_eq!(addresses(text).others(), 2);
    let agreed = addresses(text).within(9, Some(2)).unwrap();
    assert_eq!((agreed.found.len(), agreed.others()), (2, 2));
    // Another text than the one that was told about is told about again.
    assert!(addresses(&format!("{text}, kim@")).within(9, Some(1)).is_err());
    assert!(addresses("bob").within(9, Some(0)).is_err());
    let many = (0..25).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
    assert!(matches!(addresses(&many).within(9, None), Err(AddressesProblem::Wrong(_, 5))));
    let Err(AddressesProblem::Wrong(long, 0)) = addresses(&"x".repeat(5_000)).within(9, None) else {
        panic!("nothing was wrong")
    };
    assert!(long[0].typed.len() < 300);
}

#[test]
fn two_hundred_fit_and_one_more_does_not() {
    let some = |count: usize| (0..count).map(|n| format!("p{n}@example.org")).collect::<Vec<_>>().join("\n");
    assert_eq!(addresses(&some(200)).within(200, None).map(|read| read.found.len()), Ok(200));
    assert_eq!(addresses(&"ann@example.org ".repeat(20_000)).within(200, None), Err(AddressesProblem::TooLong));
    assert_eq!(addresses(&some(201)).within(200, None), Err(AddressesProblem::TooMany(200, 201)));
}

/// How one entry of a list is written: by given and last name, and address.
type Style = fn(&str, &str, &str) -> String;

/// Styles that keep the name, and those that have none; each with what may follow it.
const NAMED: [(Style, &[&str]); 13] = [
    (|given, last, to| format!("{last}, {given} <{to}>"), &["; ", ", ", "\n"]),
    (|given, last, to| format!("{last}, {given} (Sales) <{to}>"), &[";", "\r\n"]),
    (|given, last, to| format!("\"{last}, {given}\" <{to}>"), &["; ", ", ", "\n", " "]),
    (|given, last, to| format!("“{last}, {given}” <{to}>"), &["; ", "\n", " "]),
    (|given, last, to| format!("'{given} {last}' <mailto:{to}>"), &["; ", "\n"]),
    (|given, last, to| format!("{given} {last} <{to}>"), &["; ", ", ", "\n", " "]),
    (|given, last, to| format!("{given} {last}\t{to}"), &["\n", "\r\n"]),
    (|given, last, to| format!("{given}\t{last}\t{to}"), &["\n"]),
    (|given, last, to| format!("{to}\t{given} {last}\tpupil"), &["\n"]),
    (|given, last, to| format!("{to} ({given} {last})"), &["; ", ", ", "\n"]),
    (|given, last, to| format!("3. {given} {last} {to}."), &["\n"]),
    (|given, last, to| format!("• {given} {last} – {to}"), &["\n"]),
    (|given, last, to| format!("\"{last}, {given}\",{to}"), &["\n"]),
];
const BARE: [(Style, &[&str]); 7] = [
    (|_, _, to| to.to_owned(), &[" ", ",", ";", "\n", "，", "、", "\t"]),
    (|_, _, to| format!("- {to}"), &["\n"]),
    (|_, _, to| format!("1) {to}"), &["\n"]),
    (|_, _, to| format!("mailto:{to}"), &[" ", "\n", "; "]),
    (|_, _, to| format!("'{to}'"), &[", ", "\n"]),
    (|_, _, to| format!("<{to}>."), &[" ", ", ", "\n"]),
    (|_, _, to| format!("\"{to}\""), &[",", ";", "\n"]),
];

fn person() -> impl Strategy<Value = (String, String, String)> {
    let name = "[A-ZÀ-ÖА-Я][a-zà-öа-я]{2,9}(-[A-Z][a-z]{2,5})?|[ぁ-ん]{2,5}|[一-龥]{2,4}|O['’]Neil";
    let local = "[a-z0-9][a-z0-9._+'_]{0,12}[a-z0-9]|[à-öа-я]{1,8}";
    (name, name, local, "[a-z0-9]{1,9}(-[a-z0-9]{1,4})?|bücher|例子", "example|org|co\\.uk|測試").prop_filter_map(
        "an address",
        |(given, last, local, host, top)| {
            let to = format!("{local}@{host}.{top}");
            Email::typed(&super::super::email::email(&to).ok()?).eq(&to).then_some((given, last, to))
        },
    )
}

proptest! {
    #[test]
    fn any_list_in_any_style_is_read_back_exactly(
        people in prop::collection::vec(person(), 1..12),
        style in any::<prop::sample::Index>(),
        behind in any::<prop::sample::Index>(),
    ) {
        let styles: Vec<_> = NAMED.iter().chain(&BARE).collect();
        let place = style.index(styles.len());
        let (write, ends) = styles[place];
        let end = ends[behind.index(ends.len())];
        let written: Vec<String> = people.iter().map(|(given, last, to)| write(given, last, to)).collect();
        let list = written.join(end);
        let mut known = HashSet::new();
        let expected: Vec<(String, String)> = people
            .iter()
            .filter(|(_, _, to)| known.insert(super::super::email::email(to).unwrap().key().to_owned()))
            .map(|(given, last, to)| {
                let name = if place < NAMED.len() { format!("{given} {last}") } else { String::new() };
                (to.clone(), name)
            })
            .collect();
        prop_assert_eq!(read(&list), (expected, Vec::new()), "{}", list);
    }

    #[test]
    fn any_text_is_read_and_no_at_is_lost(text in "[a-c@＠<>()\"'“”,;.:|/\\\\ \t\n0-2-]{0,40}|\\PC{0,40}") {
        let read = addresses(&text);
        if text.chars().any(|c| matches!(c, '@')) && text.contains(char::is_alphanumeric) {
            prop_assert!(!read.found.is_empty() || !read.wrong.is_empty(), "{:?}", text);
        }
    }
}
