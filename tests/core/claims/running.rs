//! The annex on totals of a summary: tables, charts, what they leave out and by what they are converted.

use super::{
    Claim, Papers,
    accounts::Accounts,
    ledgers::{self, Unit},
    notes,
    read::{annex, items, paragraphs, same},
    sums::By,
    world::World,
};
use chancery_core::model::*;

pub struct Annex;

pub struct Said {
    about: Option<String>,
    units: Vec<Unit>,
    items: Vec<String>,
}

impl Claim for Annex {
    type Said = Said;

    fn extract(papers: &Papers) -> Result<Said, String> {
        let blocks = annex(&papers.summary, "Totals");
        Ok(Said {
            about: paragraphs(blocks).into_iter().next(),
            units: ledgers::units(blocks)?,
            items: items(blocks),
        })
    }

    fn judge(said: &Said, world: &World) -> Result<(), String> {
        let of = Accounts::of_summary(world.case);
        let mut items = said.items.clone();
        let apart = notes::of_contributions(&of);
        let wanted = world.case.gets(SummarySection::RunningTotal);
        let there = wanted && (of.counting().next().is_some() || !apart.is_empty());
        same("whether there are totals", said.about.is_some(), there)?;
        let Some(about) = said.about.as_ref().filter(|_| there) else {
            return same("items without totals", items.len(), 0);
        };
        let day = of.day.ok_or("no day")?;
        let as_at = format!("as at {}.", day.format("%-d %B %Y"));
        same("the day of the totals", about.contains(&as_at), true)?;
        let into = world.case.record.coalition.fields.base_currency;
        let mut others = of.counting().map(|e| &e.line.amount);
        let others = others.any(|a| a.minor.is_some() && a.currency != Some(into));
        let into = (world.case.record.rates.is_some() && others).then_some(into);
        ledgers::by(&said.units, &of, By::Giver, into, into.is_some())?;
        notes::contributions(&mut items, &apart)?;
        notes::totals(&mut items, &of, into)?;
        same("items beyond what is so", items, Vec::new())
    }
}
