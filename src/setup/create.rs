//! Founding the organization.

use crate::accounts::{self, EmailedLink};
use crate::by::By;
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, QueryError, Stop, once};
use crate::events;
use crate::organization::{self, OrganizationEvent};
use crate::people::{self, NewPerson, PersonEvent, SignedIn};
use crate::secret::Secret;
use crate::text;
use crate::web::{App, Client, urls};

use super::forms::NewOrganization;
use super::link::{self, SetUpError};

/// Who founds, by which link and which form.
pub(super) struct FirstAdmin {
    pub link: EmailedLink,
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
pub(super) fn create(
    conn: &mut Conn,
    wanted: &NewOrganization,
    first_admin: &FirstAdmin,
    app: &App,
    by: &By,
) -> Result<Option<SignedIn>, Stop<SetUpError>> {
    let mut signed_in = None;
    once(conn, &first_admin.form_key, None, by.now, |conn| {
        let token = link::check(conn, &app.key, &first_admin.link, by.now)?.map_err(Stop::Refused)?;
        // Only whoever founds uses the link up.
        let used = accounts::use_token(conn, token.id, by.now);
        used.map_err(|stop| stop.map(|_| SetUpError::SetUpAlready))?;
        organization::insert(conn, &wanted.organization, by.now)?;
        let id = people::insert(
            conn,
            &NewPerson {
                email: wanted.email.typed(),
                email_key: wanted.email.key(),
                email_confirmed_at: None,
                name: &wanted.name,
                name_key: &text::fold(&wanted.name),
                password_hash: Some(first_admin.password_hash.expose()),
                role: OrgRole::Admin,
                state: UserState::Active,
            },
            by.now,
        )?;
        people::set_words(conn, id, &text::words(&wanted.name, wanted.email.typed()))?;
        accounts::send_confirmation(conn, app, id, &wanted.email, urls::HOME, by.now)?;
        let by = &by.clone().with_actor(id);
        let (name, time_zone) = (wanted.organization.name.clone(), wanted.organization.time_zone.clone());
        let set_up = OrganizationEvent::SetUp { name: Some(name), time_zone: Some(time_zone) };
        events::record(conn, by, &set_up)?;
        events::record(conn, by, &PersonEvent::SignedUp { person: id, role: Some(OrgRole::Admin) })?;
        let admin = people::find(conn, id)?.ok_or(QueryError::NotFound)?;
        signed_in = Some(people::begin_session(conn, &admin, &first_admin.client, &app.entropy, by.now)?);
        Ok::<_, Stop<SetUpError>>(urls::HOME.to_owned())
    })?;
    Ok(signed_in)
}
