//! What columns are called, in the languages that files come in, each name as people write it there.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::csv_in::squash;

use self::Guess::{Certain, Department, Nickname, PerhapsFamily, PerhapsGiven, SecondName, State};
use super::columns::Meaning::{
    self, Enabled, Family, Given, Gone, GroupRole, Groups, LastFirst, Middle, Name, Role, SecondFamily, Status, Suffix,
};

/// What a column may hold by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guess {
    /// This.
    Certain(Meaning),
    /// A status, if its words are those of one: a state may be a part of a country.
    State,
    /// What somebody likes to be called: their name where no other column has it.
    Nickname,
    /// A first name where no other column has any name.
    PerhapsGiven,
    /// A last name where no other column has it.
    PerhapsFamily,
    /// A last name where no other column has it, else what stands before it.
    SecondName,
    /// A group where no other column names any.
    Department,
    /// An email address; the lower the likelier.
    Email(usize),
    /// Nothing that is known.
    Unknown,
}

/// Where a language has one word for a name and a first name, that is the name: which of them a column holds is
/// told by what is beside it.
const NAMES: &[(Guess, &str)] = &[
    (
        Certain(Name),
        "name|full name|display name|whole name|member name|student name|person name|employee name|participant name|\
         Anzeigename|vollständiger Name|nom|nom complet|nom et prénom|prénom et nom|nom affiché|\
         nombre|nombre completo|nombre y apellido|nombre y apellidos|nome|nome completo|nome e cognome|nominativo|\
         nome e sobrenome|nome e apelido|naam|volledige naam|weergavenaam|imię i nazwisko|\
         jméno|celé jméno|jméno a příjmení|meno|celé meno|meno a priezvisko|név|teljes név|\
         nume|nume complet|numele complet|nume și prenume|namn|fullständigt namn|hela namnet|navn|fulde navn|fullt navn|\
         nimi|koko nimi|adı|isim|ad soyad|adı soyadı|isim soyisim|имя|полное имя|ФИО|имя и фамилия|фамилия и имя|\
         фамилия имя отчество|ім'я|повне ім'я|ПІБ|прізвище та ім'я|прізвище ім'я по батькові|\
         όνομα|ονοματεπώνυμο|πλήρες όνομα|име|имена|пълно име|име и фамилия|три имена|\
         名前|お名前|氏名|姓名|フルネーム|名字|全名|이름|성명|성함|الاسم|اسم|الاسم الكامل|שם|שם מלא",
    ),
    (
        Certain(LastFirst),
        "name last first|last first|last name first name|surname first name|family name given name|\
         full name last first|student name last first|sortable name|sort name|Nachname Vorname|Name Vorname|\
         nom prénom|apellidos nombre|apellidos y nombre|apellido y nombre|cognome nome|cognome e nome|\
         nazwisko i imię|příjmení a jméno|priezvisko a meno|фамилия имя|прізвище ім'я",
    ),
    (
        Certain(Given),
        "first name|first names|given name|given names|given|first|1st name|forename|forenames|christian name|\
         Vorname|Vornamen|Rufname|prénom|prénoms|nombres|primer nombre|nombre de pila|primo nome|\
         nome próprio|primeiro nome|nomes próprios|voornaam|voornamen|roepnaam|imię|imiona|pierwsze imię|\
         křestní jméno|krstné meno|keresztnév|utónév|prenume|prenumele|förnamn|tilltalsnamn|fornavn|\
         etunimi|etunimet|ön ad|ilk ad|собствено име|първо име|μικρό όνομα|名|ファーストネーム|\
         الاسم الأول|שם פרטי",
    ),
    (
        Certain(Middle),
        "middle name|middle names|middle initial|middle|zweiter Name|zweiter Vorname|Namenszusatz|\
         deuxième prénom|second prénom|segundo nombre|segundo nome|secondo nome|tussenvoegsel|infix|drugie imię|\
         prostřední jméno|stredné meno|mellannamn|mellemnavn|mellomnavn|toinen nimi|ikinci ad|\
         отчество|по батькові|презиме|бащино име|ミドルネーム|中间名|中間名|الاسم الأوسط|שם אמצעי",
    ),
    (
        Certain(Family),
        "last name|last names|family name|surname|surnames|family|last|Nachname|Familienname|Zuname|\
         nom de famille|apellido|apellidos|primer apellido|apellido 1|apellido paterno|cognome|\
         sobrenome|sobrenomes|último nome|nome de família|apelidos|achternaam|familienaam|nazwisko|\
         příjmení|priezvisko|vezetéknév|családnév|nume de familie|efternamn|efternavn|etternavn|sukunimi|\
         soyad|soyadı|soyisim|фамилия|прізвище|επώνυμο|επίθετο|фамилно име|姓|姓氏|苗字|성|성씨|\
         اسم العائلة|العائلة|اللقب|الكنية|שם משפחה|משפחה",
    ),
    (
        Certain(SecondFamily),
        "second last name|second surname|second family name|2nd last name|2nd surname|last name 2|surname 2|\
         segundo apellido|apellido 2|2º apellido|apellido materno|segundo sobrenome|último sobrenome",
    ),
    (Certain(Suffix), "suffix|name suffix"),
    // A last name in Portugal, and a nickname in Brazil.
    (PerhapsFamily, "apelido"),
    (SecondName, "second name|2nd name"),
    // Turkish, and much else in English.
    (PerhapsGiven, "ad"),
    (
        Nickname,
        "nickname|preferred name|screen name|Spitzname|surnom|apodo|soprannome|bijnaam|pseudonim|přezdívka|prezývka|\
         becenév|poreclă|smeknamn|kælenavn|kallenavn|lempinimi|takma ad|псевдоним|никнейм|псевдонім|прякор|ψευδώνυμο|\
         ニックネーム|昵称|暱稱|별명|닉네임|اللقب المستعار|כינוי",
    ),
];

