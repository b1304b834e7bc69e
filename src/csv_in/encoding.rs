//! The encodings that files of people are written in: those of the web, those of DOS and of old Macs, and
//! UTF-8 that a program took for something else on its way.

use std::borrow::Cow;

use encoding_rs::{Encoding as WebEncoding, MACINTOSH, UTF_8, UTF_16LE};
use oem_cp::code_table::DECODING_TABLE_CP_MAP;
use oem_cp::code_table_type::TableType;

use super::garblings::{GARBLINGS, Garbling};
use super::utf_7;
use crate::locale::Message;
use crate::t;

/// How a file's bytes are read as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// One of those that browsers know.
    Web(&'static WebEncoding),
    /// One byte a letter, in a way that browsers do not know.
    Page(&'static CodePage),
    /// Letters between a plus and a hyphen.
    Utf7,
    /// Text whose letters were garbled before it was written as UTF-8.
    Garbled(&'static Garbling),
}

/// One byte a letter, ASCII below 128.
#[derive(Debug, PartialEq, Eq)]
pub struct CodePage {
    name: &'static str,
    /// The number that Windows has for it.
    number: u16,
}

const fn page(name: &'static str, number: u16) -> CodePage {
    CodePage { name, number }
}

/// Those that somebody may still have files in.
static PAGES: [CodePage; 12] = [
    page("IBM850", 850),
    page("IBM852", 852),
    page("IBM437", 437),
    page("IBM857", 857),
    page("IBM775", 775),
    page("IBM737", 737),
    page("IBM862", 862),
    page("IBM855", 855),
    page("IBM860", 860),
    page("IBM861", 861),
    page("IBM865", 865),
    page("x-mac-ce", MAC_CE),
];

const MAC_CE: u16 = 10_029;
const MAC_CE_LETTERS: &str = "ÄĀāÉĄÖÜáąČäčĆćéŹźĎíďĒēĖóėôöõúĚěü†°Ę£§•¶ß®©™ę¨≠ģĮįĪ≤≥īĶ∂∑łĻļĽľĹĺŅņŃ¬√ńŇ∆«»…\u{a0}ňŐÕőŌ–—“”‘’÷◊ōŔŕŘ‹›řŖŗŠ‚„šŚśÁŤťÍŽžŪÓÔūŮÚůŰűŲųÝýķŻŁżĢˇ";

impl CodePage {
    /// The letters of the bytes from 128 on.
    fn letters(&self) -> Vec<char> {
        match DECODING_TABLE_CP_MAP.get(&self.number) {
            Some(TableType::Complete(letters)) => letters.to_vec(),
            Some(TableType::Incomplete(letters)) => letters.iter().map(|c| c.unwrap_or('\u{fffd}')).collect(),
            None => MAC_CE_LETTERS.chars().collect(),
        }
    }
}

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Self = Self::Web(&encoding_rs::UTF_8_INIT);

    /// What programs call it, and the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Web(encoding) => encoding.name(),
            Self::Page(page) => page.name,
            Self::Utf7 => "UTF-7",
            Self::Garbled(garbling) => garbling.name,
        }
    }

    /// The text, less a byte-order mark, and whether some of it is not in this encoding.
    pub fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        match self {
            Self::Web(encoding) => encoding.decode_with_bom_removal(bytes),
            Self::Page(_) => {
                let letters = self.letters();
                let letter =
                    |byte: &u8| byte.checked_sub(128).map_or(char::from(*byte), |high| letters[usize::from(high)]);
                (Cow::Owned(bytes.iter().map(letter).collect()), false)
            }
            Self::Utf7 => (Cow::Owned(utf_7::decoded(&String::from_utf8_lossy(bytes))), false),
            Self::Garbled(garbling) => {
                let (text, is_lossy) = UTF_8.decode_with_bom_removal(bytes);
                (Cow::Owned(garbling.repaired(&text)), is_lossy)
            }
        }
    }

    /// The letters of the bytes from 128 on, where each byte is one.
    pub(super) fn letters(self) -> Vec<char> {
        match self {
            Self::Page(page) => page.letters(),
            _ => (128..=u8::MAX).map(|byte| self.decode(&[byte]).0.chars().next().unwrap_or('\u{fffd}')).collect(),
        }
    }
}

