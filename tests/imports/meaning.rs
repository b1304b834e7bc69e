//! What the columns and cells of files from many programs mean.

use std::fmt::Write;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::db::schema::{groups, users};
use muster::t;

use crate::harness::page::{ANY, beginning};

use super::{
    MAKING, Roster, checked, checked_with, confirmed, groups_of, id_of, joins, missing, new_in, post_files, rows,
    settled, wrong,
};

async fn group_names(roster: &Roster) -> Vec<String> {
    roster.server.read(|conn| groups::table.order(groups::id).select(groups::name).load(conn)).await
}

#[tokio::test]
async fn marks_that_make_another_letter_make_another_group() {
    let roster = Roster::open().await;
    for name in ["バス", "कला", "ปา", "Räte"] {
        roster.server.group(name, &roster.ann).await;
    }
    let file = "email,name,groups\npasu@example.org,Pasu,パス\nkali@example.org,Kali,कली\npa@example.org,Pa,ป่า\n\
                zoe@example.org,Zoe,rate\n";
    let page = checked(&roster.ann, file).await;
    assert_eq!(
        rows(&page),
        [format!("Zoe zoe@example.org 5 {} {}", new_in(&["Räte"]), t::imports::row_read_as("Räte", "rate"))]
    );
    assert_eq!(wrong(&roster.ann, &page).await.len(), 3);
    let page = checked_with(&roster.ann, file, MAKING).await;
    assert_eq!(rows(&page).len(), 4);
    confirmed(&roster.ann, &page).await;
    assert_eq!(groups_of(&roster.server, "kali@example.org").await, ["कली"]);
    // Beside each other they are told apart.
    let again = checked(&roster.ann, "email,groups\nyan@example.org,パス\n").await;
    assert_eq!(rows(&again), [format!("yan@example.org yan@example.org 2 {}", new_in(&["パス"]))]);
}

#[tokio::test]
async fn spaces_and_line_breaks_make_no_second_group() {
    let roster = Roster::open().await;
    roster.server.group("Case First Aid", &roster.ann).await;
    let file = "email,name,groups\na@example.org,Ann Ash,Case  First Aid\nb@example.org,Bob,CASE First\u{a0}Aid\n\
                c@example.org,Cyd,\"Choir\nCase Two\"\nd@example.org,Dee,\"Case  Two\r\nRowing\"\n";
    let page = checked_with(&roster.ann, file, MAKING).await;
    page.says(t::imports::ready(4, 0, 0));
    confirmed(&roster.ann, &page).await;
    assert_eq!(group_names(&roster).await, ["Choir", "Rowing", "Case First Aid", "Case Two"]);
    assert_eq!(groups_of(&roster.server, "c@example.org").await, ["Case Two", "Choir"]);
    assert_eq!(groups_of(&roster.server, "d@example.org").await, ["Case Two", "Rowing"]);
}

#[tokio::test]
async fn a_second_group_of_a_name_is_warned_about() {
    let Roster { server, ann, .. } = Roster::open().await;
    for (path, button) in [("/settings/user-groups", "Save changes"), ("/groups/new", "")] {
        let page = if button.is_empty() {
            ann.visit(path).await
        } else {
            ann.visit(&ann.visit(path).await.link(t::user_groups::add_group())).await
        };
        let button = page.all("main form button").into_iter().next_back().expect("a button");
        let form = page.form(&button).fill(t::accounts::name(), "choir ");
        ann.submit(form).await.says(t::groups::namesake());
    }
    let page = ann.visit("/groups/new").await;
    let button = page.all("main form button").into_iter().next_back().expect("a button");
    ann.submit(page.form(&button).fill(t::accounts::name(), "Chess")).await.says_nothing_of("Another group");
    // The one that is spelled just so is meant.
    let page = checked(&ann, "email,groups\nzoe@example.org,Choir\nyan@example.org,CHOIR\n").await;
    assert_eq!(rows(&page), [format!("zoe@example.org zoe@example.org 2 {}", new_in(&["Choir"]))]);
    assert!(
        wrong(&ann, &page).await[0].ends_with(&t::imports::wrong_several_groups("CHOIR").to_string()),
        "{}",
        page.text()
    );
    confirmed(&ann, &page).await;
    assert_eq!(groups_of(&server, "zoe@example.org").await, ["Choir"]);
}

