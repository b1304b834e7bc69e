//! From bytes to text.
//!
//! UTF-8 and UTF-16 tell themselves, but for UTF-8 that looks garbled. What is neither is guessed, and whoever
//! uploaded the file is told so and can say otherwise: no guess is ever sure.

use encoding_rs::{Encoding as WebEncoding, ISO_2022_JP, UTF_16BE, UTF_16LE};

use super::Unreadable;
use super::encoding::Encoding;
use super::garbled::garbling;
use super::guess::{guess, is_c1};
use super::utf_7;

/// How much of a file is looked at to tell whether it is text.
const SAMPLE: usize = 4096;
/// The most characters of a cell that is shown to tell whether a guess is right.
const SHOWN: usize = 40;
/// The most cells that are shown for it.
const CELLS: usize = 3;

/// A file's text, and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// In which encoding it is written.
    pub encoding: Encoding,
    /// Whether that is a guess.
    pub is_guess: bool,
    /// Whether it looks garbled, whatever was said of it.
    pub is_doubted: bool,
    /// Whether some of the text is not in that encoding.
    pub is_damaged: bool,
}

/// The text of a file that is one, in the encoding that somebody says it is in, that it tells by itself, or that is guessed.
pub fn decode_as(bytes: &[u8], said: Option<Encoding>) -> Result<Decoded, Unreadable> {
    let declaration = declared(bytes);
    let doubted = declaration.and_then(|declaration| doubted(bytes, declaration));
    let encoding = said.or(doubted).or(declaration).unwrap_or_else(|| guess(bytes));
    let is_guess = said.is_none() && (declaration.is_none() || doubted.is_some());
    let (text, is_lossy) = encoding.decode(bytes);
    if is_binary(&text) {
        return Err(Unreadable::Binary);
    }
    let is_damaged = is_lossy || (encoding != Encoding::UTF_8 && is_garbled(&text));
    Ok(Decoded { text: text.into_owned(), encoding, is_guess, is_doubted: doubted.is_some(), is_damaged })
}

/// Whether a file tells its encoding by itself, and there is no doubt about it.
pub fn tells_encoding(bytes: &[u8]) -> bool {
    declared(bytes).is_some_and(|declaration| doubted(bytes, declaration).is_none())
}

/// What a file seems to be written in that is said to be UTF-8.
fn doubted(bytes: &[u8], declaration: Encoding) -> Option<Encoding> {
    let text = str::from_utf8(bytes).ok().filter(|_| declaration == Encoding::UTF_8)?;
    if text.is_ascii() {
        utf_7::is_written_in(text).then_some(Encoding::Utf7)
    } else {
        garbling(text).map(Encoding::Garbled)
    }
}

/// Whether characters of `text` were lost, or are controls that no text has: it was not written in
/// the encoding that it was read in.
pub fn is_garbled(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| c == '\u{fffd}' || is_c1(c))
}

/// Some of `cells` by which a guess is best told to be right: those with the most letters that are not ASCII, cut
/// short.
pub fn telling(cells: impl Iterator<Item = String>) -> String {
    let letters = |cell: &str| cell.chars().take(SHOWN).filter(|c| !c.is_ascii()).count();
    let mut best: Vec<(usize, String)> = Vec::new();
    for cell in cells.filter(|cell| !cell.is_ascii()) {
        let count = letters(&cell);
        let is_among = best.len() < CELLS || best.last().is_some_and(|(least, _)| count > *least);
        let shown = || -> String { cell.chars().filter(|c| !c.is_control()).take(SHOWN).collect() };
        if is_among && !best.iter().any(|(_, other)| *other == shown()) {
            best.insert(best.partition_point(|(other, _)| *other >= count), (count, shown()));
            best.truncate(CELLS);
        }
    }
    let best: Vec<String> = best.into_iter().map(|(_, cell)| cell).collect();
    best.join(", ")
}

