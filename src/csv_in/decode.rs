//! From bytes to text.
//!
//! UTF-8 and UTF-16 tell themselves. What is neither is guessed, and whoever uploaded the file is
//! told so and can say otherwise: no guess is ever sure.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};

use super::Unreadable;

/// How much of a file is looked at to tell whether it is text.
const SAMPLE: usize = 4096;
/// How much of what is not ASCII is looked at to guess an encoding.
const LOOKED_AT: usize = 1 << 16;
/// The most characters of a cell that is shown to tell whether a guess is right.
const SHOWN: usize = 40;

/// A file's text, and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// In which encoding it is written.
    pub encoding: &'static Encoding,
    /// Whether that is a guess.
    pub is_guess: bool,
    /// Whether some of the text is not in that encoding.
    pub is_damaged: bool,
}

/// The text of a file that is one; its encoding told by itself, or guessed.
pub fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    decode_as(bytes, None).map(|decoded| decoded.text)
}

/// The same, in the encoding that somebody says it is in.
pub fn decode_as(bytes: &[u8], said: Option<&'static Encoding>) -> Result<Decoded, Unreadable> {
    let told = told(bytes);
    let (encoding, is_guess) = match (said, told) {
        (Some(encoding), _) | (None, Some(encoding)) => (encoding, false),
        (None, None) => (guess(bytes), true),
    };
    let (text, is_lossy) = encoding.decode_with_bom_removal(bytes);
    if is_binary(&text) {
        return Err(Unreadable::Binary);
    }
    let is_damaged = is_lossy || (encoding != UTF_8 && is_garbled(&text));
    Ok(Decoded { text: text.into_owned(), encoding, is_guess, is_damaged })
}

/// Whether a file tells its encoding by itself.
#[must_use]
pub fn tells_encoding(bytes: &[u8]) -> bool {
    told(bytes).is_some()
}

/// The encoding with this name, as people and programs write it.
#[must_use]
pub fn encoding(name: &str) -> Option<&'static Encoding> {
    let name = name.trim();
    match name.to_ascii_lowercase().replace(['-', '_', ' '], "").as_str() {
        "macroman" | "applemacintosh" => Some(MACINTOSH),
        "utf16" => Some(UTF_16LE),
        _ => Encoding::for_label(name.as_bytes()).or_else(|| Encoding::for_label(name.replace(' ', "-").as_bytes())),
    }
}

/// The encodings that are offered, with what people know them by.
pub const ENCODINGS: [(&str, &str); 28] = [
    ("UTF-8", "UTF-8"),
    ("windows-1252", "Western European (Windows-1252, Latin-1)"),
    ("macintosh", "Western European (Mac Roman)"),
    ("windows-1250", "Central European (Windows-1250)"),
    ("ISO-8859-2", "Central European (ISO 8859-2)"),
    ("windows-1251", "Cyrillic (Windows-1251)"),
    ("KOI8-R", "Cyrillic (KOI8-R)"),
    ("KOI8-U", "Cyrillic (KOI8-U)"),
    ("IBM866", "Cyrillic (DOS, 866)"),
    ("ISO-8859-5", "Cyrillic (ISO 8859-5)"),
    ("x-mac-cyrillic", "Cyrillic (Mac)"),
    ("windows-1253", "Greek (Windows-1253)"),
    ("ISO-8859-7", "Greek (ISO 8859-7)"),
    ("windows-1254", "Turkish (Windows-1254)"),
    ("windows-1257", "Baltic (Windows-1257)"),
    ("windows-1258", "Vietnamese (Windows-1258)"),
    ("windows-1255", "Hebrew (Windows-1255)"),
    ("windows-1256", "Arabic (Windows-1256)"),
    ("windows-874", "Thai (Windows-874)"),
    ("Shift_JIS", "Japanese (Shift_JIS)"),
    ("EUC-JP", "Japanese (EUC-JP)"),
    ("ISO-2022-JP", "Japanese (ISO-2022-JP)"),
    ("gb18030", "Chinese, simplified (GB 18030, GBK)"),
    ("Big5", "Chinese, traditional (Big5)"),
    ("EUC-KR", "Korean (EUC-KR)"),
    ("UTF-16LE", "UTF-16, little-endian"),
    ("UTF-16BE", "UTF-16, big-endian"),
    ("ISO-8859-16", "Romanian (ISO 8859-16)"),
];

/// What people know an encoding by.
#[must_use]
pub fn called(name: &str) -> &str {
    let name = if name == "GBK" { "gb18030" } else { name };
    ENCODINGS.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map_or(name, |(_, label)| label)
}

