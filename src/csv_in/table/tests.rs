use proptest::prelude::*;

use super::*;

/// Lines and cells, the cells with bars between them.
fn read(text: &str) -> Vec<(u64, String)> {
    let table = Table::of(text.to_owned()).unwrap();
    let cells = |record: StringRecord| record.iter().collect::<Vec<_>>().join("|");
    table.records().map(|(line, record)| (line, record.map_or("wrong".to_owned(), cells))).collect()
}

fn rows(text: &str) -> Vec<String> {
    read(text).into_iter().map(|(_, cells)| cells).collect()
}

fn line(number: u64, cells: &str) -> (u64, String) {
    (number, cells.to_owned())
}

#[test]
fn every_separator_and_every_line_end_is_read() {
    for text in [
        "a,b\n1,2\n",
        "a;b\r\n1;2",
        "a\tb\r1\t2\r",
        "a|b\n1|2\n",
        "sep=|\na|b\n1|2\n",
        "\"sep=;\"\r\na;b\r\n1;2\r\n",
        "SEP=;\ra;b\r1;2\r",
        "\u{feff}\u{feff}sep=,,,\na,b\n1,2\n",
    ] {
        assert_eq!(rows(text), ["a|b", "1|2"], "{text:?}");
    }
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let lines: Vec<u64> =
        read("a,b\r\n\"x\r\ny\",2\r\n\r\n3,4\n,\n5,6\r7,8\n").into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [1, 2, 5, 7, 8]);
}

#[test]
fn a_stray_quote_spoils_its_own_line_only() {
    assert_eq!(read("a,b\n1,\"2\n3,4\n5,6\n"), [line(1, "a|b"), line(2, "wrong"), line(3, "3|4"), line(4, "5|6")]);
    assert_eq!(
        read("email,name\nb@x.org,\"Bob\nc@x.org,Cyd\ne@x.org,\"Elm, Eve\"\nf@x.org,Fay\n"),
        [
            line(1, "email|name"),
            line(2, "wrong"),
            line(3, "c@x.org|Cyd"),
            line(4, "e@x.org|Elm, Eve"),
            line(5, "f@x.org|Fay")
        ]
    );
    assert_eq!(read("a\n5\" pipe\n"), [line(1, "a"), line(2, "5\" pipe")]);
}

#[test]
fn a_mark_that_could_close_a_stray_one_swallows_no_rows() {
    for (last, third) in
        [("e@x.org,Eve 5\"", "wrong"), ("e@x.org,\"", "wrong"), ("e@x.org,Eve 5\",more", "c@x.org|Cyd")]
    {
        let read = read(&format!("email,name\nb@x.org,\"Bob\nc@x.org,Cyd\n{last}\n"));
        assert_eq!(read[1..3], [line(2, "wrong"), line(3, third)], "{last}");
        assert_eq!(read.len(), 4);
    }
    let line_without_address = read("\"\nBob\nc@x.org\"\n");
    assert_eq!(line_without_address, [line(1, "wrong"), line(2, "wrong"), line(3, "wrong")]);
    assert_eq!(rows("email,notes\nb@x.org,\"one\ntwo, see c@x.org\"\n")[1], "b@x.org|one\ntwo, see c@x.org");
}

#[test]
fn whole_lines_in_quotation_marks_are_read() {
    let text = "\"email,name,groups\"\n\"a@x.org,Ann,Choir\"\n\"b@x.org,\"\"Birch, Bob\"\",Choir\"\n";
    assert_eq!(rows(text), ["email|name|groups", "a@x.org|Ann|Choir", "b@x.org|Birch, Bob|Choir"]);
    assert_eq!(rows("email,name\n\"b@x.org,\"\"Birch, Bob\"\"\"\n")[1], "b@x.org|Birch, Bob");
    assert_eq!(rows("name\n\"Ash, Ann\"\n")[1], "Ash, Ann");
}

#[test]
fn a_row_may_have_more_cells_than_the_head() {
    assert_eq!(rows("email,name\na@x.org,Ash, Ann\n")[1], "a@x.org|Ash|Ann");
}

#[test]
fn what_stands_before_the_head_is_passed_over() {
    let table = Table::of("Members for group Night School\n\nName;E-Mail\nAnn;a@x.org\n".to_owned()).unwrap();
    assert_eq!(table.first().iter().collect::<Vec<_>>(), ["Name", "E-Mail"]);
    assert_eq!(table.passed(), [Passed { line: 1, text: "Members for group Night School".to_owned() }]);
    let lines: Vec<u64> = table.records().map(|(line, _)| line).collect();
    assert_eq!(lines, [3, 4]);
    assert_eq!(rows("version:v1.0,,\nwho,what,when\n1,2,3\n"), ["who|what|when", "1|2|3"]);
}

#[test]
fn nothing_is_no_table() {
    assert_eq!(Table::of(" \r\n\n".to_owned()).map(drop), Err(Unreadable::Empty));
    assert_eq!(Table::of_rows(vec![(1, Ok(vec!["", ""].into()))]).map(drop), Err(Unreadable::Empty));
}

proptest! {
    #[test]
    fn any_text_is_read_to_its_end(text in "[ab@.\",;|\r\n\t ]{0,80}") {
        if let Ok(table) = Table::of(text) {
            let lines: Vec<u64> = table.records().map(|(line, _)| line).collect();
            prop_assert!(lines.is_sorted());
        }
    }

    /// Every letter is in a record, in a line that is wrong by its number, or in one passed over.
    #[test]
    fn nothing_is_swallowed(lines in proptest::collection::vec("[ab@.\",;| ]{0,8}", 1..12)) {
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).count();
        let text = lines.join("\n");
        if let Ok(table) = Table::of(text.clone()) {
            let rows = table.records().map(|(line, record)| match record {
                Ok(record) => record.iter().map(letters).sum::<usize>(),
                Err(_) => letters(&lines[usize::try_from(line).unwrap() - 1]),
            });
            let passed = table.passed().iter().map(|line| letters(&line.text));
            prop_assert_eq!(rows.sum::<usize>() + passed.sum::<usize>(), letters(&text), "{:?}", text);
        }
    }
}