/// The encoding of a file that tells it.
fn declared(bytes: &[u8]) -> Option<Encoding> {
    if let Some((encoding, _)) = WebEncoding::for_bom(bytes) {
        return Some(Encoding::Web(encoding));
    }
    if let Some(encoding) = utf_16(&bytes[..bytes.len().min(SAMPLE)]) {
        return Some(Encoding::Web(encoding));
    }
    if bytes.windows(3).any(|three| matches!(three, b"\x1b$B" | b"\x1b$@")) {
        return Some(Encoding::Web(ISO_2022_JP));
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Some(Encoding::UTF_8),
        Err(_) if is_mostly_utf_8(bytes) => Some(Encoding::UTF_8),
        Err(_) => None,
    }
}

/// UTF-16 without its mark: every other byte of what is ASCII in it is nought.
fn utf_16(sample: &[u8]) -> Option<&'static WebEncoding> {
    let noughts = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (noughts(0), noughts(1), sample.len() / 2);
    match () {
        () if odd * 5 > half && even * 20 < half => Some(UTF_16LE),
        () if even * 5 > half && odd * 20 < half => Some(UTF_16BE),
        () => None,
    }
}

/// Whether it is UTF-8 but for a few bytes, as where files were joined: those rows are wrong then,
/// and the others right.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken * 2
}

