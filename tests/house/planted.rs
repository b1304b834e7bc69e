//! Each check finds the breach planted for it, and nothing where there is none.

use super::paths::Source;
use super::tables::Tables;
use super::{breaches, files, tables};

type Check = fn(&[Source]) -> Vec<String>;

fn found(check: Check, files: &[(&str, &str)]) -> Vec<String> {
    let sources: Vec<Source> = files.iter().map(|(path, text)| Source::new(path, text)).collect();
    check(&sources)
}

#[test]
fn a_module_without_a_place_is_found() {
    assert_eq!(found(breaches::unplaced, &[("attic/mod.rs", "")]).len(), 1);
    assert_eq!(found(breaches::unplaced, &[("utils.rs", "")]).len(), 1);
    assert!(found(breaches::unplaced, &[("web/urls.rs", ""), ("codes/mod.rs", ""), ("main.rs", "")]).is_empty());
}

#[test]
fn a_floor_that_imports_a_room_is_found() {
    for import in [
        "use crate::groups;",
        "use crate::groups::admit;",
        "use crate::{ids::UserId, groups::admit};",
        "use crate::{\n    ids,\n    groups::{self, admit as let_in},\n};",
        "fn f() { crate::groups::admit(); }",
        "use super::super::groups;",
        "use crate::app::App;",
    ] {
        assert_eq!(
            found(breaches::floor_that_climbs, &[("web/forms.rs", import)]).len(),
            1 + usize::from(import.contains("self")),
            "{import}"
        );
    }
    for innocent in [
        "use crate::ids::GroupId;",
        "// crate::groups is above us",
        "/* outer /* crate::groups */ crate::codes */",
        "let text = \"crate::groups::admit\";",
        "let text = r#\"say \"crate::groups\"\"#;",
        "fn f<'a>(c: char) -> bool { c == '\"' } // crate::groups",
    ] {
        assert!(found(breaches::floor_that_climbs, &[("web/forms.rs", innocent)]).is_empty(), "{innocent}");
    }
}

#[test]
fn a_room_that_uses_a_higher_one_is_found() {
    let climbs = breaches::rooms_that_climb;
    assert_eq!(found(climbs, &[("groups/admit.rs", "use crate::codes::Code;")]).len(), 1);
    assert_eq!(found(climbs, &[("codes/redeem.rs", "use crate::invites::Invite;")]).len(), 1, "the same storey");
    assert_eq!(found(climbs, &[("codes/pages.rs", "use crate::app::routes;")]).len(), 1, "the top");
    assert!(
        found(climbs, &[("codes/redeem.rs", "use crate::{events, groups::admit, codes::rules, db::Conn};")]).is_empty()
    );
    assert!(found(climbs, &[("app.rs", "use crate::{codes, setup};")]).is_empty());
}

#[test]
fn a_room_that_reaches_into_another_is_found() {
    let reaches = |text: &str| {
        let groups =
            ("groups/mod.rs", "mod admit;\nmod store;\npub use admit::{Door, admit};\npub use store::{Group};");
        let files = [("codes/redeem.rs", text), groups, ("groups/store.rs", ""), ("groups/admit.rs", "")];
        found(breaches::rooms_that_reach_in, &files).len()
    };
    assert_eq!(reaches("use crate::groups::store::find;"), 1);
    assert_eq!(reaches("use crate::groups::{admit, store};"), 1);
    assert_eq!(reaches("use crate::groups;\nfn f() { groups::store::find(); }"), 1);
    assert_eq!(reaches("use crate::groups::admit::Door;"), 1);
    assert_eq!(reaches("use crate::groups::{Door, admit};\nfn f() { groups::admit(); }"), 0);
    assert_eq!(reaches("use crate::groups::Group;\nuse crate::codes::store;"), 0);
}

