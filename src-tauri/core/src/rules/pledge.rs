//! A pledge, the lines of its ledger, its shares and its links.

use super::{AnnouncementLine, RecordHooks, Records};
use crate::{Error, Result, ledger::dependency, model::*};

impl RecordHooks for PledgeFields {
    /// The first line of its ledger says what was announced, as the pledge does. What it rests on may
    /// grow after the line was sealed: the line then keeps what it rested on.
    fn after_save(&self, records: &impl Records, id: Id<Self>) -> Result<Option<AnnouncementLine>> {
        let Some(event) = announcement(records, id)? else {
            let fields = PledgeEventFields {
                pledge: id,
                happened_on: self.announced_on,
                amount: self.amount.clone(),
                sources: self.sources.clone(),
                ..PledgeEventFields::default()
            };
            let stored = None;
            return Ok(Some(AnnouncementLine { stored, fields }));
        };
        let mut fields = PledgeEventFields {
            happened_on: self.announced_on,
            amount: self.amount.clone(),
            ..event.fields.clone()
        };
        match records.sealing_document(event.id)? {
            None => fields.sources.clone_from(&self.sources),
            // What was said then is part of a total that was issued: a further line puts it right.
            Some(by) if fields.amount != event.fields.amount => {
                return Err(Error::invalid("amount", Rule::InTotal { by }));
            }
            Some(by) if fields.happened_on != event.fields.happened_on => {
                return Err(Error::invalid("announcedOn", Rule::InTotal { by }));
            }
            Some(_) => {}
        }
        let stored = Some((event.id, event.revision));
        Ok(Some(AnnouncementLine { stored, fields }))
    }
}

/// The line that says what was announced: the first that corrects no other.
///
/// # Errors
/// When the file cannot be read.
pub fn announcement(
    records: &impl Records,
    pledge: Id<PledgeFields>,
) -> Result<Option<Stored<PledgeEventFields>>> {
    let events: Vec<Stored<PledgeEventFields>> = records.list_of("pledge", pledge)?;
    let first = |e: &Stored<PledgeEventFields>| {
        e.fields.stage == Stage::Announced && e.fields.corrects.is_none()
    };
    Ok(events.into_iter().find(first))
}

impl RecordHooks for PledgeEventFields {
    /// It corrects a line of the same pledge that no other corrects, pays a tranche of the same pledge, and no
    /// chain of corrections comes back to it. What was announced is said by the pledge itself; a sealed pledge
    /// is left to the store to refuse.
    fn before_save(&mut self, records: &impl Records, id: Id<Self>) -> Result<()> {
        if let Some(tranche) = self.tranche {
            let of = records.get(tranche)?.fields.pledge;
            if of != self.pledge {
                return Err(Error::invalid("tranche", Rule::Missing));
            }
        }
        let mut next = self.corrects;
        let mut before = vec![id];
        while let Some(corrected) = next {
            if before.contains(&corrected) {
                return Err(Error::invalid("corrects", Rule::ComesBack));
            }
            before.push(corrected);
            let found = records.get(corrected)?.fields;
            if found.pledge != self.pledge {
                return Err(Error::invalid("corrects", Rule::Missing));
            }
            next = found.corrects;
        }
        if self.corrects.is_some() {
            let lines: Vec<Stored<Self>> = records.list_of("pledge", self.pledge)?;
            let mut others = lines.iter().filter(|line| line.id != id);
            if others.any(|line| line.fields.corrects == self.corrects) {
                return Err(Error::invalid("corrects", Rule::AlreadyCorrected));
            }
        }
        let said = announcement(records, self.pledge)?.is_some_and(|e| e.id != id);
        let said = said && records.sealing_document(self.pledge)?.is_none();
        if self.stage == Stage::Announced && self.corrects.is_none() && said {
            let what = Stage::Announced.word().to_owned();
            return Err(Error::invalid("stage", Rule::Duplicate { what }));
        }
        Ok(())
    }
    /// What was announced goes with the pledge. A line that is sealed is refused as such.
    fn before_remove(&self, records: &impl Records) -> Result<()> {
        let first = announcement(records, self.pledge)?.filter(|e| e.fields == *self);
        match first {
            Some(event) if records.sealing_document(event.id)?.is_none() => {
                let pledge = (PledgeFields::NAME.to_owned(), self.pledge.to_string());
                Err(Error::invalid("", Rule::in_use(vec![pledge])))
            }
            _ => Ok(()),
        }
    }
}