const PLACES: &[(Guess, &str)] = &[
    (
        Certain(Role),
        "role|organization role|org role|Rolle|rôle|rol|ruolo|papel|função|rola|rolă|úloha|szerepkör|szerep|roll|rooli|\
         роль|ρόλος|роля|役割|角色|역할|الدور|תפקיד",
    ),
    (Certain(GroupRole), "group role|Gruppenrolle"),
    (
        Certain(Groups),
        "groups|group|user groups|user group|group name|group names|team|teams|team name|cohort|cohorts|\
         Gruppe|Gruppen|groupe|groupes|équipe|grupo|grupos|equipo|gruppo|gruppi|equipe|groep|groepen|grupa|grupy|\
         skupina|skupiny|skupiny uživatelů|csoport|csoportok|grup|grupuri|gruplar|grupp|grupper|gruppe|ryhmä|ryhmät|\
         группа|группы|група|групи|ομάδα|ομάδες|グループ|组|小组|群组|組|小組|群組|그룹|المجموعة|مجموعة|المجموعات|\
         קבוצה|קבוצות",
    ),
    (
        Department,
        "department|Abteilung|département|departamento|dipartimento|reparto|afdeling|dział|oddělení|oddelenie|\
         osztály|departament|avdelning|avdeling|osasto|bölüm|departman|отдел|відділ|τμήμα|部署|部门|部門|부서|القسم|מחלקה",
    ),
];

