//! Links with something behind them, and emails that can be answered and ended.

use muster::t;

use super::{Invited, link_to, made, to};
use crate::harness::cast::Who;

#[tokio::test]
async fn a_link_is_cut_where_no_token_goes_on() {
    let fixture = Invited::with(to("lee@example.org")).await;
    let lee = fixture.server.stranger();
    for link in [fixture.invite.link.clone(), link_to(&fixture.server, "lee@example.org").await] {
        for behind in ["/", ".", ").", "]", "%20", "%3E", "%3E,", "%E2%80%9D", "%22", "%20and%20more", "/)"] {
            let path = format!("{link}{behind}");
            let led = lee.get(&path).await;
            led.leads_to(&link);
            assert_eq!(led.header("cache-control"), Some("no-store"), "{path}");
            assert_eq!(led.header("referrer-policy"), Some("no-referrer"), "{path}");
            lee.visit(&path).await.at(&link).is(200).headed(t::invites::invites_you("Choir", "Ann Admin"));
        }
        lee.get(&link.to_uppercase().replace(&link[link.len() - 27..].to_uppercase(), &link[link.len() - 27..]))
            .await
            .leads_to(&link);
        lee.get(&format!("{link}%3E/signup")).await.leads_to(&format!("{link}/signup"));
        lee.visit(&link[..link.len() - 1]).await.is(404);
        lee.visit(&format!("{link}x")).await.is(404);
    }
    assert_eq!(fixture.uses().await, (0, 0));
}

#[tokio::test]
async fn a_link_that_a_mail_program_broke_is_put_together() {
    let fixture = Invited::with(to("lee@example.org")).await;
    let lee = fixture.server.stranger();
    for link in [fixture.invite.link.clone(), link_to(&fixture.server, "lee@example.org").await] {
        let (begun, rest) = link.split_at(link.len() - 9);
        for within in ["%20", "%0A", "%0D%0A", "%C2%AD", "%E2%80%8B"] {
            lee.get(&format!("{begun}{within}{rest}")).await.leads_to(&link);
            lee.get(&format!("{begun}{within}{rest}/signup.")).await.leads_to(&format!("{link}/signup"));
        }
        for within in [" ", "\r\n", "\u{ad}", "\u{200b}"] {
            let pasted = format!("Open https://groups.example.org{begun}{within}{rest} today");
            lee.post("/join", &[("code", &pasted)]).await.leads_to(&link);
        }
    }
    assert_eq!(fixture.uses().await, (0, 0));
}

#[tokio::test]
async fn an_invite_pasted_as_a_code_leads_to_the_invite() {
    let fixture = Invited::open().await;
    let (zoe, link) = (fixture.server.stranger(), &fixture.invite.link);
    let wrapped =
        format!("https://a.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example{}", link.replace('/', "%2F"));
    for typed in [format!("<https://groups.example.org{link}>."), wrapped] {
        zoe.post("/join", &[("code", &typed)]).await.leads_to(link);
    }
}

#[tokio::test]
async fn an_answer_to_an_invite_reaches_its_sender() {
    let fixture = Invited::with(to("lee@example.org")).await;
    let email = fixture.server.mail.email_to("lee@example.org").await;
    assert_eq!(email.header("Reply-To").as_deref(), Some(fixture.ann.email.as_str()));
    assert_eq!(email.header("X-Auto-Response-Suppress").as_deref(), Some("All"));
    // An address that is only claimed gets no answers.
    let una = fixture.server.account("Una Unproved", Who::UNCONFIRMED).await;
    fixture.server.put_in(fixture.choir, &una, muster::db::types::GroupRole::Member).await;
    made(&una, fixture.choir, to("kim@example.org")).await;
    assert_eq!(fixture.server.mail.email_to("kim@example.org").await.header("Reply-To"), None);
}

#[tokio::test]
async fn an_invite_to_an_old_address_names_no_account_of_it() {
    let fixture = Invited::with(to("old@example.org")).await;
    let link = link_to(&fixture.server, "old@example.org").await;
    let sam = fixture.server.sam().await;
    let page = sam.visit(&link).await;
    page.is(403).carries("invite.other_address").says("old@example.org").says(&sam.email);
    page.says("ask Ann Admin to invite").says_nothing_of("Switch");
    // Another person at this browser goes on from here.
    sam.submit(page.form(t::invites::sign_out_and_continue()))
        .await
        .at(&link)
        .headed(t::invites::invites_you("Choir", "Ann Admin"));
    assert_eq!(fixture.joined().await, 0);
}
