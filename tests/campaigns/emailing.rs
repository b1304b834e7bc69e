//! **Email codes**: one to each person of an audience, nobody twice.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use diesel::prelude::*;
use muster::db::schema::{code_recipients, codes, jobs, mails};
use muster::db::types::{GroupRole, JobState};
use muster::events::BOLD;
use muster::mail::{self, EmailTopic};
use muster::t;

use super::{Campaign, enter};
use crate::harness::TestServer;
use crate::harness::cast::{Account, Who, at, said};
use crate::harness::form::Form;
use crate::harness::page::Page;

impl TestServer {
    /// Sends codes by the form, filled in by `fill`, and waits until all emails are written.
    async fn emails(&self, ann: &Account, campaign: &Campaign, fill: impl FnOnce(Form) -> Form) -> Page {
        let form = fill(ann.visit(&format!("{}/email", campaign.url)).await.form(t::campaigns::send()));
        let page = ann.submit(form).await;
        self.until(|| async move {
            let waiting = jobs::table.filter(jobs::state.eq(JobState::Waiting)).count();
            self.read(move |conn| waiting.get_result::<i64>(conn)).await == 0
        })
        .await;
        page
    }

    /// Who was sent which code, by address.
    async fn emails_of(&self, campaign: &Campaign) -> Vec<(String, Option<String>)> {
        let id = campaign.id;
        self.read(move |conn| {
            code_recipients::table
                .inner_join(mails::table)
                .left_join(codes::table.on(codes::id.nullable().eq(code_recipients::code_id)))
                .filter(code_recipients::campaign_id.eq(id))
                .order(code_recipients::user_id)
                .select((mails::to_address, codes::shown.nullable()))
                .load(conn)
        })
        .await
    }
}

#[tokio::test]
async fn everyone_gets_a_code_of_their_own_that_works() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (eve, sam) = (server.eve().await, server.sam().await);
    server.account("Dan Deactivated", Who::DEACTIVATED).await;
    let campaign = Campaign::single(&server, &ann, 5).await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    let page = server.emails(&ann, &campaign, |form| form.choose(t::campaigns::everyone())).await;
    page.at(&format!("{}/recipients", campaign.url)).says(t::campaigns::emailed(3));
    let sent = server.emails_of(&campaign).await;
    let own: Vec<Option<String>> = campaign.codes[..3].iter().cloned().map(Some).collect();
    assert_eq!(sent.iter().map(|(_, code)| code.clone()).collect::<Vec<_>>(), own);
    assert_eq!(
        sent.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(),
        ["ann@example.org", "eve@example.org", "sam@example.org"]
    );
    let email = server.mail.email_to("eve@example.org").await;
    let groups = vec!["Choir".to_owned()];
    email.is_about(t::emails::campaign_code_subject(groups.clone(), "Harbour School"));
    assert_eq!(email.link(), format!("/join/{}", campaign.codes[1].replace('-', "")));
    email.says(&campaign.codes[1]).says(t::emails::campaign_code_text(groups, "Harbour School"));
    email.says(t::emails::campaign_code_no_end("Harbour School"));
    email.says(t::emails::campaign_code_sign_in("Harbour School"));
    enter(&eve, &campaign.codes[1]).await.leads_to(&format!("/groups/{choir}"));
    drop(sam);
    let shown = ann.visit(&format!("{}/recipients", campaign.url)).await;
    shown
        .says("Eve Everyday")
        .says("eve@example.org")
        .says(&campaign.codes[1])
        .says(t::web::state("used"))
        .says(t::web::state("sent"));
    ann.visit(&campaign.url).await.says(t::directory::people(3)).says("Sam Stranger");
    ann.visit("/settings/activity").await.tells(t::events::campaign_emailed(BOLD, "Spring", "Ann Admin"));
}

