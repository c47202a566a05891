//! How pages are set: what stays together, what is repeated, where things stand.

use super::material::*;
use chancery_core::report::{Pages, PlacedText, block::*};
use std::collections::BTreeMap;

/// The content of a page, without what is repeated.
fn content(pages: &Pages, page: usize) -> Vec<PlacedText> {
    let mut placed = pages.text_on(page);
    placed.retain(|text| !text.artifact);
    placed
}

/// The lines of a page, each with its distance from the top.
fn lines_of(pages: &Pages, page: usize) -> Vec<(i32, String)> {
    let mut lines: BTreeMap<i32, String> = BTreeMap::new();
    for text in content(pages, page) {
        lines
            .entry((text.y * 10.0) as i32)
            .or_default()
            .push_str(&text.text);
    }
    lines.into_iter().collect()
}

/// On which page some words stand.
fn page_of(pages: &Pages, words: &str) -> usize {
    let holds = |page: &usize| {
        content(pages, *page)
            .iter()
            .any(|text| text.text.contains(words))
    };
    (0..pages.count())
        .find(holds)
        .unwrap_or_else(|| panic!("“{words}” is on no page"))
}

const LONG: &str = "Delegations stressed that the figure would be confirmed in writing before the next session, and several of them reserved their position until the amounts of all the contributions had been settled by those who give and by those who receive.";

#[test]
fn a_heading_is_never_last_on_a_page() {
    for count in 20..45 {
        let mut blocks = lines(count);
        blocks.push(heading(1, "Section"));
        blocks.push(heading(2, "Part"));
        blocks.push(paragraph(format!("Opening {LONG}")));
        let pages = pages(blocks);
        let page = page_of(&pages, "Opening");
        assert_eq!(page_of(&pages, "Section"), page, "after {count} lines");
        assert_eq!(page_of(&pages, "Part"), page, "after {count} lines");
        let last = lines_of(&pages, page);
        let opening = last
            .iter()
            .position(|(_, line)| line.starts_with("Opening"))
            .unwrap();
        assert!(
            last.len() >= opening + 2,
            "one line under the heading after {count} lines"
        );
    }
}

#[test]
fn at_least_two_lines_of_a_paragraph_stand_on_each_side_of_a_break() {
    let mut split = 0;
    for count in 20..45 {
        let mut blocks = lines(count);
        blocks.push(paragraph(LONG.repeat(2)));
        blocks.extend(lines(12));
        let pages = pages(blocks);
        if pages.count() == 1 {
            continue;
        }
        let on = |page| {
            let lines = lines_of(&pages, page);
            lines
                .iter()
                .filter(|(_, line)| !line.starts_with("Line "))
                .count()
        };
        let (first, second) = (on(0) - title_lines(&pages), on(1));
        if first > 0 && second > 0 {
            split += 1;
            assert!(
                first >= 2 && second >= 2,
                "{first} and {second} lines after {count}"
            );
        }
    }
    assert!(split > 0, "no paragraph was ever split");
}

/// Lines of the masthead and the title on the first page.
fn title_lines(pages: &Pages) -> usize {
    let lines = lines_of(pages, 0);
    lines
        .iter()
        .position(|(_, line)| line.starts_with("Line "))
        .unwrap()
}

#[test]
fn a_row_is_never_split_and_the_head_is_repeated_on_each_page() {
    let text = |at: usize| format!("Begin{at} {} end{at}.", &LONG[..120]);
    let rows = (0..80)
        .map(|at| row(&[&format!("State {at}"), &text(at), "1"]))
        .collect();
    let pages = pages(vec![Block::Table(table(rows, None))]);
    assert!(pages.count() > 2);
    for at in 0..80 {
        let begin = page_of(&pages, &format!("Begin{at} "));
        assert_eq!(begin, page_of(&pages, &format!("end{at}.")), "row {at}");
    }
    for page in 0..pages.count() {
        let heads: Vec<_> = pages
            .text_on(page)
            .into_iter()
            .filter(|t| t.text == "Purpose")
            .collect();
        assert_eq!(heads.len(), 1, "page {page}");
        assert_eq!(
            heads[0].artifact,
            page > 0,
            "the head is content once, on the first page"
        );
    }
}

#[test]
fn a_row_longer_than_half_a_page_is_split() {
    let mut blocks = lines(25);
    let long = row(&["A-land", &format!("Begin {} end.", LONG.repeat(20)), "1"]);
    blocks.push(Block::Table(table(vec![long], None)));
    let pages = pages(blocks);
    assert_eq!((page_of(&pages, "Begin"), page_of(&pages, "end.")), (0, 1));
}

