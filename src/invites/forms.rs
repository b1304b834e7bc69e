//! What browsers post about invites, read once into types.

use crate::clock::Moment;
use crate::codes;
use crate::csv_in::{self, Said};
use crate::db::types::{GroupRole, InviteAccess};
use crate::ids::UserId;
use crate::people_file::{People, Unread, people_of};
use crate::text::{self, Email};
use crate::web::{FormErrors, Upload};
use crate::zone::Zone;

use super::life;
use super::make::Wish;

/// The most people that one invite is emailed to.
pub(super) const MOST_RECIPIENTS: usize = 1_000;

/// **New Invite**, as it was filled in.
#[derive(Debug, Clone, Default)]
pub(super) struct NewInviteForm {
    pub form_key: String,
    pub expiration: String,
    pub expires_at: String,
    pub access: String,
    pub role: String,
    pub max_uses: String,
    pub addresses: String,
    /// People of the organization who are ticked.
    pub people: Vec<UserId>,
    /// Whom to search for among them.
    pub q: String,
    /// Whether the button pressed was that of the search.
    pub searches: bool,
    file: Vec<u8>,
}

impl NewInviteForm {
    /// The empty form.
    pub fn empty(form_key: String, access: InviteAccess) -> Self {
        Self {
            form_key,
            expiration: life::PROPOSED.to_owned(),
            access: access.as_str().to_owned(),
            role: GroupRole::Member.as_str().to_owned(),
            ..Self::default()
        }
    }

    /// What was posted; fields that it does not know are dropped.
    pub fn of(upload: Upload) -> Self {
        let Upload { fields, files } = upload;
        let file = files.into_iter().next().map(|file| file.bytes).unwrap_or_default();
        let mut form = Self { file, ..Self::default() };
        for (name, value) in fields {
            match name.as_str() {
                "form_key" => form.form_key = value,
                "expiration" => form.expiration = value,
                "expires_at" => form.expires_at = value,
                "access" => form.access = value,
                "role" => form.role = value,
                "max_uses" => form.max_uses = value,
                "addresses" => form.addresses = value,
                "person" => form.people.extend(value.parse().map(UserId)),
                "q" => form.q = value,
                "find" => form.searches = true,
                _ => {}
            }
        }
        form.people.sort_unstable();
        form.people.dedup();
        form
    }

    /// Puts the addresses of the file that came along among those typed, so that a form that comes
    /// back has lost nothing: browsers forget a chosen file.
    pub fn take_in_file(&mut self) -> Result<(), FormErrors> {
        if self.file.is_empty() {
            return Ok(());
        }
        let opened = csv_in::open(&std::mem::take(&mut self.file), Said::default(), &csv_in::ADDRESSES)
            .map_err(|problem| FormErrors::one("file", format!("The file cannot be used: {problem}.")))?;
        let people = people_of(&opened.table);
        for (name, address) in &people.found {
            if !self.addresses.trim().is_empty() {
                self.addresses.push('\n');
            }
            self.addresses.push_str(&with_name(name, address));
        }
        match left_out(&people) {
            told if told.is_empty() && people.found.is_empty() => {
                Err(FormErrors::one("file", "The file names no email address."))
            }
            told if told.is_empty() => Ok(()),
            mut told => {
                if !people.found.is_empty() {
                    told.push(
                        "The others are in the list of addresses. Create the invite to send it to them.".to_owned(),
                    );
                }
                Err(FormErrors::one("file", told.join(" ")))
            }
        }
    }

    /// What is wished by somebody who may grant this much and write to so many, or everything that
    /// is wrong with it.
    pub fn read(&self, may: &May, zone: Zone, now: Moment) -> Result<Wish, FormErrors> {
        let mut errors = FormErrors::none();
        let expires_at = life::expiration(&self.expiration, &self.expires_at, zone, now)
            .map_err(|problem| errors.add(problem.field(), problem.to_string()))
            .ok();
        let access = errors.keep("access", self.access(may));
        let role = errors.keep("role", self.role(may));
        let max_uses = errors.keep("max_uses", codes::max_uses(&self.max_uses));
        let recipients = errors.keep("addresses", text::addresses(&self.addresses, may.recipients));
        let (Some(expires_at), Some(access), Some(role), Some(max_uses), Some(recipients)) =
            (expires_at, access, role, max_uses, recipients)
        else {
            return Err(errors);
        };
        codes::may_grant(role, expires_at, max_uses).map_err(|problem| FormErrors::one("role", problem.to_string()))?;
        check_room(&recipients, &self.people, max_uses, may)?;
        let people = if may.directory { self.people.clone() } else { Vec::new() };
        Ok(Wish { access, role, expires_at, max_uses, recipients, people })
    }

    fn access(&self, may: &May) -> Result<InviteAccess, &'static str> {
        match InviteAccess::parse(&self.access) {
            Some(InviteAccess::Anyone) if !may.add_people => {
                Err("You may not bring in people without an account. Choose existing members only.")
            }
            Some(access) => Ok(access),
            None => Err("Choose whom the link is for."),
        }
    }

    fn role(&self, may: &May) -> Result<GroupRole, &'static str> {
        match GroupRole::parse(&self.role) {
            Some(role) if role > may.role => Err("You cannot grant a role above your own. Choose Member."),
            Some(role) => Ok(role),
            None => Err("Choose the role that the invite grants."),
        }
    }
}

