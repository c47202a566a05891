//! The papers of a coalition as text: every block a line or more, with all that is printed.

use super::entered::Coalition;
use crate::{summary::words, support::TestApp};
use chancery_core::{
    api::ledger_names,
    ledger::{PledgeFilter, PledgeReport, PledgeSort},
    model::{Id, MeetingFields, PaperKind},
    report::{
        self, PaperOptions,
        block::{Block, Cell, Paper, Table},
    },
    store,
};
use std::fmt::Write;

/// Each paper by the name of its kind.
pub fn papers(coalition: Coalition) -> Vec<(&'static str, String)> {
    let Coalition { mut app, meeting } = coalition;
    let db = app.session.store().unwrap().read();
    let id: Id<MeetingFields> = meeting["id"].as_str().unwrap().parse().unwrap();
    let record = store::summary_record(db, id).unwrap();
    let brief = store::brief_record(db, record.meeting.id).unwrap();
    let mut all = Vec::new();
    for (name, kind) in [
        ("summary", PaperKind::Summary),
        ("participants", PaperKind::Participants),
        ("brief", PaperKind::Brief),
    ] {
        let wish = PaperOptions {
            kind,
            brief: Some(&brief),
            ..PaperOptions::default()
        };
        all.push((
            name,
            text(&report::paper(&record, &wish, &app.session.words)),
        ));
    }
    all.push(("pledges", text(&pledges(&mut app))));
    all
}

fn pledges(app: &mut TestApp) -> Paper {
    let ledger = app.session.ledger(None).unwrap();
    let names = ledger_names::ledger_names(&mut app.session, None).unwrap();
    let register = store::register_record(app.session.store().unwrap().read()).unwrap();
    let wanted = PledgeFilter::default();
    let entries = ledger.list(&wanted, PledgeSort::default(), |_| 0);
    let of = PledgeReport {
        record: &register,
        names: &names,
        ledger: &ledger,
        filter: &wanted,
        entries: &entries,
        rates: None,
        symbol: None,
        today: app.day(),
        known_on: None,
    };
    report::pledges(&of, &app.session.words)
}

fn text(paper: &Paper) -> String {
    let mut out = String::new();
    for line in paper.head.left.iter().chain(&paper.head.right) {
        writeln!(out, "{}", line.text).unwrap();
    }
    writeln!(out, "{}\n{}", paper.running.marking, paper.running.foot).unwrap();
    for each in &paper.blocks {
        block(&mut out, each);
    }
    out.replace('\u{a0}', " ")
}

fn block(out: &mut String, block_: &Block) {
    match block_ {
        Block::Title(text) => writeln!(out, "\n# {text}").unwrap(),
        Block::Subtitle(spans) => writeln!(out, "{}", words(spans)).unwrap(),
        Block::Heading { level, text } => {
            let marks = "#".repeat(usize::from(*level) + 1);
            writeln!(out, "\n{marks} {text}").unwrap();
        }
        Block::Facts(facts) => {
            for fact in facts {
                writeln!(out, "{}: {}", fact.label, words(&fact.value)).unwrap();
            }
        }
        Block::Paragraph { number, spans } => {
            let number = number.clone().unwrap_or_default();
            writeln!(out, "{}", format!("{number} {}", words(spans)).trim()).unwrap();
        }
        Block::Quote(spans) => writeln!(out, "> {}", words(spans)).unwrap(),
        Block::List(list) => {
            for item in &list.items {
                writeln!(out, "- {}", words(item)).unwrap();
            }
        }
        Block::Table(table) => rows(out, table),
        Block::Figure(figure) => {
            writeln!(out, "[{}]\n{}", figure.alternative, figure.caption).unwrap();
        }
        Block::Notes(notes) => {
            for note in notes {
                writeln!(out, "{} {}", note.number, words(&note.spans)).unwrap();
            }
        }
        Block::Together(blocks) => blocks.iter().for_each(|b| block(out, b)),
        Block::PageBreak => writeln!(out, "\n----").unwrap(),
        other => writeln!(out, "{other:?}").unwrap(),
    }
}

fn rows(out: &mut String, table: &Table) {
    if let Some(caption) = &table.caption {
        writeln!(out, "{caption}").unwrap();
    }
    let heads: Vec<_> = table.columns.iter().map(|c| c.head.as_str()).collect();
    writeln!(out, "| {} |", heads.join(" | ")).unwrap();
    for row in table.rows.iter().chain(&table.totals) {
        let cell = |cell: &Cell| words(cell).replace('\n', " / ");
        let cells: Vec<_> = row.iter().map(cell).collect();
        writeln!(out, "| {} |", cells.join(" | ")).unwrap();
    }
}
