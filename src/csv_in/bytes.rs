//! Letters as the bytes that an encoding has for them: to read text again that was read in a wrong one.

use encoding_rs::UTF_8;

use super::encoding::{Encoding, encoding};

/// The bytes of the letters of an encoding.
pub(super) enum Bytes {
    /// Of one byte a letter, by letter; nought where it has none.
    One(Vec<u8>),
    /// Of one byte or two a letter, as in East Asia.
    Two(&'static encoding_rs::Encoding),
}

/// No encoding of one byte a letter has one beyond.
const BEYOND: usize = 0x2600;

impl Bytes {
    pub fn of(name: &str) -> Self {
        if let Some(Encoding::Web(encoding)) = encoding(name)
            && !encoding.is_single_byte()
        {
            return Self::Two(encoding);
        }
        let mut bytes = vec![0; BEYOND];
        // What has no letter there is passed on as a control by some programs.
        let controls = (0x80..=0x9f_u8).map(|byte| (char::from(byte), byte));
        let letters = encoding(name).map(Encoding::letters).unwrap_or_default();
        for (letter, byte) in controls.chain(letters.into_iter().zip(128..=u8::MAX)) {
            if let Some(place) = bytes.get_mut(letter as usize) {
                *place = byte;
            }
        }
        Self::One(bytes)
    }

    /// Whether some of `letters` belong to a script that only those write who have this encoding.
    pub fn has_own_script(&self, letters: &str) -> bool {
        matches!(self, Self::Two(_)) && letters.chars().any(|c| c >= '\u{2e80}' && c.is_alphabetic())
    }

    /// The one byte of a letter.
    pub fn byte(&self, c: char) -> Option<u8> {
        match self {
            _ if c.is_ascii() => u8::try_from(c).ok(),
            Self::One(bytes) => bytes.get(c as usize).copied().filter(|byte| *byte > 0),
            Self::Two(_) => None,
        }
    }

    pub fn of_all(&self, letters: &str) -> Option<Vec<u8>> {
        match self {
            Self::One(_) => letters.chars().map(|c| self.byte(c)).collect(),
            Self::Two(encoding) => {
                let (bytes, _, has_others) = encoding.encode(letters);
                (!has_others).then(|| bytes.into_owned())
            }
        }
    }

    /// What these signs are as UTF-8, if that is something that people write.
    pub fn meant(&self, letters: &str) -> Option<String> {
        if matches!(self, Self::One(_)) && !(0xC2..=0xF4).contains(&self.byte(letters.chars().next()?)?) {
            return None;
        }
        let meant = UTF_8.decode_without_bom_handling_and_without_replacement(&self.of_all(letters)?)?.into_owned();
        meant.chars().all(is_written).then_some(meant)
    }
}

/// Whether people write this sign: letters of living scripts, punctuation, pictures.
fn is_written(c: char) -> bool {
    match c {
        '\u{a0}'..='\u{17f}'
        | '\u{1cd}'..='\u{1dc}'
        | '\u{218}'..='\u{21b}'
        | '\u{300}'..='\u{328}'
        // Vowels and tones of Arabic, Indic and Thai words are marks.
        | '\u{5d0}'..='\u{6ff}'
        | '\u{900}'..='\u{eff}'
        | '\u{2010}'..='\u{203a}'
        | '\u{20a0}'..='\u{20bf}'
        | '\u{2122}'
        | '\u{3000}'..='\u{303f}'
        | '\u{ff00}'..='\u{ff9f}'
        | '\u{1f000}'..='\u{1faff}' => true,
        '\u{180}'..='\u{36f}' | '\u{700}'..='\u{8ff}' => false,
        c => c.is_alphabetic(),
    }
}
