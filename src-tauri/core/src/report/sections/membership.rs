//! Membership on the day of the meeting: by role, by accession, and by signature of each instrument.

use super::told;
use crate::model::*;
use crate::report::{
    block::{Block, Column, Span, Table},
    draft::Draft,
    phrases::{capital, sentence},
};
use chrono::NaiveDate;
use serde_json::{Value, json};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let Some(day) = draft.record.meeting.fields.day() else {
        return Vec::new();
    };
    let mut blocks: Vec<Block> = by_role(draft, day).into_iter().collect();
    blocks.extend(accessions(draft));
    blocks.extend(by_signature(draft, day));
    if !blocks.is_empty() {
        blocks.insert(0, draft.heading("paper.membership"));
    }
    blocks
}

/// `On 3 April 2024 the IT Coalition had eleven member states by role: two lead states, …`
fn by_role(draft: &mut Draft, day: NaiveDate) -> Option<Block> {
    let kinds = [RoleKind::Lead, RoleKind::Member, RoleKind::Acceding];
    let mut counted: Vec<Id<PartyFields>> = Vec::new();
    let (mut parts, mut sources, mut data) = (Vec::new(), Vec::new(), Vec::new());
    for kind in kinds {
        let mut roles: Vec<_> = draft.roles_held().filter(|r| r.role == kind).collect();
        roles.retain(|r| !counted.contains(&r.party));
        roles.sort_by(|a, b| draft.party_order(a.party, b.party));
        roles.dedup_by_key(|r| r.party);
        counted.extend(roles.iter().map(|r| r.party));
        sources.extend(roles.iter().flat_map(|r| &r.sources));
        let count = i64::try_from(roles.len()).unwrap_or(i64::MAX);
        if count > 0 {
            parts.push(
                draft
                    .say
                    .count(&format!("paper.membership.{}", kind.word()), count),
            );
            let parties: Vec<_> = roles.iter().map(|r| r.party).collect();
            data.push(json!({ "role": kind, "parties": draft.names(&parties) }));
        }
    }
    if counted.is_empty() {
        return None;
    }
    draft
        .data
        .insert("membersByRole".to_owned(), Value::Array(data));
    let say = &draft.say;
    let all = i64::try_from(counted.len()).unwrap_or(i64::MAX);
    let text = say.t(
        "paper.membership.byRole",
        &[
            ("date", &say.day(day)),
            ("coalition", &say.the(&draft.record.coalition.fields.name)),
            ("states", &say.count("paper.participation.states", all)),
            ("list", &say.list(&parts)),
        ],
    );
    let mut spans = vec![Span::text(text)];
    spans.extend(draft.cite(&sources));
    Some(draft.paragraph(spans))
}

/// `Accession of the United Kingdom: declaration of intent signed by 14 February 2024.`
fn accessions(draft: &mut Draft) -> Vec<Block> {
    let record = draft.record;
    let mut roles: Vec<_> = draft
        .roles_held()
        .filter(|r| r.role == RoleKind::Acceding)
        .collect();
    roles.sort_by(|a, b| draft.party_order(a.party, b.party));
    let mut blocks = Vec::new();
    for role in roles {
        let signatures = &record.signatures;
        let Some(signature) = signatures.iter().find(|s| Some(s.id) == role.basis) else {
            continue;
        };
        let signed = &signature.fields;
        let Some(instrument) = record
            .instruments
            .iter()
            .find(|i| i.id == signed.instrument)
        else {
            continue;
        };
        let say = &draft.say;
        let kind = say.t(
            &format!("paper.instrument.{}", instrument.fields.kind.word()),
            &[],
        );
        let party = say.the(&draft.name(role.party));
        let values = [("kind", &*kind), ("party", &party)];
        let text = match signed.signed_on {
            Some(on) => {
                let on = say.date(on);
                let dated = [values[0], values[1], ("date", &on)];
                say.t("paper.membership.accessionOn", &dated)
            }
            None => say.t("paper.membership.accession", &values),
        };
        let mut spans = vec![Span::text(sentence(&text))];
        let sources = [role.sources.clone(), signed.sources.clone()].concat();
        spans.extend(draft.cite(&sources));
        blocks.push(draft.paragraph(spans));
    }
    blocks
}

