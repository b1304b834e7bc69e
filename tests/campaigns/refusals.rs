//! Every reason why a campaign's code does not let somebody in, each with its own message: the form
//! kept, nothing stored.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::clock::Moment;
use muster::db::schema::{campaigns, codes, groups, users};
use muster::db::types::{JoinType, OrgRole, UserState};
use muster::ids::GroupId;

use super::{Campaign, enter};
use crate::harness::House;
use crate::harness::cast::Account;
use crate::harness::form::Form;
use crate::harness::page::Page;

struct Door {
    house: House,
    ann: Account,
    eve: Account,
    campaign: Campaign,
    choir: GroupId,
}

impl Door {
    async fn open(fill: impl FnOnce(Form) -> Form) -> Self {
        let house = House::open().await;
        let ann = house.ann().await;
        let campaign = Campaign::shared(&house, &ann, fill).await;
        let choir = house.group("Choir", &ann).await;
        campaign.named_by(&house, choir).await;
        let eve = house.eve().await;
        Self { house, ann, eve, campaign, choir }
    }

    fn code(&self) -> &str {
        &self.campaign.codes[0]
    }

    /// Both steps refuse by this `refusal`, keep what was typed and store nothing; gives the last one's page.
    async fn refuses(&self, refusal: &str) -> Page {
        let before = self.house.contents().await;
        let [looked, entered] =
            [self.eve.post("/join", &[("code", self.code())]).await, enter(&self.eve, self.code()).await];
        for page in [&looked, &entered] {
            page.is(422).headed("Enter Group Code").refuses("Group code", refusal).keeps("Group code", self.code());
        }
        self.house.unchanged(&before).await;
        entered
    }

    async fn lets_in(&self) {
        self.eve.post("/join", &[("code", self.code())]).await.is(200).headed("Join Choir?");
        enter(&self.eve, self.code()).await.leads_to(&format!("/groups/{}", self.choir));
    }

    async fn set(&self, group: GroupId, join_type: JoinType, starts: Option<Moment>, stops: Option<Moment>) {
        self.house
            .write(move |conn| {
                let row = (groups::join_type.eq(join_type), groups::starts_at.eq(starts), groups::stops_at.eq(stops));
                diesel::update(groups::table.find(group)).set(row).execute(conn)
            })
            .await;
    }
}

#[tokio::test]
async fn the_second_before_its_start_it_is_refused_and_at_its_start_it_opens() {
    // Midnight of 3 March in Amsterdam is 23:00 UTC of the 2nd: 14 hours from the opening.
    let door = Door::open(|form| form.fill("Start date", "2026-03-03")).await;
    door.house.later(TimeDelta::hours(14) - TimeDelta::seconds(1));
    door.refuses("code.campaign_not_started").await.faults("Group code", "Tue 3 Mar 2026, 00:00 CET");
    door.house.later(TimeDelta::seconds(1));
    door.lets_in().await;
}

#[tokio::test]
async fn the_second_before_its_stop_it_opens_and_at_its_stop_it_is_over() {
    let door = Door::open(|form| form.fill("Stop date", "2026-03-02")).await;
    door.house.later(TimeDelta::hours(14) - TimeDelta::seconds(1));
    let page = door.eve.post("/join", &[("code", door.code())]).await;
    page.is(200).headed("Join Choir?").says("Mon 2 Mar 2026 (Europe/Amsterdam)");
    // Loaded before, posted at the instant: refused by the server's clock.
    door.house.later(TimeDelta::seconds(1));
    door.eve
        .submit(page.form("Join"))
        .await
        .is(422)
        .refuses("Group code", "code.campaign_over")
        .faults("Group code", "Mon 2 Mar 2026 (Europe/Amsterdam)");
    door.refuses("code.campaign_over").await.faults("Group code", "Mon 2 Mar 2026 (Europe/Amsterdam)");
    door.house.later(TimeDelta::days(1));
    door.refuses("code.campaign_over").await;
}

#[tokio::test]
async fn the_last_second_of_its_window_lets_in() {
    let door = Door::open(|form| form.fill("Start date", "2026-03-02").fill("Stop date", "2026-03-02")).await;
    door.house.later(TimeDelta::hours(14) - TimeDelta::seconds(1));
    door.lets_in().await;
}

#[tokio::test]
async fn not_allowed_in_app_validation_the_code_is_known_but_cannot_be_entered_here() {
    let door = Door::open(|form| form.uncheck("Allow in app validation")).await;
    door.refuses("code.not_entered_here").await;
    door.ann.visit(&door.campaign.url).await.says("No: these codes are known, and not entered here");
}

#[tokio::test]
async fn fully_used() {
    let door = Door::open(|form| form.fill("Maximum uses", "1")).await;
    let sam = door.house.sam().await;
    enter(&sam, door.code()).await.leads_to(&format!("/groups/{}", door.choir));
    door.refuses("code.used_up").await;
}

#[tokio::test]
async fn stopped() {
    let door = Door::open(|form| form).await;
    door.ann.post::<&str, &str>(&format!("{}/stop", door.campaign.url), &[]).await.is(303);
    door.refuses("code.campaign_stopped").await;
}

#[tokio::test]
async fn no_group_names_it() {
    let door = Door::open(|form| form).await;
    let choir = door.choir;
    door.house
        .write(move |conn| {
            diesel::update(groups::table.find(choir)).set(groups::campaign_id.eq(None::<i64>)).execute(conn)
        })
        .await;
    door.refuses("code.no_group").await;
}

