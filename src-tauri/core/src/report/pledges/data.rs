//! The report for programs: what is printed, with names beside identities, so that nobody needs the file it came from.

use super::super::ledger::Tally;
use crate::ledger::{EventLine, GroupBy, PledgeReport};
use serde_json::{Value, json};

/// Totals by channel, all of them together only where they add up; and every entry.
pub(super) fn data(of: &PledgeReport, tally: &Tally, lines: &[EventLine]) -> Value {
    let coalition = &of.record.coalition.fields;
    let phrases = tally.phrases;
    let channels = of
        .ledger
        .totals_by_channel(of.filter, GroupBy::State, of.rates)
        .into_iter();
    let channels = channels.map(|one| {
        let groups = of.names.in_order(&one.totals.groups, phrases);
        let groups = groups
            .iter()
            .map(|(name, group)| json!({ "name": name, "key": group.key, "stages": group.stages }));
        json!({
            "channel": one.channel, "name": phrases.channel_of(one.channel), "all": one.totals.all,
            "states": groups.collect::<Vec<_>>(),
        })
    });
    let channels: Vec<Value> = channels.collect();
    let added = coalition.channels_add_up || channels.len() < 2;
    let totals = added.then(|| of.ledger.totals(of.filter, GroupBy::Stage, of.rates).all);
    let rates = of
        .rates
        .map(|rates| json!({ "name": rates.name, "provider": rates.provider, "into": rates.into }));
    json!({
        "coalition": coalition.name, "asOf": of.today, "knownOn": of.known_on, "on": of.filter.on,
        "rates": rates, "totals": totals, "channels": channels,
        "lines": lines.iter().map(|one| line(of, tally, one)).collect::<Vec<_>>(),
    })
}

/// An entry with the names of who gives it and for whom, its channel, and what it rests on.
fn line(of: &PledgeReport, tally: &Tally, line: &EventLine) -> Value {
    let mut json = json!(line);
    let entry = of.ledger.entry(line.pledge).map(|e| &e.pledge);
    let event = of.record.events.get(&line.event).map(|e| &e.fields);
    let who: Vec<String> = line.pledgers.iter().map(|id| of.names.party(*id)).collect();
    let party = event.and_then(|e| e.party).map(|id| of.names.party(id));
    let team = entry.and_then(|pledge| of.names.team(pledge.body));
    let sources = event.and_then(|e| of.sources(&e.sources, tally.phrases));
    if let Some(parts) = json.as_object_mut() {
        parts.insert("pledgerNames".to_owned(), json!(who));
        parts.insert("partOf".to_owned(), json!(party));
        parts.insert("teamName".to_owned(), json!(team));
        parts.insert(
            "channel".to_owned(),
            json!(entry.map(|pledge| pledge.channel)),
        );
        parts.insert("sources".to_owned(), json!(sources));
    }
    json
}
