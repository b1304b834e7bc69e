//! What a code opens, for whoever is signed in and for whoever is not.

use askama::Template;

use crate::passes::Preview;
use crate::people::Visitor;
use crate::t;
use crate::web::{PageResult, Shell, page, urls};

/// The confirm page of whoever is signed in: one button, **Join**.
#[derive(Template)]
#[template(path = "codes/join.html")]
struct JoinPage {
    shell: Shell,
    opens: Preview,
}

/// The page of a code for whoever is signed out: **Sign up** or **Sign in**.
#[derive(Template)]
#[template(path = "codes/welcome.html")]
struct WelcomePage {
    shell: Shell,
    opens: Preview,
}

/// What a code opens, with the ways to go on.
pub(super) async fn show(visitor: &Visitor, opens: Preview) -> PageResult {
    Ok(match &visitor.member {
        Some(member) => page(visitor.reader(), &JoinPage { shell: member.shell().await?, opens }),
        None => page(visitor.reader(), &WelcomePage { shell: visitor.shell(), opens }),
    })
}