#[tokio::test]
async fn over_all_sendings_nobody_is_sent_two_and_no_code_goes_to_two() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (eve, sam, bob) = (server.eve().await, server.sam().await, server.bob().await);
    let campaign = Campaign::single(&server, &ann, 10).await;
    let (choir, band, staff) =
        (server.group("Choir", &ann).await, server.group("Band", &ann).await, server.group("Staff", &bob).await);
    server.put_in(choir, &eve, GroupRole::Member).await;
    server.put_in(band, &eve, GroupRole::Member).await;
    server.put_in(band, &sam, GroupRole::Member).await;
    server.put_in(band, &bob, GroupRole::Member).await;
    let to_groups = |form: Form| form.choose(t::campaigns::of_groups());
    campaign.named_by(&server, choir).await;
    // Ann and Eve.
    server.emails(&ann, &campaign, |form| to_groups(form).check("Choir")).await;
    assert_eq!(server.emails_of(&campaign).await.len(), 2);
    // A code in between is used by somebody who was given it by hand.
    enter(&sam, &campaign.codes[2]).await.is(303);
    // Of Band, Ann and Eve have one, and Bob is left out: exclusion wins.
    server.emails(&ann, &campaign, |form| to_groups(form).check("Band").check("Without Staff")).await;
    server.emails(&ann, &campaign, |form| form.choose(t::campaigns::everyone())).await;
    let sent = server.emails_of(&campaign).await;
    let people: BTreeSet<&String> = sent.iter().map(|(to, _)| to).collect();
    let given: BTreeSet<&Option<String>> = sent.iter().map(|(_, code)| code).collect();
    assert_eq!((sent.len(), people.len(), given.len()), (4, 4, 4), "{sent:?}");
    assert!(!given.contains(&Some(campaign.codes[2].clone())), "a used code is sent to nobody");
    let _ = staff;
    let again = server.emails(&ann, &campaign, |form| form.choose(t::campaigns::everyone())).await;
    again.is(422).carries("send_codes.nobody");
}

#[tokio::test]
async fn groups_found_by_name_stay_ticked_while_one_goes_on_looking() {
    let server = TestServer::open().await;
    let (ann, eve, sam) = (server.ann().await, server.eve().await, server.sam().await);
    let bob = server.bob().await;
    for number in 0..30 {
        server.group(&format!("Club {number:02}"), &bob).await;
    }
    let (zoo, yoga) = (server.group("Zoo friends", &bob).await, server.group("Yoga", &bob).await);
    server.put_in(zoo, &eve, GroupRole::Member).await;
    server.put_in(yoga, &sam, GroupRole::Member).await;
    let campaign = Campaign::single(&server, &ann, 5).await;
    campaign.named_by(&server, yoga).await;
    let path = format!("{}/email", campaign.url);
    let page = ann.visit(&path).await;
    page.says(t::web::groups_found_first(20));
    page.says("Club 19").says_nothing_of("Club 20");
    let form = page.form(t::web::search()).choose(t::campaigns::of_groups()).check("Club 03").check("Without Club 04");
    let page = ann.submit(form.fill(t::campaigns::search_groups(), "zoo")).await;
    page.says("1 group found").says("Zoo friends").says("Club 03").says_nothing_of("Club 05");
    let page =
        ann.submit(page.form(t::web::search()).check("Zoo friends").fill(t::campaigns::search_groups(), "yog")).await;
    let page =
        ann.submit(page.form(t::web::search()).check("Yoga").fill(t::campaigns::search_groups(), "nothing")).await;
    page.says(t::web::groups_found(0));
    // Bob made them all, and is left out with Club 04.
    ann.submit(page.form(t::campaigns::send())).await.says(t::campaigns::emailed(2));
    server.until(|| async { server.emails_of(&campaign).await.len() == 2 }).await;
    let sent: Vec<String> = server.emails_of(&campaign).await.into_iter().map(|(to, _)| to).collect();
    assert_eq!(sent, ["eve@example.org", "sam@example.org"]);
    let form = ann.visit(&path).await.form(t::web::search()).choose(t::campaigns::of_groups());
    let page = ann.submit(form.fill(t::campaigns::search_groups(), "nothing")).await;
    ann.submit(page.form(t::campaigns::send()))
        .await
        .is(422)
        .says(t::campaigns::audience_no_group())
        .keeps(t::campaigns::search_groups(), "nothing");
}

