//! What browsers post about invites, read once into types.

use crate::clock::Moment;
use crate::csv_in;
use crate::db::types::{GroupRole, InviteAccess};
use crate::ids::UserId;
use crate::locale::{Language, Message};
use crate::passes;
use crate::people_file::pasted;
use crate::t;
use crate::text::Mailbox;
use crate::web::{Fields, FormErrors, Upload};
use crate::zone::Zone;

use super::from_file::{self, FromFile, joined};
use super::make::InviteInput;
use super::valid_for;

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
    /// The tag of the emails' language; empty where there is no choice.
    pub language: String,
    /// How many addresses are to be written to although others are wrong, as the button said.
    pub others: Option<usize>,
    /// People of the organization who are ticked.
    pub people: Vec<UserId>,
    /// Whom to search for among them.
    pub q: String,
    /// Whether the button pressed was that of the search.
    pub searches: bool,
    /// The name of the encoding of the file: as it was said, or guessed; empty where it is not asked about.
    pub encoding: String,
    file: Vec<u8>,
    has_large_file: bool,
}

impl NewInviteForm {
    /// The empty form.
    pub fn empty(form_key: String, access: InviteAccess, language: Language) -> Self {
        Self {
            form_key,
            language: language.as_str().to_owned(),
            expiration: valid_for::PROPOSED.to_owned(),
            access: access.as_str().to_owned(),
            role: GroupRole::Member.as_str().to_owned(),
            ..Self::default()
        }
    }

    /// What was posted; fields that it does not know are dropped.
    pub fn of(upload: Upload) -> Self {
        let Upload { fields, files, has_large_file } = upload;
        let file = files.into_iter().next().map(|file| file.bytes).unwrap_or_default();
        let fields: Fields = fields.into_iter().collect();
        Self {
            form_key: fields.text("form_key"),
            expiration: fields.text("expiration"),
            expires_at: fields.text("expires_at"),
            access: fields.text("access"),
            role: fields.text("role"),
            max_uses: fields.text("max_uses"),
            addresses: fields.text("addresses"),
            language: fields.text("language"),
            others: fields.text("others").parse().ok(),
            people: fields.ids("person", UserId).into_iter().collect(),
            q: fields.text("q"),
            searches: !fields.text("find").is_empty(),
            encoding: fields.text("encoding"),
            file,
            has_large_file,
        }
    }

    /// Puts the addresses of the file that came along among those typed, so that a form that comes
    /// back has lost nothing: browsers forget a chosen file.
    pub fn take_in_file(&mut self) -> Result<(), FormErrors> {
        if self.has_large_file {
            return Err(FormErrors::one("file", t::invites::file_too_large()));
        }
        if self.file.is_empty() {
            return Ok(());
        }
        let said = csv_in::encoding(&self.encoding);
        let FromFile { found, mut notices, guess } = from_file::read(&std::mem::take(&mut self.file), said)
            .map_err(|problem| FormErrors::one("file", problem))?;
        if let Some(guess) = guess {
            self.encoding = guess;
        }
        self.addresses = joined(&self.addresses, &found);
        if found.is_empty() {
            notices.insert(0, t::invites::file_without_addresses());
        } else if !notices.is_empty() {
            notices.push(t::invites::file_check());
        }
        let notices = notices.into_iter().reduce(t::locale::sentences);
        notices.map_or(Ok(()), |notices| Err(FormErrors::one("file", notices)))
    }

