//! Heads and words of status in many languages.

use muster::t;

use crate::harness::page::{ANY, beginning};

use super::{Roster, checked, new_in, post_files, rows, wrong};

#[tokio::test]
async fn names_are_whole_in_many_languages() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    for (head, cells, name) in [
        ("First name,2nd name,Email", "Ann,Ash", "Ann Ash"),
        ("First name,Second name,Last name,Email", "Ann,Mary,Ash", "Ann Mary Ash"),
        ("Name,First name,Last name,Email", "Annie,Ann,Ash", "Ann Ash"),
        ("Vorname,Nachname,E-Mail", "Ann,Ash", "Ann Ash"),
        ("Prénom,Nom,Courriel", "Ann,Ash", "Ann Ash"),
        ("Nombre,Primer apellido,Segundo apellido,Correo electrónico", "Ana,García,López", "Ana García López"),
        ("Nome,Cognome,Posta elettronica", "Ann,Ash", "Ann Ash"),
        ("Nome,Sobrenome,Endereço de e-mail", "Ann,Ash", "Ann Ash"),
        ("Nome,Apelido,Email", "Ann,Ash", "Ann Ash"),
        ("Voornaam,Tussenvoegsel,Achternaam,E-mailadres", "Ann,van,Ash", "Ann van Ash"),
        ("Imię,Nazwisko,Adres e-mail", "Ann,Ash", "Ann Ash"),
        ("Jméno,Příjmení,E-mailová adresa", "Ann,Ash", "Ann Ash"),
        ("Meno,Priezvisko,Email", "Ann,Ash", "Ann Ash"),
        ("Vezetéknév,Keresztnév,E-mail cím", "Ash,Ann", "Ann Ash"),
        ("Nume,Prenume,Adresa de e-mail", "Ash,Ann", "Ann Ash"),
        ("Förnamn,Efternamn,E-postadress", "Ann,Ash", "Ann Ash"),
        ("Fornavn,Efternavn,E-mail", "Ann,Ash", "Ann Ash"),
        ("Fornavn,Etternavn,E-post", "Ann,Ash", "Ann Ash"),
        ("Etunimi,Sukunimi,Sähköposti", "Ann,Ash", "Ann Ash"),
        ("Ad,Soyad,E-posta", "Ann,Ash", "Ann Ash"),
        ("Фамилия,Имя,Отчество,Эл. почта", "Иванова,Анна,Петровна", "Анна Петровна Иванова"),
        ("Прізвище,Ім'я,Електронна пошта", "Ash,Ann", "Ann Ash"),
        ("Όνομα,Επώνυμο,Ηλ. ταχυδρομείο", "Ann,Ash", "Ann Ash"),
        ("Име,Фамилия,Имейл", "Ann,Ash", "Ann Ash"),
        ("姓,名,メールアドレス", "佐藤,花子", "佐藤 花子"),
        ("姓名,邮箱", "王明", "王明"),
        ("성,이름,이메일", "김,명수", "김 명수"),
        ("الاسم الأول,اسم العائلة,البريد الإلكتروني", "Ann,Ash", "Ann Ash"),
        ("שם פרטי,שם משפחה,דוא״ל", "Ann,Ash", "Ann Ash"),
    ] {
        let page = checked(&ann, &format!("{head}\n{cells},una@x.org\n")).await;
        assert_eq!(rows(&page), [format!("{name} una@x.org 2 {}", new_in(&[]))], "{head}");
        page.says_nothing_of(beginning(&t::csv_in::columns_unused(ANY)));
    }
    let page = checked(&ann, "Name,Maiden name,Email\nAnn Ash,Birch,una@x.org\n").await;
    page.says(t::csv_in::columns_unused("Maiden name"));
}

#[tokio::test]
async fn who_is_gone_is_seen_in_many_languages() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    for (head, active, gone) in [
        ("Estado", "activo", "de baja"),
        ("Situação", "ativo", "desligado"),
        ("Stav", "aktivní", "neaktivní"),
        ("Status", "aktywny", "nieaktywny"),
        ("Állapot", "aktív", "törölt"),
        ("Durum", "etkin", "pasif"),
        ("Tila", "aktiivinen", "poistettu"),
        ("Статус", "активен", "уволен"),
        ("Стан", "активний", "звільнений"),
        ("Κατάσταση", "ενεργός", "ανενεργός"),
        ("状態", "在籍", "退会済み"),
        ("状态", "正常", "已离职"),
        ("상태", "재직", "퇴사"),
        ("الحالة", "نشط", "محذوف"),
        ("סטטוס", "פעיל", "לא פעיל"),
        ("有効", "はい", "いいえ"),
        ("Заблокирован", "нет", "да"),
        ("退会日", "", "2024年3月1日"),
        ("Mystery", "active", "удалён"),
    ] {
        let page = checked(&ann, &format!("email,{head}\nzoe@x.org,{active}\nyan@x.org,{gone}\n")).await;
        assert_eq!(rows(&page), [format!("zoe@x.org zoe@x.org 2 {}", new_in(&[]))], "{head}");
        assert_eq!(wrong(&ann, &page).await.len(), 1, "{head}");
    }
}

#[tokio::test]
async fn unknown_words_of_any_script_are_asked_about() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    for (head, word) in [("Статус", "в отпуске"), ("状態", "休職"), ("상태", "휴직"), ("Κατάσταση", "σε άδεια")]
    {
        let file = format!("email,{head}\nzoe@x.org,{word}\n");
        let posted = post_files(&ann, &[("people.csv", file.as_bytes())], &[]).await;
        let path = posted.is(303).header("location").expect("a page").to_owned();
        ann.visit(&path).await.headed(t::imports::which_column()).keeps(word, "Choose");
    }
}
