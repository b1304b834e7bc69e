//! A guess at a password: its token is taken before the hash and given back for the right one.

use crate::clock::Moment;
use crate::db::{self, Conn, Fault, QueryResult, Settled, Stop};
use crate::secret::fingerprint;
use crate::web::{App, Client};

use super::buckets::{self, Bucket};
use super::limits::{ACCOUNT, KNOWN_BROWSER, Limit, PASSWORD_ADDRESS, PASSWORD_NETWORK};
use super::store;
use super::try_later::{Because, TryLater};

/// A token that was taken for one password; what is not given back stays charged.
#[derive(Debug, Clone)]
#[must_use = "a right password gets its token back"]
pub struct PasswordToken {
    buckets: Vec<Bucket>,
}

/// Takes a token for a password of the account with this address, whether there is one or not. A
/// browser `known` to the account, by this name, answers for itself alone, so that no flood from
/// elsewhere locks the owner out.
pub async fn take_password(
    app: &App,
    client: &Client,
    account: &str,
    known: Option<&str>,
) -> Result<Result<PasswordToken, TryLater>, Fault> {
    let bucket = |name: String, limit: Limit, because| Bucket { name, limit, because, remembers: false };
    let buckets = match known {
        Some(name) => vec![bucket(format!("password browser {name}"), KNOWN_BROWSER, Because::OwnPasswords)],
        None => {
            let account = data_encoding::HEXLOWER.encode(&fingerprint(account)[..16]);
            vec![
                bucket(format!("password account {account}"), ACCOUNT, Because::PasswordsNearby),
                bucket(format!("password address {}", client.block()), PASSWORD_ADDRESS, Because::PasswordsNearby),
                bucket(format!("password network {}", client.network()), PASSWORD_NETWORK, Because::PasswordsNearby),
            ]
        }
    };
    let now = app.now();
    let taken = app.db.write(move |conn| take(conn, buckets, now));
    taken.await.settled()
}

fn take(conn: &mut Conn, buckets: Vec<Bucket>, now: Moment) -> Result<PasswordToken, Stop<TryLater>> {
    let names: Vec<&str> = buckets.iter().map(|bucket| bucket.name.as_str()).collect();
    let full = |conn: &mut Conn| QueryResult::Ok(buckets::first_full(&buckets, &store::levels(conn, &names)?, now));
    if let Some(later) = full(conn)? {
        return Err(Stop::Refused(later));
    }
    let charged = db::undoable(conn, |conn| {
        if buckets::charge(conn, &buckets, &[], None, now)? { Ok(()) } else { Err(Stop::Refused(())) }
    });
    match charged.settled()? {
        Ok(()) => store::sweep_some(conn, now)?,
        // Others took the last room between the look and the charge.
        Err(()) => {
            let later = full(conn)?.unwrap_or(TryLater { wait: ACCOUNT.step(), because: Because::PasswordsNearby });
            return Err(Stop::Refused(later));
        }
    }
    Ok(PasswordToken { buckets })
}

/// Gives a token back: the password was right, or was never looked at.
pub fn give_back(conn: &mut Conn, token: &PasswordToken, now: Moment) -> QueryResult<()> {
    buckets::give_back(conn, &token.buckets, now)
}
