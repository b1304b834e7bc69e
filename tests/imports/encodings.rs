//! Files in whatever encoding: read right, or asked about; never as other letters without a word.

use encoding_rs::{WINDOWS_1251, WINDOWS_1254};
use muster::t;

use super::{Roster, new_in, post_files, question, rows, settled};
use crate::harness::page::Page;
use crate::harness::person::Person;

async fn dry_run(who: &Person, file: &[u8]) -> Page {
    let posted = post_files(who, &[("people.csv", file)], &[]).await;
    let path = posted.is(303).header("location").expect("a page").to_owned();
    settled(who, &path).await
}

/// The page after the file was read in another encoding.
async fn read_as(who: &Person, page: &Page, encoding: &str) -> Page {
    who.submit(page.form(t::imports::read_again()).fill(t::imports::encoding(), encoding)).await;
    settled(who, page.path()).await
}

#[tokio::test]
async fn every_guess_is_told_by_names_and_can_be_changed() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let cyrillic = "email,name\na@cases.example,Анна Иванова\nb@cases.example,Борис Петров\n";
    let turkish = "email,name\na@cases.example,Ayşe Işık\nc@cases.example,Çağla Öztürk\n";
    for (file, name) in [
        (WINDOWS_1251.encode(cyrillic).0.into_owned(), "Анна Иванова"),
        (WINDOWS_1254.encode(turkish).0.into_owned(), "Çağla Öztürk"),
        (b"email,name\nz@cases.example,Zo\x89 M\x81ller\n".to_vec(), "Zoë Müller"),
        (b"email,name\nl@cases.example,\x9dukasz \xbdak\np@cases.example,Pawe\x88\n".to_vec(), "Łukasz Żak"),
        (
            b"email,name\nl@cases.example,\xfcukasz \xfbak\np@cases.example,Pawe\xb8 \xe5wi\xabcki\nz@cases.example,Zde\xcbka \xe1\xe9astn\x87\n"
                .to_vec(),
            "Łukasz Żak",
        ),
        (b"email,name\nz@cases.example,Zo+AOs- M+APw-ller\n".to_vec(), "Zoë Müller"),
    ] {
        let page = dry_run(&ann, &file).await;
        assert!(question(&page).is_some_and(|question| question.contains(name)), "{}", page.text());
        assert!(page.offers(t::imports::read_again()) && rows(&page)[0].ends_with(&new_in(&[])), "{:?}", rows(&page));
    }
    let western = dry_run(&ann, b"email,name\nz@cases.example,Zo\x89 M\x81ller\n").await;
    read_as(&ann, &western, "Western European (Mac Roman)").await.says("Zoâ MÅller");
    read_as(&ann, &western, "Western European (DOS, 437)").await.says("Zoë Müller");
}

#[tokio::test]
async fn letters_that_look_garbled_are_asked_about() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    for (garbled, name) in [
        ("ZoÃ« Ã…ngstrÃ¶m", "Zoë Ångström"),
        ("KrakĂłw Ĺ»ak", "Kraków Żak"),
        ("РђРЅРЅР°", "Анна"),
        ("Zo√´", "Zoë"),
        ("Zo├½", "Zoë"),
    ] {
        let file = format!("email,name\nlea@cases.example,Léa\nz@cases.example,{garbled}\n");
        let page = dry_run(&ann, file.as_bytes()).await;
        page.says(t::imports::looks_garbled()).says("Léa");
        assert!(question(&page).is_some_and(|question| question.contains(name)), "{}", page.text());
        assert!(!rows(&page).iter().any(|row| row.contains(garbled)), "{:?}", rows(&page));
        // Whoever knows better says so, and can take it back.
        let plain = read_as(&ann, &page, "UTF-8").await;
        assert!(rows(&plain)[1].starts_with(garbled), "{:?}", rows(&plain));
        assert!(plain.offers(t::imports::read_again()));
    }
    let right = dry_run(&ann, "email,name\nz@cases.example,Zoë Ångström „Gruß“\n".as_bytes()).await;
    assert!(!right.offers(t::imports::read_again()));
}

#[tokio::test]
async fn garbled_cells_of_a_sheet_are_asked_about_too() {
    let Roster { server: _house, ann, .. } = Roster::open().await;
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip([["email", "name"], ["z@cases.example", "ZoÃ«"]]) {
        sheet.write_row(row, 0, cells).expect("a row");
    }
    let page = dry_run(&ann, &workbook.save_to_buffer().expect("a workbook")).await;
    page.says(t::imports::looks_garbled());
    assert_eq!(rows(&page), [format!("Zoë z@cases.example 2 {}", new_in(&[]))]);
    assert_eq!(rows(&read_as(&ann, &page, "UTF-8").await), [format!("ZoÃ« z@cases.example 2 {}", new_in(&[]))]);
}