#[tokio::test]
async fn a_shared_code_goes_to_each_person_once() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    server.eve().await;
    let campaign =
        Campaign::shared(&server, &ann, |form| form.custom_code("SPRING-2026").fill(t::web::stop_date(), "2026-03-20"))
            .await;
    for group in ["Choir", "Band"] {
        let group = server.group(group, &ann).await;
        campaign.named_by(&server, group).await;
    }
    let form =
        ann.visit(&format!("{}/email", campaign.url)).await.form(t::campaigns::send()).choose(t::campaigns::everyone());
    let fields = form.entries();
    for _ in 0..2 {
        ann.post(&format!("{}/email", campaign.url), &fields).await.is(303);
    }
    let email = server.mail.email_to("eve@example.org").await;
    let groups = vec!["Choir".to_owned(), "Band".to_owned()];
    email.is_about(t::emails::campaign_code_subject(groups, "Harbour School")).says("SPRING-2026");
    email.says(said(&t::emails::campaign_code_until("Harbour School", at("2026-03-21", 0))));
    server.mail.email_to("ann@example.org").await;
    server.later(TimeDelta::seconds(20));
    assert_eq!(
        server.emails_of(&campaign).await,
        [("ann@example.org".to_owned(), None), ("eve@example.org".to_owned(), None)]
    );
    let all_received: i64 =
        server.read(|conn| mails::table.filter(mails::kind.eq("campaign-code")).count().get_result(conn)).await;
    assert_eq!(all_received, 2);
}

#[tokio::test]
async fn what_cannot_be_sent_is_refused_and_says_why() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    server.eve().await;
    let campaign = Campaign::single(&server, &ann, 1).await;
    let path = format!("{}/email", campaign.url);
    let form = || async { ann.visit(&path).await.form(t::campaigns::send()).choose(t::campaigns::everyone()) };
    let page = ann.submit(form().await).await;
    page.is(422).says(t::campaigns::send_no_group());
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    let before = server.contents().await;
    ann.submit(ann.visit(&path).await.form(t::campaigns::send())).await.is(422).says(t::campaigns::audience_unchosen());
    let page = ann.submit(form().await).await;
    page.is(422).says(t::campaigns::send_too_few_codes(1, 2));
    let page = ann.submit(ann.visit(&path).await.form(t::campaigns::send()).choose(t::campaigns::of_groups())).await;
    page.is(422).says(t::campaigns::audience_no_group());
    server.unchanged(&before).await;
    ann.post::<&str, &str>(&format!("{}/stop", campaign.url), &[]).await.is(303);
    ann.visit(&path).await.says(t::campaigns::email_over("stopped"));
    ann.post(&path, &[("to", "everyone")]).await.is(422);
    assert!(server.emails_of(&campaign).await.is_empty());
}

#[tokio::test]
async fn without_a_mail_server_the_emails_wait_and_the_pages_say_so() {
    let server = TestServer::open_with(|config| config.smtp = None).await;
    let ann = server.ann().await;
    let campaign = Campaign::single(&server, &ann, 3).await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    ann.visit(&format!("{}/email", campaign.url)).await.says(t::campaigns::email_waits());
    let page = server.emails(&ann, &campaign, |form| form.choose(t::campaigns::everyone())).await;
    page.says(t::campaigns::emailed_waiting(1));
    ann.visit(&format!("{}/recipients", campaign.url)).await.says("Ann Admin").says(t::web::state("waiting"));
}

#[tokio::test]
async fn who_wants_no_codes_by_email_is_told_of_among_the_others() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let (eve, now) = (server.eve().await, server.now());
    server.write(move |conn| mail::unsubscribe(conn, &eve.email, EmailTopic::Codes, now)).await;
    let campaign = Campaign::single(&server, &ann, 5).await;
    let choir = server.group("Choir", &ann).await;
    campaign.named_by(&server, choir).await;
    server.emails(&ann, &campaign, |form| form.choose("Everyone")).await;
    let recipients = format!("{}/recipients", campaign.url);
    let says_so = || async { ann.visit(&recipients).await.text().contains(&t::campaigns::unsubscribed().to_string()) };
    server.until(says_so).await;
    ann.visit(&recipients).await.says(t::web::state("unsubscribed")).says_nothing_of(t::web::state("failed"));
}
