//! Everybody there is, and something to put into every path.

use diesel::{ExpressionMethods, RunQueryDsl};
use muster::db::schema::{batches, campaigns, codes, imports, invite_recipients, invites, mails};
use muster::db::types::{BatchKind, BatchState, CampaignMode, EmailState, GroupRole, ImportState, InviteAccess};
use muster::ids::{BatchId, CampaignId, CodeId, EmailId, GroupId, ImportId, InviteId, RecipientId};

use crate::harness::TestServer;
use crate::harness::cast::{Account, Who};
use crate::harness::person::Person;

/// Who asks, as seen from the group of the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guest {
    SignedOut,
    /// Belongs to the group and has not confirmed their address.
    Unconfirmed,
    /// Belonged to the group, still has a session's cookie, and was deactivated.
    Deactivated,
    /// Belongs to the group.
    OfGroup,
    /// Belongs to no group.
    Stranger,
    RunsGroup,
    /// Runs another group.
    RunsOther,
    /// A manager of the organization who is not in the group.
    Manager,
    Admin,
}

impl Guest {
    pub const ALL: &[Self] = &[
        Self::SignedOut,
        Self::Unconfirmed,
        Self::Deactivated,
        Self::OfGroup,
        Self::Stranger,
        Self::RunsGroup,
        Self::RunsOther,
        Self::Manager,
        Self::Admin,
    ];

    pub fn sees_the_group(self) -> bool {
        matches!(self, Self::Unconfirmed | Self::OfGroup | Self::RunsGroup | Self::Admin)
    }
}

pub struct Fixture {
    pub server: TestServer,
    people: Vec<(Guest, Person)>,
    pub group: GroupId,
    code: CodeId,
    invite: (InviteId, RecipientId),
    mail: EmailId,
    pub campaign: CampaignId,
    pub import: ImportId,
    bulk: BatchId,
    member: Account,
}

/// The key of the fixture's code.
const CODE: &str = "MATRIX2026";

impl Fixture {
    pub async fn open() -> Self {
        // Without a mail server: an email carried meanwhile would be a change of nobody's making.
        let server = TestServer::open_with(|config| config.smtp = None).await;
        let (admin, manager) = (server.ann().await, server.bob().await);
        let group = server.group_with("Choir", &admin, |group| group.members_may_invite = false).await;
        let other = server.group("Rowing", &admin).await;
        let runs = server.gus(group).await;
        let runs_other = server.account("Olga Other", Who::MEMBER).await;
        server.put_in(other, &runs_other, GroupRole::Manager).await;
        let member = server.eve().await;
        let unconfirmed = server.account("Una Unconfirmed", Who::UNCONFIRMED).await;
        for inside in [&member, &unconfirmed] {
            server.put_in(group, inside, GroupRole::Member).await;
        }
        let stranger = server.sam().await;
        let deactivated = server.account("Dan Deactivated", Who::DEACTIVATED).await;
        let (code, mail) = (code(&server, group, &admin).await, failed_mail(&server).await);
        let invite = invite(&server, group, &runs).await;
        let campaign = campaign(&server, &admin).await;
        let import = import(&server, &admin).await;
        let bulk = bulk(&server, group, &runs).await;
        let people = vec![
            (Guest::SignedOut, server.stranger()),
            (Guest::Unconfirmed, unconfirmed.browser),
            (Guest::Deactivated, deactivated.browser),
            (Guest::OfGroup, member.browser.clone()),
            (Guest::Stranger, stranger.browser),
            (Guest::RunsGroup, runs.browser),
            (Guest::RunsOther, runs_other.browser),
            (Guest::Manager, manager.browser),
            (Guest::Admin, admin.browser),
        ];
        Self { server, people, group, code, invite, mail, campaign, import, bulk, member }
    }

    pub fn person(&self, guest: Guest) -> &Person {
        &self.people.iter().find(|(own, _)| *own == guest).expect("everybody is here").1
    }

    /// A path of the table with something true in place of each parameter.
    pub fn path(&self, pattern: &str) -> String {
        let filled = pattern
            // A short URL holds the code itself.
            .replace("/join/{code}", &format!("/join/{CODE}"))
            .replace("{group}", &self.group.to_string())
            .replace("{code}", &self.code.to_string())
            .replace("{invite}", &self.invite.0.to_string())
            .replace("{recipient}", &self.invite.1.to_string())
            .replace("{person}", &self.member.id.to_string())
            .replace("{campaign}", &self.campaign.to_string())
            .replace("{mail}", &self.mail.to_string())
            .replace("{import}", &self.import.to_string())
            .replace("{bulk}", &self.bulk.to_string())
            // No such token was ever given out: what true ones do is each module's own test.
            .replace("{id}", "1")
            .replace("{topic}", "invites")
            .replace("{token}", "no-such-token-was-given-out")
            .replace("{handle}", "no-such-handle");
        assert!(!filled.contains('{'), "tests/matrix/fixture.rs has nothing to put into {filled}");
        filled
    }
}