#[test]
fn rooms_in_a_circle_are_found() {
    let circle = [("codes/a.rs", "use crate::invites::X;"), ("invites/b.rs", "use crate::codes::Y;")];
    assert_eq!(
        found(breaches::circles, &circle),
        ["a circle: codes → invites → codes", "a circle: invites → codes → invites"]
    );
    let longer = [
        ("groups/a.rs", "use crate::codes::X;"),
        ("codes/b.rs", "use crate::people::Y;"),
        ("people/c.rs", "use crate::groups::Z;"),
    ];
    assert_eq!(found(breaches::circles, &longer).len(), 3);
    assert!(
        found(
            breaches::circles,
            &[("codes/a.rs", "use crate::{groups, codes::rules};"), ("groups/b.rs", "use crate::events;")]
        )
        .is_empty()
    );
}

#[test]
fn files_in_a_circle_are_found() {
    let circles = |texts: &[(&str, &str)], exceptions| {
        let sources: Vec<Source> = texts.iter().map(|(path, text)| Source::new(path, text)).collect();
        files::breaches(&sources, exceptions)
    };
    let siblings =
        [("codes/a.rs", "use super::b::Y;\npub struct X;"), ("codes/b.rs", "fn f() { super::a::X; }\npub struct Y;")];
    assert_eq!(circles(&siblings, &[]), ["a circle: codes/a.rs → codes/b.rs → codes/a.rs"]);
    assert!(circles(&siblings, &[("codes/b.rs", "codes/a.rs")]).is_empty());
    let handed_on = [
        ("codes/mod.rs", "mod a;\nmod b;\npub use a::X;"),
        ("codes/a.rs", "use crate::codes::b;\npub struct X;\nfn f() { b::g(); }"),
        ("codes/b.rs", "use super::X as Z;\npub fn g() {}"),
    ];
    assert_eq!(circles(&handed_on, &[]).len(), 1, "through what the parent hands on");
    let parent = |own: &'static str, child: &'static str| [("codes/mod.rs", own), ("codes/a.rs", child)];
    let uses_child = "mod a;\npub use a::X;\nfn f() -> X { X }\npub struct Own;";
    assert_eq!(circles(&parent(uses_child, "pub struct X;\nuse super::Own;"), &[]).len(), 1);
    assert!(circles(&parent(uses_child, "pub struct X;"), &[]).is_empty());
    assert!(
        circles(&parent("mod a;\npub use a::X;\npub struct Own;", "pub struct X;\nuse super::Own;"), &[]).is_empty()
    );
    assert_eq!(circles(&parent("mod a;", ""), &[("codes/a.rs", "codes/mod.rs")]).len(), 1, "nothing to except");
}

#[test]
fn a_table_in_the_wrong_hands_is_found() {
    const PLAN: Tables = Tables {
        owners: &[("groups", &["groups"]), ("codes", &["codes"])],
        migrations: &["db/old.rs"],
        readers: &[("people", "groups")],
        writers: &[],
    };
    let breaches = |path: &str, text: &str| {
        let schema = Source::new("db/schema.rs", "table! {\n    groups (id) {}\n}\ntable! {\n    codes (id) {}\n}");
        let reader = Source::new("people/store.rs", "use crate::db::schema::groups;");
        tables::breaches(&[schema, reader, Source::new(path, text)], &PLAN)
    };
    let innocent = [
        ("codes/store.rs", "use crate::db::schema::{codes, groups};\nfn f() { diesel::update(codes::table) }"),
        ("codes/store.rs", "fn f() { sql(\"UPDATE codes SET uses = 1\") }"),
        ("app.rs", "use crate::db::schema::codes;"),
        ("db/old.rs", "fn f() { sql(\"UPDATE codes SET uses = 1\") }"),
    ];
    for (path, text) in innocent {
        assert_eq!(breaches(path, text), [""; 0], "{text}");
    }
    let amiss = [
        ("groups/store.rs", "use crate::db::schema::codes;", "reads `codes`"),
        ("groups/store.rs", "fn f() { sql(\"SELECT 1 FROM codes\") }", "reads `codes`"),
        ("codes/store.rs", "fn f() { sql(\"DELETE FROM groups\") }", "writes `groups`"),
        ("app.rs", "use crate::db::schema::codes as c;\nfn f() { diesel::delete(c::table.find(1)) }", "writes `codes`"),
        (
            "codes/store.rs",
            "use crate::db::schema::groups;\nfn f() { let g = || groups::table; diesel::delete(g()) }",
            "writes `groups`",
        ),
        ("codes/store.rs", "fn f(x: X) { diesel::delete(x) }", "which table"),
    ];
    for (path, text, said) in amiss {
        let found = breaches(path, text);
        assert!(found.len() == 1 && found[0].contains(said), "{text}: {found:?}");
    }
    let none: Vec<String> = tables::breaches(&[Source::new("db/schema.rs", "table! { groups (id) {} }")], &PLAN);
    assert_eq!(none.len(), 2, "an owner of nothing, and an exception for nothing: {none:?}");
}

