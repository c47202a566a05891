//! Tables for other programs: one odd cell spoils no file, and no words are run as a formula.

use calamine::{Data, DataType, Reader, Xlsx, open_workbook};
use chancery_core::exchange::{Sheet, SheetCell, SheetColumn, csv, xlsx};
use chrono::NaiveDate;

fn table(cells: Vec<SheetCell>) -> Sheet {
    let column = |head: &str| SheetColumn {
        head: head.into(),
        width: 20,
    };
    Sheet {
        name: "Table".into(),
        title: "Table".into(),
        author: "Tester".into(),
        dated_at: chrono::DateTime::UNIX_EPOCH,
        columns: vec![column("First"), column("Second"), column("Third")],
        rows: cells
            .into_iter()
            .map(|cell| {
                vec![
                    SheetCell::Text("State 017".into()),
                    cell,
                    SheetCell::Number(7),
                ]
            })
            .collect(),
        totals: Vec::new(),
    }
}

fn words(words: &str) -> SheetCell {
    SheetCell::Text(words.into())
}

fn day(stated: &str, said: &str) -> SheetCell {
    SheetCell::Date {
        stated: stated.parse().unwrap(),
        text: said.into(),
    }
}

#[test]
fn a_day_that_no_spreadsheet_knows_stands_in_its_own_words_and_the_rest_comes() {
    let sheet = table(vec![
        day("0204-04-03", "3 April 0204"),
        day("1899-12-31", "31 December 1899"),
        day("1900-01-01", "1 January 1900"),
        day("2024-04-03", "3 April 2024"),
    ]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.xlsx");
    std::fs::write(&path, xlsx(&[sheet]).unwrap()).unwrap();
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let range = book.worksheet_range("Table").unwrap();
    let cells: Vec<&Data> = range.rows().map(|row| &row[1]).collect();
    let cells = &cells[1..];
    assert_eq!(cells[0], &Data::String("3 April 0204".into()));
    assert_eq!(cells[1], &Data::String("31 December 1899".into()));
    assert_eq!(cells[2].as_date(), NaiveDate::from_ymd_opt(1900, 1, 1));
    assert_eq!(cells[3].as_date(), NaiveDate::from_ymd_opt(2024, 4, 3));
}

/// What a program makes of the file that ends cells at one of these.
fn split(bytes: &[u8], at: u8) -> Vec<String> {
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(at)
        .has_headers(false)
        .flexible(true)
        .from_reader(&bytes[3..]);
    let rows = reader.records().map(Result::unwrap);
    rows.flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

const TRIES: [&str; 15] = [
    "=1+1",
    " =1+1",
    "\u{a0}\u{3000} @SUM(1)",
    "\t+1",
    "\n-1+2",
    "＝1+1",
    "＋1",
    "－1",
    " ＠SUM(1)",
    "x;=HYPERLINK(1)",
    "x\t=HYPERLINK(1)",
    "x; ＝HYPERLINK(1);y",
    "=1;=2;\t=3",
    "\"\";=1",
    "first\n=1+1\r\n +2",
];

#[test]
fn no_program_finds_a_formula_in_a_csv_wherever_it_splits() {
    let bytes = csv(&table(TRIES.map(words).to_vec()));
    for at in [b',', b';', b'\t'] {
        for cell in split(&bytes, at) {
            let cell = cell.trim_start();
            let formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            assert!(!formula, "split at {:?}: {cell:?}", char::from(at));
        }
    }
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("\"x;'=HYPERLINK(1)\""), "{text}");
}

#[test]
fn a_csv_holds_words_in_quotation_marks_figures_bare_and_gives_both_back() {
    let cells = vec![
        words("State 001; State 002"),
        words("says \"yes\", twice\nand again"),
        words("a - b = c"),
        SheetCell::Money {
            minor: -123_450,
            currency: "EUR".parse().unwrap(),
        },
        day("../2024-05", "by May 2024"),
        SheetCell::Empty,
    ];
    let bytes = csv(&table(cells));
    let read = split(&bytes, b',');
    let read: Vec<&str> = read[4..].iter().step_by(3).map(String::as_str).collect();
    let expected = [
        "State 001; State 002",
        "says \"yes\", twice\nand again",
        "a - b = c",
        "-1234.50",
        "../2024-05",
        "",
    ];
    assert_eq!(read, expected);
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("\"State 001; State 002\",7\r\n"), "{text}");
    assert!(text.contains("\"State 017\",-1234.50,7\r\n"), "{text}");
}
