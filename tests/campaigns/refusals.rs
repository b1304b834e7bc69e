//! Every reason why a campaign's code does not let somebody in, each with its own message: the form
//! kept, nothing stored.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::clock::Moment;
use muster::db::schema::{campaigns, codes, groups, users};
use muster::db::types::{JoinType, OrgRole, UserState};
use muster::ids::GroupId;
use muster::locale::Slot;
use muster::t;

use super::{Campaign, enter};
use crate::harness::TestServer;
use crate::harness::cast::Account;
use crate::harness::form::Form;
use crate::harness::page::Page;

struct GroupWithCode {
    server: TestServer,
    ann: Account,
    eve: Account,
    campaign: Campaign,
    choir: GroupId,
}

impl GroupWithCode {
    async fn open(fill: impl FnOnce(Form) -> Form) -> Self {
        let server = TestServer::open().await;
        let ann = server.ann().await;
        let campaign = Campaign::shared(&server, &ann, fill).await;
        let choir = server.group("Choir", &ann).await;
        campaign.named_by(&server, choir).await;
        let eve = server.eve().await;
        Self { server, ann, eve, campaign, choir }
    }

    fn code(&self) -> &str {
        &self.campaign.codes[0]
    }

    /// Both steps refuse by this `refusal`, keep what was typed and store nothing; gives the last one's page.
    async fn refuses(&self, refusal: &str) -> Page {
        let before = self.server.contents().await;
        let [looked, entered] =
            [self.eve.post("/join", &[("code", self.code())]).await, enter(&self.eve, self.code()).await];
        for page in [&looked, &entered] {
            page.is(422)
                .headed(t::codes::enter_group_code())
                .refuses(t::web::group_code(), refusal)
                .keeps(t::web::group_code(), self.code());
        }
        self.server.unchanged(&before).await;
        entered
    }

    async fn lets_in(&self) {
        self.eve.post("/join", &[("code", self.code())]).await.is(200).headed("Join Choir?");
        enter(&self.eve, self.code()).await.leads_to(&format!("/groups/{}", self.choir));
    }

    async fn set(&self, group: GroupId, join_type: JoinType, starts: Option<Moment>, stops: Option<Moment>) {
        self.server
            .write(move |conn| {
                let row = (groups::join_type.eq(join_type), groups::starts_at.eq(starts), groups::stops_at.eq(stops));
                diesel::update(groups::table.find(group)).set(row).execute(conn)
            })
            .await;
    }
}

#[tokio::test]
async fn it_is_refused_a_second_before_its_start_and_then_opens() {
    // Midnight of 3 March in Amsterdam is 23:00 UTC of the 2nd: 14 hours from the opening.
    let fixture = GroupWithCode::open(|form| form.fill(t::web::start_date(), "2026-03-03")).await;
    fixture.server.later(TimeDelta::hours(14) - TimeDelta::seconds(1));
    fixture.refuses("code.campaign_not_started").await.faults(t::web::group_code(), "Tue 3 Mar 2026, 00:00 CET");
    fixture.server.later(TimeDelta::seconds(1));
    fixture.lets_in().await;
}

#[tokio::test]
async fn it_opens_a_second_before_its_stop_and_then_is_over() {
    let fixture = GroupWithCode::open(|form| form.fill(t::web::stop_date(), "2026-03-02")).await;
    fixture.server.later(TimeDelta::hours(14) - TimeDelta::seconds(1));
    let page = fixture.eve.post("/join", &[("code", fixture.code())]).await;
    page.is(200).headed("Join Choir?").says("Mon 2 Mar 2026");
    // Loaded before, posted at the instant: refused by the server's clock.
    fixture.server.later(TimeDelta::seconds(1));
    fixture
        .eve
        .submit(page.form(t::web::join()))
        .await
        .is(422)
        .refuses(t::web::group_code(), "code.campaign_over")
        .faults(t::web::group_code(), "Mon 2 Mar 2026");
    fixture.refuses("code.campaign_over").await.faults(t::web::group_code(), "Mon 2 Mar 2026");
    fixture.server.later(TimeDelta::days(1));
    fixture.refuses("code.campaign_over").await;
}

