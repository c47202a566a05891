//! The report of pledges: what it comes to in every way, what it leaves out, and every line with its sources.

use super::{
    Claim, Papers,
    accounts::{Accounts, Entry, Why},
    cited::{self, Marks},
    ledgers::{self, Unit},
    notes,
    read::{items, marks, paragraphs, same, tables, under},
    sums::{self, By},
    world::World,
};
use crate::summary::words;
use chancery_core::{
    model::*,
    report::block::{Block, Paper},
};
use std::collections::{BTreeMap, BTreeSet};

pub struct Report;

pub struct Said {
    standing: String,
    facts: BTreeMap<String, BTreeSet<String>>,
    /// By heading.
    sections: BTreeMap<&'static str, (Vec<Unit>, Vec<String>)>,
    notes: Vec<String>,
    nothing: bool,
    rows: Vec<(Vec<String>, Vec<u32>)>,
    marks: Marks,
}

const SECTIONS: [&str; 5] = ["By channel", "By state", "By stage", "By year", "By team"];

impl Claim for Report {
    type Said = Said;

    fn extract(papers: &Papers) -> Result<Said, String> {
        let paper = &papers.report;
        let mut said = Said {
            standing: String::new(),
            facts: BTreeMap::new(),
            sections: BTreeMap::new(),
            notes: items(under(paper, "Notes on the totals")),
            nothing: paragraphs(&paper.blocks).contains(&NOTHING.to_owned()),
            rows: Vec::new(),
            marks: Marks::of(paper)?,
        };
        top(paper, &mut said);
        for heading in SECTIONS {
            let blocks = under(paper, heading);
            let section = (ledgers::units(blocks)?, paragraphs(blocks));
            said.sections.insert(heading, section);
        }
        for table in tables(under(paper, "Entries")) {
            let sources = marks(table, "Source").into_iter();
            let rows = table
                .rows
                .iter()
                .map(|r| r.iter().map(|c| words(c)).collect());
            said.rows.extend(rows.zip(sources));
        }
        Ok(said)
    }

    fn judge(said: &Said, world: &World) -> Result<(), String> {
        let of = Accounts::of_report(world.case);
        let into = world.case.record.coalition.fields.base_currency;
        let into = world.case.converts.then_some(into);
        standing(said, &of)?;
        rows(said, &of)?;
        let counted = of.counting().next().is_some();
        same("that nothing adds up", said.nothing, !counted)?;
        if !counted {
            let blank =
                |(units, words): &(Vec<Unit>, Vec<String>)| units.is_empty() && words.is_empty();
            same("totals of nothing", said.sections.values().all(blank), true)?;
            return same("notes on nothing", said.notes.len(), 0);
        }
        facts(said, &of)?;
        let section = |heading| &said.sections[heading];
        ledgers::channels(&section("By channel").0, &of, into)?;
        ledgers::by(&section("By state").0, &of, By::Giver, into, false)?;
        ledgers::stages(&section("By stage").0, &of, into)?;
        ledgers::by(&section("By year").0, &of, By::Year, into, false)?;
        let (units, told) = section("By team");
        if of.counting().any(|e| e.pledge.body.is_some()) {
            ledgers::by(units, &of, By::Team, into, false)?;
        } else {
            let none = "No pledge in these totals names a team.".to_owned();
            same(
                "teams that are not known",
                (units.len(), told),
                (0, &vec![none]),
            )?;
        }
        all_notes(said, &of, into)
    }
}

const NOTHING: &str = "Nothing is recorded that could be added up.";

fn top(paper: &Paper, said: &mut Said) {
    for block in &paper.blocks {
        match block {
            Block::Subtitle(spans) => said.standing = words(spans),
            Block::Facts(facts) => {
                for fact in facts {
                    let value = words(&fact.value);
                    let parts = value.split("\n+ ").map(str::to_owned).collect();
                    said.facts.insert(fact.label.to_lowercase(), parts);
                }
            }
            _ => {}
        }
    }
}

/// `As of 2 February 2026: 12 entries, 5 without an amount.`
fn standing(said: &Said, of: &Accounts) -> Result<(), String> {
    let many = of.pledges.len();
    let without = of.pledges.iter().filter(|p| p.amount.minor.is_none());
    let noun = if many == 1 { "entry" } else { "entries" };
    let mut so = format!(
        "As of 2 February 2026: {many} {noun}, {} without an amount.",
        without.count()
    );
    if let Some(day) = of.day {
        so += &format!(
            " Only what was surely reached by {}.",
            day.format("%-d %B %Y")
        );
    }
    same("how many entries", &said.standing, &so)
}

/// All together, where they are of one channel or channels add up.
fn facts(said: &Said, of: &Accounts) -> Result<(), String> {
    let one = sums::channels(of).len() == 1;
    let groups = sums::groups(of, None, By::Channel, None);
    let mut so = BTreeMap::new();
    if one || of.case.record.coalition.fields.channels_add_up {
        let all = groups[sums::ALL].iter();
        so.extend(all.map(|(stage, sum)| (ledgers::stage_word(*stage).to_owned(), sum.parts())));
    }
    same("all together", &said.facts, &so)
}

