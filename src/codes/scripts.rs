//! Characters of other scripts that are taken for letters and digits of a code.

/// The letter or digit of a code that a character of another script looks like, or the digit that it
/// is: accepting it would make two spellings of one code, refusing it without a word would leave
/// people staring at a code that looks right.
pub(super) fn plain(c: char) -> Option<char> {
    let twin = |c: char| {
        TWINS.iter().find_map(|(theirs, ours)| theirs.chars().zip(ours.chars()).find(|(their, _)| *their == c))
    };
    twin(c).or_else(|| twin(c.to_uppercase().next()?)).map(|(_, our)| our).or_else(|| decimal_digit(c))
}

/// Letters of other scripts over the Latin ones they look like (after Unicode's confusables.txt, UTS
/// #39): small letters that look like another letter than their capitals do, then capitals.
const TWINS: [(&str, &str); 6] = [
    // Greek and Cyrillic, small.
    ("νυγωησ", "VUYWNO"),
    ("бѡԁ", "6WD"),
    // Cyrillic.
    ("АВЕЁЗІЇЈКМНОРЅСТУҮХѴҺԌԚԜӀҒ", "ABEE3IIJKMHOPSCTYYXVHGQWIF"),
    // Greek.
    ("ΑΆΒΕΈΖΗΉΙΊΪΚΜΝΟΌΡΤΥΎΫΧͿϜ", "AABEEZHHIIIKMNOOPTYYYXJF"),
    // Armenian.
    ("ՕՍՏԼՀ", "OUSLH"),
    // The dotted capital that a Turkish keyboard makes of i.
    ("İ", "I"),
];

fn decimal_digit(c: char) -> Option<char> {
    // Where the digits of Arabic, Persian, Devanagari, Bengali and Thai begin.
    [0x660, 0x6F0, 0x966, 0x9E6, 0xE50].into_iter().find_map(|zero| {
        let digit = u32::from(c).checked_sub(zero)?;
        char::from_digit(digit, 10)
    })
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn every_twin_has_its_letter_and_is_no_letter_of_ours() {
        for (theirs, ours) in TWINS {
            assert_eq!(theirs.chars().count(), ours.chars().count(), "{theirs}");
            assert!(ours.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()));
            for their in theirs.chars() {
                assert!(!their.is_ascii(), "{their}");
                // NFKC keeps it as it is, or it would never be met.
                assert!(their.nfkc().eq([their]), "{their}");
            }
        }
    }

    #[test]
    fn a_small_letter_is_taken_for_what_it_looks_like_itself() {
        for (their, our) in [('ν', 'V'), ('Ν', 'N'), ('е', 'E'), ('б', '6'), ('і', 'I'), ('ο', 'O')] {
            assert_eq!(plain(their), Some(our), "{their}");
        }
    }

    #[test]
    fn digits_of_other_scripts_stand_for_ours() {
        for (their, our) in [('٠', '0'), ('٩', '9'), ('۴', '4'), ('५', '5'), ('৭', '7'), ('๒', '2')] {
            assert_eq!(plain(their), Some(our), "{their}");
        }
    }

    #[test]
    fn what_resembles_nothing_of_ours_has_no_twin() {
        for c in ['Ж', 'Ω', '团', 'é', '!', '\0'] {
            assert_eq!(plain(c), None, "{c}");
        }
    }
}
