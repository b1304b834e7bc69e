use proptest::prelude::*;

use super::*;

#[test]
fn case_and_composition_do_not_tell_addresses_apart() {
    let typed = email("  Zoe\u{308}.Dam@Example.ORG ").unwrap();
    assert_eq!(typed.typed(), "Zo\u{EB}.Dam@Example.ORG");
    assert_eq!(typed.key(), email("ZO\u{CB}.DAM@example.org").unwrap().key());
    assert_eq!(typed.domain(), "example.org");
}

#[test]
fn every_spelling_of_a_domain_is_one_mailbox() {
    for address in [
        "ann@bücher.example",
        "ann@BU\u{308}CHER.Example",
        "ann@xn--bcher-kva.example",
        "Ann@XN--BCHER-KVA.EXAMPLE",
        "ann@bücher\u{3002}example",
        "ann@bücher\u{FF61}example",
        "ａｎｎ\u{FF20}ｂücher．ｅｘａｍｐｌｅ",
        "ann@ⓑücher.example",
        "\u{3000}ann@bü\u{200B}c\u{200D}her.example ",
    ] {
        let read = email(address).unwrap();
        assert_eq!(read.key(), "ann@xn--bcher-kva.example", "{address}");
        assert_eq!(read.domain(), "xn--bcher-kva.example");
    }
    let typed = |address| email(address).unwrap().typed().to_owned();
    assert_eq!(typed("ａｎｎ\u{FF20}ｂücher．ｅｘａｍｐｌｅ"), "ann@bücher.example");
    assert_eq!(typed("ann@xn--bcher-kva.example"), "ann@xn--bcher-kva.example");
    assert_eq!(email("Deact@ｅxample.org").unwrap().spelling(), "deact@ｅxample.org");
    assert_ne!(email("a@straße.example").unwrap().key(), email("a@strasse.example").unwrap().key());
}

#[test]
fn a_joiner_that_a_domain_needs_is_part_of_it() {
    let persian = email("ann@\u{646}\u{627}\u{645}\u{647}\u{200C}\u{627}\u{6CC}.com").unwrap();
    assert_eq!(persian.key(), "ann@xn--mgba3gch31f060k.com");
    assert_eq!(email(persian.typed()).unwrap().key(), persian.key());
}

#[test]
fn dots_and_plus_tags_do() {
    let keys = ["ann@example.org", "a.nn@example.org", "ann+x@example.org"].map(|a| email(a).unwrap().key);
    assert!(keys[0] != keys[1] && keys[1] != keys[2] && keys[0] != keys[2]);
}

#[test]
fn international_addresses_are_welcome() {
    for address in ["ann@b\u{FC}cher.example", "\u{7528}\u{6237}@\u{4F8B}\u{5B50}.\u{6D4B}\u{8BD5}", "o'neil@x.co.uk"] {
        assert!(email(address).is_ok(), "{address}");
    }
}

#[test]
fn what_no_mail_reaches_is_refused_with_its_reason() {
    use EmailProblem as P;
    let long_local = format!("{}@example.org", "x".repeat(65));
    let long = format!("ann@{}org", "x.".repeat(200));
    for (input, problem) in [
        ("", P::Empty),
        ("\u{200B} ", P::Empty),
        ("ann", P::At),
        ("ann@eve@example.org", P::At),
        ("ann@example.org\r\nBcc: eve@example.org", P::Space),
        ("ann@example.org\n", P::Space),
        ("ann\0@example.org", P::Space),
        ("ann lee@example.org", P::Space),
        ("Ann <ann@example.org>", P::Space),
        ("@example.org", P::Local),
        (".ann@example.org", P::Local),
        ("\"ann\"@example.org", P::Local),
        (&long_local, P::Local),
        ("ann@", P::Domain),
        ("ann@example", P::Domain),
        ("ann@example..org", P::Domain),
        ("ann@-example.org", P::Domain),
        ("ann@exam_ple.org", P::Domain),
        ("ann@example.org.", P::Domain),
        ("ann@127.0.0.1", P::Domain),
        ("ann@[127.0.0.1]", P::Domain),
        ("ann@example.org>", P::Domain),
        (&long, P::TooLong),
    ] {
        assert_eq!(email(input), Err(problem), "{input:?}");
    }
}

proptest! {
    #[test]
    fn a_key_is_its_own_key(local in "[\\PC]{1,12}", domain in "[\\PC]{1,8}\\.[a-zA-Z\u{DF}\u{130}\u{3A3}]{2,4}") {
        if let Ok(read) = email(&format!("{local}@{domain}")) {
            prop_assert!(!read.typed().contains(['\r', '\n', '\0', ' ']));
            for spelling in [read.key(), read.typed()] {
                prop_assert_eq!(email(spelling).map(|again| again.key().to_owned()), Ok(read.key().to_owned()));
            }
        }
    }

    #[test]
    fn all_spellings_of_a_domain_have_one_key(labels in prop::collection::vec("[a-zà-öø-þа-я例子用户]{1,10}", 2..4)) {
        let domain = labels.join(".");
        let key = |domain: &str| email(&format!("ann@{domain}")).map(|read| read.key().to_owned());
        let meant = key(&domain);
        prop_assume!(meant.is_ok());
        let ascii = ascii_domain(&domain).unwrap();
        let wide = |c: char| match c {
            '.' => '\u{3002}',
            '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
            c => c,
        };
        for spelling in [
            ascii.clone(),
            ascii.to_uppercase(),
            domain.to_uppercase(),
            domain.nfd().collect(),
            domain.chars().map(wide).collect(),
            ascii.chars().map(wide).collect(),
            domain_shown(&ascii),
        ] {
            prop_assert_eq!(key(&spelling), meant.clone(), "{}", spelling);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(input in any::<String>()) {
        let _ = email(&input);
    }
}
