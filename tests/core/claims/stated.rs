//! Counts as sources stated them, and the sources of instruments.

use super::{
    Claim, Papers,
    cited::{self, Marks},
    read::{annex, column, marks, same, tables, under},
    sums::listed,
    world::{MEMBERS, Sure, World},
};
use chancery_core::{
    model::*,
    report::block::{Block, Span},
};

pub struct Counts;

pub struct Said {
    /// Each sentence with the marks that stand behind it.
    sentences: Vec<(String, Vec<u32>)>,
    /// By title of an instrument.
    instruments: Vec<(String, Vec<u32>)>,
    discrepancies: Vec<[String; 2]>,
    marks: Marks,
}

impl Claim for Counts {
    type Said = Said;

    fn extract(papers: &Papers) -> Result<Said, String> {
        let mut sentences: Vec<(String, Vec<u32>)> = Vec::new();
        for block in under(&papers.summary, "Participation") {
            let Block::Paragraph { spans, .. } = block else {
                continue;
            };
            for span in spans {
                match span {
                    Span::Text(text) => {
                        sentences.push((text.content.trim().to_owned(), Vec::new()))
                    }
                    Span::Note(number) => sentences
                        .last_mut()
                        .ok_or("a mark of nothing")?
                        .1
                        .push(*number),
                }
            }
        }
        sentences.retain(|(text, _)| text.contains("tated"));
        let mut instruments = Vec::new();
        for table in tables(under(&papers.summary, "Membership and instruments")) {
            let titles = column(table, "Instrument").into_iter();
            instruments.extend(titles.zip(marks(table, "Source")));
        }
        let mut discrepancies = Vec::new();
        for table in tables(annex(&papers.summary, "Discrepancies")) {
            let rows = column(table, "Stated").into_iter();
            let rows = rows.zip(column(table, "Stated by"));
            discrepancies.extend(rows.map(|(stated, by)| [stated, by]));
        }
        Ok(Said {
            sentences,
            instruments,
            discrepancies,
            marks: Marks::of(&papers.summary)?,
        })
    }

    fn judge(said: &Said, world: &World) -> Result<(), String> {
        let counts = world.record.stated_counts.iter().map(|c| &c.fields);
        let room = in_the_room(world);
        let (least, most) = world.between(&MEMBERS, &[]);
        // The sentence of who came says the same.
        let repeats = |c: &&StatedCountFields| {
            c.basis == CountBasis::Role && c.count == room && least == most
        };
        let mut left = said.sentences.clone();
        for count in counts.clone().filter(|c| !repeats(c)) {
            let words = sentence(world, count);
            // Two counts may be said in the same words, each with its own sources.
            let own = |(text, marks): &(String, Vec<u32>)| {
                *text == words
                    && cited::are_so(marks, &count.sources, &said.marks, world.case).is_ok()
            };
            let at = left.iter().position(own);
            let at = at.ok_or_else(|| format!("not said with its sources: {words}; {left:?}"))?;
            left.remove(at);
        }
        same("counts that nobody stated", left, Vec::new())?;
        for (title, marks) in &said.instruments {
            instrument(title, marks, said, world)?;
        }
        let differ = counts.filter(|c| c.basis != CountBasis::Other && c.count != room);
        let differ = differ.filter(|_| world.case.gets(SummarySection::Discrepancies));
        let mut so: Vec<_> = differ
            .map(|c| {
                let who = listed(&who(world, c));
                let who = if who.is_empty() {
                    "no source on record".to_owned()
                } else {
                    who
                };
                [format!("{} {}", c.count, c.label), who]
            })
            .collect();
        let mut found = said.discrepancies.clone();
        so.sort();
        found.sort();
        same("discrepancies", found, so)
    }
}

/// Members, as they sat.
fn in_the_room(world: &World) -> i64 {
    let sits = |c| matches!(c, Capacity::Lead | Capacity::Member | Capacity::Acceding);
    let all = world.record.delegations.iter().map(|d| &d.fields);
    let named = all.filter(|d| d.presence == Presence::Attended && sits(d.capacity));
    let groups = world.record.unnamed_groups.iter();
    let groups = groups.filter(|g| sits(g.fields.capacity));
    let groups: i64 = groups.map(|g| world.nameless(g)).sum();
    i64::try_from(named.count()).unwrap() + groups
}

/// Who counted so, as far as a source states it.
fn who(world: &World, count: &StatedCountFields) -> Vec<String> {
    let find = |id: &Id<SourceFields>| {
        let source = world.record.sources.iter().find(|s| s.id == *id)?;
        let states = source.fields.certainty == Certainty::Stated;
        states.then(|| source.fields.publisher.clone())
    };
    count.sources.iter().filter_map(find).collect()
}

fn sentence(world: &World, count: &StatedCountFields) -> String {
    let all = world.record.instruments.iter();
    let mut of = all.filter(|i| Some(i.id) == count.instrument);
    let what = match of.next() {
        Some(instrument) => format!("{} of “{}”", count.label, instrument.fields.title),
        None => count.label.clone(),
    };
    let number = super::read::in_words(count.count);
    match who(world, count).as_slice() {
        [] => format!("The number of {what} was also stated as {number}."),
        who => format!("{} stated the number of {what} as {number}.", listed(who)),
    }
}

/// An instrument rests on its own sources and on those of the signatures that are told of it.
fn instrument(title: &str, marks: &[u32], said: &Said, world: &World) -> Result<(), String> {
    let mut all = world.record.instruments.iter();
    let own = all.find(|i| i.fields.title == title);
    let own = own.ok_or_else(|| format!("no instrument {title}"))?;
    let mut sources = own.fields.sources.clone();
    for signature in world.record.signatures.iter().map(|s| &s.fields) {
        let told =
            signature.instrument == own.id && world.signed(&own.fields, signature) != Sure::No;
        sources.extend(signature.sources.iter().filter(|_| told));
    }
    cited::are_so(marks, &sources, &said.marks, world.case).map_err(|why| format!("{title}: {why}"))
}
