//! Group codes as those who run a group meet them: making, handing on, replacing, expiring.

use muster::ids::GroupId;
use muster::t;

use crate::harness::cast::Account;
use crate::harness::form::Form;

mod batches;
mod emailing;
mod expiring;
mod handing_on;
mod list;
mod making;
mod replacing;
mod taking_over;

/// The panel of `group`'s codes.
pub fn panel(group: GroupId) -> String {
    format!("/groups/{group}/settings/codes")
}

/// The form **Create a Group Code**, as `manager` finds it.
pub async fn new_code(manager: &Account, group: GroupId) -> Form {
    manager.visit(&format!("{}/new", panel(group))).await.form(t::codes::generate())
}

/// A code that was made through the form: its letters, and where its Code Info is.
pub struct Made {
    pub shown: String,
    pub url: String,
}

/// Makes a code through the form, filled in by `fill`.
pub async fn made(manager: &Account, group: GroupId, fill: impl FnOnce(Form) -> Form) -> Made {
    let form = fill(new_code(manager, group).await);
    let page = manager.submit(form).await;
    page.is(200).headed(t::codes::info());
    let shown = page.all(".ticket-code").remove(0).replace(char::is_whitespace, "");
    Made { shown, url: page.path().to_owned() }
}
