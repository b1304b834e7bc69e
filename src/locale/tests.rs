//! What the catalogue says of what, in each language.

use chrono::{DateTime, TimeDelta};

use super::message::{Entry, Key, Message, Piece, Rich};
use super::*;
use crate::t;

fn at(text: &str) -> Moment {
    Moment::from(text.parse::<DateTime<chrono::Utc>>().unwrap())
}

fn reader(language: Language) -> Reader {
    let zone = Zone::parse("Europe/Amsterdam").unwrap();
    Reader { language, zone, organization_zone: zone, now: at("2026-11-22T12:00:00Z") }
}

/// What `message` says in English and in German.
fn both(message: &Message<'_>) -> [String; 2] {
    Language::SPOKEN.map(|language| message.say(&reader(language)))
}

fn told(instant: &str, style: DateStyle) -> [String; 2] {
    Language::SPOKEN.map(|language| dates::say(at(instant).into(), style, &reader(language)).say(&reader(language)))
}

#[test]
fn numbers_take_the_plural_and_digits_of_their_language() {
    for (count, said) in [
        (0, ["in 0 days", "in 0 Tagen"]),
        (1, ["in 1 day", "in 1 Tag"]),
        (2, ["in 2 days", "in 2 Tagen"]),
        (5, ["in 5 days", "in 5 Tagen"]),
        (1_000, ["in 1,000 days", "in 1.000 Tagen"]),
        (1_234_567, ["in 1,234,567 days", "in 1.234.567 Tagen"]),
    ] {
        assert_eq!(both(&t::locale::relative_days(true, count)), said);
    }
}

#[test]
fn dates_are_told_as_the_language_tells_them() {
    for (style, said) in [
        (DateStyle::Long, ["Fri 27 Nov 2026, 17:00 CET", "Fr, 27. Nov 2026, 17:00 CET"]),
        (DateStyle::Short, ["27 Nov, 17:00", "27. Nov, 17:00"]),
        (DateStyle::Day, ["Fri 27 Nov 2026", "Fr, 27. Nov 2026"]),
        (DateStyle::Relative, ["in 5 days", "in 5 Tagen"]),
    ] {
        assert_eq!(told("2026-11-27T16:00:00Z", style), said);
    }
}

#[test]
fn both_changes_of_the_clock_are_told_apart() {
    let german = |instant| told(instant, DateStyle::Long)[1].clone();
    assert_eq!(german("2026-03-29T00:59:00Z"), "So, 29. Mär 2026, 01:59 CET");
    assert_eq!(german("2026-03-29T01:00:00Z"), "So, 29. Mär 2026, 03:00 CEST");
    assert_eq!(german("2026-10-25T00:30:00Z"), "So, 25. Okt 2026, 02:30 CEST");
    assert_eq!(german("2026-10-25T01:30:00Z"), "So, 25. Okt 2026, 02:30 CET");
}

#[test]
fn a_window_is_told_by_its_whole_days() {
    let reader = reader(Language::English);
    let (from, until) = (
        reader.zone.start_of_day("2026-09-01".parse().unwrap()),
        reader.zone.end_of_day("2026-11-27".parse().unwrap()),
    );
    assert_eq!(t::locale::range_between(from, until).say(&reader), "Tue 1 Sep 2026 – Fri 27 Nov 2026");
    let abroad = Reader { zone: Zone::parse("America/New_York").unwrap(), ..reader };
    assert_eq!(t::locale::range_until(until).say(&abroad), "until Fri 27 Nov 2026 (Europe/Amsterdam)");
    assert_eq!(t::locale::range_from(at("2026-09-01T07:30:00Z")).say(&reader), "from Tue 1 Sep 2026, 09:30 CEST");
}

#[test]
fn what_stops_with_a_day_is_counted_to_by_days() {
    let reader = reader(Language::English);
    let until = |day: &str| t::passes::until(reader.zone.end_of_day(day.parse().unwrap())).say(&reader);
    assert_eq!(until("2026-11-27"), "Fri 27 Nov 2026, in 5 days");
    assert_eq!(until("2026-11-22"), "Sun 22 Nov 2026, in 11 hours");
}

