//! The rows of the table of instruments: who signed, how many, what is in doubt, and none left out.

use super::{
    Claim, Papers,
    dates::possible,
    read::{column, same, tables, under},
    world::{Sure, World},
};
use chancery_core::model::*;
use std::collections::{BTreeMap, BTreeSet};

pub struct Rows;

/// By title: who signed, and how many.
type Said = BTreeMap<String, (String, String)>;

impl Claim for Rows {
    type Said = Said;

    fn extract(papers: &Papers) -> Result<Said, String> {
        let blocks = under(&papers.summary, "Membership and instruments");
        let mut all = BTreeMap::new();
        for table in tables(blocks) {
            let names = column(table, "Signed by");
            let cells = names.into_iter().zip(column(table, "Signatories"));
            for (title, cells) in column(table, "Instrument").into_iter().zip(cells) {
                if all.insert(title.clone(), cells).is_some() {
                    return Err(format!("{title} twice"));
                }
            }
        }
        Ok(all)
    }

    fn judge(said: &Said, world: &World) -> Result<(), String> {
        let mut rows = said.clone();
        for instrument in &world.record.instruments {
            let row = rows.remove(&instrument.fields.title);
            let title = &instrument.fields.title;
            judge(row, instrument, world).map_err(|why| format!("{title}: {why}"))?;
        }
        same("rows of no instrument", rows.len(), 0)
    }
}

fn judge(
    row: Option<(String, String)>,
    instrument: &Stored<InstrumentFields>,
    world: &World,
) -> Result<(), String> {
    let fields = &instrument.fields;
    let signatures = world.record.signatures.iter().map(|s| &s.fields);
    let own: Vec<_> = signatures
        .filter(|s| s.instrument == instrument.id)
        .collect();
    let with = |sure| {
        let signed = own.iter().filter(|s| world.signed(fields, s) == sure);
        signed.map(|s| world.name(s.party)).collect::<BTreeSet<_>>()
    };
    let (certain, maybe) = (with(Sure::Yes), with(Sure::Maybe));
    let last = *world.days.last().unwrap();
    let begun = match fields.opened_on.or(fields.finalised_on) {
        Some(on) => possible(on).iter().any(|d| *d <= last),
        None => own.is_empty() || fields.signatories.is_some(),
    };
    let there = begun || !certain.is_empty() || !maybe.is_empty();
    same("whether it is printed", row.is_some(), there)?;
    let Some((names, number)) = row else {
        return Ok(());
    };
    let mut plain = BTreeSet::new();
    let mut marked = BTreeSet::new();
    for party in &world.record.parties {
        if let Some((_, after)) = names.split_once(&*party.fields.name) {
            let found = if after.starts_with(" (") {
                &mut marked
            } else {
                &mut plain
            };
            found.insert(party.fields.name.as_str());
        }
    }
    same("those that signed", &plain, &certain)?;
    same("those that may have", &marked, &maybe)?;
    let known = i64::try_from(certain.len() + maybe.len()).unwrap();
    match fields.signatories {
        None if known == 0 => {
            let by_then = !own.is_empty();
            let words = if by_then {
                "no signature recorded by then"
            } else {
                "signatories not recorded"
            };
            same("what is said of nobody", &*names, words)?;
            same("the number", &*number, "")
        }
        Some(least) if known < least => {
            let counted = match fields.signatories_max {
                None => least.to_string(),
                Some(most) if most == least + 1 => format!("{least} or {most}"),
                Some(most) => format!("{least} to {most}"),
            };
            same("the number", &number, &counted)?;
            let label = fields.signatories_label.as_deref().unwrap_or("signatories");
            let counted = format!("{counted} {label}");
            same(
                "whether the count is printed",
                names.contains(&counted),
                true,
            )?;
            let unnamed = names.contains("not named") || names.contains("and others");
            same("whether the rest are said to be unnamed", unnamed, true)
        }
        _ => {
            let counted = match (certain.len(), maybe.len()) {
                (all, 0) => all.to_string(),
                (0, most) => format!("up to {most}"),
                (least, more) => format!("{least}–{}", least + more),
            };
            same("the number", &number, &counted)?;
            let beside = fields
                .signatories
                .is_some_and(|least| known > least || fields.signatories_max.is_some());
            same(
                "whether the stated number stands beside",
                names.contains("stated:"),
                beside,
            )
        }
    }
}
