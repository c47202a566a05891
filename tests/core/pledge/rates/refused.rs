//! Files of rates that are refused, or read in part: never another number, and never a success without a rate.
//! The rates and days are made up.

use super::{app, asked};
use crate::support::TestApp;
use chancery_core::{
    Failure,
    exchange::ecb::{self, PublishedRates},
};
use serde_json::{Value, json};
use std::{
    collections::HashSet,
    fs,
    io::{Cursor, Write},
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A file of rates taken with every currency: what is answered, looking and taking alike.
#[track_caller]
fn taken(file: &[u8]) -> Result<Value, Value> {
    let mut app = TestApp::with_file();
    fs::write(app.path("rates.csv"), file).unwrap();
    let mut ask = |dry: bool| {
        let input = asked(&mut app, json!({ "allCurrencies": true, "dryRun": dry }));
        app.call("import_rates", input)
    };
    let (looked, taken) = (ask(true), ask(false));
    match (looked, taken) {
        (Ok(mut looked), Ok(mut taken)) => {
            for told in [&mut looked, &mut taken] {
                told["rateSet"] = Value::Null;
                told["written"] = Value::Null;
            }
            assert_eq!(looked, taken);
            Ok(taken)
        }
        (Err(looked), Err(taken)) => {
            assert_eq!(looked, taken);
            assert!(app.list("rate_set").is_empty() && app.list("exchange_rate").is_empty());
            let Failure::Invalid { problems } = taken else {
                panic!("{taken:?}");
            };
            assert_eq!(problems.len(), 1);
            Err(serde_json::to_value(&problems[0]).unwrap())
        }
        apart => panic!("the look and the act differ: {apart:?}"),
    }
}

#[track_caller]
fn refused(file: &str) -> Value {
    taken(file.as_bytes()).unwrap_err()
}

fn rates(published: &PublishedRates) -> Vec<String> {
    let one = |r: &ecb::PublishedRate| format!("{} {} {}", r.day, r.quote.code(), r.rate);
    published.rates.iter().map(one).collect()
}

#[test]
fn a_day_that_may_be_one_of_two_is_refused_with_both() {
    let both = json!(["2024-06-03", "2024-03-06"]);
    for day in ["3/6/2024", "03/06/2024", "3.6.2024", "03-06-24", "3/6/24"] {
        let file = format!("Date,USD\r\n2024-01-02,1.5\r\n{day},1.0874\r\n");
        let expected = json!({
            "field": "place", "rule": "dayUnclear", "line": 3, "given": day,
            "first": both[0], "second": both[1]
        });
        assert_eq!(refused(&file), expected);
    }
    let xml = "<a>\n<Cube time=\"3/6/2024\"><Cube currency=\"USD\" rate=\"1.5\"/></Cube></a>";
    assert_eq!(refused(xml)["rule"], "dayUnclear");
    assert_eq!(refused(xml)["line"], 2);
}

#[test]
fn a_day_in_no_published_form_that_is_only_one_is_found_and_the_rest_is_taken() {
    let file = "Date,USD\n16/3/2024,2\n3/3/2024,2\n24-01-03,2\n04 January 24,2\n2024-01-02,1.5\n";
    let told = taken(file.as_bytes()).unwrap();
    assert_eq!(told["new"], 1);
    assert_eq!(told["first"], "2024-01-02");
    assert_eq!(told["findings"].as_array().unwrap().len(), 4);
}

#[test]
fn a_file_from_which_nothing_is_read_is_never_a_success() {
    let nothing =
        json!({ "field": "place", "rule": "nothingRead", "line": 2, "given": "16/3/2024" });
    assert_eq!(refused("Date,USD\n16/3/2024,2\n"), nothing);
    for empty in [
        "Date,USD\n",
        "Date,USD\n2024-01-02,N/A\n",
        "<a><Cube time='2024-01-02'/></a>",
    ] {
        assert_eq!(
            refused(empty),
            json!({ "field": "place", "rule": "noRate" }),
            "{empty}"
        );
    }
    assert_eq!(refused("Date,XYZ\n2024-01-02,2\n")["rule"], "nothingRead");
}

#[test]
fn a_new_set_is_not_made_for_a_file_of_which_nothing_is_taken() {
    let mut app = TestApp::with_file();
    fs::write(app.path("rates.csv"), "Date,USD\n2024-01-02,2\n").unwrap();
    for dry in [true, false] {
        let input = asked(&mut app, json!({ "dryRun": dry }));
        let told = app.ok("import_rates", input);
        assert_eq!(told["notInUse"], json!(["USD"]));
        assert_eq!(told["written"], false);
        assert_eq!(told["rateSet"], Value::Null);
    }
    assert!(app.list("rate_set").is_empty());
}

#[test]
fn a_decimal_comma_is_read_where_no_rate_has_a_point() {
    let xml = "<a><Cube time=\"2024-01-03\"><Cube currency=\"USD\" rate=\"1,0919\"/>\
        <Cube currency=\"JPY\" rate=\"155\"/><Cube currency=\"SEK\" rate=\"11,204\"/></Cube></a>";
    let read = ecb::read(xml.as_bytes()).unwrap();
    let expected = [
        "2024-01-03 USD 1.0919",
        "2024-01-03 JPY 155",
        "2024-01-03 SEK 11.204",
    ];
    assert_eq!(rates(&read), expected);
    let csv = "Date,USD,SEK\n2024-01-03,\"1,0919\",\"11,2045\"\n";
    let expected = ["2024-01-03 USD 1.0919", "2024-01-03 SEK 11.2045"];
    assert_eq!(rates(&ecb::read(csv.as_bytes()).unwrap()), expected);
}

#[test]
fn a_comma_that_may_part_thousands_is_refused_with_its_value() {
    let unclear = |line: u64, given: &str| json!({ "field": "place", "rule": "commaUnclear", "line": line, "given": given });
    for (file, line, given) in [
        // A point elsewhere.
        ("Date,USD,IDR\n2024-01-03,1.0919,\"17,234\"\n", 2, "17,234"),
        (
            "Date,USD\n2024-01-03,1.0919\n2024-01-04,\"1,0919\"\n",
            3,
            "1,0919",
        ),
        // Three digits behind each: it may be either.
        ("Date,IDR\n2024-01-03,\"17,234\"\n", 2, "17,234"),
        ("Date,IDR\n2024-01-03,\"17,234.5\"\n", 2, "17,234.5"),
        ("Date,IDR\n2024-01-03,\"17.234,5\"\n", 2, "17.234,5"),
    ] {
        assert_eq!(refused(file), unclear(line, given), "{file}");
    }
}

#[test]
fn a_comma_that_parts_cells_makes_no_other_rates() {
    let read = ecb::read(b"Date,USD,SEK\n2024-01-03,1,0919,11,2045\n2024-01-02,2,3\n").unwrap();
    assert_eq!(rates(&read), ["2024-01-02 USD 2", "2024-01-02 SEK 3"]);
    let found = serde_json::to_value(&read.findings).unwrap();
    let expected = json!([{ "row": 2, "fault": "notAsLong", "given": "2024-01-03" }]);
    assert_eq!(found, expected);
    let read = ecb::read(b"Date,USD,SEK,\n2024-01-03,1,0919,\n2024-01-02,2,3,\n").unwrap();
    let expected = ["2024-01-03 USD 1", "2024-01-02 USD 2", "2024-01-02 SEK 3"];
    assert_eq!(rates(&read), expected);
    assert_eq!(read.findings[0].given, "0919");
}

#[test]
fn a_row_that_is_shorter_than_its_head_is_found_and_left_out() {
    let read = ecb::read(b"Date,USD,SEK\n2024-01-03,1.5\n2024-01-02,2,3\n").unwrap();
    assert_eq!(rates(&read), ["2024-01-02 USD 2", "2024-01-02 SEK 3"]);
    assert_eq!(read.findings[0].row, 2);
}

const TABLES: [&str; 4] = [
    "Date,USD,JPY,\n2024-01-02,1.0956,155.21,\n2024-01-03,1.0919,N/A,\n",
    "Date,USD,JPY\r\n2024-01-02,1.0956,155.21\r\n2024-01-03,1.0919,156.5\r\n",
    "Date, USD, JPY, \n04 January 2024, 1.0956, 155.21, \n",
    "<a>\n<Cube>\n<Cube time='2024-01-02'><Cube currency='USD' rate='1.0956'/>\
     <Cube currency='JPY' rate='155.21'/></Cube>\n</Cube>\n</a>\n",
];

#[test]
fn wherever_a_file_is_cut_off_it_is_refused_or_gives_right_rates_alone() {
    for table in TABLES {
        let whole: HashSet<String> = rates(&ecb::read(table.as_bytes()).unwrap())
            .into_iter()
            .collect();
        let (mut refused, mut read) = (0, 0);
        for end in 0..table.len() {
            match ecb::read(&table.as_bytes()[..end]) {
                Ok(found) => {
                    read += 1;
                    let found: HashSet<String> = rates(&found).into_iter().collect();
                    assert!(found.is_subset(&whole), "{end} of {table}: {found:?}");
                }
                Err(_) => refused += 1,
            }
        }
        assert!(refused > read, "{refused} and {read} of {table}");
    }
}

#[test]
fn a_last_line_without_its_end_is_said_to_be_cut_off() {
    let cut = json!({ "field": "place", "rule": "cutOff", "line": 3 });
    assert_eq!(
        refused("Date,USD,JPY,\n2024-01-02,1.0956,155.2,\n2024-01-03,1.0"),
        cut
    );
    assert_eq!(
        refused("Date,USD\r\n2024-01-02,1.0956\r\n2024-01-03,1.0"),
        cut
    );
    // The comma behind it says that the last cell is whole.
    let read = ecb::read(b"Date,USD,\n2024-01-02,1.0956,").unwrap();
    assert_eq!(rates(&read), ["2024-01-02 USD 1.0956"]);
}

#[test]
fn one_euro_in_euro_is_passed_over_and_any_other_figure_for_it_refuses_the_file() {
    let told = taken(b"Date,USD,EUR\n2024-01-03,1.0919,1\n2024-01-04,1.1,1.0\n").unwrap();
    assert_eq!(told["currencies"], json!(["USD"]));
    let expected = json!([{ "row": 2, "fault": "ofItself", "given": "EUR" }]);
    assert_eq!(told["findings"], expected);
    let other = json!({ "field": "place", "rule": "otherBase", "line": 2, "given": "0.92" });
    assert_eq!(refused("Date,USD,EUR\n2024-01-03,1,0.92\n"), other);
}

#[test]
fn the_name_of_a_new_set_is_judged_by_the_look_as_by_the_act() {
    let mut app = app();
    for name in ["x".repeat(501), "a\u{202e}b".into()] {
        let mut ask = |dry: bool| {
            let input = asked(&mut app, json!({ "newName": name, "dryRun": dry }));
            app.call("import_rates", input)
        };
        let (looked, taken) = (ask(true), ask(false));
        assert_eq!(looked, taken);
        let Err(Failure::Invalid { problems }) = looked else {
            panic!("taken: {looked:?}");
        };
        assert_eq!(problems[0].field, "newName");
    }
}

fn package(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        package
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        package.write_all(bytes).unwrap();
    }
    package.finish().unwrap().into_inner()
}

