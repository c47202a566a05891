//! The section on participation: the sentences, the table by capacity, the apologies.

use super::{
    Claim, Papers,
    read::{column, number, paragraphs, same, tables, under},
    world::World,
};
use chancery_core::model::*;
use std::collections::BTreeMap;

pub struct Section;

pub struct Said {
    /// The sentences of who took part, one after the other.
    sentences: Vec<String>,
    apologies: Option<String>,
    /// By capacity as printed: the delegations and their number.
    rows: Vec<(String, String, i64)>,
}

impl Claim for Section {
    type Said = Said;

    fn extract(papers: &Papers) -> Result<Said, String> {
        let blocks = under(&papers.summary, "Participation");
        let mut all = paragraphs(blocks);
        all.retain(|text| !text.starts_with("The meeting was "));
        let sorry = all.iter().position(|text| text.starts_with("Apologies "));
        let apologies = sorry.map(|at| all.remove(at));
        let mut rows = Vec::new();
        for table in tables(blocks) {
            let cells = column(table, "Delegations").into_iter();
            let cells = cells.zip(column(table, "Number"));
            for (capacity, (names, count)) in column(table, "Capacity").into_iter().zip(cells) {
                rows.push((capacity, names, number(&count)?));
            }
        }
        let [text] = all.as_slice() else {
            return Err(format!("not one paragraph of who came: {all:?}"));
        };
        Ok(Said {
            sentences: text.split(". ").map(str::to_owned).collect(),
            apologies,
            rows,
        })
    }

    fn judge(said: &Said, world: &World) -> Result<(), String> {
        for sentence in &said.sentences {
            if sentence.starts_with(|c: char| c.is_ascii_digit()) {
                return Err(format!("a sentence starts with a figure: {sentence}"));
            }
        }
        apologies(said, world)?;
        let attended = world.record.delegations.iter().map(|d| &d.fields);
        let attended = attended.filter(|d| d.presence == Presence::Attended);
        let mut true_rows = BTreeMap::new();
        for delegation in attended {
            let (count, names) = true_rows
                .entry(delegation.capacity)
                .or_insert((0, Vec::new()));
            *count += 1;
            names.push(world.name(delegation.party));
        }
        for group in &world.record.unnamed_groups {
            let left = world.nameless(group);
            let (count, _) = true_rows
                .entry(group.fields.capacity)
                .or_insert((0, Vec::new()));
            *count += left;
        }
        true_rows.retain(|_, (count, _)| *count > 0);
        same("rows", said.rows.len(), true_rows.len())?;
        if true_rows.is_empty() {
            return same(
                "what is said of nobody",
                said.sentences[0].contains("has not been recorded"),
                true,
            );
        }
        rows(said, world, &true_rows)?;
        sentences(said, world, &true_rows)
    }
}

type TrueRows<'a> = BTreeMap<Capacity, (i64, Vec<&'a str>)>;

fn apologies(said: &Said, world: &World) -> Result<(), String> {
    for delegation in world.record.delegations.iter().map(|d| &d.fields) {
        let name = world.name(delegation.party);
        let sorry = said
            .apologies
            .as_ref()
            .is_some_and(|text| text.contains(name));
        let so = delegation.presence == Presence::Apologies;
        same(&format!("apologies of {name}"), sorry, so)?;
    }
    Ok(())
}

fn rows(said: &Said, world: &World, so: &TrueRows) -> Result<(), String> {
    let heads = [
        (Capacity::Lead, "Lead states"),
        (Capacity::Lead, "Leads"),
        (Capacity::Member, "Members"),
        (Capacity::Acceding, "Acceding"),
        (Capacity::Observer, "Observers"),
        (Capacity::PartnerOrganisation, "Organisations"),
        (Capacity::Guest, "Guests"),
    ];
    for (head, names, count) in &said.rows {
        let of = heads
            .iter()
            .find(|(_, h)| h == head)
            .ok_or("an unknown capacity")?
            .0;
        let (true_count, true_names) = so.get(&of).ok_or("a row of nobody")?;
        same(head, count, true_count)?;
        for party in &world.record.parties {
            let name = &*party.fields.name;
            let what = format!("{name} among {head}");
            same(&what, names.contains(name), true_names.contains(&name))?;
        }
        if head == "Lead states" && names.contains("NATO") {
            return Err("an organisation is called a state".to_owned());
        }
        // Those without names are said to be so, with their number.
        let groups = world.record.unnamed_groups.iter();
        for group in groups.filter(|g| g.fields.capacity == of) {
            let left = world.nameless(group);
            let label = &group.fields.label;
            let remark = label
                .split_once(", ")
                .map_or("not named", |(_, remark)| remark);
            // Of one the label, which speaks of several, is not printed.
            let what = if left == 1 {
                ""
            } else {
                label.split(", ").next().unwrap()
            };
            let printed = names
                .split("; ")
                .any(|part| part.starts_with(&format!("{left} {what}")) && part.ends_with(remark));
            if left > 0 && !printed {
                return Err(format!(
                    "{left} {} are left out of {names}",
                    group.fields.label
                ));
            }
        }
    }
    Ok(())
}

fn sentences(said: &Said, world: &World, so: &TrueRows) -> Result<(), String> {
    let took_part: Vec<_> = said
        .sentences
        .iter()
        .filter(|s| s.contains("took part"))
        .collect();
    let all = took_part
        .iter()
        .map(|s| s.as_str())
        .collect::<Vec<_>>()
        .join(". ");
    let came: Vec<&str> = so.values().flat_map(|(_, names)| names.clone()).collect();
    for party in &world.record.parties {
        let name = &*party.fields.name;
        let times = all.matches(name).count();
        let so = usize::from(came.contains(&name));
        same(&format!("how often {name} is said to have come"), times, so)?;
    }
    let members = [Capacity::Lead, Capacity::Member, Capacity::Acceding];
    let of = |capacity| so.get(&capacity).map_or(0, |(count, _)| *count);
    let (count, acceding) = (
        members.into_iter().map(of).sum::<i64>(),
        of(Capacity::Acceding),
    );
    let sentence = all
        .split(". ")
        .find(|s| s.contains(" of the Test Coalition"));
    same(
        "whether members are said to have come",
        sentence.is_some(),
        count > 0,
    )?;
    let Some(sentence) = sentence else {
        return Ok(());
    };
    let (first, rest) = sentence.split_once(' ').ok_or("no number")?;
    let first = match rest.strip_prefix("total of ") {
        Some(rest) => rest.split_once(' ').ok_or("no number")?.0,
        None => first,
    };
    same("members in the room", number(first)?, count)?;
    let said_acceding = match sentence.split_once(" of them acceding") {
        Some((before, _)) => number(before.rsplit(' ').next().unwrap_or_default())?,
        None if rest.starts_with("acceding") => count,
        None => 0,
    };
    let one_group = so
        .iter()
        .all(|(c, (_, names))| !members.contains(c) || names.is_empty());
    if !one_group || said_acceding > 0 {
        same("acceding members in the room", said_acceding, acceding)?;
    }
    let organisation = |name: &&str| name.starts_with("NATO");
    let mut member_names = members
        .iter()
        .filter_map(|c| so.get(c))
        .flat_map(|(_, n)| n);
    let is_called = rest.starts_with("member state") || rest.starts_with("acceding state");
    if is_called && member_names.any(organisation) {
        return Err("an organisation is called a state".to_owned());
    }
    Ok(())
}
