//! Founding the organization.

use crate::accounts;
use crate::by::By;
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, QueryError, Stop, once};
use crate::events;
use crate::organization::{self, OrganizationEvent};
use crate::people::{self, NewPerson, PersonEvent, SignedIn};
use crate::secret::Secret;
use crate::text;
use crate::web::{App, Client, urls};

use super::forms::Founding;
use super::link::SetUpError;
use super::store;

/// Who founds, by which link and which form.
pub(super) struct Founder {
    pub link: i64,
    pub form_key: String,
    pub client: Client,
    pub password_hash: Secret<String>,
}

/// Makes the organization and its first admin and signs them in, all in one transaction.
///
/// The same form posted again founds nothing and gets no second session: whoever founded is signed
/// in, and who is not signs in with the password that they chose.
///
/// The admin's address is not confirmed by this, since the link came from the server and not by
/// mail: an email asks for that.
pub(super) fn found(
    conn: &mut Conn,
    founding: &Founding,
    founder: &Founder,
    app: &App,
    by: &By,
) -> Result<Option<SignedIn>, Stop<SetUpError>> {
    let mut signed_in = None;
    once(conn, &founder.form_key, None, by.now, |conn| {
        if !store::claim_link(conn, founder.link, by.now)? {
            let there = organization::find(conn)?.is_some();
            return Err(Stop::Refused(if there { SetUpError::SetUpAlready } else { SetUpError::Over }));
        }
        organization::insert(conn, &founding.organization, by.now)?;
        let id = people::insert(
            conn,
            &NewPerson {
                email: founding.email.typed(),
                email_key: founding.email.key(),
                email_confirmed_at: None,
                name: &founding.name,
                name_key: &text::fold(&founding.name),
                password_hash: Some(founder.password_hash.expose()),
                role: OrgRole::Admin,
                state: UserState::Active,
            },
            by.now,
        )?;
        people::set_words(conn, id, &text::words(&founding.name, founding.email.typed()))?;
        accounts::send_confirmation(conn, app, id, &founding.email, by.now)?;
        let by = &by.clone().with_actor(id);
        let (name, time_zone) = (founding.organization.name.clone(), founding.organization.time_zone.clone());
        let set_up = OrganizationEvent::SetUp { name: Some(name), time_zone: Some(time_zone) };
        events::record(conn, by, &set_up)?;
        events::record(conn, by, &PersonEvent::SignedUp { person: id, role: Some(OrgRole::Admin) })?;
        let admin = people::find(conn, id)?.ok_or(QueryError::NotFound)?;
        signed_in = Some(people::begin_session(conn, &admin, &founder.client, &app.entropy, by.now)?);
        Ok(urls::HOME.to_owned())
    })?;
    Ok(signed_in)
}
