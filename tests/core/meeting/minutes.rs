//! The minutes of an item: what is printed of the markup that people type, and what is left as typed.

use crate::{
    summary::{paper, words},
    support::{TestApp, body, meeting},
};
use chancery_core::report::{
    block::{Block, ItemList, Marks, Span, Style},
    print,
};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn item(meeting: &Value, title: &str, minutes: &str) -> Value {
    json!({
        "meeting": meeting["id"], "number": 0, "title": title, "kind": null, "presenterParty": null,
        "presenterPerson": null, "papers": null, "minutes": minutes, "internal": false, "standing": false,
        "absent": [], "state": "taken", "sources": []
    })
}

fn a_meeting() -> (TestApp, Value) {
    let mut app = TestApp::with_file();
    let group = app.add("body", body("Steering Group"));
    let meeting = app.add("meeting", meeting(&group, 2, "2024-04-03"));
    (app, meeting)
}

/// What stands below the heading of an item with these minutes.
fn printed(minutes: &str) -> Vec<Block> {
    let (mut app, meeting) = a_meeting();
    app.add("agenda_item", item(&meeting, "Procurement", minutes));
    let blocks = paper(&app, &meeting).blocks;
    let item =
        |b: &Block| matches!(b, Block::Heading { level: 2, text } if text.contains("Procurement"));
    let at = blocks.iter().position(item).unwrap();
    let rest = blocks[at + 1..].iter();
    rest.take_while(|b| !matches!(b, Block::Heading { level: 1 | 2, .. } | Block::PageBreak))
        .cloned()
        .collect()
}

/// The same, in short: `P words`, `H words`, `Q words`, `L item / item`, `N item / item`.
fn short(minutes: &str) -> Vec<String> {
    let short = |block: &Block| match block {
        Block::Paragraph { spans, .. } => format!("P {}", words(spans)),
        Block::Heading { level: 3, text } => format!("H {text}"),
        Block::Quote(spans) => format!("Q {}", words(spans)),
        Block::List(ItemList { marks, items }) => {
            let letter = if *marks == Marks::Bullets { "L" } else { "N" };
            let items: Vec<String> = items.iter().map(|i| words(i)).collect();
            format!("{letter} {}", items.join(" / "))
        }
        other => panic!("not part of the minutes: {other:?}"),
    };
    printed(minutes).iter().map(short).collect()
}

#[test]
fn plain_minutes_read_as_before() {
    let text =
        "  The first line\n goes on here.  \n\n\nA second paragraph\n\n    stands further in";
    assert_eq!(
        short(text),
        [
            "P The first line goes on here.",
            "P A second paragraph",
            "P stands further in"
        ]
    );
}

#[test]
fn headings_lists_and_quotes_are_printed_below_the_item() {
    let text = "# Timing\n\nAgreed:\n\n- laptops\n- radios\n\n1. order\n2. ship\n\n> We are ready.\n>\n> Soon.";
    assert_eq!(
        short(text),
        [
            "H Timing",
            "P Agreed:",
            "L laptops / radios",
            "N order / ship",
            "Q We are ready.",
            "Q Soon."
        ]
    );
}

#[test]
fn what_stands_in_a_list_in_a_list_keeps_its_mark() {
    assert_eq!(short("- a\n  - b\n    1. c\n- d"), ["L a\n– b\n1. c / d"]);
    assert_eq!(short("3. three\n4. four"), ["L 3. three / 4. four"]);
    assert_eq!(short("- a\n\n  more of a"), ["L a\nmore of a"]);
}

#[test]
fn the_numbers_that_are_typed_are_those_that_are_printed() {
    // What stands within an item does not count.
    let within = "1. a\n   - b\n   - c\n   1. d\n2. e\n   1. f\n   3. g\n3. h";
    assert_eq!(short(within), ["N a\n– b\n– c\n1. d / e\n1. f\n3. g / h"]);
    assert_eq!(short("1. one\n3. three"), ["N one", "L 3. three"]);
    assert_eq!(
        short("1. one\n\n3. three\n4. four"),
        ["N one", "L 3. three / 4. four"]
    );
    assert_eq!(short("2. two\n1. one\n2. two"), ["L 2. two", "N one / two"]);
    // The same number before each means that they are counted.
    assert_eq!(short("1. a\n1. b\n1. c"), ["N a / b / c"]);
    assert_eq!(short("7) a\n7) b"), ["L 7. a / 8. b"]);
    assert_eq!(short("1. a\n1. b\n5. c"), ["N a / b", "L 5. c"]);
}

#[test]
fn bold_and_italic_words_are_set_so_and_both_at_once_are_bold() {
    let Some(Block::Paragraph { spans, .. }) = printed("All *agreed* on **two** ***lots***.")
        .into_iter()
        .next()
    else {
        panic!("no paragraph");
    };
    let styles: Vec<(String, Style)> = spans
        .into_iter()
        .map(|span| match span {
            Span::Text(text) => (text.content, text.style),
            Span::Note(_) => panic!("a note in the minutes"),
        })
        .collect();
    let expected = [
        ("All ", Style::Regular),
        ("agreed", Style::Italic),
        (" on ", Style::Regular),
        ("two", Style::Bold),
        (" ", Style::Regular),
        ("lots", Style::Bold),
        (".", Style::Regular),
    ];
    assert_eq!(
        styles,
        expected.map(|(words, style)| (words.to_owned(), style))
    );
}

