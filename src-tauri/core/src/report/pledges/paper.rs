//! The report of pledges: what they come to by channel, state, stage, year and team, what those totals hold and
//! leave out, and every entry with its source.

use super::{
    super::{
        block::{Block, Fact, ItemList, Marks, Note, Paper, Span},
        captions,
        draft::Numbers,
        ledger::{Tally, notes, stacked},
        listing::Listing,
        sections::sources::describe,
    },
    data, entries,
};
use crate::ledger::{EventLine, GroupBy, GroupKey, LineStatus, PledgeReport};
use crate::model::*;
use crate::wording::{Phrases, Words, capital};
use chrono::Datelike;

/// The report as blocks.
pub fn pledges(of: &PledgeReport, words: &Words) -> Paper {
    let phrases = &Phrases::new(words);
    let tally = Tally {
        ledger: of.ledger,
        filter: of.filter,
        rates: of.rates,
        names: of.names,
        channels_add_up: of.record.coalition.fields.channels_add_up,
        phrases,
    };
    let lines = of.ledger.lines(of.filter, None, None, of.rates);
    let mut cited = Vec::new();
    let mut blocks = vec![
        Block::Subtitle(vec![Span::text(standing(of, phrases))]),
        Block::Contents(phrases.t("paper.contents", &[])),
    ];
    let totals = totals(&tally);
    if totals.is_empty() {
        let none = phrases.t("paper.pledges.none", &[]);
        blocks.push(paragraph(none));
    } else {
        blocks.extend(totals);
        let mut held = notes(&tally);
        held.extend(left_out(of, phrases));
        held.extend(joint(of, phrases));
        held.extend(other_years(&lines, phrases));
        if !held.is_empty() {
            blocks.push(heading(phrases, "paper.pledges.notes"));
            blocks.push(Block::List(ItemList {
                marks: Marks::Bullets,
                items: held.into_iter().map(|n| vec![Span::text(n)]).collect(),
            }));
        }
    }
    if !lines.is_empty() {
        blocks.push(heading(phrases, "paper.pledges.lines"));
        blocks.push(Block::Table(entries::table(
            of, &lines, &mut cited, phrases,
        )));
    }
    if !cited.is_empty() {
        let note = |(number, id): (u32, &Id<SourceFields>)| {
            let source = of.record.sources.get(id);
            Note {
                number,
                spans: source.map_or_else(Vec::new, |s| describe(phrases, &s.fields)),
            }
        };
        blocks.push(heading(phrases, "paper.sources"));
        blocks.push(Block::Notes((1..).zip(&cited).map(note).collect()));
    }
    captions::number(&mut Numbers::default(), phrases, "", &mut blocks);
    let json = data::data(of, &tally, &lines);
    paper(of, phrases, json, blocks)
}

/// What they come to in every way that is asked for; nothing when there is nothing to add up.
fn totals(tally: &Tally) -> Vec<Block> {
    let phrases = tally.phrases;
    let stages = tally.parts(GroupBy::Stage);
    let mut blocks = Vec::new();
    let all = match stages.as_slice() {
        [] => return blocks,
        [only] => Some(only),
        several if tally.channels_add_up => several.last(),
        _ => None,
    };
    if let Some(all) = all {
        let facts = all.totals.all.iter().map(|one| Fact {
            label: capital(&phrases.stage(one.stage)),
            value: vec![Span::text(stacked(&one.total, phrases))],
        });
        blocks.push(Block::Facts(facts.collect()));
    }
    let channels = tally
        .ledger
        .totals(tally.filter, GroupBy::Channel, None)
        .groups;
    if channels.len() > 1 {
        blocks.push(heading(phrases, "paper.pledges.byChannel"));
        blocks.push(tally.channels("paper.pledges.byChannel.title"));
    }
    let groupings = [
        (
            GroupBy::State,
            "paper.pledges.byState",
            "paper.column.state.party",
        ),
        (GroupBy::Year, "paper.pledges.byYear", "paper.column.year"),
        (GroupBy::Team, "paper.pledges.byTeam", "paper.column.team"),
    ];
    for (by, title, head) in groupings {
        let parts = tally.parts(by);
        let no_team = |key: &GroupKey| matches!(key, GroupKey::Team { id: None });
        let mut groups = parts.iter().flat_map(|part| &part.totals.groups);
        let unknown = groups.all(|group| no_team(&group.key));
        blocks.push(heading(phrases, title));
        if unknown {
            blocks.push(paragraph(phrases.t("paper.pledges.noTeams", &[])));
            continue;
        }
        let own = format!("{title}.title");
        blocks.extend(parts.iter().map(|part| tally.blocks(part, &own, head)));
        if by == GroupBy::State {
            let title = "paper.pledges.byStage.title";
            blocks.push(heading(phrases, "paper.pledges.byStage"));
            blocks.extend(stages.iter().map(|part| tally.stages(part, title)));
        }
    }
    blocks
}

