//! **Sheets to print**: tickets of the codes that nobody has used, with their QR codes.

use askama::Template;

use crate::db::Conn;
use crate::ids::CodeId;
use crate::locale::Message;
use crate::t;
use crate::web::paging::Seek;
use crate::web::{App, PageResult, Query, Shell, page, qr_svg, urls};

use super::super::store;
use super::super::view::CampaignView;
use super::campaign::CampaignOfPath;

/// Tickets on a sheet of paper.
const A_SHEET: usize = 24;

/// Tickets of one request: each holds a drawing, and a browser has to lay all of them out.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "campaigns/sheets.html")]
struct SheetsPage {
    shell: Shell,
    campaign: CampaignView,
    sheets: Vec<Vec<Ticket>>,
    next: Option<String>,
    /// The groups that the codes open, or how many they are; none where they open none.
    groups: Option<Message<'static>>,
    /// The site, as people type it: `https://muster.example.org/join`.
    place: String,
}

struct Ticket {
    shown: String,
    qr: String,
}

impl SheetsPage {
    fn next_url(&self) -> String {
        let here = self.campaign.page("sheets");
        self.next.as_ref().map_or_else(String::new, |after| urls::with_query(&here, &[("after", after)]))
    }
}

/// Up to 200 tickets; of a shared code, a sheet full of it.
pub async fn sheets(of: CampaignOfPath, Query(seek): Query<Seek>, app: App) -> PageResult {
    let after = seek.numbers::<1>().map(|[id]| CodeId(id));
    let limit = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let id = of.id;
    let read =
        move |conn: &mut Conn, _: &_| Ok((store::unused(conn, id, after, limit)?, store::groups_of(conn, &[id])?));
    let (shell, campaign, (mut codes, groups)) = of.view(read).await?;
    let next = (codes.len() > SHOWN).then(|| codes[SHOWN - 1].0.to_string());
    codes.truncate(SHOWN);
    if let ([code], true) = (codes.as_slice(), campaign.is_shared()) {
        codes = vec![code.clone(); A_SHEET];
    }
    if !campaign.status.is_worth_sharing() {
        codes.clear();
    }
    let tickets: Vec<Ticket> = codes
        .into_iter()
        .map(|(_, key, shown)| Ticket { shown, qr: qr_svg(&app.link(&urls::join_with(&key))) })
        .collect();
    let mut sheets: Vec<Vec<Ticket>> = Vec::new();
    for ticket in tickets {
        match sheets.last_mut().filter(|sheet| sheet.len() < A_SHEET) {
            Some(sheet) => sheet.push(ticket),
            None => sheets.push(vec![ticket]),
        }
    }
    let names: Vec<String> = groups.into_iter().map(|group| group.name).collect();
    // A slip of paper has room for two names.
    let groups = match names.len() {
        0 => None,
        1 | 2 => Some(t::locale::several(names)),
        many => Some(t::campaigns::groups_count(many)),
    };
    Ok(page(of.admin.reader(), &SheetsPage { shell, campaign, sheets, next, groups, place: app.link(urls::JOIN) }))
}
