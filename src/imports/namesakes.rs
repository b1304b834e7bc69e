//! Several groups of one name in a file: what to call each of them, so that they never become one.

use std::collections::{HashMap, HashSet};

use crate::groups::name_key;

/// A group, or a class, as a file has it.
#[derive(Debug, Clone, Default)]
pub struct NamedGroup {
    /// What the file calls it where its name is not enough.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What else may tell it apart, the best first; some of it may be empty.
    pub marks: Vec<String>,
}

/// What to call those of `all` that share their names with others, by their place in it: the name with what tells
/// them apart in brackets. The same files give the same names.
pub fn told_apart(all: &[NamedGroup]) -> HashMap<usize, String> {
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, titled) in all.iter().enumerate() {
        alike.entry(name_key(&titled.title)).or_default().push(place);
    }
    let mut taken: HashSet<String> = alike.keys().cloned().collect();
    let mut several: Vec<Vec<usize>> = alike.into_values().filter(|places| places.len() > 1).collect();
    several.sort_by(|one, other| all[one[0]].title.cmp(&all[other[0]].title));
    let mut called = HashMap::new();
    for places in several {
        let same: Vec<&NamedGroup> = places.iter().map(|place| &all[*place]).collect();
        for (place, mark) in places.iter().zip(marks(&same)) {
            let NamedGroup { id, title, .. } = &all[*place];
            let mut name = format!("{title} ({mark})");
            while !taken.insert(name_key(&name)) {
                name = format!("{name} ({id})");
            }
            called.insert(*place, name);
        }
    }
    called
}

/// What tells each of several of one name apart: one thing that all of them have, else all that there is, else
/// their ids.
fn marks(same: &[&NamedGroup]) -> Vec<String> {
    let all_of = |titled: &&NamedGroup| {
        titled.marks.iter().filter(|mark| !mark.is_empty()).cloned().collect::<Vec<_>>().join(", ")
    };
    let kinds = same.iter().map(|titled| titled.marks.len()).max().unwrap_or(0);
    let one = |kind: usize| -> Vec<String> {
        same.iter().map(|titled| titled.marks.get(kind).cloned().unwrap_or_default()).collect()
    };
    let candidates = (0..kinds).map(one).chain([same.iter().map(all_of).collect()]);
    let is_enough = |marks: &Vec<String>| {
        let keys: HashSet<String> = marks.iter().map(|mark| name_key(mark)).collect();
        keys.len() == marks.len() && !keys.contains("")
    };
    candidates.into_iter().find(is_enough).unwrap_or_else(|| same.iter().map(|titled| titled.id.clone()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(all: &[(&str, &str, [&str; 2])]) -> Vec<String> {
        let all: Vec<NamedGroup> = all
            .iter()
            .map(|(id, title, marks)| NamedGroup {
                id: (*id).to_owned(),
                title: (*title).to_owned(),
                marks: marks.map(str::to_owned).into(),
            })
            .collect();
        let told = told_apart(&all);
        (0..all.len()).map(|place| told.get(&place).cloned().unwrap_or_else(|| all[place].title.clone())).collect()
    }

    #[test]
    fn the_best_mark_that_tells_all_apart_is_taken() {
        let read = called(&[("1", "Art", ["M7", ""]), ("2", "Choir", ["", ""]), ("3", "ART ", ["M8", "Autumn"])]);
        assert_eq!(read, ["Art (M7)", "Choir", "ART  (M8)"]);
        let read = called(&[("1", "Art", ["M7", "Autumn"]), ("2", "Art", ["M7", "Spring"])]);
        assert_eq!(read, ["Art (Autumn)", "Art (Spring)"]);
        let read = called(&[("1", "Art", ["M7", "x"]), ("2", "Art", ["M8", "x"]), ("3", "Art", ["M7", "y"])]);
        assert_eq!(read, ["Art (M7, x)", "Art (M8, x)", "Art (M7, y)"]);
        let read = called(&[("1", "Art", ["M7", ""]), ("2", "Art", ["m7", ""])]);
        assert_eq!(read, ["Art (1)", "Art (2)"]);
    }

    #[test]
    fn a_name_that_there_is_already_is_given_to_no_other() {
        let read = called(&[("1", "Art", ["", ""]), ("2", "Art", ["", ""]), ("3", "Art (1)", ["", ""])]);
        assert_eq!(read, ["Art (1) (1)", "Art (2)", "Art (1)"]);
    }
}
