//! The report of pledges: what they come to by rung and by state, what those totals hold and leave out,
//! and every line with its source.

use super::{
    block::{
        Attachment, Block, Cell, Column, Fact, List, Marks, Masthead, MastheadLine, Meta, Note,
        Paper, Relation, Running, Span, Table,
    },
    ledger_blocks::{by_group, by_rung, charts, notes, stacked},
    phrases::{Phrases, capital},
    pledge_report::PledgeReport,
    sections::sources::describe,
};
use crate::ledger::{By, Line, Why};
use crate::model::*;
use crate::words::Words;
use chrono::DateTime;

/// The report as blocks.
pub fn pledges(of: &PledgeReport, words: &Words) -> Paper {
    let say = &Phrases::new(words);
    let totals = of.ledger.totals(of.wanted, By::State, of.rates);
    let groups = of.names.in_order(&totals.groups, say);
    let lines = of.ledger.lines(of.wanted, None, None, of.rates);
    let mut cited = Vec::new();
    let mut blocks = vec![
        Block::Title(say.t("paper.pledges", &[])),
        Block::Subtitle(vec![Span::text(standing(of, say))]),
    ];
    if totals.all.is_empty() {
        let none = say.t("paper.pledges.none", &[]);
        blocks.push(paragraph(none));
    } else {
        let fact = |label: &str, value: String| Fact {
            label: capital(&say.t(label, &[])),
            value: vec![Span::text(value)],
        };
        let each = totals.all.iter();
        let facts = each.map(|one| {
            let rung = format!("paper.rung.{}", one.rung.word());
            fact(&rung, stacked(&one.total, say))
        });
        blocks.push(Block::Facts(facts.collect()));
        blocks.push(heading(say, "paper.pledges.byState"));
        blocks.extend(by_group(
            &groups,
            &totals.all,
            "paper.column.state.party",
            say,
        ));
        let charts = charts(&groups, of.rates, say);
        if !charts.is_empty() {
            blocks.push(heading(say, "paper.pledges.charts"));
            blocks.extend(charts);
        }
        blocks.push(heading(say, "paper.pledges.byRung"));
        blocks.push(by_rung(&totals.all, of.rates, say));
        let mut held = notes(&totals, of.wanted.on, of.rates, say);
        held.extend(left_out(of, say));
        held.extend(joint(of, say));
        if !held.is_empty() {
            blocks.push(heading(say, "paper.pledges.notes"));
            blocks.push(Block::List(List {
                marks: Marks::Bullets,
                items: held.into_iter().map(|n| vec![Span::text(n)]).collect(),
            }));
        }
    }
    if !lines.is_empty() {
        blocks.push(heading(say, "paper.pledges.lines"));
        blocks.push(Block::Table(line_table(of, &lines, &mut cited, say)));
    }
    if !cited.is_empty() {
        let note = |(number, id): (u32, &Id<SourceFields>)| {
            let source = of.record.sources.get(id);
            Note {
                number,
                spans: source.map_or_else(Vec::new, |s| describe(say, &s.fields)),
            }
        };
        blocks.push(heading(say, "paper.sources"));
        blocks.push(Block::Notes((1..).zip(&cited).map(note).collect()));
    }
    paper(of, say, &totals.all, &lines, blocks)
}

fn heading(say: &Phrases, key: &str) -> Block {
    Block::Heading {
        level: 1,
        text: say.t(key, &[]),
    }
}

fn paragraph(words: String) -> Block {
    Block::Paragraph {
        number: None,
        spans: vec![Span::text(words)],
    }
}

/// `As of 2 February 2026: 12 pledges, 5 without an amount. As known on … Only what was … by ….`
fn standing(of: &PledgeReport, say: &Phrases) -> String {
    let count = u32::try_from(of.entries.len()).unwrap_or(u32::MAX);
    let without = of.entries.iter();
    let without = without.filter(|e| e.pledge.amount.minor.is_none()).count();
    let values = [
        ("date", say.day(of.today)),
        ("pledges", say.counted("paper.pledges.count", count)),
        ("without", without.to_string()),
    ];
    let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
    let mut said = vec![say.t("paper.pledges.standing", &values)];
    if let Some(day) = of.known_on {
        said.push(say.t("paper.pledges.knownOn", &[("date", &say.day(day))]));
    }
    if let Some(day) = of.wanted.on {
        said.push(say.t("paper.pledges.on", &[("date", &say.day(day))]));
    }
    said.join(" ")
}

/// Each pledge that does not count, and because of which other.
fn left_out(of: &PledgeReport, say: &Phrases) -> Vec<String> {
    let linked = of.entries.iter();
    let linked = linked.filter_map(|e| Some((e, of.ledger.left_out(e, of.wanted.on)?)));
    let said = linked.map(|(entry, link)| {
        let titled = |id| {
            let found = of.ledger.entry(id);
            found.map_or_else(String::new, |e| e.pledge.title.clone())
        };
        let pledge = &entry.pledge;
        let who = of
            .names
            .givers(&pledge.pledgers, pledge.pledgers_unnamed.as_ref(), say);
        let values = [
            ("title", pledge.title.clone()),
            ("who", who),
            ("pledge", titled(link.pledge)),
            ("other", titled(link.other)),
        ];
        let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
        say.t(&format!("paper.pledges.not.{}", link.kind.word()), &values)
    });
    said.collect()
}