#[tokio::test]
async fn names_come_in_whole() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    for (file, name) in [
        ("Name;Surname;Email\nAnna;Ash;anna@example.org\n", "Anna Ash"),
        ("Name;Vorname;E-Mail\nAsh;Anna;anna@example.org\n", "Anna Ash"),
        ("First name,Middle name,Last name,Suffix,Email\nAnna,van,Dam,Jr.,anna@example.org\n", "Anna van Dam Jr."),
        ("displayName,surname,mail\nAnna Ash,Ash,anna@example.org\n", "Anna Ash"),
        ("\"Name (Last, First)\",Email\n\"Ash, Anna\",anna@example.org\n", "Anna Ash"),
        ("email\nAnna Ash <anna@example.org>\n", "Anna Ash"),
        ("name,email\n,\"\"\"Ash, Anna\"\" <anna@example.org>\"\n", "Anna Ash"),
    ] {
        let page = checked(&ann, file).await;
        assert!(rows(&page)[0].starts_with(&format!("{name} anna@example.org")), "{file}: {:?}", rows(&page));
    }
}

#[tokio::test]
async fn the_email_cell_may_have_more_in_it() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let file = "email,name\nAnn Ash <ann@cases.example>,Ann Ash\nmailto:bob@cases.example,Bob\n\
                \"cyd@cases.example;\",Cyd\n'+dee@cases.example,Dee\n<hal@cases.example>,Hal\nida@cases.example.,Ida\n\
                \"gus@cases.example, gus@home.example\",Gus\n";
    let page = checked(&ann, file).await;
    let emails: Vec<String> =
        rows(&page).iter().map(|row| row.split(' ').find(|word| word.contains('@')).unwrap_or("").to_owned()).collect();
    let meant = ["ann", "bob", "cyd", "+dee", "hal", "ida"].map(|name| format!("{name}@cases.example"));
    assert_eq!(emails, meant);
    assert_eq!(wrong(&ann, &page).await.len(), 1);
}

#[tokio::test]
async fn people_who_are_gone_stay_gone() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    for file in [
        "username,email,status,fullname\na,a@example.org,Member,A A\nb,b@example.org,Deactivated,B B\nc,c@example.org,Bot,C\n",
        "userPrincipalName,displayName,mail,accountEnabled\na@example.org,A,a@example.org,True\nb@example.org,B,b@example.org,False\n",
        "email,name,enabled\na@example.org,A,true\nb@example.org,B,false\n",
        "email,name,suspended,deleted\na@example.org,A,0,0\nb@example.org,B,1,0\nc@example.org,C,0,1\n",
        "email,name,status\na@example.org,A,Active\nb@example.org,B,Disabled\nc@example.org,C,Blocked\nd@example.org,D,Withdrawn\n\
         e@example.org,E,Left\nf@example.org,F,unsubscribed\ng@example.org,G,cleaned\nh@example.org,H,concluded\n",
        "Id,Name,Email,Email confirmed,Role,State,Time zone,Created\n1,A,a@example.org,,member,active,,\n\
         2,B,b@example.org,,member,deactivated,,\n3,,,,member,erased,,\n",
        "version:v1.0,,\nName [displayName] Required,User name [userPrincipalName] Required,Block sign in (Yes/No) [accountEnabled] Required\n\
         Example: Robin Roe,robin@contoso.example,No\nA,a@example.org,No\nB,b@example.org,Yes\n",
        "version:v1.0,,\nName [displayName] Erforderlich,Benutzername [userPrincipalName] Erforderlich,\
         Anmeldung blockieren (Ja/Nein) [accountEnabled] Erforderlich\n\
         Beispiel: Chris Green,chris@contoso.example,Nein\nA,a@example.org,Nein\nB,b@example.org,Ja\n",
        "email,Employment Status\na@example.org,Active\nb@example.org,Terminated\n",
        "email,Left?\na@example.org,\nb@example.org,yes\n",
        "email,Termination date\na@example.org,\nb@example.org,2024-03-01\n",
        "email,Login enabled\na@example.org,Yes\nb@example.org,No\n",
        "email,Situação\na@example.org,active\nb@example.org,suspended\n",
    ] {
        let page = checked(&ann, file).await;
        let changes = rows(&page);
        assert_eq!(changes.len(), 1, "{file}: {changes:?}");
        assert!(changes[0].contains("a@example.org"), "{changes:?}");
        let left = wrong(&ann, &page).await;
        let records = file.lines().count() - 1 - usize::from(file.starts_with("version"));
        assert_eq!(left.len() + 1, records, "every row is accounted for: {left:?}");
        let reasons = [t::imports::wrong_gone(), t::imports::wrong_example()].map(|why| why.to_string());
        assert!(left.iter().all(|row| reasons.iter().any(|why| row.ends_with(why))), "{left:?}");
    }
}

#[tokio::test]
async fn somebody_gone_is_seen_behind_many_other_words() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let mut file = "email,status\n".to_owned();
    for number in 0..30 {
        writeln!(file, "p{number}@example.org,text {number}").expect("room");
    }
    file.push_str("z@example.org,Deactivated\n");
    let posted = post_files(&ann, &[("people.csv", file.as_bytes())], &[]).await;
    let path = posted.is(303).header("location").expect("a page").to_owned();
    ann.visit(&path)
        .await
        .headed(t::imports::which_column())
        .keeps("status", &t::people_file::meaning("status").to_string());
}

