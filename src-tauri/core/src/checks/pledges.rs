//! What looks like the same money in two places. Offered, never decided: a link between two pledges says what
//! they are to each other, and then the question is answered.

use super::found::Found;
use super::register::{DatedPledge, Register, are_similar};
use super::similar_pledges::REPEATED_WITHIN_DAYS;
use crate::model::*;
use std::collections::{HashMap, HashSet};

/// Money given to a common fund, and what looks like the purchase that it paid for.
pub(super) fn fund_bought<'a>(register: &Register<'a>, found: &mut Found<'a>) {
    let mut bought: HashMap<&'static str, Vec<DatedPledge<'a>>> = HashMap::new();
    for one in register.dated() {
        if matches!(
            one.pledge.channel,
            Some(PledgeChannel::InKind | PledgeChannel::ProcurementAgency)
        ) {
            bought.entry(one.currency.code()).or_default().push(one);
        }
    }
    for own in bought.values_mut() {
        own.sort_by_key(|d| (d.minor, d.pledge.id));
    }
    let funds = register.dated();
    for given in funds.filter(|d| d.pledge.channel == Some(PledgeChannel::CommonFund)) {
        let own = bought.get(given.currency.code());
        let own = own.map_or(&[][..], Vec::as_slice);
        let from =
            own.partition_point(|d| d.minor < given.minor && !are_similar(d.minor, given.minor));
        let like = own.get(from..).unwrap_or_default().iter();
        for one in like.take_while(|d| are_similar(d.minor, given.minor)) {
            let teams = (given.pledge.body, one.pledge.body);
            let apart = matches!(teams, (Some(a), Some(b)) if a != b);
            let after = one.days_after(&given);
            if (0..=REPEATED_WITHIN_DAYS).contains(&after)
                && !apart
                && !register.linked.contains(&given, one)
            {
                found.ask(one.pledge, Some((given.pledge, after)));
            }
        }
    }
}

/// A pledge whose figure was published as a total.
pub(super) fn is_total(register: &Register, found: &mut Found) {
    let mut totals: HashMap<(i64, &'static str), Vec<&ReportedTotalFields>> = HashMap::new();
    // A total of one team or one way of giving may well be a single pledge.
    let wide =
        |t: &&Stored<ReportedTotalFields>| t.fields.body.is_none() && t.fields.channel.is_none();
    for one in register.reported.iter().filter(wide) {
        let amount = &one.fields.amount;
        if let (Some(minor), Some(currency)) = (amount.minor, amount.currency) {
            let own = totals.entry((minor, currency.code())).or_default();
            own.push(&one.fields);
        }
    }
    for DatedPledge {
        pledge,
        minor,
        currency,
        ..
    } in register.dated()
    {
        let own = totals.get(&(minor, currency.code()));
        let mut own = own.into_iter().flatten();
        let total = own.find(|t| t.party.is_none_or(|p| pledge.pledgers.contains(&p)));
        if let Some(total) = total {
            let values = [("title", pledge.title.as_str()), ("scope", &total.scope)];
            found.add(pledge.id, &values);
        }
    }
}

/// Two lines in the place of one, as when two offices correct it and their copies become one: both count.
pub(super) fn corrected_twice(register: &Register, found: &mut Found) {
    for entry in register.ledger.entries() {
        let mut corrected = HashSet::new();
        let mut corrections = entry.events.iter().filter_map(|e| e.corrects);
        if corrections.any(|line| !corrected.insert(line)) {
            found.add(entry.pledge.id, &[("title", entry.pledge.title.as_str())]);
        }
    }
}

/// Steps recorded under a pledge that does not count there, because another stands for the same money.
pub(super) fn steps_left_out(register: &Register, found: &mut Found) {
    let ledger = register.ledger;
    for entry in ledger.entries() {
        let mut steps = entry.effective_events().map(|event| event.stage);
        let left_out = steps.any(|stage| {
            stage != Stage::Announced && ledger.excluding_link_at(entry, stage, None).is_some()
        });
        if left_out {
            found.add(entry.pledge.id, &[("title", entry.pledge.title.as_str())]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::pledges, *};
    use crate::ledger::Ledger;

    /// What is asked when a pledge with a step of its own repeats another that is announced, or was withdrawn.
    fn asked(withdrawn: bool) -> Vec<&'static str> {
        let [own, other] = [1, 2].map(|n| Id::of(uuid::Uuid::from_u128(n)));
        let pledge = |id| LedgerPledge {
            id,
            ..LedgerPledge::default()
        };
        let line = |n, pledge, stage| LedgerEvent {
            id: Id::of(uuid::Uuid::from_u128(n)),
            pledge,
            stage,
            ..LedgerEvent::default()
        };
        let mut events = vec![
            line(3, own, Stage::Committed),
            line(4, other, Stage::Announced),
        ];
        if withdrawn {
            events.push(LedgerEvent {
                corrects: Some(Id::of(uuid::Uuid::from_u128(4))),
                void: true,
                ..line(5, other, Stage::Announced)
            });
        }
        let link = LedgerLink {
            pledge: own,
            kind: PledgeLinkKind::Repeats,
            other,
        };
        let record = LedgerRecord {
            pledges: vec![pledge(own), pledge(other)],
            events,
            links: vec![link],
            ..LedgerRecord::default()
        };
        let all = pledges(&Ledger::new(record), &[], &HashSet::new(), &[]);
        all.first.iter().map(|f| f.rule).collect()
    }

    #[test]
    fn a_step_is_left_out_only_while_the_other_pledge_counts() {
        assert_eq!(asked(false), ["stepsLeftOut"]);
        assert!(asked(true).is_empty());
    }
}