/// That money of several, of which no split is known, stands once, under all of them.
fn joint(of: &PledgeReport, say: &Phrases) -> Option<String> {
    let several = of.entries.iter().filter(|e| {
        let named = e.pledge.pledgers.len();
        named + usize::from(e.pledge.pledgers_unnamed.is_some()) > 1
    });
    (several.count() > 0).then(|| say.t("paper.pledges.joint", &[]))
}

fn line_table(
    of: &PledgeReport,
    lines: &[Line],
    cited: &mut Vec<Id<SourceFields>>,
    say: &Phrases,
) -> Table {
    let mut row = |line: &Line| -> Vec<Cell> {
        let who = of
            .names
            .givers(&line.pledgers, line.pledgers_unnamed.as_ref(), say);
        let when = line
            .happened_on
            .map_or_else(|| say.t("paper.pledges.undated", &[]), |on| say.date(on));
        let rung = say.t(&format!("paper.rung.{}", line.rung.word()), &[]);
        let event = of.record.events.get(&line.event).map(|e| &e.fields);
        let mut amount = vec![Span::text(say.amount(&line.amount))];
        if let Some(party) = event.and_then(|e| e.party) {
            let whose = say.t("paper.pledges.whose", &[("who", &of.names.party(party))]);
            amount.push(Span::text(format!("\n{whose}")));
        }
        if line.why != Why::Counts {
            let not = say.t("paper.pledges.notCounted", &[]);
            amount.push(Span::italic(format!("\n{not}")));
        }
        let sources = event.map_or(&[][..], |e| &e.sources);
        let mut numbers: Vec<u32> = sources
            .iter()
            .filter_map(|id| cite(of, cited, *id))
            .collect();
        numbers.sort_unstable();
        vec![
            vec![Span::text(when)],
            vec![Span::text(who), Span::italic(format!("\n{}", line.title))],
            vec![Span::text(rung)],
            amount,
            numbers.into_iter().map(Span::note).collect(),
        ]
    };
    Table {
        summary: Some(say.t("paper.pledges.lines.table", &[])),
        columns: vec![
            Column::text(say.t("paper.column.date", &[]), 4),
            Column::text(say.t("paper.column.pledge", &[]), 8),
            Column::fitted(say.t("paper.column.rung", &[])),
            Column::amount(say.t("paper.column.amount", &[]), 5),
            Column::fitted(say.t("paper.column.source", &[])),
        ],
        rows: lines.iter().map(&mut row).collect(),
        ..Table::default()
    }
}

fn cite(of: &PledgeReport, cited: &mut Vec<Id<SourceFields>>, id: Id<SourceFields>) -> Option<u32> {
    of.record.sources.get(&id)?;
    let at = cited.iter().position(|c| *c == id).unwrap_or_else(|| {
        cited.push(id);
        cited.len() - 1
    });
    u32::try_from(at + 1).ok()
}

fn paper(
    of: &PledgeReport,
    say: &Phrases,
    all: &[crate::ledger::RungTotal],
    lines: &[Line],
    blocks: Vec<Block>,
) -> Paper {
    let coalition = &of.record.coalition.fields;
    let day = say.day(of.known_on.unwrap_or(of.today));
    let key = if of.known_on.is_some() {
        "paper.pledges.asKnownOn"
    } else {
        "paper.register.asOf"
    };
    let as_of = say.t(key, &[("date", &day)]);
    let title = say.t("paper.pledges", &[]);
    let dated_at = DateTime::parse_from_rfc3339(of.record.changed_at());
    let json = serde_json::json!({
        "asOf": of.today, "knownOn": of.known_on, "on": of.wanted.on, "totals": all, "lines": lines
    });
    let meetings = of.entries.iter();
    let meetings = meetings.filter_map(|e| of.names.meeting(e.pledge.meeting));
    let mut left = vec![MastheadLine::strong(&coalition.name)];
    left.extend(coalition.forum.iter().map(MastheadLine::plain));
    Paper {
        meta: Meta {
            title: say.t(
                "paper.meta.title",
                &[("coalition", &coalition.name), ("title", &title)],
            ),
            language: say.words.language().to_owned(),
            author: coalition.name.clone(),
            subject: as_of.clone(),
            dated_at: dated_at.map_or(DateTime::UNIX_EPOCH, |at| at.to_utc()),
            attachments: vec![Attachment {
                name: "pledges.json".to_owned(),
                description: say.t("paper.pledges.attached", &[]),
                media_type: "application/json".to_owned(),
                relation: Relation::Data,
                bytes: format!("{json:#}\n").into_bytes(),
            }],
        },
        head: Masthead {
            left,
            right: vec![MastheadLine::plain(as_of)],
        },
        running: Running {
            marking: strictest(meetings).unwrap_or_default(),
            foot: format!("{} · {day}", coalition.name),
            page_of: say.t("paper.pageOf", &[]),
        },
        blocks,
    }
}