/// A code that anybody can use, and that has no end.
async fn code(server: &TestServer, group: GroupId, maker: &Account) -> CodeId {
    let (maker, now) = (maker.id, server.now());
    server
        .write(move |conn| {
            diesel::insert_into(codes::table)
                .values((
                    codes::key.eq(CODE),
                    codes::shown.eq("MATRIX-2026"),
                    codes::group_id.eq(group),
                    codes::uses.eq(0),
                    codes::role.eq(GroupRole::Member),
                    codes::label.eq(""),
                    codes::made_by.eq(maker),
                    codes::made_at.eq(now),
                ))
                .returning(codes::id)
                .get_result(conn)
        })
        .await
}

/// An invite that lives and has no end, with somebody it was emailed to.
async fn invite(server: &TestServer, group: GroupId, maker: &Account) -> (InviteId, RecipientId) {
    let (maker, now) = (maker.id, server.now());
    server
        .write(move |conn| {
            let invite = diesel::insert_into(invites::table)
                .values((
                    invites::group_id.eq(group),
                    invites::access.eq(InviteAccess::Members),
                    invites::role.eq(GroupRole::Member),
                    invites::generation.eq(1),
                    invites::made_by.eq(maker),
                    invites::made_at.eq(now),
                ))
                .returning(invites::id)
                .get_result::<InviteId>(conn)?;
            let recipient = diesel::insert_into(invite_recipients::table)
                .values((
                    invite_recipients::invite_id.eq(invite),
                    invite_recipients::group_id.eq(group),
                    invite_recipients::address.eq("lee@example.org"),
                    invite_recipients::address_key.eq("lee@example.org"),
                    invite_recipients::generation.eq(1),
                    invite_recipients::made_at.eq(now),
                ))
                .returning(invite_recipients::id)
                .get_result(conn)?;
            Ok((invite, recipient))
        })
        .await
}

/// A campaign of one code, which lives and has no end.
async fn campaign(server: &TestServer, maker: &Account) -> CampaignId {
    let (maker, now) = (maker.id, server.now());
    server
        .write(move |conn| {
            let campaign = diesel::insert_into(campaigns::table)
                .values((
                    campaigns::name.eq("Spring"),
                    campaigns::mode.eq(CampaignMode::Shared),
                    campaigns::quantity.eq(1),
                    campaigns::codes_made.eq(1),
                    campaigns::in_app.eq(true),
                    campaigns::made_by.eq(maker),
                    campaigns::made_at.eq(now),
                ))
                .returning(campaigns::id)
                .get_result::<CampaignId>(conn)?;
            diesel::insert_into(codes::table)
                .values((
                    codes::key.eq("SPRING2026"),
                    codes::shown.eq("SPRING-2026"),
                    codes::campaign_id.eq(campaign),
                    codes::role.eq(GroupRole::Member),
                    codes::label.eq(""),
                    codes::made_by.eq(maker),
                    codes::made_at.eq(now),
                ))
                .execute(conn)?;
            Ok(campaign)
        })
        .await
}

/// An import that was checked and is not confirmed.
async fn import(server: &TestServer, maker: &Account) -> ImportId {
    let (maker, now) = (maker.id, server.now());
    server
        .write(move |conn| {
            diesel::insert_into(imports::table)
                .values((
                    imports::file_name.eq("people.csv"),
                    imports::make_groups.eq(false),
                    imports::letters.eq(false),
                    imports::state.eq(ImportState::Checked),
                    imports::total.eq(0),
                    imports::made_by.eq(maker),
                    imports::made_at.eq(now),
                    imports::size.eq(0),
                ))
                .returning(imports::id)
                .get_result(conn)
        })
        .await
}

/// Something done to nobody.
async fn bulk(server: &TestServer, group: GroupId, maker: &Account) -> BatchId {
    let (maker, now) = (maker.id, server.now());
    server
        .write(move |conn| {
            diesel::insert_into(batches::table)
                .values((
                    batches::kind.eq(BatchKind::Add),
                    batches::to_group.eq(group),
                    batches::whom.eq("{\"these\":[]}"),
                    batches::state.eq(BatchState::Done),
                    batches::made_by.eq(maker),
                    batches::made_at.eq(now),
                    batches::ended_at.eq(now),
                ))
                .returning(batches::id)
                .get_result(conn)
        })
        .await
}

/// A message that the mail server refused for good.
async fn failed_mail(server: &TestServer) -> EmailId {
    let now = server.now();
    server
        .write(move |conn| {
            diesel::insert_into(mails::table)
                .values((
                    mails::message_id.eq("matrix"),
                    mails::kind.eq("test"),
                    mails::parameters.eq("{}"),
                    mails::to_address.eq("gone@example.org"),
                    mails::state.eq(EmailState::Failed),
                    mails::due_at.eq(now),
                    mails::made_at.eq(now),
                ))
                .returning(mails::id)
                .get_result(conn)
        })
        .await
}
