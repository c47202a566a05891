//! What makes a page look set by hand: widths of columns, numbers that stay whole, last pages.

use super::material::*;
use chancery_core::report::{Pages, block::*};
use std::collections::BTreeMap;

/// The lines of a page, each with its distance from the top.
fn lines_of(pages: &Pages, page: usize) -> Vec<String> {
    let mut lines: BTreeMap<i32, String> = BTreeMap::new();
    for text in pages
        .text_on(page)
        .into_iter()
        .filter(|text| !text.artifact)
    {
        let line = lines.entry((text.y * 10.0) as i32).or_default();
        line.push_str(&text.text);
    }
    lines.into_values().collect()
}

fn column(head: &str, share: u16) -> Column {
    Column::text(head, share)
}

fn set(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Vec<String> {
    let table = Table {
        columns,
        rows,
        ..Table::default()
    };
    let pages = pages(vec![Block::Table(table)]);
    let mut lines = lines_of(&pages, 0);
    lines.retain(|line| !line.contains("Summary of") && !line.contains("TC/1"));
    lines
}

const WORDY: &str = "Further support to the training of crews and to the upkeep of vehicles through the whole of the coming year, to be confirmed in writing";

#[test]
fn a_long_cell_does_not_stand_beside_empty_room() {
    let columns = vec![column("State", 3), column("Purpose", 1), column("Note", 3)];
    let rows = (0..6)
        .map(|at| row(&[&format!("State {at}"), WORDY, "none"]))
        .collect();
    // A head and six rows of two lines.
    let lines = set(columns, rows);
    assert!(
        lines.len() <= 1 + 6 * 2 + 2,
        "{} lines: {lines:#?}",
        lines.len()
    );
}

#[test]
fn no_word_is_broken_in_a_column_while_others_have_room() {
    let columns = vec![column("Name", 1), column("Text", 9)];
    let rows = vec![row(&[
        "Participation-Wiederherstellungsmaßnahmen",
        &WORDY.repeat(4),
    ])];
    let lines = set(columns, rows);
    assert!(
        lines
            .iter()
            .any(|line| line.contains("Wiederherstellungsmaßnahmen")),
        "{lines:#?}"
    );
}

#[test]
fn the_same_table_gets_the_same_widths() {
    let make = || {
        let columns = vec![
            column("A", 1),
            column("B", 2),
            column("C", 1),
            Column::number("D"),
        ];
        let rows = (0..30)
            .map(|at| {
                row(&[
                    &WORDY[at..],
                    &WORDY[..120 - at],
                    "word",
                    "EUR\u{a0}1\u{a0}000",
                ])
            })
            .collect();
        set(columns, rows)
    };
    assert_eq!(make(), make());
}

#[test]
fn a_number_is_never_parted_from_what_belongs_to_it() {
    for phrase in [
        "8 April 2024",
        "1 or 2 February 2024",
        "EUR 15 000 000",
        "page 1 of 4",
        "Item 3",
        "3–4 April 2024",
        "8 квітня 2024",
        "11 states",
    ] {
        for before in 0..90 {
            let pages = pages(vec![paragraph(format!(
                "{} {phrase} and more.",
                "ab ".repeat(before)
            ))]);
            let lines = lines_of(&pages, 0);
            assert!(
                lines.iter().any(|line| line.contains(phrase)),
                "{phrase}: {lines:#?}"
            );
        }
    }
}

#[test]
fn a_phrase_wider_than_its_column_breaks_between_its_words() {
    let narrow = |share| column("Longcolumnheadings", share);
    let columns = (0..9).map(|_| narrow(1)).collect();
    let cells = ["1 or 2 February 2024"; 9];
    let lines = set(columns, vec![row(&cells)]);
    assert!(
        lines.iter().all(|line| !line.contains("Februar ")),
        "{lines:#?}"
    );
    let text = lines.join(" ");
    assert_eq!(text.matches("February").count(), 9, "{lines:#?}");
}

#[test]
fn the_last_page_never_holds_fewer_than_six_lines() {
    for count in 20..60 {
        let mut blocks = lines(count);
        blocks.push(paragraph(WORDY.repeat(3)));
        let pages = pages(blocks);
        let last = pages.count() - 1;
        if last > 0 {
            let held = lines_of(&pages, last);
            assert!(held.len() >= 6, "{count} lines before: {held:#?}");
        }
    }
}

#[test]
fn a_line_may_end_between_a_quotation_and_a_bracket() {
    let words = "“Further contribution” (State 001), ".repeat(20);
    let lines = lines_of(&pages(vec![paragraph(words)]), 0);
    let ends = lines.iter().filter(|line| line.trim_end().ends_with('”'));
    assert!(ends.count() > 0, "{lines:#?}");
}

#[test]
fn amounts_end_under_each_other_and_words_stand_at_the_left() {
    let amounts = [
        "EUR\u{a0}1\u{a0}000",
        "up to EUR\u{a0}50\u{a0}000\u{a0}000",
        "not disclosed",
    ];
    let rows = amounts
        .iter()
        .map(|amount| row(&["State 017", amount]))
        .collect();
    let columns = vec![column("State", 1), Column::amount("Amount", 1)];
    let table = Table {
        columns,
        rows,
        ..Table::default()
    };
    let placed = pages(vec![Block::Table(table)]).text_on(0);
    let x = |text: &str| {
        let found = placed.iter().find(|run| run.text.trim() == text);
        found.unwrap_or_else(|| panic!("{text} in {placed:?}")).x
    };
    assert!(x(amounts[0]) > x(amounts[1]) + 30.0);
    assert_eq!(x(amounts[1]), x("not disclosed"));
    assert_eq!(x("Amount"), x("not disclosed"));
}
