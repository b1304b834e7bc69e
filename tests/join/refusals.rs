//! Every reason why a code does not let somebody in, each with its own message: the form kept,
//! nothing stored.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::clock::Moment;
use muster::db::schema::{groups, users};
use muster::db::types::{GroupRole, JoinType, OrgRole, UserState};
use muster::locale::Slot;
use muster::t;

use crate::codes::{Made, made};
use crate::harness::cast::Account;
use crate::harness::page::Page;
use crate::join::GroupWithCode;

/// What every code is to somebody signed out who cannot use it.
const UNUSABLE: &str = "code.unusable";

/// The page of a code, as typed.
fn at(code: &str) -> String {
    let mut url = url::Url::parse("http://here.invalid/join").expect("a URL");
    url.path_segments_mut().expect("a path").push(code);
    url.path().to_owned()
}

impl GroupWithCode {
    /// All steps refuse by this `refusal`, keep what was typed and store nothing; gives the last one's page.
    async fn refuses(&self, who: &Account, code: &str, refusal: &str) -> Page {
        let before = self.server.contents().await;
        let mut pages = vec![who.post("/join", &[("code", code)]).await];
        if !code.is_empty() {
            pages.push(who.visit(&at(code)).await);
            pages.push(who.join(code).await);
        }
        for page in &pages {
            page.is(422)
                .headed(t::codes::enter_group_code())
                .refuses(t::web::group_code(), refusal)
                .keeps(t::web::group_code(), code);
        }
        self.server.unchanged(&before).await;
        pages.pop().expect("a page")
    }

    /// `code` gets somebody signed out the page that all codes get which cannot be used, before they fill
    /// anything in; and signing up with it all the same is refused, keeps what was typed and makes nothing.
    async fn turns_newcomers_away(&self, code: &str) {
        let before = self.server.contents().await;
        let zoe = self.server.stranger();
        let page = zoe.visit(&at(code)).await;
        page.is(422)
            .headed(t::codes::front_title())
            .refuses(t::codes::your_code(), UNUSABLE)
            .keeps(t::codes::your_code(), code);
        assert_eq!(page.codes(), [UNUSABLE], "nothing tells the reasons apart");
        page.says_nothing_of("Choir");
        zoe.get(&format!("/signup?code={code}")).await.leads_to(&at(&code.replace('-', "")));
        let form = zoe.visit("/signup").await.form(t::accounts::sign_up()).fill(t::web::join_code(), code);
        let form = form
            .fill(t::groups::name(), "Zoe")
            .fill(t::web::email(), "zoe@example.org")
            .fill(t::web::password(), "tide-and-anchor");
        let page = zoe.submit(form).await;
        page.is(422)
            .refuses(t::web::join_code(), UNUSABLE)
            .keeps(t::web::join_code(), code)
            .keeps(t::groups::name(), "Zoe");
        // The guess is charged, and nothing else is written.
        let changed = self.server.contents().await.changed_since(&before);
        assert!(changed.iter().all(|table| table == "guess_buckets"), "{changed:?}");
    }

    async fn change_group(&self, join_type: JoinType, starts: Option<Moment>, stops: Option<Moment>, archived: bool) {
        let (choir, archived) = (self.choir, archived.then(|| self.server.now()));
        self.server
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
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    let before = fixture.server.contents().await;
    let looked = [eve.post("/join", &[("code", "NOSUCH-CODE")]).await, eve.visit("/join/NOSUCH-CODE").await];
    for page in looked.into_iter().chain([eve.join("NOSUCH-CODE").await]) {
        page.is(422).refuses(t::web::group_code(), "code.unknown").keeps(t::web::group_code(), "NOSUCH-CODE");
    }
    let changed = fixture.server.contents().await.changed_since(&before);
    assert!(changed.iter().all(|change| change.contains("guess_buckets")), "{changed:?}");
}

#[tokio::test]
async fn mistyped() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    let shown = &fixture.code.shown;
    let swapped = {
        let mut symbols: Vec<char> = shown.replace('-', "").chars().collect();
        let at = (0..9).find(|at| symbols[*at] != symbols[at + 1]).expect("two that differ");
        symbols.swap(at, at + 1);
        symbols.into_iter().collect::<String>()
    };
    fixture.refuses(&eve, &swapped, "code.mistyped").await;
    for (typed, refusal) in [
        ("", "code.empty"),
        ("abc", "code.too_short"),
        ("x-1234567890-1234567890-1234567890-1234567890", "code.too_long"),
        ("SALES!2026", "code.bad_symbol"),
        ("SАLES2026", "code.foreign_letter"),
    ] {
        fixture.refuses(&eve, typed, refusal).await;
    }
}

