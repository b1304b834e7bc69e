//! From bytes to text.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::Unreadable;

/// How much of a file is looked at to tell whether it is text.
const SAMPLE: usize = 4096;

/// UTF-8, UTF-16 by its byte-order mark, or what Windows programs in western Europe write.
pub fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    let (text, _, damaged) = encoding.decode(bytes);
    if damaged || is_binary(&text) { Err(Unreadable::Binary) } else { Ok(text.into_owned()) }
}

/// Whether so much of the beginning steers and does not write that it is no text: a spreadsheet's
/// own format, an archive, UTF-16 without its mark. A NUL that strayed into a cell is that row's own.
fn is_binary(text: &str) -> bool {
    let sample = text.bytes().take(SAMPLE);
    let length = sample.len();
    let controls = sample.filter(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r')).count();
    text.starts_with("PK\u{3}\u{4}") || controls * 10 > length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_encodings_are_read() {
        let utf16 =
            |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(bytes).collect() };
        for bytes in [
            "Zoë".as_bytes().to_vec(),
            "\u{feff}Zoë".as_bytes().to_vec(),
            b"Zo\xEB".to_vec(),
            utf16("\u{feff}Zoë", u16::to_le_bytes),
            utf16("\u{feff}Zoë", u16::to_be_bytes),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Ok("Zoë"));
        }
    }

    #[test]
    fn what_is_no_text_is_refused_and_a_stray_nul_is_not() {
        assert_eq!(decode(b"PK\x03\x04\0\0\0\0"), Err(Unreadable::Binary));
        assert_eq!(decode(b"e\0m\0a\0i\0l\0"), Err(Unreadable::Binary));
        assert!(decode(b"email,name\nann@example.org,A\0nn\n").is_ok());
    }
}
