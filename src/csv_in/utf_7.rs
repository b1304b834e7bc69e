//! UTF-7 (RFC 2152), which old mail programs exported: `Zo+AOs-` is Zoë.

use data_encoding::BASE64_NOPAD;

/// Whether `text` holds letters that are written so; a tag in an address is none.
pub(super) fn is_written_in(text: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '|'));
    text.is_ascii() && words.filter(|word| word.contains('+') && !word.contains('@')).any(|word| decoded(word) != word)
}

/// The text with its letters; what is no letter of any script stays as it is written.
pub(super) fn decoded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('+') {
        plain.push_str(before);
        let end = behind.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '/')).unwrap_or(behind.len());
        rest = match letters(&behind[..end]) {
            Some(letters) => {
                plain.push_str(&letters);
                behind[end..].strip_prefix('-').unwrap_or(&behind[end..])
            }
            None => {
                plain.push('+');
                behind
            }
        };
    }
    plain + rest
}

/// The letters that stand for others; a number with a plus before it is none.
fn letters(written: &str) -> Option<String> {
    let bytes = BASE64_NOPAD.decode(written.as_bytes()).ok().filter(|bytes| bytes.len().is_multiple_of(2))?;
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units).collect::<Result<_, _>>().ok()?;
    let is_number = written.bytes().all(|byte| byte.is_ascii_digit());
    let is_text = text.chars().all(|c| !c.is_ascii() && !c.is_control()) && text.chars().any(char::is_alphabetic);
    (is_text && !is_number).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_from_tags_and_telephones() {
        assert_eq!(decoded("Zo+AOs- M+APw-ller"), "Zoë Müller");
        assert_eq!(decoded("+AUE-ukasz +AXs-ak +BBAEPQQ9BDA-"), "Łukasz Żak Анна");
        assert!(is_written_in("email,name\nzoe@x.org,Zo+AOs- M+APw-ller\n"));
        for text in
            ["ann+AOs-@x.org", "+49170123-4", "C++ Club", "A+B", "1+1", "", "+", "+A-", "ann+tag@x.org,Ann + Bob"]
        {
            assert!(!is_written_in(text), "{text}");
        }
    }
}
