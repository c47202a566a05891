//! The plain model: rows by identity, one change after the other.

use chancery_core::model::*;
use proptest::sample::Index;
use std::{collections::BTreeMap, rc::Rc};
use uuid::Uuid;

#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    Pledge(PledgeFields),
    Event(PledgeEventFields),
    Tranche(TrancheFields),
    Share(PledgeShareFields),
    Link(PledgeLinkFields),
}

/// What a ledger holds, by identity.
pub type Rows = BTreeMap<Uuid, Rc<Row>>;

#[derive(Debug, Clone)]
pub enum Change {
    Put(Uuid, Rc<Row>),
    Remove(Uuid),
}

/// One thing that happens to one ledger. Indices pick one of what is there.
#[derive(Debug, Clone)]
pub struct Step {
    pub what: u8,
    pub pick: Index,
    pub other: Index,
    pub figure: i64,
}

impl Row {
    /// The pledge it stands under, or both that it links.
    pub fn under(&self) -> Vec<Uuid> {
        match self {
            Self::Pledge(_) => Vec::new(),
            Self::Event(e) => vec![e.pledge.uuid()],
            Self::Tranche(t) => vec![t.pledge.uuid()],
            Self::Share(s) => vec![s.pledge.uuid()],
            Self::Link(l) => vec![l.pledge.uuid(), l.other.uuid()],
        }
    }
}

fn euros(minor: i64) -> Amount {
    Amount {
        precision: Precision::Exact,
        minor: Some(minor),
        max_minor: None,
        currency: Some(Currency::EUR),
    }
}

/// What a step changes in a ledger that holds these rows; nothing when it lacks what the step needs.
pub fn change(rows: &Rows, step: &Step, id: Uuid, states: &[Id<PartyFields>]) -> Option<Change> {
    let all: Vec<(&Uuid, &Row)> = rows.iter().map(|(id, row)| (id, &**row)).collect();
    let of = |is: fn(&Row) -> bool| -> Vec<Uuid> {
        let found = all.iter().filter(|(_, row)| is(row));
        found.map(|(id, _)| **id).collect()
    };
    let pledges = of(|row| matches!(row, Row::Pledge(_)));
    let state = *step.other.get(states);
    let amount = euros(step.figure);
    let Some(pledge) = (!pledges.is_empty()).then(|| Id::of(*step.pick.get(&pledges))) else {
        return Some(Change::Put(id, Rc::new(pledged(step, state))));
    };
    let on_it = |is: fn(&Row) -> bool| -> Vec<Uuid> {
        let own = all
            .iter()
            .filter(|(_, row)| is(row) && row.under() == [pledge.uuid()]);
        own.map(|(id, _)| **id).collect()
    };
    let one =
        |ids: Vec<Uuid>| (!ids.is_empty() && step.figure % 2 == 0).then(|| *step.other.get(&ids));
    let row = match step.what {
        0 | 1 => pledged(step, state),
        2..=6 => Row::Event(PledgeEventFields {
            pledge,
            stage: *step.other.get(Stage::ALL),
            amount,
            tranche: one(on_it(|row| matches!(row, Row::Tranche(_)))).map(Id::of),
            corrects: one(on_it(|row| matches!(row, Row::Event(_)))).map(Id::of),
            ..PledgeEventFields::default()
        }),
        7 => Row::Tranche(TrancheFields {
            pledge,
            planned: amount,
            ..TrancheFields::default()
        }),
        8 => {
            let same =
                |row: &Row| matches!(row, Row::Share(s) if s.pledge == pledge && s.party == state);
            if all.iter().any(|(_, row)| same(row)) {
                return None;
            }
            Row::Share(PledgeShareFields {
                pledge,
                party: state,
                minor: step.figure,
            })
        }
        9 => {
            let other: Id<PledgeFields> = Id::of(*step.other.get(&pledges));
            let pair = [pledge.uuid(), other.uuid()];
            if pledge == other || all.iter().any(|(_, row)| row.under() == pair) {
                return None;
            }
            Row::Link(PledgeLinkFields {
                pledge,
                kind: *step.pick.get(PledgeLinkKind::ALL),
                other,
                ..PledgeLinkFields::default()
            })
        }
        10..=13 => {
            let (id, row) = *step.other.get(&all);
            let mut row = row.clone();
            match &mut row {
                Row::Pledge(p) => {
                    p.title = format!("Pledge {}", step.figure);
                    p.pledgers = states.to_vec();
                }
                Row::Event(e) => e.void = !e.void,
                Row::Tranche(t) => t.waived = !t.waived,
                Row::Share(s) => s.minor = step.figure,
                Row::Link(l) => l.kind = *step.pick.get(PledgeLinkKind::ALL),
            }
            return Some(Change::Put(*id, Rc::new(row)));
        }
        _ => return Some(Change::Remove(*step.other.get(&all).0)),
    };
    Some(Change::Put(id, Rc::new(row)))
}

fn pledged(step: &Step, state: Id<PartyFields>) -> Row {
    Row::Pledge(PledgeFields {
        title: format!("Pledge {}", step.figure),
        pledgers: vec![state],
        amount: euros(step.figure),
        ..PledgeFields::default()
    })
}

/// Does one change the plain way: what stands under a row that goes, goes along; what only names it forgets it.
pub fn apply(rows: &mut Rows, change: &Change) {
    let gone = match change {
        Change::Put(id, row) => {
            rows.insert(*id, Rc::clone(row));
            return;
        }
        Change::Remove(gone) => gone,
    };
    rows.retain(|id, row| id != gone && !row.under().contains(gone));
    for row in rows.values_mut() {
        if let Row::Event(event) = &**row {
            let mut event = event.clone();
            event.tranche = event.tranche.filter(|one| one.uuid() != *gone);
            event.corrects = event.corrects.filter(|one| one.uuid() != *gone);
            *row = Rc::new(Row::Event(event));
        }
    }
}

/// What the ledger reads of a record, by what tells its rows from each other.
#[derive(Debug, Default, PartialEq)]
pub struct Known {
    pub pledges: BTreeMap<Uuid, LedgerPledge>,
    pub events: BTreeMap<Uuid, LedgerEvent>,
    pub tranches: BTreeMap<Uuid, TrancheFields>,
    pub shares: Vec<(Uuid, Uuid, i64)>,
    pub links: BTreeMap<(Uuid, Uuid), PledgeLinkKind>,
}

pub fn of_rows(all: &[Rows]) -> Known {
    let mut known = Known::default();
    for (id, row) in all.iter().flatten() {
        match &**row {
            Row::Pledge(p) => {
                let pledge = LedgerPledge {
                    id: Id::of(*id),
                    title: p.title.clone(),
                    pledgers: p.pledgers.clone(),
                    amount: p.amount.clone(),
                    ..LedgerPledge::default()
                };
                known.pledges.insert(*id, pledge);
            }
            Row::Event(e) => {
                let event = LedgerEvent {
                    id: Id::of(*id),
                    pledge: e.pledge,
                    stage: e.stage,
                    amount: e.amount.clone(),
                    tranche: e.tranche,
                    corrects: e.corrects,
                    void: e.void,
                    ..LedgerEvent::default()
                };
                known.events.insert(*id, event);
            }
            Row::Tranche(t) => {
                known.tranches.insert(*id, t.clone());
            }
            Row::Share(s) => known
                .shares
                .push((s.pledge.uuid(), s.party.uuid(), s.minor)),
            Row::Link(l) => {
                known
                    .links
                    .insert((l.pledge.uuid(), l.other.uuid()), l.kind);
            }
        }
    }
    known.shares.sort_unstable();
    known
}
