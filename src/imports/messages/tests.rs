use super::*;
use crate::csv_in;
use crate::refusal::tests::assert_told_apart;

#[test]
fn each_refusal_has_a_code_and_a_message_of_its_own() {
    assert_told_apart(&[
        &WrongStageError,
        &ReadAgainError::TooLate,
        &UnreadableFile::File(csv_in::Unreadable::Empty),
        &UnreadableFile::NoRows,
        &UnreadableFile::NoEmail(Vec::new()),
        &UnreadableFile::Roster,
        &UnreadableFile::NoIds,
        &UnreadableFile::Several(Vec::new()),
        &UnreadableFile::NoPeople(Vec::new()),
        &UnreadableFile::NoEncoding("ours".to_owned()),
        &UnreadableFile::TooMany(9),
    ]);
}

#[test]
fn what_is_quoted_is_bounded_and_visible() {
    let long = quoted(&format!("a\0{}", "b".repeat(1000)));
    assert!(long.starts_with("abb") && long.ends_with("b…") && long.chars().count() == 101, "{long}");
    assert_eq!(quoted("Choir \"A\""), "Choir \"A\"");
}

#[test]
fn groups_with_a_comma_between_them_may_be_two() {
    let wrong = |name: &str| RowError::NoGroup(name.to_owned()).message();
    assert_eq!(wrong("Choir"), t::imports::wrong_no_group("Choir"));
    assert_eq!(wrong("Choir, Band"), t::imports::wrong_no_group_with_comma("Choir, Band"));
}