#[test]
fn diesel_outside_a_store_is_found() {
    let strays = breaches::diesel_elsewhere;
    assert_eq!(found(strays, &[("codes/pages.rs", "use diesel::prelude::*;")]).len(), 1);
    assert_eq!(found(strays, &[("web/session.rs", "fn f() -> diesel::QueryResult<()> {}")]).len(), 1);
    let innocent = [
        ("codes/store.rs", "use diesel::prelude::*;"),
        ("db/pool.rs", "use diesel::r2d2;"),
        ("ids.rs", "use diesel::sql_types::BigInt;"),
        ("codes/pages.rs", "// no diesel here\nlet fuel = \"diesel\";"),
    ];
    assert!(found(strays, &innocent).is_empty());
}

#[test]
fn a_refusal_that_is_worded_elsewhere_is_found() {
    let (strayed, wording) = (breaches::strayed_messages, "impl Refusal for AskError {}");
    for wording in [wording, "\nrefusals! { AskError { Self => \"request.no\", \"No.\"; } }"] {
        assert_eq!(found(strayed, &[("requests/rules.rs", wording)]).len(), 1);
    }
    let innocent = [
        ("requests/messages.rs", wording),
        ("codes/messages/typed.rs", wording),
        ("refusal.rs", "pub trait Refusal {}"),
    ];
    assert!(found(strayed, &innocent).is_empty());
}

#[test]
fn a_code_of_two_refusals_is_found() {
    let doubled = breaches::doubled_codes;
    let (one, other) = (("a/messages.rs", r#"f("code.used_up")"#), ("b/messages.rs", r#"f("invite.used_up")"#));
    assert_eq!(found(doubled, &[one, ("b/messages.rs", one.1)]), ["two refusals are called code.used_up"]);
    assert!(
        found(doubled, &[one, other, ("b/rules.rs", one.1), ("c/messages.rs", r#"f("Enter a code.")"#)]).is_empty()
    );
}

#[test]
fn a_file_that_is_too_long_is_found() {
    let of = |path: &str, lines: usize| found(breaches::long_files, &[(path, &"\n".repeat(lines))]);
    assert_eq!(of("a.rs", 301), ["a.rs has 301 lines; at most 300"]);
    assert_eq!(of("tests/a.rs", 351), ["tests/a.rs has 351 lines; at most 350"]);
    assert!(of("a.rs", 300).is_empty() && of("tests/a.rs", 350).is_empty());
}

#[test]
fn a_migration_without_its_pair_is_found() {
    let check =
        |files: &[&str]| breaches::unpaired_migrations(&files.iter().map(ToString::to_string).collect::<Vec<_>>());
    let whole = ["sqlite/1_a/up.sql", "sqlite/1_a/down.sql", "postgres/1_a/up.sql", "postgres/1_a/down.sql"];
    assert!(check(&whole).is_empty());
    assert_eq!(check(&whole[..2]), ["migrations/postgres lacks 1_a/down.sql", "migrations/postgres lacks 1_a/up.sql"]);
    assert_eq!(check(&whole[2..]).len(), 2);
    assert_eq!(check(&["sqlite/1_a/up.sql", "postgres/1_a/up.sql"]).len(), 2, "no way back, twice");
}
