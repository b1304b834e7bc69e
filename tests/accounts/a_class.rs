//! A class that signs up at once, all behind the school's one address.

use std::time::{Duration, Instant};

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use futures_util::stream::{self, StreamExt};
use muster::db::schema::memberships;

use crate::harness::House;

use super::{Choir, PASSWORD, slip};

/// Pupils, and how far apart they press the button: faster than in five minutes, which is as long
/// as a class takes, and slower than two cores hash passwords.
const PUPILS: usize = 500;
const APART: Duration = Duration::from_millis(60);

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_behind_one_address_come_in_though_every_tenth_mistypes() {
    let house = House::open().await;
    let choir = Choir::open(&house, None).await;
    let slip = slip(&choir.letters).expect("the choir's code has a lookalike");
    let begun = Instant::now();
    let pupils = stream::iter(0..PUPILS).map(|number| {
        let (pupil, code, slip) = (house.stranger(), choir.letters.clone(), slip.clone());
        async move {
            tokio::time::sleep_until((begun + APART * u32::try_from(number).unwrap_or(0)).into()).await;
            let form = |code: &str| {
                [
                    ("name", format!("Pupil {number}")),
                    ("email", format!("pupil{number}@example.org")),
                    ("password", PASSWORD.to_owned()),
                    ("code", code.to_owned()),
                ]
            };
            if number % 10 == 0 {
                pupil.post("/signup", &form(&slip)).await.is(422).faults("Join code", "mistyped");
            }
            let asked = Instant::now();
            let answer = pupil.post("/signup", &form(&code)).await;
            (answer.status().as_u16(), asked.elapsed())
        }
    });
    let answers: Vec<_> = pupils.buffer_unordered(PUPILS).collect().await;
    assert!(answers.iter().all(|(status, _)| *status == 303), "{answers:?}");
    let group = choir.group;
    // On a busy machine the last of them have a page that waits for their hash.
    house
        .until(|| async {
            let inside =
                memberships::table.filter(memberships::group_id.eq(group)).filter(memberships::door.eq("code")).count();
            house.read(move |conn| inside.get_result::<i64>(conn)).await == 500
        })
        .await;
    let mut took: Vec<Duration> = answers.into_iter().map(|(_, took)| took).collect();
    took.sort_unstable();
    // How long they wait is the bench's to say; that nobody was put into a slow lane is told by the
    // longest, since a lane lets through one a second.
    assert!(took[PUPILS - 1] < Duration::from_secs(30), "{:?}", took[PUPILS - 1]);
}