/// Whether so much of the beginning steers and does not write that it is no text. A NUL that strayed
/// into a cell is that row's own.
fn is_binary(text: &str) -> bool {
    let (mut length, mut odd) = (0, 0);
    for c in text.chars().take(SAMPLE) {
        length += 1;
        odd += usize::from((c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || c == '\u{fffd}');
    }
    text.starts_with("PK\u{3}\u{4}") || text.starts_with("%PDF-") || odd * 10 > length
}

#[cfg(test)]
mod tests {
    use encoding_rs::{
        BIG5, EUC_JP, EUC_KR, GBK, IBM866, KOI8_R, MACINTOSH, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
        WINDOWS_1253, WINDOWS_1254, WINDOWS_1257,
    };

    use super::super::encoding::encoding;
    use super::*;

    #[test]
    fn utf_8_and_utf_16_tell_themselves() {
        let utf16 =
            |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(bytes).collect() };
        let text = "email\nzoë@example.org";
        let marked = format!("\u{feff}{text}");
        for bytes in [
            text.as_bytes().to_vec(),
            marked.as_bytes().to_vec(),
            utf16(&marked, u16::to_le_bytes),
            utf16(&marked, u16::to_be_bytes),
            utf16(text, u16::to_le_bytes),
            utf16(text, u16::to_be_bytes),
        ] {
            let decoded = decode_as(&bytes, None).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.is_guess), (text, false));
        }
    }

    #[test]
    fn other_encodings_are_guessed_and_told_as_guesses() {
        for (encoding, text) in [
            (WINDOWS_1252, "email,name\nzoe@x.org,Zoë Müller\n"),
            (MACINTOSH, "email,name\rzoe@x.org,Zoë Müller\r"),
            (MACINTOSH, "email,name\nandre@x.org,André Lefèvre\njose@x.org,José Núñez\n"),
            (WINDOWS_1250, "email;name\nl@x.org;Łukasz Żak\nz@x.org;Zdeňka Šťastná\n"),
            (WINDOWS_1251, "email,name\na@x.org,Анна Иванова\nb@x.org,Борис Петров\n"),
            (IBM866, "email,name\na@x.org,Анна Иванова\nb@x.org,Борис Петров\n"),
            (KOI8_R, "email,name\na@x.org,Анна Иванова\nb@x.org,Борис Петров\n"),
            (WINDOWS_1253, "email,name\ng@x.org,Γιώργος Παπαδόπουλος\n"),
            (WINDOWS_1254, "email,name\na@x.org,Ayşe Yılmaz\nc@x.org,Çağla Öztürk\n"),
            (WINDOWS_1257, "email,name\nj@x.org,Jānis Bērziņš\na@x.org,Ąžuolas Žukauskas\n"),
            (SHIFT_JIS, "email,name\ns@x.org,佐藤 花子\nt@x.org,田中 太郎\n"),
            (EUC_JP, "email,name\ns@x.org,佐藤 花子\nt@x.org,田中 太郎\n"),
            (GBK, "email,name\nw@x.org,王小明\nl@x.org,李四\n"),
            (BIG5, "email,name\nw@x.org,王小明\nl@x.org,李四\n"),
            (EUC_KR, "email,name\nk@x.org,김민수\n"),
        ] {
            let (bytes, _, is_lossy) = encoding.encode(text);
            assert!(!is_lossy);
            let decoded = decode_as(&bytes, None).unwrap();
            assert_eq!(decoded.text, text, "{}", encoding.name());
            assert!(decoded.is_guess);
        }
    }

    #[test]
    fn what_dos_and_old_macs_wrote_is_guessed() {
        for (name, text) in [
            ("IBM850", "email,name\nzoe@x.org,Zoë Müller\n"),
            ("IBM850", "email;name\r\na@x.org;André Lefèvre\r\nj@x.org;José Núñez\r\ns@x.org;Søren Åberg\r\n"),
            ("IBM852", "email;name\nl@x.org;Łukasz Żak\nz@x.org;Zdeňka Šťastná\n"),
            ("x-mac-ce", "email;name\rl@x.org;Łukasz Żak\rp@x.org;Paweł Święcki\rz@x.org;Zdeňka Šťastná\r"),
            ("windows-1254", "email,name\na@x.com.tr,Ayşe Işık\n"),
            ("windows-1257", "email,name\nj@x.lv,Jānis Bērziņš\n"),
            ("windows-1255", "email,name\nd@x.org.il,דוד כהן\n"),
        ] {
            let encoding = encoding(name).unwrap();
            let letters = encoding.letters();
            let pairs: Vec<(char, u8)> = letters.into_iter().zip(128..=u8::MAX).collect();
            let byte = |c: char| pairs.iter().find(|(own, _)| *own == c).map_or(c as u8, |(_, byte)| *byte);
            let bytes: Vec<u8> = text.chars().map(byte).collect();
            let decoded = decode_as(&bytes, None).unwrap();
            assert_eq!(decoded.text, text, "{} for {name}", decoded.encoding.name());
        }
    }

    #[test]
    fn an_encoding_can_be_said() {
        let (bytes, ..) = MACINTOSH.encode("email,name\nz@x.org,Zoë");
        assert!(decode_as(&bytes, encoding("Mac Roman")).unwrap().text.ends_with("Zoë"));
        let garbled = "email,name\nz@x.org,ZoÃ«".as_bytes();
        assert!(decode_as(garbled, Some(Encoding::UTF_8)).unwrap().text.ends_with("ZoÃ«"));
    }

    #[test]
    fn letters_that_look_garbled_are_a_guess() {
        for (text, meant, name) in [
            ("z@x.org,ZoÃ« Ã…ngstrÃ¶m\n", "z@x.org,Zoë Ångström\n", "UTF-8-as-windows-1252"),
            ("k@x.org,KrakĂłw Ĺ»ak\n", "k@x.org,Kraków Żak\n", "UTF-8-as-windows-1250"),
            ("z@x.org,Zo+AOs-\n", "z@x.org,Zoë\n", "UTF-7"),
        ] {
            let decoded = decode_as(text.as_bytes(), None).unwrap();
            assert!(decoded.is_guess && !tells_encoding(text.as_bytes()));
            assert_eq!((decoded.text.as_str(), decoded.encoding.name()), (meant, name));
        }
    }

    #[test]
    fn a_few_bytes_that_are_no_utf_8_leave_it_utf_8() {
        let mixed = [("Zoë Müller, Łukasz Żak\n".repeat(3)).as_bytes(), b"Zo\xEB\n"].concat();
        let decoded = decode_as(&mixed, None).unwrap();
        assert_eq!(decoded.encoding, Encoding::UTF_8);
        assert!(decoded.text.lines().last().is_some_and(is_garbled));
        assert!(!decoded.text.lines().next().is_some_and(is_garbled));
    }

    #[test]
    fn what_is_no_text_is_refused_and_a_stray_nul_is_not() {
        assert_eq!(decode_as(b"PK\x03\x04\0\0\0\0", None), Err(Unreadable::Binary));
        let noise: Vec<u8> = (0..=255).collect();
        assert_eq!(decode_as(&noise, None), Err(Unreadable::Binary));
        assert!(decode_as(b"email,name\nann@example.org,A\0nn\n", None).is_ok());
    }
}
