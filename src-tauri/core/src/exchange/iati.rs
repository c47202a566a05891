//! The register as activities of the International Aid Transparency Initiative, version 2.03.
//!
//! A pledge is an activity of those who give it, told by somebody else: the reporting organisation is
//! marked as a secondary reporter, and its transactions go out (pledge 12, commitment 2, disbursement 3),
//! since whoever reports receives nothing. A line of the ledger becomes a transaction when it counts, has
//! a figure, and is dated to the day: the standard has no way to write the rest, which is left out and
//! counted. How exact a figure is stands in the transaction's description.

use super::decimal;
use crate::{
    Error, Result,
    ledger::{Entry, Ledger, Wanted, Why},
    model::*,
    xml::{Attribute, Xml, XmlError},
};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::HashMap;

/// What the activities are made from.
pub struct Activities<'a> {
    /// The records behind the ledger.
    pub record: &'a RegisterRecord,
    /// What counts.
    pub ledger: &'a Ledger,
    /// Which pledges.
    pub wanted: &'a Wanted,
    /// These, in their order.
    pub entries: &'a [&'a Entry],
    /// The identifier of the reporting organisation, which every activity's begins with.
    pub organisation: &'a str,
    /// The language of the record, as ISO 639-1.
    pub language: &'a str,
    /// The words for how exact a figure is, before the figure.
    pub precision: &'a dyn Fn(&Amount) -> String,
}

/// What the standard cannot say, and so is not in the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct NotSaid {
    /// Pledges that have an activity.
    pub activities: u32,
    /// Pledges of which no line has an amount.
    pub without_amount: u32,
    /// Pledges with an amount, but none of a known day.
    pub without_day: u32,
    /// Pledges of which every line was withdrawn.
    pub withdrawn: u32,
    /// Pledges that do not count, because another stands for the same money.
    pub left_out: u32,
    /// Lines with a figure and a day at rungs that are no transactions, of pledges that are in the file; as
    /// are the following.
    pub other_rungs: u32,
    /// Lines without an amount.
    pub lines_without_amount: u32,
    /// Lines with an amount, but without a day.
    pub lines_without_day: u32,
}

/// The signs that no identifier of the standard may hold.
const NOT_IN_IDENTIFIERS: [char; 4] = ['/', '&', '|', '?'];

/// The file, and what is not in it.
///
/// # Errors
/// `Invalid` when the organisation has no identifier, or one with a sign that the standard forbids;
/// `CannotPrint` for a character that XML has no way to write.
pub fn iati(of: &Activities) -> Result<(Vec<u8>, NotSaid)> {
    if of.organisation.trim().is_empty() {
        return Err(Error::invalid("organisation", Rule::Required));
    }
    if let Some(sign) = of
        .organisation
        .chars()
        .find(|c| NOT_IN_IDENTIFIERS.contains(c))
    {
        let character = sign.into();
        return Err(Error::invalid(
            "organisation",
            Rule::NotAnIdentifier { character },
        ));
    }
    let mut lines: HashMap<_, Vec<&LedgerEvent>> = HashMap::new();
    for line in of.ledger.lines(of.wanted, None, None, None) {
        if line.why == Why::Counts {
            let events = of.ledger.entry(line.pledge).into_iter();
            let events = events.flat_map(|e| &e.events).find(|e| e.id == line.event);
            lines.entry(line.pledge).or_default().extend(events);
        }
    }
    let mut not_said = NotSaid::default();
    let mut xml = Xml::new();
    let generated = of.record.changed_at();
    xml.open(
        "iati-activities",
        &[("version", "2.03"), ("generated-datetime", generated)],
    );
    for entry in of.entries {
        if of.ledger.left_out(entry, of.wanted.on).is_some() {
            not_said.left_out += 1;
            continue;
        }
        if entry.living().next().is_none() {
            not_said.withdrawn += 1;
            continue;
        }
        let counting = lines.remove(&entry.pledge.id).unwrap_or_default();
        let figures = counting.iter().filter(|e| e.amount.minor.is_some()).count();
        let told: Vec<Told> = counting.iter().filter_map(|e| told(e)).collect();
        if told.is_empty() {
            not_said.without_day += u32::from(figures > 0);
            not_said.without_amount += u32::from(figures == 0);
            continue;
        }
        not_said.activities += 1;
        let transactions = told.iter().filter(|t| t.kind.is_some()).count();
        not_said.other_rungs += number(told.len() - transactions);
        not_said.lines_without_amount += number(counting.len() - figures);
        not_said.lines_without_day += number(figures - told.len());
        activity(&mut xml, of, entry, &counting, &told);
    }
    xml.close();
    let bytes = xml.finish().map_err(cannot_write)?;
    Ok((bytes, not_said))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A line that has all that a transaction needs.
struct Told<'a> {
    event: &'a LedgerEvent,
    /// The standard's code; none at rungs it has no transaction for.
    kind: Option<&'static str>,
    on: NaiveDate,
    minor: i64,
    currency: Currency,
}

fn told(event: &LedgerEvent) -> Option<Told<'_>> {
    let kind = match event.rung {
        Rung::Announced => Some("12"),
        Rung::Committed => Some("2"),
        Rung::Delivered => Some("3"),
        _ => None,
    };
    Some(Told {
        event,
        kind,
        on: event.happened_on?.exact()?,
        minor: event.amount.minor?,
        currency: event.amount.currency?,
    })
}