#[test]
fn links_pictures_code_and_html_are_words_as_they_were_typed() {
    for text in [
        "See [the paper](https://example.org/a) now",
        "![plan](x.png) shown",
        "an <b>HTML</b> tag",
        "<https://example.org>",
        "`code` here",
        "[1]: a source, [2] another",
        "[10:42] The session resumed",
        "***",
        "~~~ as typed ~~~",
    ] {
        assert_eq!(short(text), [format!("P {text}")]);
    }
    assert_eq!(short("<div>\nand\n</div>"), ["P <div> and </div>"]);
    for block in printed("[the paper](https://example.org) <https://example.org>") {
        if let Block::Paragraph { spans, .. } = block {
            let live = |span: &Span| matches!(span, Span::Text(text) if text.link.is_some());
            assert!(!spans.iter().any(live));
        }
    }
}

#[test]
fn the_page_of_a_meeting_knows_the_numbers_that_are_printed() {
    let (mut app, meeting) = a_meeting();
    let mut secret = item(&meeting, "Staff", "Not for print.");
    secret["internal"] = json!(true);
    let ids: Vec<String> = [
        item(&meeting, "One", "First.\n\n- a list\n\nSecond."),
        secret,
        item(&meeting, "Two", ""),
        item(&meeting, "Three", "# Head\n\nThird."),
    ]
    .into_iter()
    .map(|fields| {
        app.add("agenda_item", fields)["id"]
            .as_str()
            .unwrap()
            .to_owned()
    })
    .collect();
    let page = app.ok("meeting", json!({ "id": meeting["id"] }));
    let first = page["paragraphs"][&ids[0]].as_u64().unwrap();
    assert_eq!(page["paragraphs"][&ids[1]], Value::Null);
    // The paragraph of the internal item keeps its number for the versions that print it.
    assert_eq!(page["paragraphs"][&ids[2]], json!(first + 3));
    assert_eq!(page["paragraphs"][&ids[3]], json!(first + 3));
    let blocks = paper(&app, &meeting).blocks;
    let third = blocks.iter().find_map(|block| match block {
        Block::Paragraph { number, spans } if words(spans) == "Third." => number.clone(),
        _ => None,
    });
    assert_eq!(third, Some(format!("{}.", first + 3)));
}

#[test]
fn a_hostile_text_is_printed_in_good_time() {
    let most = 199_000;
    let filled = |piece: &str| piece.repeat(most / piece.len());
    for text in [
        filled("> "),
        filled("- "),
        filled("*a **b "),
        filled("["),
        filled("[a]("),
        filled("<a "),
        filled("`a"),
        filled("1. a\n   "),
        (0..600)
            .map(|n| format!("{}- x\n", "  ".repeat(n % 300)))
            .collect(),
        filled("&amp;"),
        filled("\\"),
    ] {
        let (mut app, meeting) = a_meeting();
        app.add("agenda_item", item(&meeting, "Hostile", &text));
        let began = Instant::now();
        let paper = paper(&app, &meeting);
        assert!(!paper.blocks.is_empty());
        let start: String = text.chars().take(12).collect();
        assert!(began.elapsed() < Duration::from_secs(10), "slow at {start}");
    }
}

#[test]
fn minutes_with_markup_print_and_the_carried_record_keeps_the_text() {
    let (mut app, meeting) = a_meeting();
    let text = "# Head\n\n**Bold** and *italic*\n\n- one\n- two\n\n> said";
    app.add("agenda_item", item(&meeting, "Procurement", text));
    let printed = print(&paper(&app, &meeting)).unwrap();
    assert!(printed.pages >= 1);
    let json = &paper(&app, &meeting).meta.attachments[0].bytes;
    let json: Value = serde_json::from_slice(json).unwrap();
    assert_eq!(json["agenda"][0]["minutes"], json!(text));
}

#[test]
fn all_planned_items_are_marked_as_taken_at_once_and_taken_back_at_once() {
    let (mut app, meeting) = a_meeting();
    for (title, state) in [
        ("One", "planned"),
        ("Two", "deferred"),
        ("Three", "planned"),
    ] {
        let mut fields = item(&meeting, title, "");
        fields["state"] = json!(state);
        app.add("agenda_item", fields);
    }
    let states = |app: &mut TestApp| -> Vec<Value> {
        app.list("agenda_item")
            .iter()
            .map(|item| item["state"].clone())
            .collect()
    };
    app.ok("take_agenda", json!({ "meeting": meeting["id"] }));
    assert_eq!(states(&mut app), ["taken", "deferred", "taken"]);
    app.ok("undo", json!({}));
    assert_eq!(states(&mut app), ["planned", "deferred", "planned"]);
}
