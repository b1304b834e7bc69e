//! **New Invite** with a file: it reads what an import reads, and nothing of it is left out without a word.

use std::io::{Cursor, Write};

use reqwest::Method;
use rust_xlsxwriter::Workbook;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

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
    answer.is(422).says("Files not used: logo.png, orgs.csv.");
    answer.keeps("Email addresses", "Mia May <mia@example.org>\nLee <lee@example.org>");
    posted(&fixture, &archive(&[("a.txt", b"nothing")])).await.is(422).says("names no email address");
    posted(&fixture, &archive(&[("a.csv", &vec![b'a'; 8 << 20])])).await.is(422).says("line 1 is too long");
}

#[tokio::test]
async fn a_guessed_encoding_is_asked_about_and_can_be_chosen() {
    let fixture = Invited::open().await;
    let file = b"email,name\nkim@example.org,Kim M\xFCller\nlee@example.org,L\xEB\n";
    let asked = posted(&fixture, file).await;
    asked.is(422).says("Does “Kim Müller, Lë” look right?");
    asked.keeps("Email addresses", "Kim Müller <kim@example.org>\nLë <lee@example.org>");
    let form = asked.form("Create").fill("Email addresses", "mia@example.org\nKim Müller <kim@example.org>");
    let form = form.fill("Encoding of the file", "Cyrillic (Windows-1251)").forge("max_uses", "0");
    let again = posted_with(&fixture, form, file).await;
    again.is(422).says_nothing_of("look right?").keeps("Encoding of the file", "Cyrillic (Windows-1251)");
    again.keeps("Email addresses", "mia@example.org\nKim Mьller <kim@example.org>\nLл <lee@example.org>");
}

#[tokio::test]
async fn what_is_no_person_is_told_and_not_invited() {
    let fixture = Invited::open().await;
    let file = "email,name,status\nkim@example.org,Kim,active\nkim@example.org,Kim,left\nadmin@example.org,Exported by,\n\
                Printed by office@example.org on Monday\n";
    let answer = posted(&fixture, file.as_bytes()).await;
    answer.is(422).says("gone: line 3.").says("have the same people as active").says("Not read: lines 4, 5.");
    answer.keeps("Email addresses", "Kim <kim@example.org>");
    let bare = "kim@example.org\nlee@example.org\nExported by office@example.org on Monday\n";
    let answer = posted(&fixture, bare.as_bytes()).await;
    answer.is(422).says("Not read: line 3.").keeps("Email addresses", "kim@example.org\nlee@example.org");
    let answer = posted(&fixture, b"email,name,maiden name\nkim@example.org,Kim,Kay\n").await;
    answer.is(422).says("Not used: maiden name.");
}