#[tokio::test]
async fn mistyped_by_a_lookalike_is_offered_mended() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    // An own wording is never checked, so the mend of a slip out of the alphabet comes after the look-up.
    let (shown, slip) = loop {
        let code = fixture.code(|form| form).await;
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
    page.is(422)
        .faults(t::web::group_code(), t::codes::did_you_mean(Slot::strong(), &shown).plain())
        .keeps(t::web::group_code(), &slip);
    let mended = eve.submit(page.form(format!("Enter {shown}"))).await;
    mended.is(200).headed("Join Choir?");
}

#[tokio::test]
async fn expired_on_its_date_at_the_very_instant() {
    let fixture = GroupWithCode::open().await;
    let (eve, sam) = (fixture.server.eve().await, fixture.server.sam().await);
    let code = fixture.code(|form| form.fill(t::codes::expiration_date(), "2026-03-02T11:00")).await;
    fixture.server.later(TimeDelta::hours(1) - TimeDelta::microseconds(1));
    let page = eve.post("/join", &[("code", &code.shown)]).await;
    page.is(200).headed("Join Choir?");
    sam.join(&code.shown).await.leads_to(&fixture.group());
    // Loaded before, posted at the instant: refused by the server's clock.
    fixture.server.later(TimeDelta::microseconds(1));
    let late = eve.submit(page.form(t::web::join())).await;
    late.is(422)
        .refuses(t::web::group_code(), "code.expired")
        .faults(t::web::group_code(), "Mon 2 Mar 2026, 11:00 CET");
    fixture.refuses(&eve, &code.shown, "code.expired").await.faults(t::web::group_code(), "Mon 2 Mar 2026, 11:00 CET");
}

#[tokio::test]
async fn expired_by_hand() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    fixture.ann.post::<&str, &str>(&format!("{}/expire", fixture.code.url), &[]).await.is(303);
    fixture.refuses(&eve, &fixture.code.shown, "code.ended").await;
}

#[tokio::test]
async fn replaced() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    fixture.ann.post::<&str, &str>(&format!("{}/edit", fixture.code.url), &[]).await.is(303);
    fixture.refuses(&eve, &fixture.code.shown, "code.replaced").await;
}

#[tokio::test]
async fn fully_used() {
    let fixture = GroupWithCode::open().await;
    let (eve, sam) = (fixture.server.eve().await, fixture.server.sam().await);
    let code = fixture.code(|form| form.fill(t::passes::max_uses(), "1")).await;
    sam.join(&code.shown).await.leads_to(&fixture.group());
    fixture.refuses(&eve, &code.shown, "code.used_up").await;
}

#[tokio::test]
async fn the_group_has_not_started_has_stopped_is_archived_or_closed() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    let now = fixture.server.now();
    let (by_code, hour) = (JoinType::ByCode, TimeDelta::hours(1));
    fixture.change_group(by_code, Some(now + hour), None, false).await;
    fixture
        .refuses(&eve, &fixture.code.shown, "code.group_not_started")
        .await
        .faults(t::web::group_code(), "Mon 2 Mar 2026, 11:00 CET");
    fixture.change_group(by_code, None, Some(now), false).await;
    fixture
        .refuses(&eve, &fixture.code.shown, "code.group_stopped")
        .await
        .faults(t::web::group_code(), "Mon 2 Mar 2026, 10:00 CET");
    fixture.change_group(by_code, None, None, true).await;
    fixture.refuses(&eve, &fixture.code.shown, "code.group_archived").await;
    fixture.change_group(JoinType::Closed, None, None, false).await;
    fixture.refuses(&eve, &fixture.code.shown, "code.group_closed").await;
    // And each ends with its cause: the code still lives.
    fixture.change_group(by_code, Some(now), Some(now + hour), false).await;
    eve.join(&fixture.code.shown).await.leads_to(&fixture.group());
}

