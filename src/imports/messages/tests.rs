use super::*;
use crate::csv_in;
use crate::refusal::tests::assert_told_apart;

#[test]
fn each_refusal_has_a_code_and_a_message_of_its_own() {
    let unusable = |problem| UnusableFile { problem, is_pasted: false };
    assert_told_apart(&[
        &NotNow,
        &ReadAgainError::TooLate,
        &unusable(UnreadableFile::File(csv_in::Unreadable::Empty)),
        &unusable(UnreadableFile::Nobody),
        &unusable(UnreadableFile::NoEmail(Vec::new())),
        &unusable(UnreadableFile::Roster),
        &unusable(UnreadableFile::NoIds),
        &unusable(UnreadableFile::Several(Vec::new())),
        &unusable(UnreadableFile::NoPeople(Vec::new())),
        &unusable(UnreadableFile::NoEncoding("ours".to_owned())),
        &unusable(UnreadableFile::TooMany(9)),
    ]);
}

#[test]
fn what_is_quoted_is_bounded_and_visible() {
    let told = RowError::NoGroup(format!("a\0{}", "b".repeat(1000))).to_string();
    assert!(told.starts_with("There is no group named “abb") && told.ends_with("b…”."), "{told}");
    assert_eq!(RowError::NoGroup("Choir \"A\"".to_owned()).to_string(), "There is no group named “Choir \"A\"”.");
    let two = RowError::NoGroup("Choir, Band".to_owned()).to_string();
    assert!(two.ends_with("Separate groups with semicolons."), "{two}");
}
