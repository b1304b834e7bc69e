//! **Emails I get**, on one's account page.

use crate::accounts::email_choices;
use crate::mail::EmailTopic;
use crate::people::Member;
use crate::t;
use crate::web::{Fields, Flash, Form, PageResult, urls};

/// Keeps which boxes are ticked.
pub async fn save(member: Member, Form(fields): Form<Fields>) -> PageResult {
    let person = member.person.clone();
    if person.proved_email().is_none() {
        return Ok(Flash::note(t::accounts::emails_unconfirmed()).on(urls::ACCOUNT_EMAILS, member.audience()));
    }
    let wanted = EmailTopic::ALL.iter().copied().filter(|topic| fields.has(topic.as_str())).collect();
    member.act(move |conn, by| email_choices::choose(conn, by, &person, &wanted)).await?;
    Ok(Flash::done(t::web::saved()).on(urls::ACCOUNT, member.audience()))
}