#[tokio::test]
async fn an_address_of_somebody_else_is_not_taken() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    for head in [
        "displayName,userPrincipalName,Manager Email",
        "displayName,Student Email,Parent Email",
        "Name,Login,Emergency contact email",
    ] {
        let page = checked(&ann, &format!("{head}\nAnn Ash,ann@example.org,boss@example.org\n")).await;
        assert!(rows(&page)[0].starts_with("Ann Ash ann@example.org"), "{head}: {:?}", rows(&page));
    }
}

#[tokio::test]
async fn words_that_may_mean_either_are_asked_about() {
    let Roster { server, ann, .. } = Roster::open().await;
    let file = "email,status\nzoe@example.org,active\nyan@example.org,On leave\nxia@example.org,Alumni\n";
    let posted = post_files(&ann, &[("people.csv", file.as_bytes())], &[]).await;
    let path = posted.is(303).header("location").expect("a page").to_owned();
    let asked = ann.visit(&path).await;
    asked.headed(t::imports::which_column()).keeps("status", &t::people_file::meaning("status").to_string());
    asked.keeps("On leave", "Choose").keeps("Alumni", "Choose");
    let again = ann.submit(asked.form(t::imports::check_rows()).fill("On leave", "Active")).await;
    again.is(422).keeps("On leave", "Active").says(t::imports::explain_words());
    ann.submit(again.form(t::imports::check_rows()).fill("Alumni", "Gone")).await;
    let page = settled(&ann, &path).await;
    page.says(t::imports::ready(2, 0, 1));
    confirmed(&ann, &page).await;
    assert!(id_of(&server, "yan@example.org").await.is_some());
    assert_eq!(id_of(&server, "xia@example.org").await, None);
}

#[tokio::test]
async fn a_state_may_be_a_part_of_a_country() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let page = checked(&ann, "email,State\nzoe@example.org,CA\nyan@example.org,NY\n").await;
    page.says(t::imports::ready(2, 0, 0)).says(t::csv_in::columns_unused("State"));
}

#[tokio::test]
async fn a_row_with_more_cells_than_columns_is_wrong() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let file = "email,name\nann@example.org,Ash, Ann\nbob@example.org,Bob,,\ncyd@example.org,Cyd\n";
    let page = checked(&ann, file).await;
    assert_eq!(rows(&page).len(), 2);
    let left = wrong(&ann, &page).await;
    assert!(left[0].ends_with(&format!(" 2 {}", t::imports::wrong_too_many_cells(3, 2))), "{left:?}");
}

#[tokio::test]
async fn other_programs_roles_are_left_out_and_told_once() {
    let Roster { server, ann, .. } = Roster::open().await;
    let file = "Email,First Name,Role\nann@cases.example,Ann,Student\nbob@cases.example,Bob,Admin\n";
    let page = checked(&ann, file).await;
    page.says(t::imports::ready(2, 0, 0)).says(t::csv_in::columns_unused("Role (student)"));
    let again = ann.visit(&page.link(t::imports::choose_columns())).await;
    again.keeps(t::passes::role_granted(), "Leave out").keeps(t::web::email(), "Email");
    ann.submit(again.form(t::imports::check_rows()).fill(t::passes::role_granted(), "Role")).await;
    let page = settled(&ann, page.path()).await;
    page.says(t::imports::ready(1, 0, 1)).says_nothing_of(beginning(&t::csv_in::columns_unused(ANY)));
    assert!(wrong(&ann, &page).await[0].ends_with(&t::imports::wrong_role("student").to_string()));
    confirmed(&ann, &page).await;
    let admins: i64 = server
        .read(|conn| {
            users::table
                .filter(users::email_key.eq("bob@cases.example"))
                .filter(users::role.eq("admin"))
                .count()
                .get_result(conn)
        })
        .await;
    assert_eq!(admins, 1);
}

#[tokio::test]
async fn columns_can_be_chosen_again_until_it_is_confirmed() {
    let Roster { server, ann, .. } = Roster::open().await;
    let page = checked_with(&ann, "email,Team,Note\nzoe@example.org,Choir,Chess\n", MAKING).await;
    page.says(joins(&["Choir"])).says(t::csv_in::columns_unused("Note"));
    let form = ann.visit(&page.link(t::imports::choose_columns())).await.form(t::imports::check_rows());
    ann.submit(form.fill("Team", "Leave out").fill(t::requests::note(), "Groups")).await;
    let page = settled(&ann, page.path()).await;
    assert_eq!(rows(&page), [format!("zoe@example.org zoe@example.org 2 {}", new_in(&[&missing("Chess")]))]);
    let columns = page.link(t::imports::choose_columns());
    confirmed(&ann, &page).await.says_nothing_of(t::imports::choose_columns());
    assert_eq!(groups_of(&server, "zoe@example.org").await, ["Chess"]);
    ann.visit(&columns).await.at(page.path());
    ann.post(&columns, &[("has_head", "on"), ("column", "email")]).await.leads_to(page.path());
}

