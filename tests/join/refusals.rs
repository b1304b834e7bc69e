//! Every reason why a code does not let somebody in, each with its own message: the form kept,
//! nothing stored.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::clock::Moment;
use muster::db::schema::{groups, users};
use muster::db::types::{GroupRole, JoinType, OrgRole, UserState};

use crate::codes::{Made, made};
use crate::harness::cast::Account;
use crate::harness::page::Page;
use crate::join::Door;

/// What every code is to somebody signed out who cannot use it.
const UNUSABLE: &str = "code.unusable";

/// The page of a code, as typed.
fn at(code: &str) -> String {
    let mut url = url::Url::parse("http://here.invalid/join").expect("a URL");
    url.path_segments_mut().expect("a path").push(code);
    url.path().to_owned()
}

impl Door {
    /// All steps refuse by this `refusal`, keep what was typed and store nothing; gives the last one's page.
    async fn refuses(&self, who: &Account, code: &str, refusal: &str) -> Page {
        let before = self.house.contents().await;
        let mut pages = vec![who.post("/join", &[("code", code)]).await];
        if !code.is_empty() {
            pages.push(who.visit(&at(code)).await);
            pages.push(who.join(code).await);
        }
        for page in &pages {
            page.is(422).headed("Enter Group Code").refuses("Group code", refusal).keeps("Group code", code);
        }
        self.house.unchanged(&before).await;
        pages.pop().expect("a page")
    }

    /// `code` gets somebody signed out the page that all codes get which cannot be used, before they fill
    /// anything in; and signing up with it all the same is refused, keeps what was typed and makes nothing.
    async fn turns_newcomers_away(&self, code: &str) {
        let before = self.house.contents().await;
        let zoe = self.house.stranger();
        let page = zoe.visit(&at(code)).await;
        page.is(422).headed("Join with your code").refuses("Your code", UNUSABLE).keeps("Your code", code);
        assert_eq!(page.codes(), [UNUSABLE], "nothing tells the reasons apart");
        page.says_nothing_of("Choir");
        zoe.get(&format!("/signup?code={code}")).await.leads_to(&at(&code.replace('-', "")));
        let form = zoe.visit("/signup").await.form("Sign up").fill("Join code", code);
        let form = form.fill("Name", "Zoe").fill("Email", "zoe@example.org").fill("Password", "tide-and-anchor");
        let page = zoe.submit(form).await;
        page.is(422).refuses("Join code", UNUSABLE).keeps("Join code", code).keeps("Name", "Zoe");
        // The guess is charged, and nothing else is written.
        let changed = self.house.contents().await.changed_since(&before);
        assert!(changed.iter().all(|table| table == "guess_buckets"), "{changed:?}");
    }

    async fn change_group(&self, join_type: JoinType, starts: Option<Moment>, stops: Option<Moment>, archived: bool) {
        let (choir, archived) = (self.choir, archived.then(|| self.house.now()));
        self.house
            .write(move |conn| {
                diesel::update(groups::table.find(choir))
                    .set((
                        groups::join_type.eq(join_type),
                        groups::starts_at.eq(starts),
                        groups::stops_at.eq(stops),
                        groups::archived_at.eq(archived),
                    ))
                    .execute(conn)
            })
            .await;
    }

    async fn code(&self, fill: impl FnOnce(crate::harness::form::Form) -> crate::harness::form::Form) -> Made {
        made(&self.ann, self.choir, fill).await
    }
}

#[tokio::test]
async fn unknown() {
    let door = Door::open().await;
    let eve = door.house.eve().await;
    let before = door.house.contents().await;
    let looked = [eve.post("/join", &[("code", "NOSUCH-CODE")]).await, eve.visit("/join/NOSUCH-CODE").await];
    for page in looked.into_iter().chain([eve.join("NOSUCH-CODE").await]) {
        page.is(422).refuses("Group code", "code.unknown").keeps("Group code", "NOSUCH-CODE");
    }
    let changed = door.house.contents().await.changed_since(&before);
    assert!(changed.iter().all(|change| change.contains("guess_buckets")), "{changed:?}");
}

#[tokio::test]
async fn mistyped() {
    let door = Door::open().await;
    let eve = door.house.eve().await;
    let shown = &door.code.shown;
    let swapped = {
        let mut symbols: Vec<char> = shown.replace('-', "").chars().collect();
        let at = (0..9).find(|at| symbols[*at] != symbols[at + 1]).expect("two that differ");
        symbols.swap(at, at + 1);
        symbols.into_iter().collect::<String>()
    };
    door.refuses(&eve, &swapped, "code.mistyped").await;
    for (typed, refusal) in [
        ("", "code.empty"),
        ("abc", "code.too_short"),
        ("x-1234567890-1234567890-1234567890-1234567890", "code.too_long"),
        ("SALES!2026", "code.bad_symbol"),
        ("SАLES2026", "code.foreign_letter"),
    ] {
        door.refuses(&eve, typed, refusal).await;
    }
}

