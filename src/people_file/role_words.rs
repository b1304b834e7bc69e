//! Words for roles, as our own lists write them in every language and as people do.

use crate::csv_in::squash;
use crate::db::types::{GroupRole, OrgRole};

/// Words of other languages; those of English are the roles' own.
const ORGANIZATION: [(&str, OrgRole); 3] =
    [("mitglied", OrgRole::Member), ("leitung", OrgRole::Manager), ("administrator", OrgRole::Admin)];
const GROUP: [(&str, GroupRole); 3] =
    [("mitglied", GroupRole::Member), ("leitung", GroupRole::Manager), ("gruppenleitung", GroupRole::Manager)];

/// The role in the organization that `word` stands for.
pub fn org_role(word: &str) -> Option<OrgRole> {
    let word = squash(word);
    OrgRole::parse(&word).or_else(|| meant(&ORGANIZATION, &word))
}

/// The role in a group that `word` stands for.
pub fn group_role(word: &str) -> Option<GroupRole> {
    let word = squash(word);
    GroupRole::parse(&word).or_else(|| meant(&GROUP, &word))
}

fn meant<R: Copy>(words: &[(&str, R)], word: &str) -> Option<R> {
    words.iter().find(|(own, _)| *own == word).map(|(_, role)| *role)
}
