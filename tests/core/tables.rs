//! Tables for other programs: one odd cell spoils no file.

use calamine::{Data, DataType, Reader, Xlsx, open_workbook};
use chancery_core::exchange::{Cell, Column, Sheet, xlsx};
use chrono::NaiveDate;

fn table(cells: Vec<Cell>) -> Sheet {
    let column = |head: &str| Column {
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
            .map(|cell| vec![Cell::Text("State 017".into()), cell, Cell::Number(7)])
            .collect(),
        totals: Vec::new(),
    }
}

fn day(stated: &str, said: &str) -> Cell {
    Cell::Date {
        stated: stated.parse().unwrap(),
        said: said.into(),
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
    let cells: Vec<&Data> = range.rows().skip(1).map(|row| &row[1]).collect();
    assert_eq!(cells[0], &Data::String("3 April 0204".into()));
    assert_eq!(cells[1], &Data::String("31 December 1899".into()));
    assert_eq!(cells[2].as_date(), NaiveDate::from_ymd_opt(1900, 1, 1));
    assert_eq!(cells[3].as_date(), NaiveDate::from_ymd_opt(2024, 4, 3));
}