#[test]
fn the_totals_stay_with_the_two_rows_above_them() {
    for count in 10..60 {
        let rows = (0..count)
            .map(|at| row(&[&format!("State {at}."), "aid", "1"]))
            .collect();
        let totals = row(&["Total", "", "9"]);
        let pages = pages(vec![Block::Table(table(rows, Some(totals)))]);
        let page = page_of(&pages, "Total");
        for above in [count - 1, count - 2] {
            assert_eq!(
                page_of(&pages, &format!("State {above}.")),
                page,
                "{count} rows"
            );
        }
    }
}

#[test]
fn a_table_head_has_two_rows_below_it() {
    for count in 20..45 {
        let mut blocks = lines(count);
        let rows = (0..4)
            .map(|at| row(&[&format!("State {at}."), "aid", "1"]))
            .collect();
        blocks.push(Block::Table(table(rows, None)));
        let pages = pages(blocks);
        let head = page_of(&pages, "Purpose");
        assert_eq!(page_of(&pages, "State 1."), head, "after {count} lines");
    }
}

#[test]
fn a_note_never_stands_alone() {
    for count in 20..45 {
        let mut blocks = lines(count);
        let note = |number: u32| Note {
            number,
            spans: words(format!("Source {number}.")),
        };
        blocks.push(Block::Notes((1..=4).map(note).collect()));
        let pages = pages(blocks);
        let page = |number: u32| page_of(&pages, &format!("Source {number}."));
        assert_eq!(page(1), page(2), "after {count} lines");
        assert_eq!(page(3), page(4), "after {count} lines");
    }
}

#[test]
fn what_is_kept_together_stands_on_one_page() {
    for count in 20..45 {
        let mut blocks = lines(count);
        blocks.push(Block::Together(vec![
            paragraph("First."),
            paragraph("Second."),
            paragraph("Third."),
        ]));
        let pages = pages(blocks);
        let page = page_of(&pages, "First.");
        assert_eq!(page_of(&pages, "Second."), page, "after {count} lines");
        assert_eq!(page_of(&pages, "Third."), page, "after {count} lines");
    }
}

/// So many rows and a chart that belongs to them, after so many lines.
fn rows_with_chart(count: usize, before: usize) -> Pages {
    let mut blocks = lines(before);
    let rows = (0..count).map(|at| row(&[&format!("State {at}."), "aid", "1"]));
    let mut chart = figure();
    chart.caption = "The chart.".into();
    blocks.push(Block::Together(vec![
        Block::Table(table(rows.collect(), Some(row(&["All", "", "9"])))),
        Block::Figure(chart),
    ]));
    pages(blocks)
}

#[test]
fn a_table_is_parted_from_the_page_before_only_where_little_of_it_stays_empty() {
    let mut parted = 0;
    for before in 5..45 {
        let pages = rows_with_chart(15, before);
        let first = page_of(&pages, "State 0.");
        let last = page_of(&pages, "State 14.");
        assert_eq!(page_of(&pages, "The chart."), last, "after {before} lines");
        assert_eq!(page_of(&pages, "State 13."), last, "after {before} lines");
        if first != last {
            parted += 1;
        }
        // However the table falls, what stays empty above it is less than half a page.
        let end = lines_of(&pages, 0).last().map_or(0, |(y, _)| *y);
        assert!(first == 0 || end > 4_000, "after {before} lines: {end}");
    }
    assert!(parted > 3, "{parted}");
}

#[test]
fn tables_under_the_same_heads_have_the_same_columns() {
    let short = table(vec![row(&["State 001", "aid", "1"])], None);
    let wide = "Equipment, training and everything that belongs to them";
    let long = table(vec![row(&["State 002", wide, "1 000 000"])], None);
    let pages = pages(vec![Block::Table(short), Block::Table(long)]);
    let at = |words: &str| -> Vec<f32> {
        let all = content(&pages, 0).into_iter();
        all.filter(|t| t.text.trim() == words)
            .map(|t| t.x)
            .collect()
    };
    let heads = at("Purpose");
    assert_eq!(heads.len(), 2);
    assert!((heads[0] - heads[1]).abs() < 0.01, "{heads:?}");
}