/// Every line of the register, once, with what it rests on; one that is not added, with the reason.
fn rows(said: &Said, of: &Accounts) -> Result<(), String> {
    same("lines", said.rows.len(), of.entries.len())?;
    let mut left: Vec<&Entry> = of.entries.iter().collect();
    for (row, sources) in &said.rows {
        let own = |entry: &&Entry| {
            let (so, may) = cells(of, entry);
            row[..3] == so && may.contains(&row[3]) && rests_on(sources, entry, said, of)
        };
        let Some(at) = left.iter().position(own) else {
            let alike = left.iter().filter(|e| row[1].ends_with(&e.pledge.title));
            let alike: Vec<_> = alike.map(|e| cells(of, e)).collect();
            return Err(format!(
                "a line of nothing: {row:?} {sources:?}, true are {alike:#?}"
            ));
        };
        left.remove(at);
    }
    Ok(())
}

fn rests_on(sources: &[u32], entry: &Entry, said: &Said, of: &Accounts) -> bool {
    let event = &of.case.register.events[&entry.line.id].fields;
    let all = of.case.record.sources.iter();
    let own = all.filter(|s| event.sources.contains(&s.id));
    cited::lead_to(sources, own.map(|s| &s.fields), &said.marks).is_ok()
}

/// Date, pledge and stage; and the amount in the words in which it may stand.
fn cells(of: &Accounts, entry: &Entry) -> ([String; 3], Vec<String>) {
    let (pledge, line) = (entry.pledge, entry.line);
    let date = line.happened_on.map(notes::date);
    let who = sums::givers(of, &pledge.pledgers, pledge.pledgers_unnamed.as_ref());
    let mut amount = sums::amount(&line.amount);
    if let Some(party) = line.party {
        amount += &format!("\n{}’s part", sums::name(of, party));
    }
    let day = of.day.map(|day| day.format("%-d %B %Y").to_string());
    let day = day.unwrap_or_default();
    let why = match entry.why {
        Why::Counts => vec![String::new()],
        Why::Void => vec!["\nnot added: it withdraws another entry".to_owned()],
        Why::Replaced => vec!["\nnot added: another entry stands in its place".to_owned()],
        Why::Undated => vec![format!(
            "\nnot added: no date tells whether it was by {day}"
        )],
        Why::Later => vec![format!("\nnot added: it may be later than {day}")],
        Why::Linked => {
            let each = entry.because.iter().map(|link| {
                let ([words, _], other) = notes::link_words(of, link);
                format!("\nnot added: {words} “{other}”")
            });
            each.collect()
        }
    };
    let stage = ledgers::stage_word(line.stage).to_owned();
    let first = [
        date.unwrap_or_else(|| "no date stated".to_owned()),
        format!("{who}\n{}", pledge.title),
        stage,
    ];
    (
        first,
        why.iter().map(|why| format!("{amount}{why}")).collect(),
    )
}

fn all_notes(said: &Said, of: &Accounts, into: Option<Currency>) -> Result<(), String> {
    let mut items = said.notes.clone();
    notes::totals(&mut items, of, into)?;
    for pledge in of.given_way() {
        let own = of.entries.iter().filter(|e| e.pledge.id == pledge.id);
        let because: Vec<_> = own.flat_map(|e| &e.because).collect();
        let so = |item: &String| {
            because.iter().any(|link| {
                let ([words, _], other) = notes::link_words(of, link);
                let who = sums::givers(of, &pledge.pledgers, pledge.pledgers_unnamed.as_ref());
                let words = words.trim_start_matches("it ");
                *item
                    == format!(
                        "“{}” ({who}) {words} “{other}” and is not added.",
                        pledge.title
                    )
            })
        };
        let at = items.iter().position(so);
        let at = at.ok_or_else(|| format!("{} gives way in silence: {items:#?}", pledge.title))?;
        items.remove(at);
    }
    let several =
        |p: &&LedgerPledge| p.pledgers.len() + usize::from(p.pledgers_unnamed.is_some()) > 1;
    let joint = of.pledges.iter().copied().any(|p| several(&p));
    let at = items
        .iter()
        .position(|item| item.starts_with("Money that several give together stands once."));
    same(
        "what is said of money that several give",
        at.is_some(),
        joint,
    )?;
    at.map(|at| items.remove(at));
    let years = match notes::years_in_doubt(of) {
        0 => None,
        1 => Some(
            "1 entry may be of another year than the one it stands under: its date is not exact."
                .to_owned(),
        ),
        n => Some(format!(
            "{n} entries may be of other years than those they stand under: their dates are not exact."
        )),
    };
    if let Some(years) = years {
        let at = items.iter().position(|item| *item == years);
        let at = at.ok_or_else(|| format!("not said: {years}: {items:#?}"))?;
        items.remove(at);
    }
    same("notes beyond what is so", items, Vec::new())
}