/// An address as it is typed with a name, which holds nothing that would end it there.
fn with_name(name: &str, address: &str) -> String {
    let name: String =
        name.chars().map(|c| if c.is_control() || ",;<>\"，；、".contains(c) { ' ' } else { c }).collect();
    match name.split_whitespace().collect::<Vec<_>>().join(" ") {
        name if name.is_empty() => address.to_owned(),
        name => format!("{name} <{address}>"),
    }
}

/// Who of a file is not among those to be invited, and why.
fn left_out(people: &People) -> Vec<String> {
    let mut told = Vec::new();
    if !people.gone.is_empty() {
        told.push(format!("Left out, because the file says that they are gone: {}.", lines(&people.gone)));
    }
    let unread: Vec<u64> = people.unread.iter().map(|(line, _)| *line).collect();
    if let Some((_, why)) = people.unread.first() {
        told.push(format!("Not read: {}. {}", lines(&unread), unread_in_words(why)));
    }
    told
}

fn unread_in_words(why: &Unread) -> String {
    match why {
        Unread::Quote => "Check the quotation marks.".to_owned(),
        Unread::TooManyCells => "Put quotation marks around a cell with a comma in it.".to_owned(),
        Unread::Status(word) => format!("“{word}” may mean active or gone."),
        Unread::Email(problem) => problem.to_string(),
    }
}

/// "line 3", "lines 3, 5, 8 and 12 more".
fn lines(lines: &[u64]) -> String {
    const TOLD: usize = 10;
    let told: Vec<String> = lines.iter().take(TOLD).map(u64::to_string).collect();
    let more = match lines.len().saturating_sub(TOLD) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{} {}{more}", if lines.len() == 1 { "line" } else { "lines" }, told.join(", "))
}

/// How much somebody may give with an invite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct May {
    /// Bring in people without an account.
    pub add_people: bool,
    /// Grant this group role and those below it.
    pub role: GroupRole,
    /// Choose people from the directory.
    pub directory: bool,
    /// Write to so many at once.
    pub recipients: usize,
}

fn check_room(recipients: &[Email], people: &[UserId], max_uses: Option<i64>, may: &May) -> Result<(), FormErrors> {
    let count = recipients.len() + people.len();
    if count > may.recipients {
        let told = format!("Invite at most {} people at once; these are {count}.", may.recipients);
        return Err(FormErrors::one("addresses", told));
    }
    match max_uses {
        Some(most) if i64::try_from(count).is_ok_and(|count| count > most) => {
            let told = format!("{count} people are invited by email: enter a maximum of uses that is enough for all.");
            Err(FormErrors::one("max_uses", told))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADMIN: May = May { add_people: true, role: GroupRole::Manager, directory: true, recipients: 1_000 };
    const MEMBER: May = May { add_people: false, role: GroupRole::Member, directory: false, recipients: 20 };

    fn form(change: impl FnOnce(&mut NewInviteForm)) -> NewInviteForm {
        let mut form = NewInviteForm::empty("key".to_owned(), InviteAccess::Members);
        change(&mut form);
        form
    }

    fn wrong(form: &NewInviteForm, may: &May) -> Vec<&'static str> {
        let read = form.read(may, Zone::default(), Moment::from_micros(0));
        read.err().map(|errors| errors.all().iter().map(|error| error.field).collect()).unwrap_or_default()
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let form = form(|form| {
            form.expiration = "soon".to_owned();
            form.access = String::new();
            form.role = "king".to_owned();
            form.max_uses = "0".to_owned();
            form.addresses = "bob".to_owned();
        });
        assert_eq!(wrong(&form, &ADMIN), ["expiration", "access", "role", "max_uses", "addresses"]);
    }

    #[test]
    fn a_forged_form_asks_for_nothing_that_is_not_offered() {
        assert_eq!(wrong(&form(|form| form.access = "anyone".to_owned()), &MEMBER), ["access"]);
        assert_eq!(wrong(&form(|form| form.role = "manager".to_owned()), &MEMBER), ["role"]);
        let picks = form(|form| form.people = vec![UserId(1)]);
        assert!(picks.read(&MEMBER, Zone::default(), Moment::from_micros(0)).unwrap().people.is_empty());
    }

    #[test]
    fn a_link_that_makes_managers_has_both_limits() {
        let manager = |form: &mut NewInviteForm| form.role = "manager".to_owned();
        assert_eq!(wrong(&form(manager), &ADMIN), ["role"]);
        assert!(
            wrong(
                &form(|form| {
                    manager(form);
                    form.max_uses = "2".to_owned();
                }),
                &ADMIN
            )
            .is_empty()
        );
    }

    #[test]
    fn the_maximum_is_enough_for_all_who_are_emailed() {
        let two = |most: &str| {
            form(|form| {
                form.addresses = "ann@example.org, bob@example.org".to_owned();
                form.max_uses = most.to_owned();
            })
        };
        assert_eq!(wrong(&two("1"), &ADMIN), ["max_uses"]);
        assert!(wrong(&two("2"), &ADMIN).is_empty());
    }

    #[test]
    fn the_addresses_of_a_file_join_those_typed() {
        let mut form = form(|form| {
            form.addresses = "ann@example.org".to_owned();
            form.file = b"Name;E-Mail\r\nBob;bob@example.org\r\nEve;eve@example.org\r\n".to_vec();
        });
        form.take_in_file().unwrap();
        assert_eq!(form.addresses, "ann@example.org\nBob <bob@example.org>\nEve <eve@example.org>");
    }
}
