//! The fact `Lead states: State 001, State 002 (dates not certain)`.

use super::{
    Claim, Papers,
    read::same,
    world::{Sure, World},
};
use crate::summary::words;
use chancery_core::{model::RoleKind, report::block::Block};
use std::collections::BTreeSet;

pub struct Fact;

pub struct Said {
    label: String,
    certain: BTreeSet<String>,
    possible: BTreeSet<String>,
}

impl Claim for Fact {
    type Said = Said;

    fn extract(papers: &Papers) -> Result<Said, String> {
        let facts = papers.summary.blocks.iter().find_map(|block| match block {
            Block::Facts(facts) => Some(facts),
            _ => None,
        });
        let mut facts = facts.ok_or("no facts")?.iter();
        let mut said = Said {
            label: String::new(),
            certain: BTreeSet::new(),
            possible: BTreeSet::new(),
        };
        let Some(fact) = facts.find(|f| f.label == "Lead states" || f.label == "Leads") else {
            return Ok(said);
        };
        said.label.clone_from(&fact.label);
        for name in words(&fact.value).split(", ") {
            match name.strip_suffix(" (dates not certain)") {
                Some(name) => said.possible.insert(name.to_owned()),
                None => said.certain.insert(name.to_owned()),
            };
        }
        Ok(said)
    }

    fn judge(said: &Said, world: &World) -> Result<(), String> {
        let leading = |sure| {
            let parties = world.record.parties.iter().map(|p| p.id);
            let lead = parties.filter(|p| world.sure(*p, &[RoleKind::Lead]) == sure);
            lead.map(|p| world.name(p).to_owned())
                .collect::<BTreeSet<_>>()
        };
        same("certain leads", &said.certain, &leading(Sure::Yes))?;
        same("possible leads", &said.possible, &leading(Sure::Maybe))?;
        let states = |names: &BTreeSet<String>| names.iter().all(|n| n.starts_with("State "));
        if said.label == "Lead states" && !(states(&said.certain) && states(&said.possible)) {
            return Err("an organisation is called a state".to_owned());
        }
        Ok(())
    }
}