#[tokio::test]
async fn mistyped_by_a_lookalike_is_offered_mended() {
    let door = Door::open().await;
    let eve = door.house.eve().await;
    // An own wording is never checked, so the mend of a slip out of the alphabet comes after the look-up.
    let (shown, slip) = loop {
        let code = door.code(|form| form).await;
        if let Some(at) = code.shown.find(['8', 'B', '5', 'S', '2', 'Z', '6', 'G']) {
            let pairs = [('8', 'B'), ('5', 'S'), ('2', 'Z'), ('6', 'G')];
            let symbol = code.shown[at..].chars().next().expect("a symbol");
            let twin = pairs
                .iter()
                .find_map(|(a, b)| if *a == symbol { Some(*b) } else { (*b == symbol).then_some(*a) })
                .expect("its twin");
            let slip = format!("{}{twin}{}", &code.shown[..at], &code.shown[at + 1..]);
            if matches!(
                muster::codes::Code::read(&slip),
                Err(muster::codes::UnreadableCode::Mistyped { suggestion: Some(_) })
            ) {
                break (code.shown, slip);
            }
        }
    };
    let page = eve.post("/join", &[("code", &slip)]).await;
    page.is(422).faults("Group code", &format!("Did you mean {shown}?")).keeps("Group code", &slip);
    let mended = eve.submit(page.form(&format!("Enter {shown}"))).await;
    mended.is(200).headed("Join Choir?");
}

#[tokio::test]
async fn expired_on_its_date_at_the_very_instant() {
    let door = Door::open().await;
    let (eve, sam) = (door.house.eve().await, door.house.sam().await);
    let code = door.code(|form| form.fill("Expiration Date", "2026-03-02T11:00")).await;
    door.house.later(TimeDelta::hours(1) - TimeDelta::microseconds(1));
    let page = eve.post("/join", &[("code", &code.shown)]).await;
    page.is(200).headed("Join Choir?");
    sam.join(&code.shown).await.leads_to(&door.group());
    // Loaded before, posted at the instant: refused by the server's clock.
    door.house.later(TimeDelta::microseconds(1));
    let late = eve.submit(page.form("Join")).await;
    late.is(422).refuses("Group code", "code.expired").faults("Group code", "Mon 2 Mar 2026, 11:00 CET");
    door.refuses(&eve, &code.shown, "code.expired").await.faults("Group code", "Mon 2 Mar 2026, 11:00 CET");
}

#[tokio::test]
async fn expired_by_hand() {
    let door = Door::open().await;
    let eve = door.house.eve().await;
    door.ann.post::<&str, &str>(&format!("{}/expire", door.code.url), &[]).await.is(303);
    door.refuses(&eve, &door.code.shown, "code.ended").await;
}

#[tokio::test]
async fn replaced() {
    let door = Door::open().await;
    let eve = door.house.eve().await;
    door.ann.post::<&str, &str>(&format!("{}/edit", door.code.url), &[]).await.is(303);
    door.refuses(&eve, &door.code.shown, "code.replaced").await;
}

#[tokio::test]
async fn fully_used() {
    let door = Door::open().await;
    let (eve, sam) = (door.house.eve().await, door.house.sam().await);
    let code = door.code(|form| form.fill("Maximum uses", "1")).await;
    sam.join(&code.shown).await.leads_to(&door.group());
    door.refuses(&eve, &code.shown, "code.used_up").await;
}

#[tokio::test]
async fn the_group_has_not_started_has_stopped_is_archived_or_closed() {
    let door = Door::open().await;
    let eve = door.house.eve().await;
    let now = door.house.now();
    let (by_code, hour) = (JoinType::ByCode, TimeDelta::hours(1));
    door.change_group(by_code, Some(now + hour), None, false).await;
    door.refuses(&eve, &door.code.shown, "code.group_not_started")
        .await
        .faults("Group code", "Mon 2 Mar 2026, 11:00 CET");
    door.change_group(by_code, None, Some(now), false).await;
    door.refuses(&eve, &door.code.shown, "code.group_stopped").await.faults("Group code", "Mon 2 Mar 2026, 10:00 CET");
    door.change_group(by_code, None, None, true).await;
    door.refuses(&eve, &door.code.shown, "code.group_archived").await;
    door.change_group(JoinType::Closed, None, None, false).await;
    door.refuses(&eve, &door.code.shown, "code.group_closed").await;
    // And each ends with its cause: the code still lives.
    door.change_group(by_code, Some(now), Some(now + hour), false).await;
    eve.join(&door.code.shown).await.leads_to(&door.group());
}

