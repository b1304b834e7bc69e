//! Text whose letters were garbled before it came here, although it is right UTF-8: a program took its bytes
//! for another encoding (`Zoë` for `ZoÃ«`) and wrote down what it saw.

use std::collections::HashMap;

use super::bytes::Bytes;
use super::encoding::{Encoding, encoding};
use super::garblings::{GARBLINGS, Garbling};
use super::guess::{guess, oddness};

/// So many East Asian letters in a row hardly ever have bytes that are letters in UTF-8 too.
const NO_CHANCE: usize = 3;

/// How the letters of `text` were garbled, if they look as if they were.
pub(super) fn garbling(text: &str) -> Option<&'static Garbling> {
    if text.is_ascii() {
        return None;
    }
    let mut runs: HashMap<&str, Run<'_>> = runs(text).map(|run| (run.letters, run)).collect();
    runs.retain(|_, run| !run.ends_a_quotation());
    let convincing = |garbling: &&Garbling| {
        let bytes = Bytes::of(garbling.read_as);
        // Whoever writes such letters has words that are nothing else, but for those that were cut within a letter.
        let is_written_so = |run: &Run<'_>| {
            bytes.has_own_script(run.letters) && !run.letters.contains('\u{fffd}') && bytes.meant(run.letters).is_none()
        };
        if runs.values().any(is_written_so) {
            return 0;
        }
        let is_meant = |run: &&Run<'_>| {
            let is_no_chance = bytes.has_own_script(run.letters) && run.letters.chars().count() >= NO_CHANCE;
            bytes.meant(run.letters).is_some_and(|meant| is_no_chance || run.is_better(&meant))
        };
        runs.values().filter(is_meant).count()
    };
    let of_utf_8 = GARBLINGS.iter().filter(|garbling| garbling.meant == "UTF-8");
    // Of those that explain as much, the likeliest.
    let best = of_utf_8.map(|garbling| (convincing(&garbling), garbling)).rev().max_by_key(|(count, _)| *count);
    best.filter(|(count, _)| *count > 0).map(|(_, garbling)| garbling).or_else(|| of_one_byte(text))
}

/// One encoding of one byte a letter taken for Western European, which leaves no word without a sign or strings
/// of marked letters that no language has.
fn of_one_byte(text: &str) -> Option<&'static Garbling> {
    let words = || text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
    if !words().any(|word| !word.is_ascii() && is_no_word(word)) {
        return None;
    }
    let bytes = Bytes::of("windows-1252");
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_ascii()).collect();
    let lines = lines.join("\n");
    let written: Vec<u8> = lines.chars().map(|c| bytes.byte(c)).collect::<Option<_>>()?;
    let meant = guess(&written).name();
    let found = GARBLINGS.iter().find(|garbling| garbling.meant == meant && garbling.read_as == "windows-1252")?;
    (oddness(&found.repaired(&lines)) <= oddness(&lines)).then_some(found)
}

/// Whether a word has a sign before a letter that no word has, or four marked letters in a row.
fn is_no_word(word: &str) -> bool {
    let is_marked = |c: char| matches!(c, '\u{c0}'..='\u{ff}') && c.is_alphabetic();
    let is_sign = |c: char| "¢£¤¥¦¬¯±²³¶¸¹¼½¾".contains(c);
    let signs: Vec<char> = word.chars().collect();
    let has_sign = signs.windows(2).enumerate().any(|(place, pair)| {
        let is_within = place.checked_sub(1).is_none_or(|before| signs[before].is_alphabetic());
        is_sign(pair[0]) && pair[1].is_lowercase() && is_within
    });
    has_sign || signs.windows(4).any(|four| four.iter().all(|c| is_marked(*c)))
}

