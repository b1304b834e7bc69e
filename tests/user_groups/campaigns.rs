//! The campaign that a group names as its door.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::clock::Moment;
use muster::db::schema::campaigns;
use muster::db::types::JoinType;

use super::{campaign, form_of};
use crate::harness::House;
use crate::harness::cast::zone;

fn day(text: &str) -> Moment {
    zone().start_of_day(text.parse().expect("a day"))
}

#[tokio::test]
async fn a_campaign_that_does_not_cover_the_group_is_refused_and_each_gap_is_named() {
    let house = House::open().await;
    let ann = house.ann().await;
    let group = house.group("Choir", &ann).await;
    campaign(&house, "Late", &ann, Some(day("2026-09-08")), None).await;
    campaign(&house, "Short", &ann, Some(day("2026-09-03")), Some(day("2026-11-21"))).await;
    campaign(&house, "Whole", &ann, Some(day("2026-09-01")), Some(day("2026-12-01"))).await;
    let late = "Late (from Tue 8 Sep 2026 (Europe/Amsterdam) on)";
    let short = "Short (from Thu 3 Sep 2026 to Fri 20 Nov 2026 (Europe/Amsterdam))";
    let whole = "Whole (from Tue 1 Sep 2026 to Mon 30 Nov 2026 (Europe/Amsterdam))";
    let before = house.contents().await;
    let form = async |campaign: &str| {
        let form = ann.visit(&form_of(group)).await.form("Save changes").fill("Campaign", campaign);
        form.fill("Start date", "2026-09-01").fill("Stop date", "2026-11-30")
    };
    let refused = ann.press(form(late).await).await;
    refused
        .is(422)
        .faults("Campaign", "The campaign starts on Tue 8 Sep 2026 (Europe/Amsterdam), 7 days after the group.");
    refused.keeps("Campaign", late).keeps("Start date", "2026-09-01");
    let refused = ann.press(form(short).await).await;
    refused
        .is(422)
        .faults("Campaign", "The campaign starts on Thu 3 Sep 2026 (Europe/Amsterdam), 2 days after the group.");
    refused.faults("Campaign", "The campaign stops on Fri 20 Nov 2026 (Europe/Amsterdam), 10 days before the group.");
    let refused = ann.press(form(whole).await.fill("Stop date", "")).await;
    refused.is(422).faults("Campaign", "a group without a Stop date needs a campaign without one");
    house.unchanged(&before).await;
    ann.submit(form(whole).await).await.says("The changes are saved.").says("Campaign Whole");
}

#[tokio::test]
async fn only_a_by_code_group_names_a_campaign() {
    let house = House::open().await;
    let ann = house.ann().await;
    let group = house.group_with("Choir", &ann, |group| group.join_type = JoinType::Closed).await;
    campaign(&house, "Autumn", &ann, None, None).await;
    for join_type in ["Open", "Closed"] {
        let form = ann.visit(&form_of(group)).await.form("Save changes").choose(join_type);
        // Said though what stands under User viewable is folded away.
        let refused = ann.press(form.fill("Campaign", "Autumn (at any time)").uncheck("User viewable")).await;
        refused.is(422).faults("Campaign", "Only a group whose Join type is By code has a campaign.");
    }
    let form = ann.visit(&form_of(group)).await.form("Save changes").choose("By code");
    ann.submit(form.fill("Campaign", "Autumn (at any time)")).await.says("The changes are saved.");
}

#[tokio::test]
async fn a_stopped_campaign_is_kept_but_not_chosen() {
    let house = House::open().await;
    let ann = house.ann().await;
    let autumn = campaign(&house, "Autumn", &ann, None, None).await;
    let named = house.group_with("Choir", &ann, |group| group.campaign_id = Some(autumn)).await;
    let other = house.group("Rowing", &ann).await;
    let now = house.now();
    house
        .write(move |conn| {
            diesel::update(campaigns::table.find(autumn)).set(campaigns::stopped_at.eq(now)).execute(conn)
        })
        .await;
    let form = ann.visit(&form_of(other)).await.form("Save changes").forge("campaign", &autumn.to_string());
    ann.press(form).await.is(422).faults("Campaign", "That campaign is stopped");
    ann.visit(&form_of(other)).await.says_nothing_of("Autumn");
    let page = ann.visit(&form_of(named)).await;
    page.keeps("Campaign", "Autumn (at any time, stopped)").says("The campaign is stopped");
    ann.submit(page.form("Save changes").fill("Name", "Band")).await.says("The changes are saved.");
}

#[tokio::test]
async fn a_gap_that_came_later_is_told_beside_the_drawing() {
    let house = House::open().await;
    let ann = house.ann().await;
    let autumn = campaign(&house, "Autumn", &ann, Some(day("2026-09-08")), None).await;
    let group = house
        .group_with("Choir", &ann, |group| {
            group.campaign_id = Some(autumn);
            group.starts_at = Some(day("2026-09-01"));
        })
        .await;
    let page = ann.visit(&form_of(group)).await;
    assert_eq!(page.all(".facts dt"), ["Group", "Campaign Autumn"]);
    page.says(
        "From Tue 1 Sep 2026 to Mon 7 Sep 2026 (Europe/Amsterdam) the group is open, \
         but the campaign’s codes do not work yet.",
    );
}