#[tokio::test]
async fn its_maker_was_deactivated_or_may_not_manage_the_group_any_more() {
    let door = Door::open().await;
    let (eve, gus) = (door.house.eve().await, door.house.gus(door.choir).await);
    let code = made(&gus, door.choir, |form| form).await;
    let (maker, choir) = (gus.id, door.choir);
    let set = |state: UserState, role: GroupRole| {
        door.house.write(move |conn| {
            use muster::db::schema::memberships;
            diesel::update(users::table.find(maker)).set(users::state.eq(state)).execute(conn)?;
            diesel::update(memberships::table.find((choir, maker))).set(memberships::role.eq(role)).execute(conn)
        })
    };
    set(UserState::Deactivated, GroupRole::Manager).await;
    door.refuses(&eve, &code.shown, "code.maker_stopped").await;
    door.ann.visit(&code.url).await.says("stopped").says("Gus Group can’t let people into this group any more");
    set(UserState::Active, GroupRole::Member).await;
    door.refuses(&eve, &code.shown, "code.maker_stopped").await;
    set(UserState::Active, GroupRole::Manager).await;
    eve.join(&code.shown).await.leads_to(&door.group());
}

#[tokio::test]
async fn an_admin_who_is_none_any_more_stops_their_codes() {
    let door = Door::open().await;
    let eve = door.house.eve().await;
    let (bea, choir) = (door.house.account("Bea Boss", crate::harness::cast::Who::ADMIN).await, door.choir);
    let code = made(&bea, choir, |form| form).await;
    let id = bea.id;
    door.house
        .write(move |conn| diesel::update(users::table.find(id)).set(users::role.eq(OrgRole::Member)).execute(conn))
        .await;
    door.refuses(&eve, &code.shown, "code.maker_stopped").await;
}

#[tokio::test]
async fn somebody_deactivated_is_signed_out_and_uses_nothing_up() {
    let door = Door::open().await;
    let eve = door.house.eve().await;
    let id = eve.id;
    door.house
        .write(move |conn| {
            diesel::update(users::table.find(id)).set(users::state.eq(UserState::Deactivated)).execute(conn)
        })
        .await;
    let key = door.code.shown.replace('-', "");
    eve.join(&door.code.shown).await.leads_to(&format!("/signin?next=%2Fjoin%2F{key}&unsaved=1"));
    assert_eq!(door.uses().await, (0, 0));
}

#[tokio::test]
async fn a_code_for_people_with_an_account_lets_them_in() {
    let door = Door::open().await;
    let (eve, gus) = (door.house.eve().await, door.house.gus(door.choir).await);
    // The policy leaves it to admins to add new people, and Gus is none.
    let code = made(&gus, door.choir, |form| form).await;
    gus.visit(&code.url).await.says("people who have an account");
    eve.join(&code.shown).await.leads_to(&door.group());
}

#[tokio::test]
async fn existing_members_only() {
    let door = Door::open().await;
    let gus = door.house.gus(door.choir).await;
    let members_only = made(&gus, door.choir, |form| form).await;
    door.turns_newcomers_away(&members_only.shown).await;
}

#[tokio::test]
async fn to_newcomers_all_reasons_look_alike() {
    let door = Door::open().await;
    let (expired, full) = (door.code(|form| form).await, door.code(|form| form.fill("Maximum uses", "1")).await);
    door.ann.post::<&str, &str>(&format!("{}/expire", expired.url), &[]).await.is(303);
    door.house.eve().await.join(&full.shown).await.is(303);
    for code in [&expired.shown, &full.shown, "NOSUCH-CODE"] {
        door.turns_newcomers_away(code).await;
    }
    let live = door.code(|form| form).await;
    let now = door.house.now();
    for (join_type, starts, stops, archived) in [
        (JoinType::Closed, None, None, false),
        (JoinType::ByCode, Some(now + TimeDelta::days(1)), None, false),
        (JoinType::ByCode, None, Some(now), false),
        (JoinType::ByCode, None, None, true),
    ] {
        door.change_group(join_type, starts, stops, archived).await;
        door.turns_newcomers_away(&live.shown).await;
    }
}