impl Garbling {
    /// The text as it was meant; what was not garbled so stays. Where most of it was, what cannot be explained is
    /// marked as lost.
    pub fn repaired(&self, text: &str) -> String {
        if text.is_ascii() {
            return text.to_owned();
        }
        let bytes = Bytes::of(self.read_as);
        let meant = encoding(self.meant).filter(|meant| *meant != Encoding::UTF_8);
        let of = |letters: &str| match meant {
            None => bytes.meant(letters),
            Some(meant) => bytes.of_all(letters).map(|bytes| meant.decode(&bytes).0.into_owned()),
        };
        let (mut kept, mut repaired) = (0, 0);
        for run in runs(text) {
            *(if of(run.letters).is_some() { &mut repaired } else { &mut kept }) += 1;
        }
        let mut whole = String::with_capacity(text.len());
        let mut done = 0;
        for run in runs(text) {
            whole.push_str(&text[done..run.start]);
            done = run.start + run.letters.len();
            match of(run.letters) {
                Some(meant) => whole.push_str(&meant),
                None => {
                    whole.push_str(run.letters);
                    let is_half =
                        run.letters.chars().any(|c| bytes.byte(c).is_some_and(|byte| (0xC2..=0xDF).contains(&byte)));
                    whole.extend((is_half && repaired > kept).then_some('\u{fffd}'));
                }
            }
        }
        whole.push_str(&text[done..]);
        whole
    }
}

/// Signs in a row that are not ASCII.
struct Run<'a> {
    letters: &'a str,
    start: usize,
    before: char,
    behind: char,
}

fn runs(text: &str) -> impl Iterator<Item = Run<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(|c: char| !c.is_ascii())?;
        let length = text[start..].find(|c: char| c.is_ascii()).unwrap_or(text.len() - start);
        from = start + length;
        let before = text[..start].chars().next_back().unwrap_or(' ');
        let behind = text[from..].chars().next().unwrap_or(' ');
        Some(Run { letters: &text[start..from], start, before, behind })
    })
}