#[test]
fn a_page_break_begins_a_page() {
    let pages = pages(vec![
        paragraph("Before."),
        Block::PageBreak,
        paragraph("After."),
    ]);
    assert_eq!(
        (page_of(&pages, "Before."), page_of(&pages, "After.")),
        (0, 1)
    );
    assert_eq!(pages.count(), 2);
}

#[test]
fn numbers_stand_under_each_other_digit_by_digit() {
    let sums = [
        "1\u{a0}111\u{a0}111",
        "9\u{a0}777\u{a0}000",
        "4\u{a0}040\u{a0}404",
    ];
    let rows = sums.iter().map(|sum| row(&["A", "b", sum])).collect();
    let pages = pages(vec![Block::Table(table(rows, None))]);
    let edges: Vec<f32> = content(&pages, 0)
        .iter()
        .filter(|text| sums.contains(&text.text.as_str()))
        .map(|text| text.x)
        .collect();
    assert_eq!(edges.len(), 3);
    assert!(
        edges.iter().all(|x| (x - edges[0]).abs() < 0.01),
        "{edges:?}"
    );
}

#[test]
fn an_amount_is_never_broken_over_two_lines() {
    for before in 0..60 {
        let text = format!("{} {AMOUNT} was announced.", "x".repeat(before));
        let pages = pages(vec![paragraph(format!("{} {text}", &LONG[..50]))]);
        assert!(
            lines_of(&pages, 0)
                .iter()
                .any(|(_, line)| line.contains(AMOUNT))
        );
    }
}

#[test]
fn a_word_longer_than_a_line_is_broken_and_nothing_of_it_is_lost() {
    let address = format!("https://example.org/{}", "ab".repeat(400));
    let pages = pages(vec![paragraph(address.as_str())]);
    let lines = lines_of(&pages, 0);
    let all: String = lines.iter().map(|(_, line)| line.as_str()).collect();
    assert!(all.contains(&address));
    assert!(content(&pages, 0).len() > 8);
}

#[test]
fn a_line_never_begins_with_a_note_number() {
    for before in 0..90 {
        let spans = vec![
            Span::text(format!("{}!", &LONG[..60 + before])),
            Span::note(1),
            Span::note(2),
        ];
        let notes = [1, 2].map(|number| Note {
            number,
            spans: words("Source"),
        });
        let pages = pages(vec![numbered("1.", spans), Block::Notes(notes.into())]);
        let lines = lines_of(&pages, 0);
        let line = lines.iter().find(|(_, line)| line.contains('!')).unwrap();
        assert!(line.1.ends_with("!1\u{202f}2"), "{line:?}");
    }
}

#[test]
fn every_page_says_its_marking_twice_and_its_number_once() {
    let pages = pages(lines(100));
    let total = pages.count();
    assert!(total > 2);
    for page in 0..total {
        let placed = pages.text_on(page);
        let marking: Vec<_> = placed
            .iter()
            .filter(|t| t.text == "TLP:GREEN · DRAFT")
            .collect();
        assert_eq!(marking.len(), 2);
        assert!(
            marking
                .iter()
                .all(|text| text.artifact && text.size >= 12.0)
        );
        assert!(marking[0].y < 70.0 && marking[1].y > 770.0);
        let foot = format!("TC/1 · 3 April 2024 · page {} of {total}", page + 1);
        assert_eq!(placed.iter().filter(|text| text.text == foot).count(), 1);
    }
}

#[test]
fn text_stays_within_the_margins() {
    let paper = everything();
    let pages = chancery_core::report::layout(&paper).unwrap();
    for page in 0..pages.count() {
        for text in content(&pages, page) {
            assert!(text.x >= 70.8 && text.x < 525.0, "{text:?}");
            assert!(text.y > 48.0 && text.y <= 771.1, "{text:?}");
        }
    }
}

#[test]
fn a_long_title_is_broken_into_lines_of_about_one_length() {
    let mut paper = paper(vec![]);
    paper.blocks = vec![Block::Title(
        "Summary of the second meeting of the Steering Group".into(),
    )];
    let pages = chancery_core::report::layout(&paper).unwrap();
    let lines = lines_of(&pages, 0);
    let title: Vec<_> = lines
        .iter()
        .map(|(_, line)| line.trim())
        .filter(|l| l.len() > 15)
        .collect();
    assert_eq!(
        title[title.len() - 2..],
        ["Summary of the second", "meeting of the Steering Group"]
    );
}

#[test]
fn a_paper_without_anything_but_its_title_has_one_page() {
    assert_eq!(pages(vec![]).count(), 1);
}