#[tokio::test]
async fn the_last_second_of_its_window_lets_in() {
    let fixture = GroupWithCode::open(|form| {
        form.fill(t::web::start_date(), "2026-03-02").fill(t::web::stop_date(), "2026-03-02")
    })
    .await;
    fixture.server.later(TimeDelta::hours(14) - TimeDelta::seconds(1));
    fixture.lets_in().await;
}

#[tokio::test]
async fn a_code_checked_elsewhere_is_known_but_not_entered_here() {
    let fixture = GroupWithCode::open(|form| form.uncheck(t::campaigns::in_app())).await;
    fixture.refuses("code.not_entered_here").await;
    fixture.ann.visit(&fixture.campaign.url).await.says(t::campaigns::in_app_fact(false));
}

#[tokio::test]
async fn fully_used() {
    let fixture = GroupWithCode::open(|form| form.fill(t::passes::max_uses(), "1")).await;
    let sam = fixture.server.sam().await;
    enter(&sam, fixture.code()).await.leads_to(&format!("/groups/{}", fixture.choir));
    fixture.refuses("code.used_up").await;
}

#[tokio::test]
async fn stopped() {
    let fixture = GroupWithCode::open(|form| form).await;
    fixture.ann.post::<&str, &str>(&format!("{}/stop", fixture.campaign.url), &[]).await.is(303);
    fixture.refuses("code.campaign_stopped").await;
}

#[tokio::test]
async fn no_group_names_it() {
    let fixture = GroupWithCode::open(|form| form).await;
    let choir = fixture.choir;
    fixture
        .server
        .write(move |conn| {
            diesel::update(groups::table.find(choir)).set(groups::campaign_id.eq(None::<i64>)).execute(conn)
        })
        .await;
    fixture.refuses("code.no_group").await;
}

#[tokio::test]
async fn its_maker_was_deactivated_or_is_no_admin_any_more() {
    let fixture = GroupWithCode::open(|form| form).await;
    let maker = fixture.ann.id;
    let set = |state: UserState, role: OrgRole| {
        fixture.server.write(move |conn| {
            diesel::update(users::table.find(maker)).set((users::state.eq(state), users::role.eq(role))).execute(conn)
        })
    };
    set(UserState::Deactivated, OrgRole::Admin).await;
    fixture.refuses("code.maker_stopped").await;
    // A group manager by the founding of the group: that does not do for a campaign.
    set(UserState::Active, OrgRole::Manager).await;
    fixture.refuses("code.maker_stopped").await;
    set(UserState::Active, OrgRole::Admin).await;
    fixture.lets_in().await;
}

#[tokio::test]
async fn where_no_group_takes_people_one_shared_reason_is_told() {
    let fixture = GroupWithCode::open(|form| form).await;
    let (now, hour, by_code) = (fixture.server.now(), TimeDelta::hours(1), JoinType::ByCode);
    let band = fixture.server.group("Band", &fixture.ann).await;
    fixture.campaign.named_by(&fixture.server, band).await;
    // The earliest start is told.
    fixture.set(fixture.choir, by_code, Some(now + hour * 2), None).await;
    fixture.set(band, by_code, Some(now + hour), None).await;
    fixture.refuses("code.group_not_started").await.faults(t::web::group_code(), "Mon 2 Mar 2026, 11:00 CET");
    // One that will take people is told before one that never will.
    fixture.set(band, JoinType::Closed, None, None).await;
    fixture.refuses("code.group_not_started").await.faults(t::web::group_code(), "Mon 2 Mar 2026, 12:00 CET");
    fixture.set(fixture.choir, JoinType::Closed, None, None).await;
    fixture.refuses("code.group_closed").await;
    fixture.set(fixture.choir, by_code, None, Some(now)).await;
    fixture.refuses("code.no_group_takes").await;
    fixture.set(band, by_code, None, Some(now - hour)).await;
    fixture.refuses("code.group_stopped").await.faults(t::web::group_code(), "Mon 2 Mar 2026, 10:00 CET");
    fixture
        .server
        .write(move |conn| diesel::update(groups::table).set(groups::archived_at.eq(Some(now))).execute(conn))
        .await;
    fixture.refuses("code.group_archived").await;
}