/// The encoding with this name, as people and programs write it.
pub fn encoding(name: &str) -> Option<Encoding> {
    let name = name.trim();
    let plain = name.to_ascii_lowercase().replace(['-', '_', ' '], "");
    let number =
        ["ibm", "cp", "dos", "oem"].into_iter().find_map(|prefix| plain.strip_prefix(prefix)).unwrap_or(&plain);
    let is_page = |page: &&CodePage| page.name.eq_ignore_ascii_case(name) || page.number.to_string() == number;
    let label = |name: &str| WebEncoding::for_label(name.as_bytes());
    match plain.as_str() {
        "macroman" | "applemacintosh" => Some(Encoding::Web(MACINTOSH)),
        "utf16" => Some(Encoding::Web(UTF_16LE)),
        "utf7" => Some(Encoding::Utf7),
        "macce" | "maccentraleurope" | "xmacce" => PAGES.last().map(Encoding::Page),
        "ibm858" | "cp858" => encoding("IBM850"),
        _ => GARBLINGS
            .iter()
            .find(|garbling| garbling.name.eq_ignore_ascii_case(name))
            .map(Encoding::Garbled)
            .or_else(|| label(name).or_else(|| label(&name.replace(' ', "-"))).map(Encoding::Web))
            .or_else(|| PAGES.iter().find(is_page).map(Encoding::Page)),
    }
}

/// What people know an encoding by.
#[derive(Debug, Clone, Copy)]
enum Letters {
    /// All letters there are: its name says enough.
    Any,
    /// Those of some languages, and what programs call it.
    Of(&'static str, &'static str),
    /// What was garbled, by being read as what, and how that looks.
    Garbled(&'static str, &'static str, &'static str),
}

/// The encodings that are offered, with what people know them by.
const ENCODINGS: [(&str, Letters); 52] = [
    ("UTF-8", Letters::Any),
    ("windows-1252", Letters::Of("western", "Windows-1252, Latin-1")),
    ("macintosh", Letters::Of("western", "Mac Roman")),
    ("IBM850", Letters::Of("western", "DOS, 850")),
    ("IBM437", Letters::Of("western", "DOS, 437")),
    ("windows-1250", Letters::Of("central", "Windows-1250")),
    ("ISO-8859-2", Letters::Of("central", "ISO 8859-2")),
    ("x-mac-ce", Letters::Of("central", "Mac")),
    ("IBM852", Letters::Of("central", "DOS, 852")),
    ("windows-1251", Letters::Of("cyrillic", "Windows-1251")),
    ("KOI8-R", Letters::Of("cyrillic", "KOI8-R")),
    ("KOI8-U", Letters::Of("cyrillic", "KOI8-U")),
    ("IBM866", Letters::Of("cyrillic", "DOS, 866")),
    ("IBM855", Letters::Of("cyrillic", "DOS, 855")),
    ("ISO-8859-5", Letters::Of("cyrillic", "ISO 8859-5")),
    ("x-mac-cyrillic", Letters::Of("cyrillic", "Mac")),
    ("windows-1253", Letters::Of("greek", "Windows-1253")),
    ("ISO-8859-7", Letters::Of("greek", "ISO 8859-7")),
    ("IBM737", Letters::Of("greek", "DOS, 737")),
    ("windows-1254", Letters::Of("turkish", "Windows-1254")),
    ("IBM857", Letters::Of("turkish", "DOS, 857")),
    ("windows-1257", Letters::Of("baltic", "Windows-1257")),
    ("IBM775", Letters::Of("baltic", "DOS, 775")),
    ("windows-1258", Letters::Of("vietnamese", "Windows-1258")),
    ("windows-1255", Letters::Of("hebrew", "Windows-1255")),
    ("IBM862", Letters::Of("hebrew", "DOS, 862")),
    ("windows-1256", Letters::Of("arabic", "Windows-1256")),
    ("windows-874", Letters::Of("thai", "Windows-874")),
    ("Shift_JIS", Letters::Of("japanese", "Shift_JIS")),
    ("EUC-JP", Letters::Of("japanese", "EUC-JP")),
    ("ISO-2022-JP", Letters::Of("japanese", "ISO-2022-JP")),
    ("gb18030", Letters::Of("simplified-chinese", "GB 18030, GBK")),
    ("Big5", Letters::Of("traditional-chinese", "Big5")),
    ("EUC-KR", Letters::Of("korean", "EUC-KR")),
    ("UTF-16LE", Letters::Any),
    ("UTF-16BE", Letters::Any),
    ("UTF-7", Letters::Any),
    ("ISO-8859-16", Letters::Of("romanian", "ISO 8859-16")),
    ("IBM860", Letters::Of("portuguese", "DOS, 860")),
    ("IBM861", Letters::Of("icelandic", "DOS, 861")),
    ("IBM865", Letters::Of("nordic", "DOS, 865")),
    ("UTF-8-as-windows-1252", Letters::Garbled("UTF-8", "Windows-1252", "ZoÃ«")),
    ("UTF-8-as-windows-1250", Letters::Garbled("UTF-8", "Windows-1250", "ZoĂ«")),
    ("UTF-8-as-windows-1251", Letters::Garbled("UTF-8", "Windows-1251", "ZoГ«")),
    ("UTF-8-as-macintosh", Letters::Garbled("UTF-8", "Mac", "Zo√´")),
    ("UTF-8-as-IBM850", Letters::Garbled("UTF-8", "DOS", "Zo├½")),
    ("UTF-8-as-GBK", Letters::Garbled("UTF-8", "GBK", "Zo毛")),
    ("UTF-8-as-Shift_JIS", Letters::Garbled("UTF-8", "Shift_JIS", "Zoﾃｫ")),
    ("windows-1250-as-windows-1252", Letters::Garbled("Windows-1250", "Windows-1252", "£ukasz ¯ak")),
    ("windows-1251-as-windows-1252", Letters::Garbled("Windows-1251", "Windows-1252", "Àííà")),
    ("windows-1253-as-windows-1252", Letters::Garbled("Windows-1253", "Windows-1252", "Áííá")),
    ("windows-1254-as-windows-1252", Letters::Garbled("Windows-1254", "Windows-1252", "Ayþe")),
];

/// What people know an encoding by.
pub fn called(name: &str) -> Message<'static> {
    let name = if name == "GBK" { "gb18030" } else { name };
    match ENCODINGS.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)) {
        Some((_, Letters::Of(languages, known_by))) => t::csv_in::encoding(*known_by, *languages),
        Some((_, Letters::Garbled(what, read_as, sample))) => t::csv_in::garbled(*read_as, *sample, *what),
        Some((_, Letters::Any)) | None => t::locale::verbatim(name.to_owned()),
    }
}