impl RecordHooks for PledgeShareFields {
    /// A share belongs to one of the pledgers, once, and all of them come to no more than the pledge.
    fn before_save(&mut self, records: &impl Records, id: Id<Self>) -> Result<()> {
        let pledge = records.get(self.pledge)?.fields;
        if !pledge.pledgers.contains(&self.party) {
            return Err(Error::invalid("party", Rule::Missing));
        }
        let Some(whole) = pledge.amount.max_minor.or(pledge.amount.minor) else {
            return Err(Error::invalid("minor", Rule::AmountNotWanted));
        };
        let all: Vec<Stored<Self>> = records.list_of("pledge", self.pledge)?;
        let others = all.iter().filter(|s| s.id != id);
        let sum: i128 = others.map(|s| i128::from(s.fields.minor)).sum();
        if sum + i128::from(self.minor) > i128::from(whole) {
            return Err(Error::invalid("minor", Rule::MoreThanWhole));
        }
        Ok(())
    }
}

impl RecordHooks for PledgeLinkFields {
    /// No chain of links comes back to where it began, or the money would be counted nowhere.
    fn before_save(&mut self, records: &impl Records, id: Id<Self>) -> Result<()> {
        let Some((from, to)) = dependency(&as_link(self)) else {
            return Ok(());
        };
        let all: Vec<Stored<Self>> = records.list()?;
        let others = all.iter().filter(|l| l.id != id);
        let ways: Vec<_> = others
            .filter_map(|l| dependency(&as_link(&l.fields)))
            .collect();
        let (mut reached, mut open) = (vec![to], vec![to]);
        while let Some(at) = open.pop() {
            if at == from {
                return Err(Error::invalid("other", Rule::ComesBack));
            }
            for (_, next) in ways.iter().filter(|(one, _)| *one == at) {
                if !reached.contains(next) {
                    reached.push(*next);
                    open.push(*next);
                }
            }
        }
        Ok(())
    }
}

fn as_link(fields: &PledgeLinkFields) -> LedgerLink {
    LedgerLink {
        pledge: fields.pledge,
        kind: fields.kind,
        other: fields.other,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::in_memory::{InMemory, broken_rule},
        *,
    };

    #[test]
    fn links_that_come_back_to_where_they_began_are_refused() {
        let mut records = InMemory::default();
        let [a, b, c] = [(); 3].map(|()| records.add(&PledgeFields::default()));
        let link = |pledge, kind, other| PledgeLinkFields {
            pledge,
            kind,
            other,
            ..PledgeLinkFields::default()
        };
        records.add(&link(a, PledgeLinkKind::Repeats, b));
        // Of these two the first counts: the second looks to it.
        records.add(&link(c, PledgeLinkKind::Corrects, b));
        let new = Id::of(uuid::Uuid::from_u128(9));
        let save = |kind| broken_rule(link(c, kind, a).before_save(&records, new));
        assert_eq!(save(PledgeLinkKind::PartOf), Some(Rule::ComesBack));
        assert_eq!(save(PledgeLinkKind::Differs), None);
        assert_eq!(save(PledgeLinkKind::Replaces), None);
    }

    #[test]
    fn what_a_sealed_total_counts_stays_as_it_was_announced() {
        let mut records = InMemory::default();
        let mut pledge = PledgeFields::default();
        let id = records.add(&pledge);
        let new = pledge.after_save(&records, id).unwrap().unwrap();
        assert_eq!(new.stored, None);
        let line = records.add(&new.fields);
        pledge.announced_on = "2024-04-03".parse().ok();
        let moved = pledge.after_save(&records, id).unwrap().unwrap();
        assert_eq!(moved.stored, Some((line, 1)));
        assert_eq!(moved.fields.happened_on, pledge.announced_on);
        records.sealed.push(line.uuid());
        let refused = broken_rule(pledge.after_save(&records, id));
        assert!(matches!(refused, Some(Rule::InTotal { .. })), "{refused:?}");
    }
}
