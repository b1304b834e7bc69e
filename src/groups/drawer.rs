//! The groups in the drawer.

use crate::clock::Moment;
use crate::db::types::GroupRole;
use crate::db::{Conn, QueryResult};
use crate::ids::UserId;
use crate::web::{DrawerCategory, DrawerGroup, urls};

use super::store::{self, DrawerRow};

/// More groups than this are found on Home; a drawer of hundreds is no help.
const MOST: i64 = 100;

/// The groups of `person` by category: categories in the order of their first group, those
/// without one first.
pub fn drawer(conn: &mut Conn, person: UserId, now: Moment) -> QueryResult<Vec<DrawerCategory>> {
    store::drawer_rows(conn, person, now, MOST).map(by_category)
}

fn by_category(rows: Vec<DrawerRow>) -> Vec<DrawerCategory> {
    let mut categories: Vec<DrawerCategory> = Vec::new();
    for row in rows {
        let (requests, url) = (row.requests(), urls::group(row.id));
        let runs = row.role == GroupRole::Manager;
        let group = DrawerGroup { name: row.name, url, current: false, runs, requests };
        match categories.iter_mut().find(|category| category.name == row.category) {
            Some(category) => category.groups.push(group),
            None => categories.push(DrawerCategory { name: row.category, groups: vec![group] }),
        }
    }
    categories.sort_by_key(|category| !category.name.is_empty());
    categories
}
