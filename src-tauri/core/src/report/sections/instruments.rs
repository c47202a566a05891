//! The instruments, when and by whom they were signed: named signatories, stated numbers, and what
//! of both is in doubt as of the meeting.

use super::without_empty_columns;
use crate::model::*;
use crate::report::{
    block::{Block, Cell, Column, Span, Table},
    draft::Draft,
};
use crate::wording::capital;
use serde_json::{Value, json};

type Signed<'a> = Vec<(&'a SignatureFields, Standing)>;

/// Every instrument that was there by the last day of the meeting; none when there is none.
pub fn table(draft: &mut Draft) -> Option<Block> {
    let record = draft.record;
    let mut instruments: Vec<_> = record.instruments.iter().collect();
    instruments.sort_by(|a, b| {
        let order = |i: &Stored<InstrumentFields>| first_date(record, i).map(DateStated::order);
        let by_title = || draft.phrases.compare(&a.fields.title, &b.fields.title);
        order(a).cmp(&order(b)).then_with(by_title)
    });
    let (mut rows, mut data) = (Vec::new(), Vec::new());
    for instrument in instruments {
        let mut signed = record.signatures_as_of(instrument);
        signed.sort_by(|(a, _), (b, _)| draft.party_order(a.party, b.party));
        if !signed.is_empty() || was_open(record, instrument) {
            let (row, carried) = entry(draft, instrument, &signed);
            rows.push(row);
            data.push(carried);
        }
    }
    if rows.is_empty() {
        return None;
    }
    draft
        .data
        .insert("instruments".to_owned(), Value::Array(data));
    let phrases = &draft.phrases;
    Some(without_empty_columns(Table {
        summary: Some(phrases.t("paper.membership.table", &[])),
        columns: vec![
            Column::text(phrases.t("paper.column.instrument", &[]), 1),
            Column::fitted(phrases.t("paper.column.signed", &[])),
            Column::text(phrases.t("paper.column.signedBy", &[]), 1),
            Column::number(phrases.t("paper.column.signatories", &[])),
            Column::fitted(phrases.t("paper.column.source", &[])),
        ],
        rows,
        row_heads: true,
        ..Table::default()
    }))
}

fn entry(
    draft: &mut Draft,
    instrument: &Stored<InstrumentFields>,
    signed: &Signed,
) -> (Vec<Cell>, Value) {
    let fields = &instrument.fields;
    let mut sources = fields.sources.clone();
    sources.extend(signed.iter().flat_map(|(s, _)| s.sources.clone()));
    let sources = draft.cite_numbers(&sources);
    let row = vec![
        vec![draft.record_text(describe_instrument(draft, fields))],
        vec![Span::text(signing_date(draft, fields, signed))],
        vec![Span::text(signatories(draft, instrument, signed))],
        vec![Span::text(number(draft, fields, signed))],
        sources.iter().copied().map(Span::note).collect(),
    ];
    let names = |standing| {
        let with = signed.iter().filter(|(_, s)| *s == standing);
        draft.names(&with.map(|(s, _)| s.party).collect::<Vec<_>>())
    };
    let data = json!({
        "title": fields.title, "kind": fields.kind,
        "finalisedOn": fields.finalised_on, "termYears": fields.term_years,
        "signedBy": names(Standing::Certain), "possiblySignedBy": names(Standing::Possible),
        "signatories": fields.signatories, "signatoriesMax": fields.signatories_max,
        "signatoriesLabel": fields.signatories_label, "sources": sources,
    });
    (row, data)
}

/// Whether an instrument that nobody is known to have signed by then may have been open by then.
fn was_open(record: &MeetingRecord, instrument: &Stored<InstrumentFields>) -> bool {
    let Some(days) = record.meeting.fields.last_days() else {
        return false;
    };
    let fields = &instrument.fields;
    match fields.opened_on.or(fields.finalised_on) {
        Some(on) => on.possible_days().first() <= days.last(),
        None => fields.signatories.is_some() || signatures(record, instrument).next().is_none(),
    }
}

fn signatures<'a>(
    record: &'a MeetingRecord,
    instrument: &Stored<InstrumentFields>,
) -> impl Iterator<Item = &'a SignatureFields> {
    let id = instrument.id;
    let all = record.signatures.iter().map(|s| &s.fields);
    all.filter(move |s| s.instrument == id)
}

fn first_date(record: &MeetingRecord, instrument: &Stored<InstrumentFields>) -> Option<DateStated> {
    let signed = signatures(record, instrument);
    let signed = signed.filter_map(|s| s.signed_on.or(s.announced_on));
    let own = [instrument.fields.opened_on, instrument.fields.finalised_on];
    signed
        .chain(own.into_iter().flatten())
        .min_by_key(|d| d.order())
}

/// `Cooperation agreement, six years`.
fn describe_instrument(draft: &Draft, instrument: &InstrumentFields) -> String {
    let title = &instrument.title;
    match instrument.term_years {
        Some(years) => format!(
            "{title}, {}",
            draft.phrases.count("paper.membership.term", years)
        ),
        None => title.clone(),
    }
}