/// Whether characters of `text` were lost, or are controls that no text has: it was not written in
/// the encoding that it was read in.
#[must_use]
pub fn is_garbled(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| c == '\u{fffd}' || is_c1(c))
}

/// The cell of `cells` by which a guess is best told to be right: the one with the most letters
/// that are not ASCII, cut short.
pub fn telling<'a>(cells: impl Iterator<Item = &'a str>) -> Option<String> {
    let letters = |cell: &&str| cell.chars().take(SHOWN).filter(|c| !c.is_ascii()).count();
    let best = cells.filter(|cell| !cell.is_ascii()).max_by_key(letters)?;
    Some(best.chars().filter(|c| !c.is_control()).take(SHOWN).collect())
}

/// The encoding of a file that tells it.
fn told(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(encoding);
    }
    if let Some(encoding) = utf_16(&bytes[..bytes.len().min(SAMPLE)]) {
        return Some(encoding);
    }
    if bytes.windows(3).any(|three| matches!(three, b"\x1b$B" | b"\x1b$@")) {
        return Some(ISO_2022_JP);
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Some(UTF_8),
        Err(_) if is_mostly_utf_8(bytes) => Some(UTF_8),
        Err(_) => None,
    }
}

/// UTF-16 without its mark: every other byte of what is ASCII in it is nought.
fn utf_16(sample: &[u8]) -> Option<&'static Encoding> {
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

fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = not_ascii(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&sample, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // The detector knows what the web is written in; spreadsheets for the Mac write Mac Roman.
    let oddness = |encoding: &'static Encoding| oddness(&encoding.decode_without_bom_handling(&sample).0);
    if oddness(MACINTOSH) * 2 < oddness(guess) { MACINTOSH } else { guess }
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

/// How much in `text` looks like text that was read in a wrong encoding: controls, signs within
/// words, capitals behind small letters.
fn oddness(text: &str) -> usize {
    let chars: Vec<char> = text.chars().collect();
    let beside = |place: Option<usize>| place.and_then(|place| chars.get(place)).copied().unwrap_or(' ');
    let odd = |(place, c): (usize, &char)| {
        let (before, behind) = (beside(place.checked_sub(1)), beside(place.checked_add(1)));
        match *c {
            c if c.is_ascii() => 0,
            c if c == '\u{fffd}' || is_c1(c) => 10,
            c if c.is_alphabetic() => 2 * usize::from(c.is_uppercase() && before.is_lowercase()),
            c if c.is_whitespace() || c == '’' => 0,
            _ => 3 * usize::from(before.is_alphabetic() || behind.is_alphabetic()),
        }
    };
    chars.iter().enumerate().map(odd).sum()
}

fn is_c1(c: char) -> bool {
    ('\u{80}'..='\u{9f}').contains(&c)
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
        BIG5, EUC_JP, EUC_KR, GBK, IBM866, KOI8_R, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
        WINDOWS_1254, WINDOWS_1257,
    };

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
    fn an_encoding_can_be_said() {
        let (bytes, ..) = MACINTOSH.encode("email,name\nz@x.org,Zoë");
        assert!(decode_as(&bytes, encoding("Mac Roman")).unwrap().text.ends_with("Zoë"));
        for name in ["cp1250", "Windows-1250", "windows 1250"] {
            assert_eq!(encoding(name), Some(WINDOWS_1250), "{name}");
        }
        assert_eq!(encoding("klingon"), None);
        for (name, _) in ENCODINGS {
            assert_eq!(encoding(name).map(Encoding::name), Some(name));
        }
    }

    #[test]
    fn a_few_bytes_that_are_no_utf_8_leave_it_utf_8() {
        let mixed = [("Zoë Müller, Łukasz Żak\n".repeat(3)).as_bytes(), b"Zo\xEB\n"].concat();
        let decoded = decode_as(&mixed, None).unwrap();
        assert_eq!(decoded.encoding, UTF_8);
        assert!(decoded.text.lines().last().is_some_and(is_garbled));
        assert!(!decoded.text.lines().next().is_some_and(is_garbled));
    }

    #[test]
    fn what_is_no_text_is_refused_and_a_stray_nul_is_not() {
        assert_eq!(decode(b"PK\x03\x04\0\0\0\0"), Err(Unreadable::Binary));
        let noise: Vec<u8> = (0..=255).collect();
        assert_eq!(decode(&noise), Err(Unreadable::Binary));
        assert!(decode(b"email,name\nann@example.org,A\0nn\n").is_ok());
    }
}