const STATES: &[(Guess, &str)] = &[
    (
        Certain(Status),
        "status|new status|account status|user status|member status|membership status|employee status|\
         enrollment status|enrolment status|subscription status|Kontostatus|Mitgliedsstatus|Mitgliedstatus|\
         statut|statut du compte|estatus|estado de la cuenta|estado da conta|stato account|stav|stav účtu|\
         status konta|állapot|státusz|stare cont|statut cont|kontostatus|tila|durum|hesap durumu|\
         статус|статус пользователя|статус учётной записи|состояние|стан|статус користувача|състояние|\
         κατάσταση|κατάσταση λογαριασμού|状態|ステータス|在籍状況|アカウント状態|状态|帐号状态|账号状态|狀態|帳號狀態|\
         상태|계정 상태|재직 상태|재학 상태|الحالة|حالة|حالة الحساب|סטטוס|מצב|סטטוס חשבון",
    ),
    (
        Certain(Enabled),
        "enabled|enabled user|is enabled|account enabled|active|is active|user active|account active|activated|\
         aktiv|aktiviert|actif|activo|attivo|actief|ativo|habilitado|abilitato|ingeschakeld|aktywny|aktivní|aktívny|\
         aktív|activ|aktiverad|aktivert|aktiveret|aktiivinen|aktif|etkin|активен|активный|активний|ενεργός|ενεργό|\
         有効|在籍|有效|启用|啟用|是否启用|是否有效|활성|활성화|사용 여부|نشط|فعال|פעיל",
    ),
    (
        Certain(Gone),
        "suspended|is suspended|suspended at|deleted|is deleted|deleted at|archived|is archived|archived at|disabled|\
         is disabled|disabled at|account disabled|blocked|is blocked|blocked at|block sign in|block sign in yes no|\
         sign in blocked|deactivated|is deactivated|deactivated at|inactive|is inactive|banned|is banned|terminated|\
         terminated at|removed|removed at|withdrawn|unsubscribed|gesperrt|deaktiviert|gelöscht|inaktiv|\
         Kündigungsdatum|gekündigt|désactivé|supprimé|bloqué|inactif|radié|date de sortie|desactivado|eliminado|\
         bloqueado|inactivo|fecha de baja|disattivato|eliminato|bloccato|inattivo|sospeso|data di uscita|\
         desativado|excluído|suspenso|inativo|gedeactiveerd|verwijderd|geblokkeerd|inactief|uitgeschreven|\
         uitschrijfdatum|nieaktywny|usunięty|zablokowany|neaktivní|smazán|zablokovaný|neaktívny|vymazaný|inaktív|\
         törölt|letiltott|inactiv|șters|blocat|borttagen|slettet|poistettu|silindi|неактивен|удалён|удален|\
         заблокирован|уволен|дата увольнения|дата отчисления|видалено|заблоковано|звільнено|изтрит|блокиран|напуснал|\
         ανενεργός|διαγραμμένος|無効|削除|削除済み|退会|退会日|退職|退職日|停用|禁用|已禁用|离职日期|離職日期|退出日期|\
         비활성|탈퇴|탈퇴일|퇴사일|삭제|محذوف|محظور|معطل|נמחק|חסום|מושבת|לא פעיל",
    ),
    // A state may be a part of a country, and a situation that of a family.
    (
        State,
        "state|account state|user state|Zustand|estado|stato|état|stare|situação|situación|situazione|situation|\
         tillstånd|tilstand|toestand",
    ),
];

static GUESSES: LazyLock<HashMap<String, Guess>> = LazyLock::new(|| {
    let all = [NAMES, PLACES, STATES].into_iter().flatten();
    all.flat_map(|(guess, names)| names.split('|').map(|name| (squash(name), *guess))).collect()
});

/// What a column of this squashed name holds, where that is known.
pub(super) fn known(name: &str) -> Option<Guess> {
    GUESSES.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_told_twice() {
        let mut known: HashMap<String, Guess> = HashMap::new();
        for (guess, names) in [NAMES, PLACES, STATES].into_iter().flatten() {
            for name in names.split('|') {
                let key = squash(name);
                assert!(!key.is_empty(), "{name}");
                let before = known.insert(key, *guess);
                assert!(before.is_none_or(|before| before == *guess), "{name}: {before:?} and {guess:?}");
            }
        }
    }

    #[test]
    fn names_of_people_are_known_in_many_languages() {
        for (heads, expected) in [
            ("Vorname,Nachname", [Given, Family]),
            ("Prénom,Nom de famille", [Given, Family]),
            ("Nombre,Primer apellido", [Name, Family]),
            ("Nome,Cognome", [Name, Family]),
            ("Nome próprio,Sobrenome", [Given, Family]),
            ("Voornaam,Achternaam", [Given, Family]),
            ("Imię,Nazwisko", [Given, Family]),
            ("Jméno,Příjmení", [Name, Family]),
            ("Meno,Priezvisko", [Name, Family]),
            ("Keresztnév,Vezetéknév", [Given, Family]),
            ("Prenume,Nume de familie", [Given, Family]),
            ("Förnamn,Efternamn", [Given, Family]),
            ("Fornavn,Etternavn", [Given, Family]),
            ("Etunimi,Sukunimi", [Given, Family]),
            ("Adı,Soyadı", [Name, Family]),
            ("Имя,Фамилия", [Name, Family]),
            ("Ім’я,Прізвище", [Name, Family]),
            ("Όνομα,Επώνυμο", [Name, Family]),
            ("Собствено име,Фамилно име", [Given, Family]),
            ("名,姓", [Given, Family]),
            ("이름,성", [Name, Family]),
            ("الاسم الأول,اسم العائلة", [Given, Family]),
            ("שם פרטי,שם משפחה", [Given, Family]),
        ] {
            let known: Vec<Guess> = heads.split(',').filter_map(|head| known(&squash(head))).collect();
            assert_eq!(known, expected.map(Certain), "{heads}");
        }
        for head in ["Статус", "状態", "状态", "상태", "Κατάσταση", "الحالة", "סטטוס", "Stav", "Állapot", "Tila"]
        {
            assert_eq!(known(&squash(head)), Some(Certain(Status)), "{head}");
        }
    }
}