#[test]
fn what_a_system_leaves_in_a_package_is_passed_over() {
    let fork = b"\0\x05\x16\x07\0\x02\0\0Mac OS X".as_slice();
    for left in [
        "__MACOSX/._rates.csv",
        "._rates.csv",
        ".hidden.csv",
        "a/.b/c.csv",
        ".DS_Store",
    ] {
        let bytes = package(&[(left, fork), ("rates.CSV", b"Date,USD\n2024-01-03,2\n")]);
        assert_eq!(
            rates(&ecb::read(&bytes).unwrap()),
            ["2024-01-03 USD 2"],
            "{left}"
        );
    }
}

#[test]
fn a_package_of_two_tables_is_refused_and_names_them() {
    let table = b"Date,USD\n2024-01-03,2\n".as_slice();
    let two = package(&[("b.csv", table), ("a.csv", table)]);
    let expected = json!({ "field": "place", "rule": "severalTables", "names": "a.csv, b.csv" });
    assert_eq!(taken(&two).unwrap_err(), expected);
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let lines = |text: &str| {
        let read = ecb::read(text.as_bytes()).unwrap();
        read.findings
            .iter()
            .map(|found| found.row)
            .collect::<Vec<_>>()
    };
    let table =
        "Date,USD,XYZ\n2024-01-02,x,1\n\n2024-01-03,2,1\n\"2024-01-04\n\",y,1\n2024-01-05,z,1\n";
    let expected = [1, 2, 5, 7];
    assert_eq!(lines(table), expected);
    assert_eq!(lines(&table.replace('\n', "\r\n")), expected);
    assert_eq!(lines(&table.replace('\n', "\r")), expected);
    let xml = "<a>\n<Cube time='2024-01-02'>\n<Cube currency='USD' rate='2'/>\n<Cube currency='SEK' rate='x'/></Cube></a>";
    assert_eq!(lines(xml), [4]);
    assert_eq!(lines(&xml.replace('\n', "\r\n")), [4]);
}
