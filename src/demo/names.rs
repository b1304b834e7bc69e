//! Names of people from many places, in Latin letters, and how an address is made of one.

use crate::entropy::Entropy;
use crate::text;

#[rustfmt::skip]
const GIVEN: [&str; 128] = [
    "Aaliyah", "Adaeze", "Agnieszka", "Ahmed", "Aino", "Aisha", "Alejandra", "Amara", "Amit", "Ana", "Anders", "Anh",
    "Anna", "Aoife", "Arjun", "Astrid", "Ayşe", "Babak", "Beatriz", "Bence", "Bilal", "Bram", "Camila", "Carlos",
    "Chiara", "Chidi", "Chloé", "Claire", "Daan", "Daniela", "Darya", "David", "Deniz", "Diego", "Divya", "Elena",
    "Elif", "Emeka", "Emma", "Enzo", "Esra", "Esther", "Fatima", "Femke", "Finn", "François", "Freya", "Gabriel",
    "Giulia", "Grace", "Hana", "Hassan", "Hélène", "Hiroshi", "Hugo", "Ibrahim", "Ines", "Ingrid", "Isabel", "Ivan",
    "Jae-won", "Jakub", "Jamal", "Jasmijn", "Jing", "Joana", "João", "Jonas", "José", "Julia", "Kaito", "Karim",
    "Katarína", "Kofi", "Kwame", "Lars", "Layla", "Leila", "Liam", "Lin", "Lucía", "Łukasz", "Maarten", "Maja",
    "Malik", "Mariam", "Marta", "Mateo", "Mehmet", "Mei", "Mia", "Milan", "Minh", "Mohamed", "Nadia", "Naomi",
    "Niamh", "Nikolai", "Noah", "Noor", "Olga", "Oliver", "Oluwaseun", "Omar", "Petra", "Priya", "Rafael", "Rania",
    "Ravi", "Renée", "Rosa", "Ruth", "Samir", "Sanne", "Sara", "Seán", "Siobhán", "Sofia", "Søren", "Tariq",
    "Thandiwe", "Thijs", "Tomasz", "Valentina", "Wei", "Yara", "Yusuf", "Zoë",
];

#[rustfmt::skip]
const FAMILY: [&str; 128] = [
    "Abdi", "Abebe", "Adeyemi", "Agarwal", "Ahmadi", "Al-Masri", "Almeida", "Andersen", "Andrade", "Asante", "Aydın",
    "Bakker", "Balogun", "Banerjee", "Barbosa", "Becker", "Bengtsson", "Bianchi", "Boateng", "Bondarenko", "Brown",
    "Castillo", "Çelik", "Chanda", "Chen", "Cohen", "Conti", "Costa", "Cruz", "D’Angelo", "Dahl", "Das", "de Boer",
    "de Jong", "Demir", "Diallo", "Dijkstra", "Dlamini", "Dubois", "Eriksen", "Farouk", "Fernández", "Fischer",
    "Fofana", "García", "Gomes", "González", "Graham", "Gupta", "Haddad", "Hansen", "Hashimoto", "Hoang", "Hoekstra",
    "Horvat", "Hughes", "Ito", "Iyer", "Jackson", "Jansen", "Johansson", "Kamara", "Kaplan", "Kaya", "Kelly", "Khan",
    "Kim", "Kovács", "Kowalska", "Kuznetsov", "Laurent", "Le", "Lindqvist", "López", "MacLeod", "Mahmoud", "Martin",
    "Mbeki", "Mendoza", "Meyer", "Moreau", "Mulder", "Müller", "Murphy", "Nakamura", "Ndiaye", "Nguyễn", "Nielsen",
    "Nowak", "O’Brien", "Okafor", "Okonkwo", "Oliveira", "Osei", "Öztürk", "Papadopoulos", "Park", "Patel", "Pereira",
    "Petrov", "Popescu", "Rahman", "Ramírez", "Rao", "Rossi", "Saidi", "Santos", "Schmidt", "Sharma", "Silva", "Singh",
    "Smit", "Smith", "Suzuki", "Takahashi", "Tan", "Tesfaye", "Torres", "Traoré", "van den Berg", "van Dijk",
    "Visser", "Vos", "Wagner", "Wang", "Williams", "Yilmaz", "Zieliński",
];

/// A given name and a family name.
pub(super) fn name(entropy: &Entropy) -> String {
    let pick = |names: &[&'static str; 128]| names[entropy.below(128) as usize];
    format!("{} {}", pick(&GIVEN), pick(&FAMILY))
}

/// What stands before the @ of somebody's address: "zoe.obrien".
pub(super) fn mailbox(name: &str) -> String {
    let (given, family) = name.split_once(' ').unwrap_or((name, ""));
    let plain = |part: &str| text::fold(part).chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    format!("{}.{}", plain(given), plain(family))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_makes_an_address() {
        assert_eq!(mailbox("Zoë O’Brien"), "zoe.obrien");
        assert_eq!(mailbox("Łukasz van den Berg"), "lukasz.vandenberg");
        for (given, family) in GIVEN.iter().zip(FAMILY) {
            let made = mailbox(&format!("{given} {family}"));
            assert!(text::email(&format!("{made}@example.org")).is_ok(), "{made}");
            assert!(!made.starts_with('.') && !made.ends_with('.'), "{made}");
        }
    }
}
