//! Names and addresses of made-up people: the same for the same number, on every run.

use muster::text;

const FIRST: [&str; 64] = [
    "Anna",
    "Ben",
    "Chloé",
    "Daan",
    "Elif",
    "Farid",
    "Grace",
    "Hugo",
    "Ines",
    "Jonas",
    "Katarzyna",
    "Liam",
    "Maria",
    "Noah",
    "Olivia",
    "Pavel",
    "Quinn",
    "Rosa",
    "Sven",
    "Tara",
    "Umut",
    "Vera",
    "Willem",
    "Xenia",
    "Yusuf",
    "Zoë",
    "Aisha",
    "Björn",
    "Carmen",
    "Dmitri",
    "Eva",
    "Finn",
    "Giulia",
    "Hana",
    "Ivan",
    "Julia",
    "Karim",
    "Lena",
    "Mateo",
    "Nadia",
    "Oscar",
    "Petra",
    "Rafael",
    "Sofia",
    "Thomas",
    "Ursula",
    "Viktor",
    "Wanda",
    "Yara",
    "Zainab",
    "Amir",
    "Beatriz",
    "Caspar",
    "Dora",
    "Emil",
    "Fatima",
    "Georg",
    "Helena",
    "Ismail",
    "Jana",
    "Kofi",
    "Lucía",
    "Milan",
    "Nora",
];

const BEGINNINGS: [&str; 48] = [
    "Ander", "Berg", "Carl", "Dal", "Eriks", "Fern", "Grün", "Hart", "Ivar", "Jans", "Kova", "Lind", "Mart", "Nord",
    "Oster", "Peter", "Quist", "Rosen", "Sand", "Torn", "Ul", "Vester", "Wal", "Young", "Zim", "Alm", "Brand", "Clau",
    "Dom", "Eber", "Frank", "Gold", "Holm", "Isak", "Jacob", "Klein", "Lang", "Mayer", "Neu", "Olsz", "Pfei", "Rich",
    "Stein", "Tan", "Vander", "Wein", "Zell", "Ström",
];

const ENDINGS: [&str; 24] = [
    "sen", "mann", "berg", "son", "feld", "stad", "ova", "ić", "ez", "ström", "burg", "dahl", "er", "sky", "hoff",
    "gren", "lund", "meier", "dijk", "ski", "stein", "wood", "well", "ing",
];

/// Somebody as the directory keeps them.
pub struct Name {
    /// Their name.
    pub full: String,
    /// Their address.
    pub email: String,
}

/// The person of this number. The number is in the address, so that no two are alike.
pub fn name(number: i64) -> Name {
    let mut dice = mix(number.unsigned_abs());
    let mut draw = |faces: usize| {
        let drawn = usize::try_from(dice % faces as u64).unwrap_or(0);
        dice /= faces as u64;
        drawn
    };
    let first = FIRST[draw(FIRST.len())];
    let last = format!("{}{}", BEGINNINGS[draw(BEGINNINGS.len())], ENDINGS[draw(ENDINGS.len())]);
    let local: String =
        text::fold(&format!("{first}.{last}")).chars().filter(|c| c.is_ascii_alphabetic() || *c == '.').collect();
    Name { full: format!("{first} {last}"), email: format!("{local}.{number}@example.org") }
}

/// Spreads consecutive numbers over all of u64 (the finaliser of `SplitMix64`).
pub fn mix(number: u64) -> u64 {
    let mut bits = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}
