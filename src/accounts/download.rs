//! A copy of everything that is held about oneself.

use serde::Serialize;
use serde_json::{Value, json};

use crate::clock::Moment;
use crate::db::types::RequestState;
use crate::events::Row;
use crate::ids::UserId;
use crate::organization::Organization;

use super::store::Holdings;

/// All of `held` as one JSON document; instants in UTC.
pub(super) fn document(organization: &Organization, held: &Holdings, now: Moment) -> Value {
    let account = &held.account;
    json!({
        "organization": organization.name,
        "made_at": time(now),
        "account": {
            "name": account.name,
            "email": account.email,
            "email_confirmed_at": account.email_confirmed_at.map(time),
            "role": account.role,
            "time_zone": account.time_zone,
            "created_at": time(account.created_at),
            // That there is one is told; the hash itself would only help a guesser.
            "has_password": account.password_hash.is_some(),
        },
        "memberships": list(&held.memberships, |place| json!({
            "group": place.group,
            "role": place.role,
            "joined_at": time(place.joined_at),
            "door": place.door,
        })),
        "membership_events": list(&held.events, |row| told(row, account.id)),
        "codes_made": list(&held.codes_made, |code| json!({
            "code": code.shown,
            "label": code.label,
            "made_at": time(code.made_at),
            "expires_at": code.expires_at.map(time),
            "ended_at": code.ended_at.map(time),
            "uses": code.uses,
            "max_uses": code.max_uses,
        })),
        "codes_used": list(&held.codes_used, |(code, at)| json!({ "code": code, "at": time(*at) })),
        "invites_made": list(&held.invites_made, |invite| json!({
            "group": invite.group,
            "access": invite.access,
            "role": invite.role,
            "made_at": time(invite.made_at),
            "expires_at": invite.expires_at.map(time),
            "deleted_at": invite.deleted_at.map(time),
            "uses": invite.uses,
            "max_uses": invite.max_uses,
        })),
        "invites_received": list(&held.invites_received, |invite| json!({
            "name": invite.name,
            "group": invite.group,
            "made_at": time(invite.made_at),
            "started_at": invite.started_at.map(time),
            "joined_at": invite.joined_at.map(time),
            "ended_at": invite.ended_at.map(time),
        })),
        "requests": list(&held.requests, |request| json!({
            "group": (!request.by_code || request.state == RequestState::Approved).then_some(&request.group),
            "note": request.note,
            "state": request.state,
            "made_at": time(request.made_at),
            "decided_at": request.decided_at.map(time),
        })),
        "sessions": list(&held.sessions, |session| json!({
            "begun_at": time(session.created_at),
            "last_seen_at": time(session.seen_at),
            "ends_at": time(session.ends_at),
            "browser": session.agent,
            "address": session.address,
        })),
        "mails": list(&held.mails, |mail| json!({
            "kind": mail.kind,
            "to": mail.to,
            "state": mail.state,
            "made_at": time(mail.made_at),
            "sent_at": mail.sent_at.map(time),
        })),
        "own_acts": list(&held.acts, |row| told(row, account.id)),
    })
}

/// What happened, newest first. From where others acted is theirs to know.
fn told(row: &Row, person: UserId) -> Value {
    let is_own = row.actor.as_ref().is_some_and(|actor| actor.id == person);
    json!({
        "at": time(row.at),
        "what": row.kind,
        "group": row.group.as_ref().map(|(_, name)| name),
        "method": row.method,
        "details": row.payload.as_deref().and_then(|payload| serde_json::from_str::<Value>(payload).ok()),
        "address": row.address.as_ref().filter(|_| is_own),
    })
}

fn list<T>(rows: &[T], told: impl Fn(&T) -> Value) -> Value {
    rows.iter().map(told).collect()
}

fn time(at: Moment) -> impl Serialize {
    at.utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}