#[tokio::test]
async fn its_maker_was_deactivated_or_is_no_admin_any_more() {
    let door = Door::open(|form| form).await;
    let maker = door.ann.id;
    let set = |state: UserState, role: OrgRole| {
        door.house.write(move |conn| {
            diesel::update(users::table.find(maker)).set((users::state.eq(state), users::role.eq(role))).execute(conn)
        })
    };
    set(UserState::Deactivated, OrgRole::Admin).await;
    door.refuses("code.maker_stopped").await;
    // A group manager by the founding of the group: that does not do for a campaign.
    set(UserState::Active, OrgRole::Manager).await;
    door.refuses("code.maker_stopped").await;
    set(UserState::Active, OrgRole::Admin).await;
    door.lets_in().await;
}

#[tokio::test]
async fn where_no_group_takes_people_it_says_why_if_all_have_one_reason() {
    let door = Door::open(|form| form).await;
    let (now, hour, by_code) = (door.house.now(), TimeDelta::hours(1), JoinType::ByCode);
    let band = door.house.group("Band", &door.ann).await;
    door.campaign.named_by(&door.house, band).await;
    // The earliest start is told.
    door.set(door.choir, by_code, Some(now + hour * 2), None).await;
    door.set(band, by_code, Some(now + hour), None).await;
    door.refuses("code.group_not_started").await.faults("Group code", "Mon 2 Mar 2026, 11:00 CET");
    // One that will take people is told before one that never will.
    door.set(band, JoinType::Closed, None, None).await;
    door.refuses("code.group_not_started").await.faults("Group code", "Mon 2 Mar 2026, 12:00 CET");
    door.set(door.choir, JoinType::Closed, None, None).await;
    door.refuses("code.group_closed").await;
    door.set(door.choir, by_code, None, Some(now)).await;
    door.refuses("code.no_group_takes").await;
    door.set(band, by_code, None, Some(now - hour)).await;
    door.refuses("code.group_stopped").await.faults("Group code", "Mon 2 Mar 2026, 10:00 CET");
    door.house
        .write(move |conn| diesel::update(groups::table).set(groups::archived_at.eq(Some(now))).execute(conn))
        .await;
    door.refuses("code.group_archived").await;
}

#[tokio::test]
async fn a_code_behind_a_prefix_with_a_lookalike_is_offered_mended() {
    let house = House::open().await;
    let ann = house.ann().await;
    let campaign = Campaign::made(&house, &ann, |form| {
        form.choose("Many codes for one use each").fill("Number of codes", "60").fill("Prefix", "SALES")
    })
    .await;
    let choir = house.group("Choir", &ann).await;
    campaign.named_by(&house, choir).await;
    let eve = house.eve().await;
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
    page.is(422).faults("Group code", &format!("Did you mean {shown}?"));
    eve.submit(page.form(&format!("Enter {shown}"))).await.is(200).headed("Join Choir?");
}

#[tokio::test]
async fn signed_out_all_reasons_look_alike() {
    let door = Door::open(|form| form.uncheck("Allow in app validation")).await;
    let later = Campaign::shared(&door.house, &door.ann, |form| form.fill("Start date", "2026-03-03")).await;
    let stopped = Campaign::shared(&door.house, &door.ann, |form| form).await;
    let unnamed = Campaign::shared(&door.house, &door.ann, |form| form).await;
    for campaign in [&later, &stopped] {
        let group = door.house.group("Band", &door.ann).await;
        campaign.named_by(&door.house, group).await;
    }
    door.ann.post::<&str, &str>(&format!("{}/stop", stopped.url), &[]).await.is(303);
    let before = door.house.contents().await;
    for code in [door.code(), &later.codes[0], &stopped.codes[0], &unnamed.codes[0], "NOSUCH-CODE"] {
        let zoe = door.house.stranger();
        let page = zoe.visit(&format!("/join/{code}")).await;
        page.is(422).refuses("Your code", "code.unusable").keeps("Your code", code);
        let form = zoe.visit("/signup").await.form("Sign up").fill("Join code", code);
        let form = form.fill("Name", "Zoe").fill("Email", "zoe@example.org").fill("Password", "tide-and-anchor");
        let page = zoe.submit(form).await;
        page.is(422).refuses("Join code", "code.unusable").keeps("Join code", code).keeps("Name", "Zoe");
    }
    assert_eq!(door.house.contents().await.changed_since(&before), ["guess_buckets"]);
}

#[tokio::test]
async fn a_maker_who_may_not_add_people_lets_in_those_who_have_an_account_only() {
    let door = Door::open(|form| form).await;
    // No policy takes the right from admins; so it is their role that falls, and with it the code.
    let id = door.campaign.id;
    let bob = door.house.bob().await;
    door.house
        .write(move |conn| {
            let its_codes = codes::table.filter(codes::campaign_id.eq(id));
            diesel::update(its_codes).set(codes::made_by.eq(bob.id)).execute(conn)?;
            diesel::update(campaigns::table.find(id)).set(campaigns::made_by.eq(bob.id)).execute(conn)
        })
        .await;
    door.refuses("code.maker_stopped").await;
    door.ann.visit(&door.campaign.url).await.says("Bob Builder is no admin any more");
}