#[test]
fn spans_read_as_people_say_them() {
    let reader = reader(Language::English);
    for (seconds, said) in [
        (1, "in less than a minute"),
        (59, "in less than a minute"),
        (60, "in 1 minute"),
        (59 * 60 + 29, "in 59 minutes"),
        (59 * 60 + 30, "in 1 hour"),
        (86_399, "in 24 hours"),
        (47 * 3_600, "in 47 hours"),
        (172_799, "in 2 days"),
        (0, "less than a minute ago"),
        (-1, "less than a minute ago"),
        (-3_600, "1 hour ago"),
        (-2 * 86_400, "2 days ago"),
    ] {
        let then = reader.now + TimeDelta::seconds(seconds);
        assert_eq!(dates::say(then.into(), DateStyle::Relative, &reader).say(&reader), said, "{seconds}");
    }
}

#[test]
fn several_are_enumerated() {
    for (names, said) in [
        (vec!["Ann"], ["Ann", "Ann"]),
        (vec!["Ann", "Ben"], ["Ann and Ben", "Ann und Ben"]),
        (vec!["Ann", "Ben", "Cem"], ["Ann, Ben and Cem", "Ann, Ben und Cem"]),
    ] {
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        assert_eq!(both(&t::locale::several(names)), said);
    }
}

#[derive(askama::Template)]
#[template(source = "{{ self.0 }} {{ self.1 }}", ext = "html")]
struct Page<'a>(Message<'a>, Rich<'a>);

#[test]
fn nothing_that_a_message_is_about_is_markup() {
    const SCRIPT: &str = "<script>alert('hello')</script>";
    for entry in t::ALL.iter().copied().flatten() {
        let mut args = vec![Arg::from(SCRIPT); 12];
        entry.texts.iter().for_each(|pieces| fill(pieces, SCRIPT, &mut args));
        for language in Language::SPOKEN {
            let page = Page(Message::new(entry, args.clone()), Rich::new(entry, args.clone()));
            let html = askama::Template::render_with_values(&page, &reader(language)).unwrap();
            assert!(!html.contains("<script") && !html.contains("'hello'"), "{}: {html}", entry.key);
        }
    }
}

/// Gives `args` the kinds that `pieces` ask for.
fn fill<'a>(pieces: &'static [Piece], text: &'a str, args: &mut [Arg<'a>]) {
    for piece in pieces {
        match piece {
            Piece::Text(_) | Piece::Arg(_) => {}
            Piece::Date(index, _) => args[*index] = Arg::Moment(at("2026-11-27T16:00:00Z").into()),
            Piece::Open(index) | Piece::Close(index) => args[*index] = Arg::Slot(Slot::link(text)),
            Piece::Select(index, variants, default) => {
                let is_choice = variants.iter().all(|(key, _)| matches!(key, Key::Choice(_)));
                args[*index] = if is_choice { Arg::Choice("yes") } else { Arg::Number(2) };
                variants.iter().for_each(|(_, pieces)| fill(pieces, text, args));
                fill(default, text, args);
            }
        }
    }
}

#[test]
fn a_message_that_is_shown_to_no_reader_fails() {
    let page = || Page(t::web::not_found(), Rich::new(first_entry(), Vec::new()));
    assert!(askama::Template::render(&page()).is_err());
    assert!(askama::Template::render_with_values(&page(), &reader(Language::English)).is_ok());
}

fn first_entry() -> &'static Entry {
    t::ALL.iter().copied().flatten().find(|entry| entry.key == "web.not_found").unwrap()
}

#[test]
fn a_name_keeps_its_direction_where_one_writes_from_right_to_left() {
    let said = t::locale::verbatim("Choir");
    assert_eq!(said.say(&reader(Language::Mirrored)), "\u{2068}Choir\u{2069}");
    assert_eq!(said.say(&reader(Language::German)), "Choir");
}
