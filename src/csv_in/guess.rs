//! The encoding of a file that does not tell it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::encoding::{Encoding, encoding};

/// How much of what is not ASCII is looked at.
const LOOKED_AT: usize = 1 << 16;

/// What spreadsheets write and the detector, who knows what the web is written in, does not.
const OTHERS: [&str; 11] = [
    "macintosh",
    "IBM850",
    "IBM852",
    "x-mac-ce",
    "IBM437",
    "IBM857",
    "IBM775",
    "IBM737",
    "IBM862",
    "IBM865",
    "x-mac-cyrillic",
];

/// What the bytes are most likely written in. Where that makes no words, what makes far better ones.
pub(super) fn guess(bytes: &[u8]) -> Encoding {
    let sample = not_ascii(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&sample, true);
    let guess = Encoding::Web(detector.guess(country(&sample), Utf8Detection::Deny));
    let oddness = |encoding: Encoding| oddness(&encoding.decode(&sample).0);
    let least = oddness(guess);
    if least == 0 {
        return guess;
    }
    let others = OTHERS.iter().filter_map(|name| encoding(name)).map(|other| (oddness(other), other));
    match others.min_by_key(|(odd, _)| *odd) {
        Some((odd, other)) if odd * 2 < least => other,
        _ => guess,
    }
}

/// The end of the addresses, where it is a country's and most of them have it.
fn country(sample: &[u8]) -> Option<&[u8]> {
    let is_of_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    let ends = sample.split(|byte| *byte == b'@').skip(1).filter_map(|behind| {
        let domain = behind.split(|byte| !is_of_word(byte)).next()?;
        domain.rsplit(|byte| *byte == b'.').next()
    });
    let ends: Vec<&[u8]> = ends.collect();
    let is_country = |end: &&&[u8]| end.len() == 2 && end.iter().all(u8::is_ascii_lowercase);
    let count = |end: &[u8]| ends.iter().filter(|other| **other == end).count();
    ends.iter().find(is_country).copied().filter(|end| count(end) * 2 > ends.len())
}

/// The lines in which something is not ASCII, as far as they are looked at.
fn not_ascii(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for line in bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_ascii()) {
        sample.extend_from_slice(&line[..line.len().min(LOOKED_AT - sample.len())]);
        if sample.len() == LOOKED_AT {
            break;
        }
    }
    sample
}

/// How much in `text` looks like text that was read in a wrong encoding: controls, signs within words, capitals
/// behind small letters, letters of two scripts in one word.
pub(super) fn oddness(text: &str) -> usize {
    let mut signs = text.chars().peekable();
    let (mut before, mut odd) = (' ', 0);
    while let Some(c) = signs.next() {
        let behind = signs.peek().copied().unwrap_or(' ');
        odd += match c {
            c if c.is_ascii() => 0,
            c if c == '\u{fffd}' || is_c1(c) => 10,
            c if c.is_alphabetic() => {
                let is_mixed = |other: char| other.is_alphabetic() && script(other) != script(c);
                2 * usize::from(c.is_uppercase() && before.is_lowercase())
                    + usize::from(c.is_uppercase() && before.is_uppercase() && behind.is_lowercase())
                    + 3 * usize::from(is_mixed(before) || (behind.is_ascii() && is_mixed(behind)))
            }
            c if c.is_whitespace() || c == '’' || is_mark(c) => 0,
            _ => 3 * usize::from(before.is_alphabetic() || behind.is_alphabetic()),
        };
        before = c;
    }
    odd
}

/// Controls that no text has.
pub(super) fn is_c1(c: char) -> bool {
    ('\u{80}'..='\u{9f}').contains(&c)
}

/// Marks that belong to the letter before them.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || matches!(c, '\u{200c}' | '\u{200d}')
}

/// Which letters are written together: a number for each family of scripts.
fn script(c: char) -> u8 {
    match u32::from(c) {
        0..0x370 | 0x1e00..0x1f00 | 0xff21..0xff5b => 0,
        0x370..0x400 | 0x1f00..0x2000 => 1,
        0x400..0x530 => 2,
        0x530..0x590 => 3,
        0x590..0x600 => 4,
        0x600..0x780 => 5,
        0x780..0x1100 => 6,
        _ => 7,
    }
}