#[tokio::test]
async fn its_maker_was_deactivated_or_is_no_manager_any_more() {
    let fixture = GroupWithCode::open().await;
    let (eve, gus) = (fixture.server.eve().await, fixture.server.gus(fixture.choir).await);
    let code = made(&gus, fixture.choir, |form| form).await;
    let (maker, choir) = (gus.id, fixture.choir);
    let set = |state: UserState, role: GroupRole| {
        fixture.server.write(move |conn| {
            use muster::db::schema::memberships;
            diesel::update(users::table.find(maker)).set(users::state.eq(state)).execute(conn)?;
            diesel::update(memberships::table.find((choir, maker))).set(memberships::role.eq(role)).execute(conn)
        })
    };
    set(UserState::Deactivated, GroupRole::Manager).await;
    fixture.refuses(&eve, &code.shown, "code.maker_stopped").await;
    fixture.ann.visit(&code.url).await.says("stopped").says(t::passes::trouble_maker_stopped("Gus Group", true));
    set(UserState::Active, GroupRole::Member).await;
    fixture.refuses(&eve, &code.shown, "code.maker_stopped").await;
    set(UserState::Active, GroupRole::Manager).await;
    eve.join(&code.shown).await.leads_to(&fixture.group());
}

#[tokio::test]
async fn an_admin_who_is_none_any_more_stops_their_codes() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    let (bea, choir) = (fixture.server.account("Bea Boss", crate::harness::cast::Who::ADMIN).await, fixture.choir);
    let code = made(&bea, choir, |form| form).await;
    let id = bea.id;
    fixture
        .server
        .write(move |conn| diesel::update(users::table.find(id)).set(users::role.eq(OrgRole::Member)).execute(conn))
        .await;
    fixture.refuses(&eve, &code.shown, "code.maker_stopped").await;
}

#[tokio::test]
async fn somebody_deactivated_is_signed_out_and_uses_nothing_up() {
    let fixture = GroupWithCode::open().await;
    let eve = fixture.server.eve().await;
    let id = eve.id;
    fixture
        .server
        .write(move |conn| {
            diesel::update(users::table.find(id)).set(users::state.eq(UserState::Deactivated)).execute(conn)
        })
        .await;
    let key = fixture.code.shown.replace('-', "");
    eve.join(&fixture.code.shown).await.leads_to(&format!("/signin?next=%2Fjoin%2F{key}&unsaved=1"));
    assert_eq!(fixture.uses().await, (0, 0));
}

#[tokio::test]
async fn a_code_for_people_with_an_account_lets_them_in() {
    let fixture = GroupWithCode::open().await;
    let (eve, gus) = (fixture.server.eve().await, fixture.server.gus(fixture.choir).await);
    // The policy leaves it to admins to add new people, and Gus is none.
    let code = made(&gus, fixture.choir, |form| form).await;
    gus.visit(&code.url).await.says(t::passes::admits(false));
    eve.join(&code.shown).await.leads_to(&fixture.group());
}

#[tokio::test]
async fn existing_members_only() {
    let fixture = GroupWithCode::open().await;
    let gus = fixture.server.gus(fixture.choir).await;
    let members_only = made(&gus, fixture.choir, |form| form).await;
    fixture.turns_newcomers_away(&members_only.shown).await;
}

#[tokio::test]
async fn to_newcomers_all_reasons_look_alike() {
    let fixture = GroupWithCode::open().await;
    let (expired, full) =
        (fixture.code(|form| form).await, fixture.code(|form| form.fill(t::passes::max_uses(), "1")).await);
    fixture.ann.post::<&str, &str>(&format!("{}/expire", expired.url), &[]).await.is(303);
    fixture.server.eve().await.join(&full.shown).await.is(303);
    for code in [&expired.shown, &full.shown, "NOSUCH-CODE"] {
        fixture.turns_newcomers_away(code).await;
    }
    let live = fixture.code(|form| form).await;
    let now = fixture.server.now();
    for (join_type, starts, stops, archived) in [
        (JoinType::Closed, None, None, false),
        (JoinType::ByCode, Some(now + TimeDelta::days(1)), None, false),
        (JoinType::ByCode, None, Some(now), false),
        (JoinType::ByCode, None, None, true),
    ] {
        fixture.change_group(join_type, starts, stops, archived).await;
        fixture.turns_newcomers_away(&live.shown).await;
    }
}
