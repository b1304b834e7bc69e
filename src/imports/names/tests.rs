use super::*;

fn names(makes: bool) -> Names {
    let groups = [(1, "Choir"), (2, "Räte"), (3, "Twin"), (4, "twin"), (5, "バス"), (6, "Cafe"), (7, "Café")];
    let live = groups.map(|(id, name)| (GroupId(id), name.to_owned(), None));
    let archived = [(8, "Old guard"), (9, "Choir")];
    let archived = archived.map(|(id, name)| (GroupId(id), name.to_owned(), Some(Moment::from_micros(1))));
    Names::of(live.into_iter().chain(archived).collect(), makes, BTreeMap::new())
}

fn named(name: &str) -> GroupName {
    GroupName { name: name.to_owned(), ..GroupName::default() }
}

fn find(names: &mut Names, asked: &[&str]) -> Result<WantedGroups, RowError> {
    names.find(&asked.iter().map(|name| named(name)).collect::<Vec<_>>())
}

#[test]
fn groups_are_found_by_their_names_whatever_the_case() {
    let wants = find(&mut names(false), &["CHOIR", "rate", "choir", "cafe", "CAFÉ"]).unwrap();
    assert_eq!(wants.groups, [GroupId(1), GroupId(2), GroupId(6), GroupId(7)]);
    assert_eq!(wants.read_as, [("rate".to_owned(), "Räte".to_owned())]);
}

#[test]
fn a_name_that_fits_several_or_is_misspelt_is_none_of_them() {
    for name in ["パス", "Càfe"] {
        assert_eq!(find(&mut names(false), &[name]), Err(RowError::NoGroup(name.to_owned())));
        assert_eq!(find(&mut names(true), &[name]).unwrap().new, [name_key(name)]);
    }
}

#[test]
fn a_list_with_commas_is_read_where_it_names_groups_only() {
    assert_eq!(find(&mut names(true), &["Choir, Räte"]).unwrap().groups, [GroupId(1), GroupId(2)]);
    for name in ["Choir, Rate", "Choir, Twin", "Choir,"] {
        assert_eq!(find(&mut names(false), &[name]), Err(RowError::NoGroup(name.to_owned())));
    }
}

#[test]
fn a_whole_name_is_no_list() {
    let whole = GroupName { is_whole: true, ..named("Choir, Räte") };
    assert_eq!(names(false).find(std::slice::from_ref(&whole)), Err(RowError::NoGroup("Choir, Räte".to_owned())));
    assert_eq!(names(true).find(&[whole]).unwrap().new, ["choir, räte"]);
}

#[test]
fn an_id_counts_only_along_with_its_name() {
    let found = |name: &str, id: &str| names(false).find(&[GroupName { id: id.to_owned(), ..named(name) }]);
    assert_eq!(found("TWIN", "4").unwrap().groups, [GroupId(4)]);
    assert_eq!(found("choir", "4").unwrap().groups, [GroupId(1)]);
    assert_eq!(found("TWIN", "1"), Err(RowError::ManyGroups("TWIN".to_owned())));
}

#[test]
fn groups_that_a_file_tells_apart_are_never_one() {
    let apart = |id: &str| GroupName { id: id.to_owned(), apart: Some(format!("Choir ({id})")), ..named("Choir") };
    assert_eq!(names(true).find(&[apart("1"), apart("9")]).unwrap().groups, [GroupId(1)]);
    let wants = names(true).find(&[apart("8"), apart("9")]).unwrap();
    assert_eq!((wants.groups, wants.new), (Vec::new(), vec!["choir (8)".to_owned(), "choir (9)".to_owned()]));
    assert_eq!(wants.read_as.len(), 2);
    let wrong = RowError::Namesakes("Choir".to_owned(), "Choir (9)".to_owned());
    assert_eq!(names(false).find(&[apart("9")]), Err(wrong));
}

#[test]
fn of_several_groups_of_one_name_the_exact_spelling_wins() {
    assert_eq!(find(&mut names(false), &["Twin", "twin "]).unwrap().groups, [GroupId(3), GroupId(4)]);
    assert_eq!(find(&mut names(true), &["TWIN"]), Err(RowError::ManyGroups("TWIN".to_owned())));
}

#[test]
fn a_missing_group_is_wrong_or_made_as_chosen() {
    assert_eq!(find(&mut names(false), &["Rowing"]), Err(RowError::NoGroup("Rowing".to_owned())));
    let mut making = names(true);
    let wants = find(&mut making, &["Rowing  Club", "ROWING CLUB", "Choir"]).unwrap();
    assert_eq!((wants.groups, wants.new), (vec![GroupId(1)], vec!["rowing club".to_owned()]));
    assert_eq!(making.new_name("rowing club"), "Rowing Club");
}

#[test]
fn an_archived_group_is_named_and_not_made_once_more() {
    for makes in [false, true] {
        assert_eq!(find(&mut names(makes), &["OLD GUARD"]), Err(RowError::Archived("OLD GUARD".to_owned())));
        // One that is there goes before one in the archive.
        assert_eq!(find(&mut names(makes), &["Choir"]).map(|wants| wants.groups), Ok(vec![GroupId(1)]));
    }
}

#[test]
fn no_more_groups_are_made_than_anybody_means() {
    let mut making = names(true);
    for number in 0..MOST_NEW {
        find(&mut making, &[&format!("Team {number}")]).unwrap();
    }
    assert!(find(&mut making, &["Team 7"]).is_ok());
    assert_eq!(find(&mut making, &["One too many"]), Err(RowError::TooManyNew(MOST_NEW)));
}
