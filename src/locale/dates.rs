//! Instants in words.

use chrono::{Datelike, Timelike};
use std::borrow::Cow;

use super::message::{At, DateStyle, Message};
use super::{Language, Reader};
use crate::clock::Moment;
use crate::t;
use crate::zone::Zone;

/// `at` as `reader` is told it.
pub(super) fn say(at: At, style: DateStyle, reader: &Reader) -> Message<'static> {
    let moment = at.moment;
    let (own, organizations) = (at.zone.unwrap_or(reader.zone), at.zone.unwrap_or(reader.organization_zone));
    match style {
        DateStyle::RelativeStart if organizations.begins_day(moment) => {
            by_days(moment, moment, organizations, reader.now)
        }
        DateStyle::RelativeStop if organizations.ends_day(moment) => {
            let last = organizations.start_of_day(organizations.last_day(moment));
            by_days(last, moment, organizations, reader.now)
        }
        DateStyle::Relative | DateStyle::RelativeStart | DateStyle::RelativeStop => relative(moment, reader.now),
        DateStyle::Long => long(moment, own, reader.language),
        DateStyle::Short => short(moment, own, reader),
        DateStyle::Day => day(moment, own, reader.language),
        DateStyle::Start if organizations.begins_day(moment) => whole_day(moment, organizations, reader),
        DateStyle::Stop if organizations.ends_day(moment) => {
            whole_day(organizations.start_of_day(organizations.last_day(moment)), organizations, reader)
        }
        DateStyle::Start | DateStyle::Stop => long(moment, organizations, reader.language),
    }
}

fn long(at: Moment, zone: Zone, language: Language) -> Message<'static> {
    let local = zone.local(at).naive_local();
    t::locale::date_long(
        day_of_month(&local),
        two_digits(local.hour()),
        two_digits(local.minute()),
        month(&local, language),
        weekday(&local, language),
        local.year().to_string(),
        zone.abbreviation(at),
    )
}

fn short(at: Moment, zone: Zone, reader: &Reader) -> Message<'static> {
    let local = zone.local(at).naive_local();
    let (day, month) = (day_of_month(&local), month(&local, reader.language));
    if local.year() == zone.local(reader.now).year() {
        t::locale::date_short(day, two_digits(local.hour()), two_digits(local.minute()), month)
    } else {
        t::locale::date_other_year(day, month, local.year().to_string())
    }
}

fn day(at: Moment, zone: Zone, language: Language) -> Message<'static> {
    let local = zone.local(at).naive_local();
    let (month, weekday) = (month(&local, language), weekday(&local, language));
    t::locale::date_day(day_of_month(&local), month, weekday, local.year().to_string())
}

/// A day of `zone`, which is named to those whose clock stands elsewhere.
fn whole_day(at: Moment, zone: Zone, reader: &Reader) -> Message<'static> {
    let day = day(at, zone, reader.language);
    if zone == reader.zone { day } else { t::locale::date_day_of_zone(day, zone.name()) }
}

fn weekday(local: &impl Datelike, language: Language) -> Cow<'static, str> {
    language.shown(language.weekdays()[local.weekday().num_days_from_sunday() as usize])
}

fn month(local: &impl Datelike, language: Language) -> Cow<'static, str> {
    language.shown(language.months()[local.month0() as usize])
}

/// Of a number below 60, as each date of a list needs several: none is put together anew.
fn two_digits(number: u32) -> &'static str {
    const ALL: &str = concat!(
        "000102030405060708091011121314151617181920212223242526272829",
        "303132333435363738394041424344454647484950515253545556575859"
    );
    let start = number as usize * 2;
    ALL.get(start..start + 2).unwrap_or_default()
}

fn day_of_month(local: &impl Datelike) -> &'static str {
    two_digits(local.day()).trim_start_matches('0')
}

/// The days from today to that of `shown`, as a calendar counts them; where `at` is less than two days off, the hours.
fn by_days(shown: Moment, at: Moment, zone: Zone, now: Moment) -> Message<'static> {
    match zone.day_number(shown) - zone.day_number(now) {
        days @ 2.. => t::locale::relative_days(true, days),
        days @ ..=-2 => t::locale::relative_days(false, -days),
        _ => relative(at, now),
    }
}

/// To the nearest minute below an hour, hour below two days, day from there on.
fn relative(at: Moment, now: Moment) -> Message<'static> {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    let is_ahead = at > now;
    let seconds = if is_ahead { at - now } else { now - at }.num_seconds();
    // The unit is the largest of which the rounded number is the smallest: never "60 minutes".
    let nearest = |unit: i64| (seconds + unit / 2) / unit;
    match seconds {
        ..MINUTE => t::locale::relative_moment(is_ahead),
        _ if nearest(MINUTE) < 60 => t::locale::relative_minutes(is_ahead, nearest(MINUTE)),
        _ if nearest(HOUR) < 48 => t::locale::relative_hours(is_ahead, nearest(HOUR)),
        _ => t::locale::relative_days(is_ahead, nearest(DAY)),
    }
}