#[tokio::test]
async fn a_checked_file_is_forgotten_after_a_day() {
    let Roster { server, ann, .. } = Roster::open().await;
    let page = checked(&ann, "email\nzoe@example.org\n").await;
    server.later(chrono::TimeDelta::hours(25));
    let now = server.now();
    server.write(move |conn| muster::imports::sweep(conn, now)).await;
    assert_eq!(server.contents().await.rows("import_uploads"), 0);
    let ann = server.signed_in(ann.id, muster::db::types::OrgRole::Admin).await;
    let page = ann.visit(page.path()).await;
    page.says_nothing_of(t::imports::choose_columns());
    confirmed(&ann, &page).await.says(t::imports::imported(1, 0, 0));
}

#[tokio::test]
async fn many_rows_of_a_person_are_one_person() {
    let Roster { server, ann, .. } = Roster::open().await;
    let file = "email,name,group\nann@cases.example,,Choir\nann@cases.example,Ann Ash,Rowing\nbob@cases.example,Bob,Choir\n\
                ANN@cases.example,\"Ash, Ann\",No such group\nann@cases.example,Bea Birch,Choir\nann@cases.example,Ann Ash,Choir\n";
    let page = checked(&ann, file).await;
    assert_eq!(
        rows(&page),
        [
            format!("Ann Ash ann@cases.example 2 {}", new_in(&["Choir"])),
            format!("Ann Ash ann@cases.example 3 {}", joins(&["Rowing"])),
            format!("Bob bob@cases.example 4 {}", new_in(&["Choir"]))
        ]
    );
    let left = wrong(&ann, &page).await;
    assert!(left[0].contains("No such group"), "{left:?}");
    assert!(left[1].contains(" 6 ") && left[1].contains("Line 3"), "{left:?}");
    let done = confirmed(&ann, &page).await;
    done.says(t::imports::imported(3, 1, 2));
    assert_eq!(groups_of(&server, "ann@cases.example").await, ["Choir", "Rowing"]);
    super::undone(&ann, &done).await.says(t::imports::undone());
    assert_eq!(id_of(&server, "ann@cases.example").await, None);
}

#[tokio::test]
async fn rows_that_contradict_each_other_are_wrong() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let page = checked(&ann, "email,role\na@example.org,\na@example.org,manager\na@example.org,admin\n").await;
    assert_eq!(rows(&page), [format!("a@example.org a@example.org 2 {}", t::imports::row_new("manager"))]);
    let left = wrong(&ann, &page).await;
    assert!(
        left.len() == 1 && left[0].ends_with(&format!(" 4 {}", t::imports::wrong_other_role("3", "manager"))),
        "{left:?}"
    );
}

#[tokio::test]
async fn heads_of_many_programs_are_known() {
    let roster = Roster::open().await;
    for (file, line, groups) in [
        (
            "Members for group Night School\nEmail address,Nickname,Group status,Email status\nuna@cases.example,Ann Ash,owner,\n",
            3,
            &[][..],
        ),
        ("Name,Address,E-mail 1\nAnn Ash,1 Hill Road,una@cases.example\n", 2, &[][..]),
        ("Username,First Name,Last Name,Student Email\naash,Ann,Ash,una@cases.example\n", 2, &[][..]),
        ("Vorname;Nachname;E-Mail-Adresse;Gruppe\nAnn;Ash;una@cases.example;Choir\n", 2, &["Choir"][..]),
        (
            "userPrincipalName,displayName,mail,department,accountEnabled\nuna@cases.example,Ann Ash,,Choir,True\nbob@example.org,Bob,bob@example.org,,True\n",
            2,
            &["Choir"][..],
        ),
        (
            "First name,Last name,Email address,Groups\nAnn,Ash,una@cases.example,\"Choir, Rowing\"\n",
            2,
            &["Choir", "Rowing"][..],
        ),
        ("Email (like jane@school.example),Full name\nuna@cases.example,Ann Ash\n", 2, &[][..]),
        (
            "username,email,status,billing-active,fullname,displayname\nann,una@cases.example,Primary Owner,1,Ann Ash,ann\n",
            2,
            &[][..],
        ),
        ("DisplayName,UserPrincipalName,Role\nAnn Ash,una@cases.example,Owner\n", 2, &[][..]),
    ] {
        let page = checked(&roster.ann, file).await;
        assert_eq!(rows(&page)[0], format!("Ann Ash una@cases.example {line} {}", new_in(groups)), "{file}");
    }
}