    /// What is wished by somebody who may grant this much and write to so many, in one of these languages, or
    /// everything that is wrong with it.
    pub fn read(
        &self,
        may: &InviterLimits,
        offered: &[Language],
        zone: Zone,
        now: Moment,
    ) -> Result<InviteRequest, FormErrors> {
        let mut errors = FormErrors::none();
        let expires_at = valid_for::expiration(&self.expiration, &self.expires_at, zone, now)
            .map_err(|problem| errors.add(problem.field(), problem))
            .ok();
        let access = errors.keep("access", self.access(may));
        let role = errors.keep("role", self.role(may));
        let max_uses = errors.keep("max_uses", passes::max_uses(&self.max_uses).map_err(passes::bad_max_uses));
        let recipients = errors.keep("addresses", pasted(&self.addresses).within(may.recipients, self.others));
        let language = errors.keep("language", Language::chosen(offered, &self.language));
        let (Some(expires_at), Some(access), Some(role), Some(max_uses), Some(recipients), Some(language)) =
            (expires_at, access, role, max_uses, recipients, language)
        else {
            return Err(errors);
        };
        passes::may_grant(role, expires_at, max_uses).map_err(|problem| FormErrors::refused("role", &problem))?;
        check_room(&recipients.found, &self.people, max_uses, may)?;
        let left_out = recipients.wrong.into_iter().map(|wrong| wrong.typed).collect();
        let recipients = recipients.found;
        let people = if may.directory { self.people.clone() } else { Vec::new() };
        let wish = InviteInput { access, role, expires_at, max_uses, recipients, people, language };
        Ok(InviteRequest { wish, left_out })
    }

    fn access(&self, may: &InviterLimits) -> Result<InviteAccess, Message<'static>> {
        match InviteAccess::parse(&self.access) {
            Some(InviteAccess::Anyone) if !may.add_people => Err(t::invites::access_not_yours()),
            Some(access) => Ok(access),
            None => Err(t::invites::access_unchosen()),
        }
    }

    fn role(&self, may: &InviterLimits) -> Result<GroupRole, Message<'static>> {
        match GroupRole::parse(&self.role) {
            Some(role) if role > may.role => Err(t::invites::role_too_high()),
            Some(role) => Ok(role),
            None => Err(t::fields::role_unchosen()),
        }
    }
}

/// What is asked of a new invite, and which of the addresses may be left out.
#[derive(Debug, Clone)]
pub(super) struct InviteRequest {
    pub wish: InviteInput,
    /// As they were typed.
    pub left_out: Vec<String>,
}

/// How much somebody may give with an invite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct InviterLimits {
    /// Bring in people without an account.
    pub add_people: bool,
    /// Grant this group role and those below it.
    pub role: GroupRole,
    /// Choose people from the directory.
    pub directory: bool,
    /// Write to so many at once.
    pub recipients: usize,
}

fn check_room(
    recipients: &[Mailbox],
    people: &[UserId],
    max_uses: Option<i64>,
    may: &InviterLimits,
) -> Result<(), FormErrors> {
    let count = recipients.len() + people.len();
    if count > may.recipients {
        return Err(FormErrors::one("addresses", t::invites::too_many_people(count, may.recipients)));
    }
    match max_uses {
        Some(most) if i64::try_from(count).is_ok_and(|count| count > most) => {
            Err(FormErrors::one("max_uses", t::invites::too_few_uses(count)))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADMIN: InviterLimits =
        InviterLimits { add_people: true, role: GroupRole::Manager, directory: true, recipients: 1_000 };
    const MEMBER: InviterLimits =
        InviterLimits { add_people: false, role: GroupRole::Member, directory: false, recipients: 20 };

    fn form(change: impl FnOnce(&mut NewInviteForm)) -> NewInviteForm {
        let mut form = NewInviteForm::empty("key".to_owned(), InviteAccess::Members, Language::English);
        change(&mut form);
        form
    }

    fn wrong(form: &NewInviteForm, may: &InviterLimits) -> Vec<&'static str> {
        let read = form.read(may, &Language::SPOKEN, Zone::default(), Moment::from_micros(0));
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
            form.language = "tlh".to_owned();
        });
        assert_eq!(wrong(&form, &ADMIN), ["expiration", "access", "role", "max_uses", "addresses", "language"]);
    }

    #[test]
    fn a_forged_form_asks_for_nothing_that_is_not_offered() {
        assert_eq!(wrong(&form(|form| form.access = "anyone".to_owned()), &MEMBER), ["access"]);
        assert_eq!(wrong(&form(|form| form.role = "manager".to_owned()), &MEMBER), ["role"]);
        let picks = form(|form| form.people = vec![UserId(1)]);
        let read = picks.read(&MEMBER, &Language::SPOKEN, Zone::default(), Moment::from_micros(0));
        assert!(read.unwrap().wish.people.is_empty());
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
