//! The page.

use actix_web::web::Data;
use askama::Template;

use crate::codes;
use crate::groups;
use crate::people::{Member, PanelContext, Visitor};
use crate::t;
use crate::web::paging::Seek;
use crate::web::{PageResult, Panel, Panels, Query, Shell, page};

#[derive(Template)]
#[template(path = "home/home.html")]
struct HomePage {
    shell: Shell,
    first_name: String,
    panels: Vec<Panel>,
    /// The groups that anyone may join, whose list may go on on further pages, which show nothing else.
    open_groups: Option<Panel>,
}

impl HomePage {
    /// Whether a panel offers to enter a code.
    fn has_hint(&self) -> bool {
        self.panels.iter().any(Panel::is_hint)
    }
}

/// Home for whoever is signed in; everybody else is asked for their code.
pub(super) async fn show(visitor: Visitor, panels: Data<Panels<PanelContext>>, Query(seek): Query<Seek>) -> PageResult {
    match &visitor.member {
        Some(member) => home(member, panels, seek).await,
        None => codes::front(&visitor).await,
    }
}

async fn home(member: &Member, panels: Data<Panels<PanelContext>>, seek: Seek) -> PageResult {
    let context = member.panel_context();
    let load = move |conn: &mut _| {
        let is_first = seek.numbers::<2>().is_none();
        let panels = if is_first { panels.load(conn, &context)? } else { Vec::new() };
        Ok((panels, groups::open_groups(conn, &context, &seek)?))
    };
    let (shell, (panels, open_groups)) = member.view(load).await?;
    let first_name = member.person.name.split(' ').next().unwrap_or_default().to_owned();
    Ok(page(member.reader(), &HomePage { shell, first_name, panels, open_groups }))
}
