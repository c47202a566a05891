//! Papers made up for the tests. The parties, amounts and addresses in them are nobody's.

use chancery_core::report::{self, Pages, block::*};
use chrono::{TimeZone, Utc};

pub const UKRAINIAN: &str = "Українська делегація підкреслила, що об’єднані зусилля щодо розмінування є пріоритетом; ґрунтовний звіт буде надано до з’їзду.";
pub const ESTONIAN: &str =
    "Žürii ja šefluse küsimused jäid lahtiseks; töörühm esitab täiendavad ettepanekud.";
pub const GREEK: &str = "Η ελληνική αντιπροσωπεία ευχαρίστησε τους εταίρους· Ελένη Μαΐου.";
pub const AMOUNT: &str = "EUR\u{a0}12\u{a0}450\u{a0}000";

/// A paper of these blocks, with a title before them.
pub fn paper(blocks: Vec<Block>) -> Paper {
    let title = "Summary of the first meeting of the Test Group";
    let mut all = vec![Block::Title(title.into())];
    all.extend(blocks);
    Paper {
        meta: Meta {
            title: title.into(),
            language: "en".into(),
            author: "Secretariat of the Test Coalition".into(),
            subject: "A paper & its <marks>".into(),
            dated_at: Utc.with_ymd_and_hms(2024, 4, 3, 9, 30, 0).unwrap(),
            attachments: Vec::new(),
        },
        head: Masthead {
            left: vec![MastheadLine::strong("Test Coalition")],
            right: vec![
                MastheadLine::strong("TC/1"),
                MastheadLine::plain("3 April 2024"),
            ],
        },
        running: Running {
            marking: "TLP:GREEN · DRAFT".into(),
            foot: "TC/1 · 3 April 2024".into(),
            page_of: "page {n} of {total}".into(),
        },
        blocks: all,
    }
}

/// The pages of a paper of these blocks.
pub fn pages(blocks: Vec<Block>) -> Pages {
    report::layout(&paper(blocks)).unwrap()
}

/// The file of a paper.
pub fn file(paper: &Paper) -> Vec<u8> {
    report::pdf(&report::layout(paper).unwrap(), &paper.meta).unwrap()
}

pub fn words(text: impl Into<String>) -> Vec<Span> {
    vec![Span::text(text)]
}

pub fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph {
        number: None,
        spans: words(text),
    }
}

pub fn numbered(number: &str, spans: Vec<Span>) -> Block {
    Block::Paragraph {
        number: Some(number.into()),
        spans,
    }
}

pub fn heading(level: u8, text: &str) -> Block {
    Block::Heading {
        level,
        text: text.into(),
    }
}

/// So many paragraphs of one line.
pub fn lines(count: usize) -> Vec<Block> {
    (0..count)
        .map(|at| paragraph(format!("Line {at}.")))
        .collect()
}

pub fn row(cells: &[&str]) -> Vec<Cell> {
    cells.iter().map(|cell| words(*cell)).collect()
}

pub fn table(rows: Vec<Vec<Cell>>, totals: Option<Vec<Cell>>) -> Table {
    Table {
        columns: vec![
            Column::fitted("State"),
            Column::text("Purpose", 1),
            Column::number("Sum"),
        ],
        rows,
        totals,
        row_heads: true,
        ..Table::default()
    }
}

pub fn figure() -> Figure {
    let bar = |label: &str, values: [u64; 2], text: &str| Bar {
        label: label.into(),
        values: values.into(),
        text: text.into(),
    };
    Figure {
        alternative: "Two bars: A-land has announced 3 and delivered 1, B-land nothing yet.".into(),
        caption: "Figure 1. What was announced and delivered.".into(),
        chart: BarChart {
            parts: vec!["announced".into(), "delivered".into()],
            bars: vec![
                bar("A-land", [3, 1], "4"),
                bar("B-land", [0, 0], "not known"),
            ],
        },
    }
}

/// A paper with every kind of block, three pages and more.
pub fn everything() -> Paper {
    let mut blocks = vec![
        Block::Subtitle(words("Test City, 3 April 2024")),
        Block::Facts(vec![Fact {
            label: "Учасники".into(),
            value: vec![Span::text(UKRAINIAN).in_language("uk")],
        }]),
        heading(1, "Discussion"),
        numbered(
            "1.",
            vec![
                Span::text(ESTONIAN).in_language("et"),
                Span::note(1),
                Span::note(2),
            ],
        ),
        numbered("2.", vec![Span::text(GREEK).in_language("el")]),
        numbered(
            "10.12",
            words(format!("The sum is {AMOUNT}, first of five offices.")),
        ),
        Block::Quote(vec![Span::text("Words that were said."), Span::note(2)]),
        heading(2, "Part"),
        heading(3, "Part of a part"),
        Block::Paragraph {
            number: None,
            spans: vec![
                Span::bold("Strong"),
                Span::text(" and "),
                Span::italic("slanted"),
                Span::text(", a word in Ukrainian ("),
                Span::text("слово").in_language("uk"),
                Span::text("), "),
                Span::text(
                    "an address that is long enough to be broken over two lines of the page",
                )
                .linked_to("https://example.org/слово?a=1&b=(2)"),
                Span::text(", e\u{301} and q\u{301}\u{323}."),
            ],
        },
    ];
    for marks in [Marks::Bullets, Marks::Numbers] {
        let items = vec![words("One"), words("Two")];
        blocks.push(Block::List(ItemList { marks, items }));
    }
    let rows = (0..60).map(|at| row(&[&format!("State {at}"), "training", AMOUNT]));
    let mut long = table(rows.collect(), Some(row(&["Total", "", AMOUNT])));
    long.caption = Some("Contributions".into());
    long.summary = Some("Contributions by state".into());
    blocks.push(heading(1, "Contributions"));
    blocks.push(Block::Table(long));
    blocks.push(Block::Figure(figure()));
    blocks.push(Block::PageBreak);
    blocks.push(Block::Together(vec![
        heading(1, "Sources"),
        paragraph("All of them."),
    ]));
    let note = |number| Note {
        number,
        spans: vec![
            Span::text("Test Gazette, 5 April 2024, "),
            Span::text("https://example.org/").linked_to("https://example.org/"),
        ],
    };
    blocks.push(Block::Notes(vec![note(1), note(2)]));
    let mut paper = paper(blocks);
    let attachment = |name: &str, relation| Attachment {
        name: name.into(),
        description: "The record".into(),
        media_type: "application/json".into(),
        relation,
        bytes: b"{}".to_vec(),
    };
    paper.meta.attachments = vec![
        attachment("record.json", Relation::Source),
        attachment("figures.json", Relation::Data),
    ];
    paper
}
