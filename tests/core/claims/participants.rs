//! The list of participants and the attendance sheet: the same delegations as the summary, each once,
//! those without names with lines of their own.

use super::{
    Claim, Papers,
    read::{column, number, paragraphs, same, tables},
    world::World,
};
use std::collections::BTreeMap;

pub struct Lists;

pub struct Said {
    /// All, named, not named; nothing where nobody is known to come.
    counts: Option<(i64, i64, i64)>,
    /// What stands for each delegation or group in the list of participants.
    listed: BTreeMap<String, Vec<String>>,
    /// Lines of the attendance sheet, by who signs.
    lines: BTreeMap<String, usize>,
    /// Who has fewer lines than people.
    cut: String,
}

/// Most empty lines of a delegation or group.
const MOST: usize = 40;

impl Claim for Lists {
    type Said = Said;

    fn extract(papers: &Papers) -> Result<Said, String> {
        let notes = paragraphs(&papers.participants.blocks);
        let note = notes.first().ok_or("no count")?.trim();
        let counts = if note.contains("has not been recorded") {
            None
        } else {
            Some(counts(note)?)
        };
        let mut listed: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for table in tables(&papers.participants.blocks) {
            let people = column(table, "Participants");
            for (who, people) in column(table, "Delegation").into_iter().zip(people) {
                listed.entry(who).or_default().push(people);
            }
        }
        let mut lines = BTreeMap::new();
        for table in tables(&papers.attendance.blocks) {
            for who in column(table, "Delegation") {
                *lines.entry(who).or_insert(0) += 1;
            }
        }
        let cut = paragraphs(&papers.attendance.blocks).concat();
        Ok(Said {
            counts,
            listed,
            lines,
            cut,
        })
    }

    fn judge(said: &Said, world: &World) -> Result<(), String> {
        let coming = world.coming();
        let groups = world.record.unnamed_groups.iter();
        let groups: Vec<_> = groups
            .map(|g| (g, world.nameless(g)))
            .filter(|(_, left)| *left > 0)
            .collect();
        let named = i64::try_from(coming.len()).unwrap();
        let unnamed: i64 = groups.iter().map(|(_, left)| left).sum();
        let so = (named + unnamed > 0).then_some((named + unnamed, named, unnamed));
        same("delegations, named, not named", said.counts, so)?;
        let mut listed = said.listed.clone();
        let mut lines = said.lines.clone();
        for delegation in &coming {
            let name = world.name(delegation.party);
            let row = listed.remove(name).ok_or(format!("{name} is not listed"))?;
            same("rows of one delegation", row.len(), 1)?;
            let people = world.record.delegations.iter();
            let id = people
                .clone()
                .find(|d| d.fields.party == delegation.party)
                .unwrap()
                .id;
            let people = world.record.attendees.iter();
            let people: Vec<_> = people.filter(|a| a.fields.delegation == id).collect();
            for one in &people {
                let who = one.fields.free_name.as_deref().unwrap();
                same(who, row[0].contains(who), true)?;
            }
            let stated = usize::try_from(delegation.headcount.unwrap_or(0)).unwrap();
            let more = stated.saturating_sub(people.len());
            if more > 0 && !people.is_empty() {
                let count = row[0].lines().last().and_then(|l| l.split(' ').next());
                let more = i64::try_from(more).unwrap();
                same(
                    "those beside the named",
                    number(count.unwrap_or_default())?,
                    more,
                )?;
            }
            let unknown = if delegation.headcount.is_none() && people.is_empty() {
                2
            } else {
                0
            };
            let wanted = people.len() + unknown + more.min(MOST);
            same("lines to sign", lines.remove(name).unwrap_or(0), wanted)?;
            same(
                "whether lines are cut",
                said.cut.contains(name),
                more > MOST,
            )?;
        }
        let of_groups: Vec<_> = groups.iter().map(|(_, left)| *left).collect();
        group_rows(&listed, of_groups.clone())?;
        let wanted: i64 = of_groups.iter().map(|left| left.min(&40)).sum();
        let lines = lines.values().sum::<usize>();
        same(
            "lines of those without names",
            i64::try_from(lines).unwrap(),
            wanted,
        )
    }
}

/// `Twenty delegations: thirteen named, seven not named.`
fn counts(note: &str) -> Result<(i64, i64, i64), String> {
    let (first, _) = note.split_once(". ").ok_or("one sentence only")?;
    let first = first.strip_prefix("A total of ").unwrap_or(first);
    let (all, rest) = first.split_once(' ').ok_or("no number")?;
    let all = number(all)?;
    if rest.ends_with(", not named") {
        return Ok((all, 0, all));
    }
    let Some((_, parts)) = rest.split_once(": ") else {
        return Ok((all, all, 0));
    };
    let (named, unnamed) = parts.split_once(" named, ").ok_or("no parts")?;
    let unnamed = unnamed.strip_suffix(" not named").ok_or("nobody unnamed")?;
    Ok((all, number(named)?, number(unnamed)?))
}

/// What is left of the list are the groups, each with its number.
fn group_rows(listed: &BTreeMap<String, Vec<String>>, mut so: Vec<i64>) -> Result<(), String> {
    let mut said = Vec::new();
    for (who, rows) in listed {
        let (count, _) = who.split_once(' ').ok_or("a group without a number")?;
        for remark in rows {
            said.push(number(count)?);
            let known = ["not named", "names not published"];
            same(
                "what is said of the names",
                known.contains(&&**remark),
                true,
            )?;
        }
    }
    said.sort_unstable();
    so.sort_unstable();
    same("groups without names", said, so)
}
