//! Many codes at once: as many as were asked for, whatever was drawn before.

use diesel::dsl::count;
use diesel::{AggregateExpressionMethods, ExpressionMethods, QueryDsl, RunQueryDsl};
use muster::codes::{self, BATCH_SYMBOLS, Code};
use muster::db::schema::codes as table;
use muster::db::types::GroupRole;
use muster::entropy::Entropy;
use muster::passes::NewCode;

use crate::harness::TestServer;

/// How many codes one batch has: the largest that a campaign will ask for.
const BATCH: usize = 100_000;

#[tokio::test]
async fn a_million_codes_are_kept_though_half_of_them_collide() {
    let server = TestServer::open().await;
    let ann = server.ann().await;
    let choir = server.group("Choir", &ann).await;
    let card = NewCode {
        group_id: Some(choir),
        campaign_id: None,
        expires_at: None,
        max_uses: Some(1),
        role: GroupRole::Member,
        label: "Card".to_owned(),
        made_by: ann.id,
    };
    // Each seed comes twice, and so do the first 100,000 draws from it.
    for seed in [1, 2, 3, 4, 5, 1, 2, 3, 4, 5] {
        let (card, now) = (card.clone(), server.now());
        server.write(move |conn| codes::make_many(conn, &card, None, BATCH, &Entropy::seeded(seed), now)).await;
    }
    let (rows, distinct) = server
        .read(move |conn| {
            let of_choir = table::table.filter(table::group_id.eq(choir)).filter(table::max_uses.eq(1));
            let rows: i64 = of_choir.count().get_result(conn)?;
            Ok((rows, of_choir.select(count(table::key).aggregate_distinct()).get_result::<i64>(conn)?))
        })
        .await;
    assert_eq!((rows, distinct), (1_000_000, 1_000_000));
    // The first of every seed was drawn twice and is there once, in the letters that are shown.
    for seed in 1..=5 {
        let code = Code::generate(&Entropy::seeded(seed), BATCH_SYMBOLS);
        let key = code.key().to_owned();
        let shown = server
            .read(move |conn| table::table.filter(table::key.eq(key)).select(table::shown).load::<String>(conn))
            .await;
        assert_eq!(shown, [code.shown()]);
    }
}
