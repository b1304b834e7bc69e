//! The ways in which letters are known to be garbled.

/// Which encoding was taken for which.
#[derive(Debug, PartialEq, Eq)]
pub struct Garbling {
    /// What it is called here.
    pub name: &'static str,
    /// In which the text was written.
    pub(super) meant: &'static str,
    /// In which it was read.
    pub(super) read_as: &'static str,
}

const fn of(name: &'static str, meant: &'static str, read_as: &'static str) -> Garbling {
    Garbling { name, meant, read_as }
}

/// Those that are known, the likeliest first.
pub(super) static GARBLINGS: [Garbling; 21] = [
    of("UTF-8-as-windows-1252", "UTF-8", "windows-1252"),
    of("UTF-8-as-windows-1250", "UTF-8", "windows-1250"),
    of("UTF-8-as-windows-1251", "UTF-8", "windows-1251"),
    of("UTF-8-as-macintosh", "UTF-8", "macintosh"),
    of("UTF-8-as-IBM850", "UTF-8", "IBM850"),
    of("UTF-8-as-IBM437", "UTF-8", "IBM437"),
    of("UTF-8-as-IBM852", "UTF-8", "IBM852"),
    of("UTF-8-as-IBM866", "UTF-8", "IBM866"),
    of("UTF-8-as-KOI8-R", "UTF-8", "KOI8-R"),
    of("UTF-8-as-windows-1253", "UTF-8", "windows-1253"),
    of("UTF-8-as-windows-1254", "UTF-8", "windows-1254"),
    of("UTF-8-as-windows-1257", "UTF-8", "windows-1257"),
    of("UTF-8-as-GBK", "UTF-8", "GBK"),
    of("UTF-8-as-Shift_JIS", "UTF-8", "Shift_JIS"),
    of("UTF-8-as-Big5", "UTF-8", "Big5"),
    of("UTF-8-as-EUC-KR", "UTF-8", "EUC-KR"),
    of("windows-1250-as-windows-1252", "windows-1250", "windows-1252"),
    of("windows-1251-as-windows-1252", "windows-1251", "windows-1252"),
    of("windows-1253-as-windows-1252", "windows-1253", "windows-1252"),
    of("windows-1254-as-windows-1252", "windows-1254", "windows-1252"),
    of("windows-1257-as-windows-1252", "windows-1257", "windows-1252"),
];
