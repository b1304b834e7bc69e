//! What columns are called.
//!
//! The names are those of files that schools, companies and associations have at hand:
//! - Moodle, *Upload users*: `username`, `firstname`, `lastname`, `email`, `cohort1`, `group1`,
//!   `suspended`, `deleted` (docs.moodle.org, "Upload users"; `admin/tool/uploaduser`). A Moodle
//!   course is no group here, and `role1` is a role in one.
//! - Canvas, SIS import `users.csv`: `user_id`, `login_id`, `first_name`, `last_name`, `full_name`,
//!   `email`, `status` (Canvas REST API, "SIS Import Format Documentation").
//! - Google Workspace, *Bulk update users*: `First Name [Required]`, `Last Name [Required]`,
//!   `Email Address [Required]`, `Org Unit Path [Required]`, `Department`, `New Status [Upload
//!   Only]` (support.google.com/a/answer/40057); Google Groups: `Email address`, `Nickname`.
//! - `OneRoster` 1.1 and 1.2, `users.csv`: `sourcedId`, `status`, `enabledUser`, `username`,
//!   `givenName`, `familyName`, `email`; its `role` is one at a school (1EdTech, "`OneRoster`: CSV
//!   Binding 1.2.1").
//! - Microsoft Entra, *Bulk create* and *Download users*: `Name [displayName] Required`, `User name
//!   [userPrincipalName] Required`, `Block sign in (Yes/No) [accountEnabled] Required`; `mail`,
//!   `accountEnabled` (learn.microsoft.com, "Bulk create users in Microsoft Entra ID").
//! - Slack, *Export member list*: `username`, `email`, `status`, `fullname`, `displayname`.
//! - Our own exports: `Group`, `Group role`, `State`.
//!
//! Names are compared without accents, case, signs and notes in brackets. `head_words` has them in other languages.

use crate::csv_in::{email_rank, squash, weak_email_rank};

use super::columns::Meaning;
use super::head_words::{Guess, known};

/// The rank of a name with "email" in it.
const LIKE_EMAIL: usize = 100;
/// The rank from which names are often something else.
pub(super) const WEAK: usize = 200;
/// The rank of an address that is another person's.
const OF_ANOTHER: usize = 300;
/// Words in the name of a column about another person.
const ANOTHER: &str = "manager|supervisor|parent|guardian|mother|father|emergency|sponsor|referrer|assistant|spouse|\
    eltern|vorgesetzt|notfall|tuteur|padre|madre";
/// Words in the name of a column that says who is gone.
const GONE: &str = "deleted|inactiv|deactivat|suspend|disabled|blocked|locked|banned|terminat|withdrawn|deprovision|\
    intrash|deceased|unsub|archived|leaving|leaver|dateleft|leftdate|lefton|exitdate|dateofexit|geloscht|gesperrt|\
    deaktiviert|inaktiv|ausgetreten|austritt|уволен|удален|заблокир|削除|退会|退職|退学|离职|離職|禁用|停用";
/// Words in the name of a column that says who is there.
const ENABLED: &str = "loginenabled|activeuser|currentmember|activemember|iscurrent";
/// What follows "email" where the column holds no address.
const NO_EMAIL: &str = "status|preference|confirmed|bestatigt|verified|type|permission|consent|optin|sent|date|notif|format|\
    mailing|list|domain|bounce|subject|hash|label|count";

/// The names of a column as they are compared: all of it, and without what stands in brackets.
pub(super) struct Head {
    full: String,
    short: String,
    /// What stands in square brackets: in templates of Microsoft Entra the key, the same in every language.
    key: String,
}

impl Head {
    pub fn of(cell: &str) -> Self {
        let name = cell.split('[').next().unwrap_or_default();
        let short = squash(name.split('(').next().unwrap_or_default());
        let short = short.strip_suffix("required").filter(|rest| !rest.is_empty()).unwrap_or(&short).to_owned();
        let key = cell.split_once('[').and_then(|(_, rest)| rest.split_once(']'));
        Self { full: squash(name), short, key: key.map_or_else(String::new, |(key, _)| squash(key)) }
    }

    /// Whether it is called `name`.
    pub fn is(&self, name: &str) -> bool {
        self.full == name || self.short == name
    }

    pub fn guess(&self) -> Guess {
        match guess(&self.full) {
            Guess::Unknown | Guess::Email(LIKE_EMAIL..) => {}
            known => return known,
        }
        match guess(&self.short) {
            Guess::Unknown => {}
            known => return known,
        }
        match (guess(&self.full), self.key.as_str()) {
            // There it is headed "Block sign in", and Yes means gone.
            (Guess::Unknown, "accountenabled") => Guess::Certain(Meaning::Gone),
            (Guess::Unknown, key) => guess(key),
            (known, _) => known,
        }
    }
}

/// Whether a column of this name may have a part of what people are called, although it is not known which.
pub(super) fn is_like_a_name(name: &str) -> bool {
    const PARTS: &str = "name|naam|navn|namn|prenom|apellido|cognom|nazwisk|imie|jmeno|имя|фамили|名|姓";
    const OF_OTHERS: &str = "user|login|file|group|team|company|domain|school";
    let plain = squash(name);
    has_any(&plain, PARTS) && !has_any(&plain, OF_OTHERS)
}

fn guess(name: &str) -> Guess {
    email_rank(name).map(Guess::Email).or_else(|| known(name)).unwrap_or_else(|| rest(name))
}

/// Names with a number behind them, and those that have "email" in them.
fn rest(name: &str) -> Guess {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    if stem.len() < name.len() && known(stem) == Some(Guess::Certain(Meaning::Groups)) {
        return Guess::Certain(Meaning::Groups);
    }
    let has = |words: &str| has_any(name, words);
    let weak = weak_email_rank(name);
    if weak.is_none() && !name.contains("mail") {
        if has(ENABLED) {
            return Guess::Certain(Meaning::Enabled);
        }
        if has(GONE) || name == "left" {
            return Guess::Certain(Meaning::Gone);
        }
        if name.contains("status") || name.contains("state") {
            return Guess::State;
        }
    }
    let is_like = name.contains("email") || name.starts_with("mail") || name.ends_with("mail");
    if is_like && !has(NO_EMAIL) {
        return Guess::Email(if has(ANOTHER) { OF_ANOTHER } else { LIKE_EMAIL });
    }
    weak.map_or(Guess::Unknown, |rank| Guess::Email(WEAK + rank))
}

/// Whether one of these `words` is in `name`.
fn has_any(name: &str, words: &str) -> bool {
    words.split('|').any(|word| name.contains(word))
}
