//! Sources: what is cited is in the list, what is in the list is cited, and each mark leads to what it rests on.

use super::{Claim, Papers, funds::Case, read::same, world::World};
use crate::summary::words;
use chancery_core::{
    model::*,
    report::block::{Block, Paper, Span},
};
use std::collections::{BTreeMap, BTreeSet};

pub struct Lists;

/// The numbers cited in a paper, and the list at its end.
#[derive(Debug, Clone)]
pub struct Marks {
    cited: BTreeSet<u32>,
    list: BTreeMap<u32, String>,
}

impl Marks {
    pub fn of(paper: &Paper) -> Result<Self, String> {
        let mut marks = Self {
            cited: BTreeSet::new(),
            list: BTreeMap::new(),
        };
        for block in &paper.blocks {
            marks.look(block)?;
        }
        Ok(marks)
    }

    fn look(&mut self, block: &Block) -> Result<(), String> {
        match block {
            Block::Notes(notes) => {
                for note in notes {
                    let known = self.list.insert(note.number, words(&note.spans));
                    same("a source with a number of another", known, None)?;
                }
            }
            Block::Paragraph { spans, .. } | Block::Quote(spans) | Block::Subtitle(spans) => {
                self.read(spans);
            }
            Block::Facts(facts) => facts.iter().for_each(|f| self.read(&f.value)),
            Block::List(list) => list.items.iter().for_each(|item| self.read(item)),
            Block::Table(table) => {
                let rows = table.rows.iter().chain(&table.totals);
                rows.flatten().for_each(|cell| self.read(cell));
            }
            Block::Together(blocks) => blocks.iter().try_for_each(|b| self.look(b))?,
            _ => {}
        }
        Ok(())
    }

    fn read(&mut self, spans: &[Span]) {
        let notes = spans.iter().filter_map(|span| match span {
            Span::Note(number) => Some(*number),
            Span::Text(_) => None,
        });
        self.cited.extend(notes);
    }
}

impl Claim for Lists {
    type Said = [Marks; 2];

    fn extract(papers: &Papers) -> Result<Self::Said, String> {
        Ok([Marks::of(&papers.summary)?, Marks::of(&papers.report)?])
    }

    fn judge(said: &Self::Said, world: &World) -> Result<(), String> {
        for marks in said {
            let listed: BTreeSet<u32> = marks.list.keys().copied().collect();
            same("what is cited and what is listed", &marks.cited, &listed)?;
            let all = 1..=u32::try_from(listed.len()).unwrap();
            same("the numbers of the list", listed, all.collect())?;
            let sources: BTreeSet<_> = world
                .record
                .sources
                .iter()
                .map(|s| text(&s.fields))
                .collect();
            let once: BTreeSet<_> = marks.list.values().cloned().collect();
            same("sources listed twice", once.len(), marks.list.len())?;
            let invented: Vec<_> = once.difference(&sources).collect();
            same("sources of no record", invented, Vec::new())?;
        }
        let [summary, _] = said;
        let none = !world.case.gets(SummarySection::Sources) && !summary.list.is_empty();
        same("sources for those who get none", none, false)
    }
}

fn text(source: &SourceFields) -> String {
    let inferred = match source.certainty {
        Certainty::Inferred => ", inferred from it",
        Certainty::Stated => "",
    };
    format!("{}, “{}”{inferred}.", source.publisher, source.title)
}

/// Whether marks lead to these sources: to those that state it, and to what was inferred only where none does.
pub fn are_so(
    said: &[u32],
    sources: &[Id<SourceFields>],
    marks: &Marks,
    case: &Case,
) -> Result<(), String> {
    let all = case
        .record
        .sources
        .iter()
        .filter(|s| sources.contains(&s.id));
    let all: Vec<&SourceFields> = all.map(|s| &s.fields).collect();
    let states = |s: &&&SourceFields| s.certainty == Certainty::Stated;
    let stated: Vec<_> = all.iter().filter(states).copied().collect();
    let chosen = if stated.is_empty() { all } else { stated };
    let gets = case.gets(SummarySection::Sources);
    lead_to(said, chosen.into_iter().filter(|_| gets), marks)
}

/// Whether marks lead to these sources, each once.
pub fn lead_to<'a>(
    said: &[u32],
    sources: impl Iterator<Item = &'a SourceFields>,
    marks: &Marks,
) -> Result<(), String> {
    let found: Vec<Option<String>> = said.iter().map(|n| marks.list.get(n).cloned()).collect();
    let once: BTreeSet<_> = found.iter().cloned().collect();
    same("a source cited twice in one place", found.len(), once.len())?;
    same(
        "the sources",
        once,
        sources.map(|s| Some(text(s))).collect(),
    )
}