/// Who had surely signed each instrument by that day.
fn by_signature(draft: &mut Draft, day: NaiveDate) -> Option<Block> {
    let record = draft.record;
    let mut instruments: Vec<_> = record.instruments.iter().collect();
    instruments.sort_by(|a, b| {
        let order = |i: &Stored<InstrumentFields>| first_date(record, i).map(DateStated::order);
        let by_title = || draft.say.compare(&a.fields.title, &b.fields.title);
        order(a).cmp(&order(b)).then_with(by_title)
    });
    let (mut rows, mut data) = (Vec::new(), Vec::new());
    for instrument in instruments {
        let mut signed = signatures(record, instrument);
        signed.retain(|s| s.state == SignatureState::Signed);
        signed.retain(|s| surely_by(s, &instrument.fields, day));
        if signed.is_empty() {
            continue;
        }
        signed.sort_by(|a, b| draft.party_order(a.party, b.party));
        let mut sources = instrument.fields.sources.clone();
        sources.extend(signed.iter().flat_map(|s| &s.sources));
        let sources = draft.cite_numbers(&sources);
        let parties: Vec<_> = signed.iter().map(|s| s.party).collect();
        let names = draft.names(&parties);
        rows.push(vec![
            vec![draft.own(titled(draft, &instrument.fields))],
            vec![Span::text(when(draft, &instrument.fields, &signed))],
            vec![Span::text(names.join(", "))],
            vec![Span::text(names.len().to_string())],
            sources.iter().copied().map(Span::note).collect(),
        ]);
        data.push(json!({
            "title": instrument.fields.title, "kind": instrument.fields.kind,
            "finalisedOn": instrument.fields.finalised_on, "termYears": instrument.fields.term_years,
            "signedBy": names, "sources": sources,
        }));
    }
    if rows.is_empty() {
        return None;
    }
    draft
        .data
        .insert("instruments".to_owned(), Value::Array(data));
    let say = &draft.say;
    Some(told(Table {
        summary: Some(say.t("paper.membership.table", &[])),
        columns: vec![
            Column::text(say.t("paper.column.instrument", &[]), 1),
            Column::fitted(say.t("paper.column.signed", &[])),
            Column::text(say.t("paper.column.signedBy", &[]), 1),
            Column::number(say.t("paper.column.number", &[])),
            Column::fitted(say.t("paper.column.source", &[])),
        ],
        rows,
        row_heads: true,
        ..Table::default()
    }))
}

fn signatures<'a>(
    record: &'a MeetingRecord,
    instrument: &Stored<InstrumentFields>,
) -> Vec<&'a SignatureFields> {
    let all = record.signatures.iter().map(|s| &s.fields);
    all.filter(|s| s.instrument == instrument.id).collect()
}

fn first_date(record: &MeetingRecord, instrument: &Stored<InstrumentFields>) -> Option<DateStated> {
    let signed = signatures(record, instrument);
    let signed = signed.iter().filter_map(|s| s.signed_on.or(s.announced_on));
    let own = [instrument.fields.opened_on, instrument.fields.finalised_on];
    signed
        .chain(own.into_iter().flatten())
        .min_by_key(|d| d.order())
}

/// Whether it was surely signed by that day, as the counts of participation see it.
fn surely_by(signed: &SignatureFields, instrument: &InstrumentFields, day: NaiveDate) -> bool {
    let on = signed
        .signed_on
        .or(signed.announced_on)
        .or(instrument.finalised_on);
    on.is_some_and(|on| on.reached(day))
}

/// `Cooperation agreement, six years`.
fn titled(draft: &Draft, instrument: &InstrumentFields) -> String {
    let title = &instrument.title;
    match instrument.term_years {
        Some(years) => format!(
            "{title}, {}",
            draft.say.count("paper.membership.term", years)
        ),
        None => title.clone(),
    }
}

/// `Finalised 12 February 2024`, or the one day on which all signed.
fn when(draft: &Draft, instrument: &InstrumentFields, signed: &[&SignatureFields]) -> String {
    if let Some(on) = instrument.finalised_on {
        return draft.say.t(
            "paper.membership.finalised",
            &[("date", &draft.say.date(on))],
        );
    }
    let mut days: Vec<_> = signed.iter().map(|s| s.signed_on).collect();
    days.dedup();
    match days.as_slice() {
        [Some(day)] => capital(&draft.say.date(*day)),
        [None] => draft.say.t("paper.membership.undated", &[]),
        _ => draft.say.t("paper.membership.severalDates", &[]),
    }
}
