//! An activity in XML, its elements in the order of the schema.

use super::{
    activities::Activities,
    activity::{Activity, Organisation, Transaction},
};
use crate::{
    model::decimal,
    xml::{Attribute, Xml},
};

/// The reporting organisation's own vocabulary of sectors.
const OWN_VOCABULARY: &str = "99";

pub(super) fn activity(xml: &mut Xml, of: &Activities, one: &Activity) {
    let pledge = one.pledge;
    xml.open(
        "iati-activity",
        &[
            ("last-updated-datetime", one.changed_at),
            ("xml:lang", of.say.words.language()),
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
    let purpose = one.purpose.unwrap_or(&pledge.title);
    narrative(xml, "description", &[], purpose);
    for funder in &one.funders {
        organisation(xml, "participating-org", &[("role", "1")], funder);
    }
    xml.empty("activity-status", &[("code", one.status)]);
    for (kind, day) in [("1", one.planned_start), ("2", one.actual_start)] {
        if let Some(day) = day {
            let day = day.to_string();
            xml.empty("activity-date", &[("type", kind), ("iso-date", &day)]);
        }
    }
    if let Some(country) = one.country {
        xml.empty("recipient-country", &[("code", &country.to_string())]);
    }
    if let Some((code, name)) = &one.sector {
        let attributes = [("vocabulary", OWN_VOCABULARY), ("code", code.as_str())];
        narrative(xml, "sector", &attributes, name);
    }
    for one in &one.transactions {
        transaction(xml, one);
    }
    xml.close();
}

fn transaction(xml: &mut Xml, one: &Transaction) {
    let day = one.on.to_string();
    let value = decimal(one.minor.into(), one.currency);
    xml.open("transaction", &[]);
    xml.empty("transaction-type", &[("code", one.kind)]);
    xml.empty("transaction-date", &[("iso-date", &day)]);
    xml.line(
        "value",
        &[("currency", one.currency.code()), ("value-date", &day)],
        &value,
    );
    if let Some(words) = &one.precision {
        narrative(xml, "description", &[], words);
    }
    organisation(xml, "provider-org", &[], &one.provider);
    if let Some(receiver) = &one.receiver {
        organisation(xml, "receiver-org", &[], receiver);
    }
    xml.close();
}

fn organisation(
    xml: &mut Xml,
    name: &'static str,
    attributes: &[Attribute<'_>],
    one: &Organisation,
) {
    let mut attributes = attributes.to_vec();
    attributes.extend(one.is_state.then_some(("type", "10")));
    narrative(xml, name, &attributes, &one.name);
}

fn narrative(xml: &mut Xml, name: &'static str, attributes: &[Attribute<'_>], words: &str) {
    xml.open(name, attributes);
    xml.line("narrative", &[], words);
    xml.close();
}
