//! **New Invite** with a file: it reads what an import reads, and nothing of it is left out without a word.

use std::io::{Cursor, Write};

use muster::t;
use reqwest::Method;
use rust_xlsxwriter::Workbook;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::making::addresses;
use super::{Invited, new_invite};
use crate::harness::form::Form;
use crate::harness::page::Page;

/// Posts the form of **New Invite** along with a file.
async fn posted(fixture: &Invited, file: &[u8]) -> Page {
    posted_with(fixture, new_invite(&fixture.ann, fixture.choir).await, file).await
}

/// The same by a form that is there already.
async fn posted_with(fixture: &Invited, form: Form, file: &[u8]) -> Page {
    let part = |(name, value)| format!("--line\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let mut body = form.entries().into_iter().map(part).collect::<Vec<_>>().concat().into_bytes();
    body.extend(b"--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people\"\r\n\r\n");
    body.extend([file, b"\r\n--line--\r\n"].concat());
    let request = fixture.ann.request(Method::POST, form.action()).header("Sec-Fetch-Site", "same-origin");
    fixture.ann.send(request.header("Content-Type", "multipart/form-data; boundary=line").body(body)).await
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a file");
        archive.write_all(bytes).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

#[tokio::test]
async fn archives_are_read_as_an_import_reads_them() {
    let fixture = Invited::open().await;
    let mut book = Workbook::new();
    book.add_worksheet().write_row(0, 0, ["Email", "Name"]).expect("a row");
    book.worksheet_from_index(0).expect("a sheet").write_row(1, 0, ["lee@example.org", "Lee"]).expect("a row");
    let book = book.save_to_buffer().expect("a workbook");
    let one = archive(&[("people.csv", b"email,name\nkim@example.org,Kim\n")]);
    posted(&fixture, &one).await.is(303);
    let several = archive(&[
        ("users.csv", b"sourcedId,givenName,familyName,email\nu1,Mia,May,mia@example.org\n"),
        ("more.xlsx", &book),
        ("orgs.csv", b"sourcedId,name,contact\no1,Hill,office@example.org\n"),
        ("logo.png", b"\x89PNG\0\0\0"),
    ]);
    let answer = posted(&fixture, &several).await;
    answer.is(422).says(t::csv_in::files_unused(vec!["logo.png".to_owned(), "orgs.csv".to_owned()]));
    answer.keeps(t::invites::addresses(), "Mia May <mia@example.org>\nLee <lee@example.org>");
    posted(&fixture, &archive(&[("a.txt", b"nothing")])).await.is(422).says(t::invites::file_without_addresses());
    posted(&fixture, &archive(&[("a.csv", &vec![b'a'; 8 << 20])])).await.is(422).says(t::csv_in::long_line("1"));
}

#[tokio::test]
async fn a_guessed_encoding_is_asked_about_and_can_be_chosen() {
    let fixture = Invited::open().await;
    let file = b"email,name\nkim@example.org,Kim M\xFCller\nlee@example.org,L\xEB\n";
    let asked = posted(&fixture, file).await;
    asked.is(422).says("“Kim Müller, Lë”");
    asked.keeps(t::invites::addresses(), "Kim Müller <kim@example.org>\nLë <lee@example.org>");
    let form =
        asked.form(t::invites::create()).fill(t::invites::addresses(), "mia@example.org\nKim Müller <kim@example.org>");
    let form = form.fill(t::invites::encoding(), "Cyrillic (Windows-1251)").forge("max_uses", "0");
    let again = posted_with(&fixture, form, file).await;
    again.is(422).says_nothing_of("“Kim").keeps(t::invites::encoding(), "Cyrillic (Windows-1251)");
    again.keeps(t::invites::addresses(), "mia@example.org\nKim Mьller <kim@example.org>\nLл <lee@example.org>");
}

#[tokio::test]
async fn what_is_no_person_is_told_and_not_invited() {
    let fixture = Invited::open().await;
    let file = "email,name,status\nkim@example.org,Kim,active\nkim@example.org,Kim,left\nadmin@example.org,Exported by,\n\
                Printed by office@example.org on Monday\n";
    let answer = posted(&fixture, file.as_bytes()).await;
    let (third, others) = (t::invites::lines(1, "3"), t::invites::lines(2, vec!["4".to_owned(), "5".to_owned()]));
    answer.is(422).says(t::invites::file_gone(&third)).says(t::invites::file_contradicted(&third));
    answer.says(t::invites::file_unread(others, t::invites::unread_note()));
    answer.keeps(t::invites::addresses(), "Kim <kim@example.org>");
    let bare = "kim@example.org\nlee@example.org\nExported by office@example.org on Monday\n";
    let answer = posted(&fixture, bare.as_bytes()).await;
    answer.is(422).says(t::invites::file_unread(t::invites::lines(1, "3"), t::fields::email_space()));
    answer.keeps(t::invites::addresses(), "kim@example.org\nlee@example.org");
    let answer = posted(&fixture, b"email,name,maiden name\nkim@example.org,Kim,Kay\n").await;
    answer.is(422).says(t::csv_in::columns_unused("maiden name"));
}

#[tokio::test]
async fn how_a_file_was_read_is_seen_before_anybody_is_invited() {
    let fixture = Invited::open().await;
    let form = new_invite(&fixture.ann, fixture.choir).await;
    let file = b"email,name\nlukasz@example.org,\xA3ukasz \xAFak\nzdenka@example.org,Zde\xF2ka \x8A\x9Dastn\xE1\n";
    let answer = posted_with(&fixture, form, file).await;
    answer.is(422).says("Windows-1250").says("“Zdeňka Šťastná, Łukasz Żak”");
    assert!(addresses(&fixture.server).await.is_empty());
    let form = new_invite(&fixture.ann, fixture.choir).await;
    let answer = posted_with(&fixture, form, "email,name\nmia@example.org,M\u{fffd}ller\n".as_bytes()).await;
    answer.is(422).says(t::invites::file_unread(t::invites::lines(1, "2"), t::invites::unread_garbled()));
    assert!(addresses(&fixture.server).await.is_empty());
}

#[tokio::test]
async fn a_csv_file_names_whom_to_write_to() {
    let fixture = Invited::open().await;
    let form = new_invite(&fixture.ann, fixture.choir).await.fill(t::invites::addresses(), "lee@example.org");
    let answer = posted_with(&fixture, form, b"Name;E-Mail\r\nKim;kim@example.org\r\n").await;
    assert_eq!(answer.status(), 303, "{}", answer.text());
    assert_eq!(addresses(&fixture.server).await, ["lee@example.org", "kim@example.org"]);
}

#[tokio::test]
async fn those_whom_a_file_calls_gone_are_not_invited() {
    let fixture = Invited::open().await;
    let form = new_invite(&fixture.ann, fixture.choir).await;
    let file = "Full name,Email,Status\nKim Kay,kim@example.org,active\nLee,lee@example.org,Suspended\nMo,nobody,active\n\
                Ni,ni@example.org,on leave\n\"Olm, Oda\",oda@example.org,active\n";
    let answer = posted_with(&fixture, form, file.as_bytes()).await;
    let others = t::invites::lines(2, vec!["4".to_owned(), "5".to_owned()]);
    answer.is(422).says(t::invites::file_gone(t::invites::lines(1, "3")));
    answer.says(t::invites::file_unread(others, t::fields::email_at()));
    answer.keeps(t::invites::addresses(), "Kim Kay <kim@example.org>\nOda Olm <oda@example.org>");
    assert!(addresses(&fixture.server).await.is_empty(), "nobody is written to before that is seen");
    fixture.ann.submit(answer.form(t::invites::create())).await;
    assert_eq!(addresses(&fixture.server).await, ["kim@example.org", "oda@example.org"]);
}