/// What is offered to choose from where a file was read as `current`: names, and what people know them by.
pub fn choices(current: &str) -> Vec<(String, Message<'static>)> {
    let is_listed = ENCODINGS.iter().any(|(name, _)| *name == current);
    let own = (!is_listed).then_some(current);
    let names = ENCODINGS.into_iter().map(|(name, _)| name).chain(own);
    names.map(|name| (name.to_owned(), called(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_found_by_any_of_its_names() {
        for (names, name) in [
            (&["cp1250", "Windows-1250", "windows 1250"][..], "windows-1250"),
            (&["cp850", "850", "IBM850", "DOS 850", "cp858"], "IBM850"),
            (&["ibm852", "CP852"], "IBM852"),
            (&["Mac CE", "x-mac-ce", "cp10029"], "x-mac-ce"),
            (&["cp866", "ibm866"], "IBM866"),
            (&["utf-8-as-windows-1252"], "UTF-8-as-windows-1252"),
            (&["utf7"], "UTF-7"),
        ] {
            for said in names {
                assert_eq!(encoding(said).map(Encoding::name), Some(name), "{said}");
            }
        }
        assert_eq!(encoding("klingon"), None);
        for (name, _) in ENCODINGS {
            assert_eq!(encoding(name).map(Encoding::name), Some(name));
        }
    }

    #[test]
    fn every_table_has_a_letter_for_every_byte() {
        for page in &PAGES {
            assert_eq!(page.letters().len(), 128, "{}", page.name);
        }
        let read = |name: &str, bytes: &[u8]| encoding(name).map(|it| it.decode(bytes).0.into_owned());
        assert_eq!(read("cp850", b"Zo\x89 M\x81ller").as_deref(), Some("Zoë Müller"));
        assert_eq!(read("cp852", b"\x9dukasz \xbdak").as_deref(), Some("Łukasz Żak"));
        assert_eq!(read("mac ce", b"\xfcukasz \xfbak").as_deref(), Some("Łukasz Żak"));
    }
}