/// `Finalised 12 February 2024`, or the one date on which all signed.
fn signing_date(draft: &Draft, instrument: &InstrumentFields, signed: &Signed) -> String {
    let phrases = &draft.phrases;
    if let Some(on) = instrument.finalised_on {
        return phrases.t("paper.membership.finalised", &[("date", &phrases.date(on))]);
    }
    let mut dates: Vec<_> = signed.iter().map(|(s, _)| s.signed_on).collect();
    dates.sort_by_key(|date| date.map(DateStated::order));
    dates.dedup();
    match (dates.as_slice(), instrument.opened_on) {
        ([Some(date)], _) => capital(&phrases.date(*date)),
        ([], Some(on)) => phrases.t("paper.membership.opened", &[("date", &phrases.date(on))]),
        ([] | [None], _) => phrases.t("paper.membership.undated", &[]),
        ([None, ..], _) => phrases.t("paper.membership.partlyDated", &[]),
        _ => phrases.t("paper.membership.severalDates", &[]),
    }
}

/// Who signed, as far as they are named, and how many are stated: `20 or 21 states, not named`.
fn signatories(draft: &Draft, instrument: &Stored<InstrumentFields>, signed: &Signed) -> String {
    let (phrases, fields) = (&draft.phrases, &instrument.fields);
    let names: Vec<_> = signed.iter().map(|s| signatory_name(draft, s)).collect();
    let names = names.join(", ");
    let Some(least) = fields.signatories else {
        return match (
            signed.is_empty(),
            signatures(draft.record, instrument).next(),
        ) {
            (false, _) => names,
            (true, Some(_)) => phrases.t("paper.membership.unsignedByThen", &[]),
            (true, None) => phrases.t("paper.membership.noSignatories", &[]),
        };
    };
    let known = i64::try_from(signed.len()).unwrap_or(i64::MAX);
    let counted = stated_signatories(draft, fields, least);
    let values = [("names", &*names), ("counted", &counted)];
    let text = if known == 0 {
        phrases.t("paper.membership.notNamed", &values)
    } else if known < least {
        phrases.t("paper.membership.partlyNamed", &values)
    } else if known == least && fields.signatories_max.is_none() {
        return names;
    } else {
        phrases.t("paper.membership.statedBeside", &values)
    };
    let finalised = fields.finalised_on.map(DateStated::possible_days);
    let dated = finalised.zip(draft.record.meeting.fields.last_days());
    match dated.is_some_and(|(finalised, days)| finalised.last() <= days.first()) {
        true => text,
        false => phrases.t("paper.membership.countUndated", &[("counted", &text)]),
    }
}

/// `20 states`, `20 or 21 states`, `20 to 25 signatories`.
fn stated_signatories(draft: &Draft, instrument: &InstrumentFields, least: i64) -> String {
    let signatories = || draft.phrases.t("paper.membership.signatories", &[]);
    let label = instrument
        .signatories_label
        .clone()
        .unwrap_or_else(signatories);
    format!("{} {label}", stated_number(draft, instrument, least))
}

fn stated_number(draft: &Draft, instrument: &InstrumentFields, least: i64) -> String {
    let Some(most) = instrument.signatories_max else {
        return least.to_string();
    };
    let key = if most == least.saturating_add(1) {
        "paper.count.or"
    } else {
        "paper.count.to"
    };
    let (least, most) = (least.to_string(), most.to_string());
    draft.phrases.t(key, &[("least", &least), ("most", &most)])
}

/// The name; with why it is in doubt whether it had signed by then: `State 004 (date not exact)`.
fn signatory_name(draft: &Draft, (signed, standing): &(&SignatureFields, Standing)) -> String {
    let (phrases, name) = (&draft.phrases, draft.name(signed.party));
    if *standing == Standing::Certain {
        return name;
    }
    let mark = match (signed.state, signed.signed_on) {
        (SignatureState::Withdrawn, _) => phrases.t("paper.membership.withdrawn", &[]),
        (_, None) => phrases.t("paper.membership.dateNotRecorded", &[]),
        (_, Some(on)) if on.exact().is_some() => phrases.date(on),
        (_, Some(_)) => phrases.t("paper.membership.dateNotExact", &[]),
    };
    format!("{name} ({mark})")
}

/// How many signed: the stated number where not all are named, else those named.
fn number(draft: &Draft, instrument: &InstrumentFields, signed: &Signed) -> String {
    let known = i64::try_from(signed.len()).unwrap_or(i64::MAX);
    if let Some(least) = instrument.signatories.filter(|least| known < *least) {
        return stated_number(draft, instrument, least);
    }
    let certain = signed.iter().filter(|(_, s)| *s == Standing::Certain);
    let count = Count {
        certain: i64::try_from(certain.count()).unwrap_or(i64::MAX),
        possible: known,
    };
    match (count.exact(), count.certain) {
        (Some(0), _) => String::new(),
        (None, 0) => draft
            .phrases
            .t("paper.count.upTo", &[("most", &count.possible.to_string())]),
        _ => count.to_string(),
    }
}