fn heading(phrases: &Phrases, key: &str) -> Block {
    Block::Heading {
        level: 1,
        text: phrases.t(key, &[]),
    }
}

fn paragraph(words: String) -> Block {
    Block::Paragraph {
        number: None,
        spans: vec![Span::text(words)],
    }
}

/// `As of 2 February 2026: 12 pledges, 5 without an amount. As known on … Only what was … by ….`
fn standing(of: &PledgeReport, phrases: &Phrases) -> String {
    let count = u32::try_from(of.entries.len()).unwrap_or(u32::MAX);
    let without = of.entries.iter();
    let without = without.filter(|e| e.pledge.amount.minor.is_none()).count();
    let values = [
        ("date", phrases.day(of.today)),
        (
            "pledges",
            phrases.count_in_digits("paper.pledges.count", count),
        ),
        ("without", without.to_string()),
    ];
    let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
    let mut said = vec![phrases.t("paper.pledges.standing", &values)];
    if let Some(day) = of.known_on {
        said.push(phrases.t("paper.pledges.knownOn", &[("date", &phrases.day(day))]));
    }
    if let Some(day) = of.filter.on {
        said.push(phrases.t("paper.pledges.on", &[("date", &phrases.day(day))]));
    }
    said.join(" ")
}

/// Each pledge that does not count, and because of which other.
fn left_out(of: &PledgeReport, phrases: &Phrases) -> Vec<String> {
    let linked = of.entries.iter();
    let linked = linked.filter_map(|e| Some((e, of.ledger.excluding_link(e, of.filter.on)?)));
    let said = linked.map(|(entry, link)| {
        let titled = |id| {
            let found = of.ledger.entry(id);
            found.map_or_else(String::new, |e| e.pledge.title.clone())
        };
        let pledge = &entry.pledge;
        let who = of
            .names
            .givers(&pledge.pledgers, pledge.pledgers_unnamed.as_ref(), phrases);
        let values = [
            ("title", pledge.title.clone()),
            ("who", who),
            ("pledge", titled(link.pledge)),
            ("other", titled(link.other)),
        ];
        let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
        phrases.t(&format!("paper.pledges.not.{}", link.kind.word()), &values)
    });
    said.collect()
}

/// That money of several, of which no split is known, stands once, under all of them.
fn joint(of: &PledgeReport, phrases: &Phrases) -> Option<String> {
    let several = of.entries.iter().filter(|e| {
        let named = e.pledge.pledgers.len();
        named + usize::from(e.pledge.pledgers_unnamed.is_some()) > 1
    });
    (several.count() > 0).then(|| phrases.t("paper.pledges.joint", &[]))
}

/// How many of the entries that are added may be of another year than the one they stand under.
fn other_years(lines: &[EventLine], phrases: &Phrases) -> Option<String> {
    let doubtful = |line: &&EventLine| {
        let days = line.happened_on.map(DateStated::possible_days);
        line.why == LineStatus::Counts && days.is_some_and(|d| d.first().year() != d.last().year())
    };
    let count = lines.iter().filter(doubtful).count();
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    (count > 0).then(|| phrases.count_in_digits("paper.pledges.otherYears", count))
}

fn paper(
    of: &PledgeReport,
    phrases: &Phrases,
    json: serde_json::Value,
    blocks: Vec<Block>,
) -> Paper {
    let day = phrases.day(of.known_on.unwrap_or(of.today));
    let key = if of.known_on.is_some() {
        "paper.pledges.asKnownOn"
    } else {
        "paper.register.asOf"
    };
    let meetings = of.entries.iter();
    let meetings = meetings.filter_map(|e| of.names.meeting(e.pledge.meeting));
    let listing = Listing {
        coalition: &of.record.coalition.fields,
        title: phrases.t("paper.pledges", &[]),
        symbol: of.symbol,
        as_of: phrases.t(key, &[("date", &day)]),
        day,
        marking: strictest_marking(meetings).unwrap_or_default(),
        changed_at: Some(of.record.changed_at()),
        data: ("pledges", phrases.t("paper.pledges.attached", &[]), json),
        blocks,
    };
    listing.paper(phrases)
}
