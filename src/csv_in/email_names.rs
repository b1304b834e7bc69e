//! What columns of email addresses are called, in the languages that files come in.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text;

/// Names that can be nothing else, the likeliest first.
const SURE: &str = "email|email address|mail|primary email|work email|user email|E-Mail-Adresse|Mailadresse|\
    mail address|emails|e-mail addresses|adresse mail|adresse e-mail|adresse courriel|adresse électronique|courriel|mél|\
    correo|correo electrónico|dirección de correo|dirección de correo electrónico|dirección de email|\
    posta elettronica|indirizzo email|indirizzo mail|indirizzo di posta elettronica|\
    correio eletrónico|correio eletrônico|endereço de email|endereço de correio eletrónico|\
    e-mailadres|mailadres|adres e-mail|poczta elektroniczna|adres poczty elektronicznej|\
    e-mailová adresa|mailová adresa|elektronická pošta|e-mail cím|mailcím|adresă de e-mail|adresa de e-mail|\
    poștă electronică|e-post|e-postadress|e-postadresse|mejl|mejladress|mailadresse|\
    sähköposti|sähköpostiosoite|e-posta|e-posta adresi|mail adresi|\
    эл. почта|эл. адрес|электронная почта|электронный адрес|адрес электронной почты|адрес эл. почты|емейл|имейл|мейл|\
    почта|ел. пошта|електронна пошта|електронна адреса|адреса електронної пошти|імейл|пошта|\
    имейл адрес|електронна поща|е-поща|ηλεκτρονικό ταχυδρομείο|ηλ. ταχυδρομείο|διεύθυνση email|\
    διεύθυνση ηλεκτρονικού ταχυδρομείου|ηλεκτρονική διεύθυνση|\
    メール|メールアドレス|電子メール|電子メールアドレス|Eメール|Eメールアドレス|メアド|\
    邮箱|邮箱地址|电子邮箱|电子邮件|电子邮件地址|邮件|邮件地址|電子郵件|電子郵件地址|電子信箱|電郵|電郵地址|信箱|\
    이메일|이메일 주소|메일|메일 주소|전자우편|전자 메일|\
    البريد الإلكتروني|بريد إلكتروني|عنوان البريد الإلكتروني|الإيميل|ايميل|\
    דוא\"ל|כתובת דוא\"ל|דואר אלקטרוני|כתובת דואר אלקטרוני|אימייל|כתובת אימייל|מייל|כתובת מייל";

/// Names of columns that hold an address now and then, the likeliest first.
const WEAK: &str = "address|userPrincipalName|upn|username|loginid|login|\
    Member object ID or user principal name|userid|account|Benutzername";

static RANKS: LazyLock<[HashMap<String, usize>; 2]> = LazyLock::new(|| [SURE, WEAK].map(ranks));

fn ranks(names: &str) -> HashMap<String, usize> {
    let mut ranks = HashMap::new();
    for (rank, name) in names.split('|').enumerate() {
        ranks.entry(squash(name)).or_insert(rank);
    }
    ranks
}

/// A name without accents, case, blanks and signs.
pub fn squash(name: &str) -> String {
    text::fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A column's name as names are compared: "E-Mail Address" as "emailaddress", "First Name
/// \[Required\]" as "firstname".
pub fn plain(name: &str) -> String {
    squash(name.split('[').next().unwrap_or_default())
}

/// How likely a column of this squashed name is that of the addresses, 0 being the likeliest, if it can be
/// nothing else.
pub fn email_rank(name: &str) -> Option<usize> {
    RANKS[0].get(name).copied()
}

/// The same of a name under which an address stands now and then.
pub fn weak_email_rank(name: &str) -> Option<usize> {
    RANKS[1].get(name).copied()
}

/// Whether this cell of a head is the name of an email column; where that is to be sure, a name
/// that no other column bears.
pub fn names_email(cell: &str, is_sure: bool) -> bool {
    // No name is longer; texts are, and take their time.
    const LONGEST: usize = 200;
    let name = if cell.len() > LONGEST { String::new() } else { plain(cell) };
    email_rank(&name).is_some() || (!is_sure && weak_email_rank(&name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_case_signs_and_notes() {
        assert_eq!(plain("E-Mail Address"), "emailaddress");
        assert_eq!(plain("First Name [Required]"), "firstname");
        assert_eq!(plain("  GIVEN_name "), "givenname");
        for name in ["Courriel", "Correo electrónico", "Эл. почта", "メールアドレス", "דוא״ל", "البريد الالكتروني"]
        {
            assert!(names_email(name, true), "{name}");
        }
        assert!(!names_email("Login", true) && names_email("Login", false) && !names_email("Phone", false));
    }
}