impl Run<'_> {
    /// Whether this is how a word in capitals ends before a quotation mark or a dash: "CAFÉ”".
    fn ends_a_quotation(&self) -> bool {
        let is_mark = |c: char| "‐–—‘’‚“”„…‹›«»".contains(c);
        !self.before.is_lowercase()
            && !self.behind.is_alphanumeric()
            && self.letters.ends_with(is_mark)
            && self.letters.chars().filter(|c| !is_mark(*c)).all(char::is_uppercase)
    }

    /// Whether `meant` reads better in its place.
    fn is_better(&self, meant: &str) -> bool {
        let within = |letters: &str| oddness(&format!("{}{letters}{}", self.before, self.behind));
        let odd = within(self.letters);
        odd >= 2 && odd > within(meant) && meant.contains(char::is_alphabetic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn garbled(text: &str, read_as: &str) -> String {
        let letters = encoding(read_as).unwrap().letters();
        let letter = |byte: u8| byte.checked_sub(128).map_or(char::from(byte), |high| letters[usize::from(high)]);
        text.bytes().map(letter).collect()
    }

    #[test]
    fn letters_that_were_garbled_are_noticed_and_repaired() {
        for text in [
            "email,name\nz@x.org,Zoë Ångström\n",
            "email,name\nj@x.org,JOSÉ MÜLLER NIÑO\n",
            "email,name\nl@x.org,Łukasz Żak Święto\nk@x.org,Kraków, Gdańsk\n",
            "email,name\na@x.org,Анна Иванова\nb@x.org,Борис Петров\n",
            "email,name\ng@x.org,Γιώργος Παπαδόπουλος\n",
            "email,name\ns@x.org,佐藤 花子\nt@x.org,김민수\n",
            "email,name\no@x.org,O’Neil – “Zoë”\n",
        ] {
            let is_of_one_byte = |read_as: &str| matches!(Bytes::of(read_as), Bytes::One(_));
            let of_utf_8 = GARBLINGS.iter().filter(|garbling| garbling.meant == "UTF-8");
            for garbling in of_utf_8.filter(|garbling| is_of_one_byte(garbling.read_as)) {
                let garbled = garbled(text, garbling.read_as);
                if garbled.contains('\u{fffd}') {
                    continue;
                }
                let found = super::garbling(&garbled).unwrap_or_else(|| panic!("{} {garbled}", garbling.name));
                assert_eq!(found.repaired(&garbled), text, "{} by {}", garbling.name, found.name);
            }
        }
    }

    #[test]
    fn western_letters_that_were_read_as_eastern_ones_are_noticed() {
        let text = "email,name\nz@x.org,Zoë Müller\nj@x.org,José Núñez\n";
        for read_as in ["GBK", "Shift_JIS"] {
            let garbled = encoding(read_as).unwrap().decode(text.as_bytes()).0.into_owned();
            let found = super::garbling(&garbled).unwrap_or_else(|| panic!("{read_as} {garbled}"));
            assert_eq!((found.read_as, found.repaired(&garbled)), (read_as, text.to_owned()));
        }
        for text in ["email,name\na@x.org,Анна Петровна\n", "email,name\ns@x.org,佐藤 花子\nt@x.org,김민수,李明\n"]
        {
            let garbled = encoding("GBK").unwrap().decode(text.as_bytes()).0.into_owned();
            let found = super::garbling(&garbled).unwrap_or_else(|| panic!("{garbled}"));
            let (repaired, is_cut) = (found.repaired(&garbled), garbled.contains('\u{fffd}'));
            assert_eq!(found.read_as, "GBK");
            assert!(if is_cut { repaired.contains('\u{fffd}') } else { repaired == text }, "{repaired}");
        }
        for text in [
            "王小明, 李四, 欧阳娜娜, 陈独秀, 诸葛孔明",
            "佐藤 花子, 山田太郎, ﾔﾏﾀﾞ ﾀﾛｳ",
            "김민수, 이영희, 남궁민수",
            "毛Mike, 田中 太郎",
            "A毛, 佐藤 花子, Zoë",
            "ｱﾝA, ﾀﾛｳ",
        ] {
            assert_eq!(super::garbling(text).map(|found| found.name), None, "{text}");
        }
    }

    #[test]
    fn other_letters_of_one_byte_are_noticed_too() {
        for (meant, text) in [
            ("windows-1250", "l@x.org,Łukasz Żak\nz@x.org,Zdzisław Śliwiński\n"),
            ("windows-1251", "a@x.org,Анна Иванова\nb@x.org,Борис Петров\n"),
        ] {
            let (bytes, ..) = encoding_rs::Encoding::for_label(meant.as_bytes()).unwrap().encode(text);
            let garbled = encoding("windows-1252").unwrap().decode(&bytes).0.into_owned();
            assert_eq!(
                super::garbling(&garbled).map(|found| found.repaired(&garbled)),
                Some(text.to_owned()),
                "{garbled}"
            );
        }
    }

    #[test]
    fn right_letters_are_left_alone() {
        for text in [
            "Zoë Ångström, Łukasz Żak, Анна Иванова, 佐藤 花子, Γιώργος",
            "„Gruß“, CAFÉ’S, RENÉ–MARC, “IRMÔ, ‘OLÉ’, L’ÎLE, IRMÃ”, NOËL…",
            "CONCEIÇÃO, AÇÃO, LIÇÕES, ÅSE, Ærø, ÞÓRÐUR Sæþórsdóttir, FRANÇOIS, ÎLE",
            "Ні, Рік, Ті, РОСТ, Ёлка, Її, Київ, Ольга Їжакевич, Ґудзь",
            "«Ann», £5, 3½ km², m², 20°C, §5, ©2026, ½ l, O´Neil, Zoë™, 5 €",
            "Nguyễn Thị Ánh, Đặng Văn Ưu, Ağaoğlu İpek, Şule Çağrı, Jānis Bērziņš, Ąžuolas",
            "مريم, דוד, สมชาย, कमल, 김민수, Ñandú, ¿Qué?, ¡Olé!, Å, Ä, É",
            "😀 Ann, 👩‍🚀, ☎ 5, → Bob, • Cyd, ✓",
        ] {
            assert_eq!(super::garbling(text).map(|found| (found.name, found.repaired(text))), None, "{text}");
        }
    }

    #[test]
    fn one_row_of_many_is_noticed_and_the_others_stay() {
        let text = format!("{}zoe@x.org,ZoÃ«\n", "ann@x.org,Zoë Müller\n".repeat(500));
        let found = super::garbling(&text).unwrap();
        assert_eq!(found.repaired(&text), text.replace("Ã«", "ë"));
        // Of a file that is garbled as a whole, what cannot be explained is marked as lost.
        assert_eq!(found.repaired("ZoÃ« MÃ¼ller Ãsa"), "Zoë Müller Ã\u{fffd}sa");
    }
}