/// Where a pledge stands, in the standard's codes of an activity's status. Finalisation (3) is what is
/// complete and only waits to be closed, so a part of it delivered leaves it in implementation (2).
fn status(rung: Option<Rung>, counting: &[&LedgerEvent]) -> &'static str {
    match rung {
        None | Some(Rung::Announced | Rung::Confirmed) => "1",
        Some(Rung::Delivered) if in_full(counting) => "3",
        Some(
            Rung::Committed
            | Rung::Allocated
            | Rung::Ordered
            | Rung::InDelivery
            | Rung::Delivered
            | Rung::Reduced,
        ) => "2",
        Some(Rung::Closed) => "4",
        Some(Rung::Cancelled | Rung::Superseded) => "5",
        Some(Rung::OnHold) => "6",
    }
}

/// Whether the figures delivered are surely no less than all that was announced and all that was committed.
fn in_full(counting: &[&LedgerEvent]) -> bool {
    let sums = |rung: Rung, figure: fn(&Amount) -> Option<i64>| {
        let mut sums: HashMap<Currency, i128> = HashMap::new();
        for amount in counting
            .iter()
            .filter(|e| e.rung == rung)
            .map(|e| &e.amount)
        {
            if let Some((minor, currency)) = figure(amount).zip(amount.currency) {
                *sums.entry(currency).or_default() += i128::from(minor);
            }
        }
        sums
    };
    let delivered = sums(Rung::Delivered, |a| a.minor);
    let promised = [Rung::Announced, Rung::Committed].map(|r| sums(r, |a| a.max_minor.or(a.minor)));
    let mut promised = promised.iter().flatten().peekable();
    promised.peek().is_some()
        && promised.all(|(currency, sum)| delivered.get(currency).is_some_and(|d| d >= sum))
}

fn activity(
    xml: &mut Xml,
    of: &Activities,
    entry: &Entry,
    counting: &[&LedgerEvent],
    told: &[Told],
) {
    let pledge = &entry.pledge;
    let fields = of.record.pledges.get(&pledge.id).map(|p| &p.fields);
    let changed = of.record.pledges.get(&pledge.id);
    let changed = changed.map_or_else(|| of.record.changed_at(), |p| p.updated_at.as_str());
    xml.open(
        "iati-activity",
        &[
            ("last-updated-datetime", changed),
            ("xml:lang", of.language),
        ],
    );
    let identifier = format!("{}-{}", of.organisation.trim(), pledge.id);
    xml.line("iati-identifier", &[], &identifier);
    xml.open(
        "reporting-org",
        &[
            ("ref", of.organisation.trim()),
            // A multilateral: the coalition is one of states and organisations.
            ("type", "40"),
            ("secondary-reporter", "1"),
        ],
    );
    xml.line("narrative", &[], &of.record.coalition.fields.name);
    xml.close();
    narrative(xml, "title", &[], &pledge.title);
    let purpose = fields.and_then(|p| p.purpose.as_ref());
    narrative(xml, "description", &[], purpose.unwrap_or(&pledge.title));
    for id in &pledge.pledgers {
        if let Some(party) = of.record.parties.iter().find(|p| p.id == *id) {
            let mut attributes = vec![("role", "1")];
            // 10 is a government; of others the record does not say which of the codes they are.
            attributes.extend((party.fields.kind == PartyKind::State).then_some(("type", "10")));
            narrative(xml, "participating-org", &attributes, &party.fields.name);
        }
    }
    if let Some(unnamed) = &pledge.pledgers_unnamed {
        narrative(xml, "participating-org", &[("role", "1")], unnamed);
    }
    xml.empty(
        "activity-status",
        &[("code", status(entry.rung(), counting))],
    );
    let first = |rung: Option<Rung>| {
        let some = told
            .iter()
            .filter(|t| rung.is_none_or(|r| t.event.rung == r));
        some.map(|t| t.on).min()
    };
    let dates = [("1", first(None)), ("2", first(Some(Rung::Delivered)))];
    for (kind, day) in dates {
        if let Some(day) = day {
            let day = day.to_string();
            xml.empty("activity-date", &[("type", kind), ("iso-date", &day)]);
        }
    }
    let country = fields
        .and_then(|p| p.beneficiary)
        .and_then(|id| of.record.parties.iter().find(|p| p.id == id))
        .and_then(|p| p.fields.iso_code);
    if let Some(country) = country {
        xml.empty("recipient-country", &[("code", &country.to_string())]);
    }
    for one in told {
        if let Some(kind) = one.kind {
            transaction(xml, of, one, kind);
        }
    }
    xml.close();
}

fn transaction(xml: &mut Xml, of: &Activities, one: &Told, kind: &str) {
    let day = one.on.to_string();
    let value = decimal(one.minor.into(), one.currency);
    xml.open("transaction", &[]);
    xml.empty("transaction-type", &[("code", kind)]);
    xml.empty("transaction-date", &[("iso-date", &day)]);
    xml.line(
        "value",
        &[("currency", one.currency.code()), ("value-date", &day)],
        &value,
    );
    if one.event.amount.precision != Precision::Exact {
        let words = (of.precision)(&one.event.amount);
        narrative(xml, "description", &[], &words);
    }
    let party = one.event.party;
    let party = party.and_then(|id| of.record.parties.iter().find(|p| p.id == id));
    if let Some(party) = party {
        narrative(xml, "provider-org", &[], &party.fields.name);
    }
    xml.close();
}

fn narrative(xml: &mut Xml, name: &'static str, attributes: &[Attribute<'_>], words: &str) {
    xml.open(name, attributes);
    xml.line("narrative", &[], words);
    xml.close();
}

fn cannot_write(error: XmlError) -> Error {
    match error {
        XmlError::Refused { character, around } => Error::CannotPrint {
            character,
            code: format!("U+{:04X}", u32::from(character)),
            context: around,
        },
        XmlError::Writer(detail) => Error::Internal {
            doing: "writing activities",
            detail,
        },
    }
}