#[tokio::test]
async fn a_code_behind_a_prefix_with_a_lookalike_is_offered_mended() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let campaign = Campaign::made(&server, &ann, |form| {
        form.choose(t::campaigns::single()).fill(t::campaigns::quantity(), "60").fill(t::campaigns::prefix(), "SALES")
    })
    .await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    let eve = server.eve().await;
    let slip_of = |shown: &str| {
        let at = 6 + shown[6..].find(['8', 'B', '5', 'S', '2', 'Z', '6', 'G'])?;
        let twin = match &shown[at..=at] {
            "8" => 'B',
            "B" => '8',
            "5" => 'S',
            "S" => '5',
            "2" => 'Z',
            "Z" => '2',
            "6" => 'G',
            _ => '6',
        };
        let slip = format!("{}{twin}{}", &shown[..at], &shown[at + 1..]);
        let mended = muster::codes::Code::read(&slip).ok()?.suggestion()?;
        (mended.shown() == shown).then_some(slip)
    };
    let (shown, slip) =
        campaign.codes.iter().find_map(|shown| Some((shown, slip_of(shown)?))).expect("some has a twin");
    let page = eve.post("/join", &[("code", &slip)]).await;
    page.is(422).faults(t::web::group_code(), t::codes::did_you_mean(Slot::strong(), shown).plain());
    eve.submit(page.form(format!("Enter {shown}"))).await.is(200).headed("Join Choir?");
}

#[tokio::test]
async fn signed_out_all_reasons_look_alike() {
    let fixture = GroupWithCode::open(|form| form.uncheck(t::campaigns::in_app())).await;
    let later =
        Campaign::shared(&fixture.server, &fixture.ann, |form| form.fill(t::web::start_date(), "2026-03-03")).await;
    let stopped = Campaign::shared(&fixture.server, &fixture.ann, |form| form).await;
    let unnamed = Campaign::shared(&fixture.server, &fixture.ann, |form| form).await;
    for campaign in [&later, &stopped] {
        let group = fixture.server.group("Band", &fixture.ann).await;
        campaign.named_by(&fixture.server, group).await;
    }
    fixture.ann.post::<&str, &str>(&format!("{}/stop", stopped.url), &[]).await.is(303);
    let before = fixture.server.contents().await;
    for code in [fixture.code(), &later.codes[0], &stopped.codes[0], &unnamed.codes[0], "NOSUCH-CODE"] {
        let zoe = fixture.server.stranger();
        let page = zoe.visit(&format!("/join/{code}")).await;
        page.is(422).refuses(t::codes::your_code(), "code.unusable").keeps(t::codes::your_code(), code);
        let form = zoe.visit("/signup").await.form(t::accounts::sign_up()).fill(t::web::join_code(), code);
        let form = form
            .fill(t::campaigns::name(), "Zoe")
            .fill(t::web::email(), "zoe@example.org")
            .fill(t::web::password(), "tide-and-anchor");
        let page = zoe.submit(form).await;
        page.is(422)
            .refuses(t::web::join_code(), "code.unusable")
            .keeps(t::web::join_code(), code)
            .keeps(t::campaigns::name(), "Zoe");
    }
    assert_eq!(fixture.server.contents().await.changed_since(&before), ["guess_buckets"]);
}

#[tokio::test]
async fn a_maker_who_may_not_add_people_admits_accounts_only() {
    let fixture = GroupWithCode::open(|form| form).await;
    // No policy takes the right from admins; so it is their role that falls, and with it the code.
    let id = fixture.campaign.id;
    let bob = fixture.server.bob().await;
    fixture
        .server
        .write(move |conn| {
            let its_codes = codes::table.filter(codes::campaign_id.eq(id));
            diesel::update(its_codes).set(codes::made_by.eq(bob.id)).execute(conn)?;
            diesel::update(campaigns::table.find(id)).set(campaigns::made_by.eq(bob.id)).execute(conn)
        })
        .await;
    fixture.refuses("code.maker_stopped").await;
    fixture.ann.visit(&fixture.campaign.url).await.says(t::campaigns::maker_stopped("Bob Builder"));
}
