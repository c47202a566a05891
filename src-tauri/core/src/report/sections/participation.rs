//! Who took part: in one sentence, as others counted, and as a table by capacity.

use super::{
    delegation_order::in_order,
    present::{self, unnamed},
    sitting,
};
use crate::model::*;
use crate::report::{
    block::{Block, Column, Span, Table},
    draft::Draft,
};
use crate::rules;
use crate::wording::fold;
use crate::wording::{capital, sentence};
use serde_json::{Value, json};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let counts = rules::participation::count(draft.record);
    let mut blocks = vec![draft.heading("paper.participation")];
    blocks.extend(sitting::section(draft));
    let mut spans = Vec::new();
    if counts.by_capacity.is_empty() {
        let unknown = draft.phrases.t("paper.participation.unknown", &[]);
        spans.push(Span::text(unknown));
    } else {
        spans.push(Span::text(present::sentences(draft, &counts)));
        let sources = sources(draft, &counts);
        spans.extend(draft.cite(&sources));
    }
    spans.extend(stated_counts(draft, &counts));
    blocks.push(draft.paragraph(spans));
    if !counts.by_capacity.is_empty() {
        blocks.push(table(draft, &counts));
        let rows = counts.by_capacity.iter().map(|c| row_data(draft, c));
        let data = rows.collect();
        draft.data.insert("participation".to_owned(), data);
    }
    blocks.extend(apologies(draft));
    blocks
}

/// `Apologies were received from State 007 and State 008.`
fn apologies(draft: &mut Draft) -> Option<Block> {
    let sorry = in_order(draft, |d| d.presence == Presence::Apologies).into_iter();
    let sorry: Vec<_> = sorry
        .map(|d| draft.phrases.with_article(&draft.name(d.fields.party)))
        .collect();
    if sorry.is_empty() {
        return None;
    }
    let list = draft.phrases.list(&sorry);
    let text = draft
        .phrases
        .t("paper.participation.apologies", &[("list", &list)]);
    Some(draft.paragraph(vec![Span::text(sentence(&text))]))
}

/// What the sentence rests on, in the order of the table.
fn sources(draft: &Draft, counts: &Participation) -> Vec<Id<SourceFields>> {
    let mut all = Vec::new();
    for counted in &counts.by_capacity {
        let mut parties = counted.parties.clone();
        parties.sort_by(|a, b| draft.party_order(*a, *b));
        for party in parties {
            let sat = draft.record.delegations.iter().map(|d| &d.fields);
            all.extend(sat.filter(|d| d.party == party).flat_map(|d| &d.sources));
        }
        let groups = draft.record.unnamed_groups.iter().map(|g| &g.fields);
        let mut groups: Vec<_> = groups.filter(|g| g.capacity == counted.capacity).collect();
        groups.sort_by(|a, b| draft.phrases.compare(&a.label, &b.label));
        all.extend(groups.into_iter().flat_map(|g| &g.sources));
    }
    all
}

/// Counts as others stated them. One of members that says what the sentence says is not repeated,
/// while nothing of the membership is in doubt.
fn stated_counts(draft: &mut Draft, counts: &Participation) -> Vec<Span> {
    let record = draft.record;
    let settled = counts.members_by_role.exact().is_some();
    let repeats = |c: &StatedCountFields| {
        c.basis == CountBasis::Role && c.count == counts.member_states && settled
    };
    let mut all: Vec<_> = record.stated_counts.iter().map(|c| &c.fields).collect();
    all.retain(|c| !repeats(c));
    all.sort_by_key(|c| (c.basis, c.count, c.label.clone()));
    let mut spans = Vec::new();
    let mut data = Vec::new();
    for stated in all {
        spans.push(Span::text(format!(" {}", as_stated(draft, stated))));
        let numbers = draft.cite_numbers(&stated.sources);
        spans.extend(numbers.iter().copied().map(Span::note));
        data.push(json!({
            "count": stated.count, "label": stated.label, "basis": stated.basis,
            "instrument": instrument(draft, stated).map(|i| &i.title), "sources": numbers,
        }));
    }
    if !data.is_empty() {
        draft
            .data
            .insert("statedCounts".to_owned(), Value::Array(data));
    }
    spans
}

/// `The Government of Luxembourg stated the number of signatories of the cooperation agreement as
/// ten.`
fn as_stated(draft: &Draft, stated: &StatedCountFields) -> String {
    let phrases = &draft.phrases;
    let mut what = stated.label.clone();
    if let Some(instrument) = instrument(draft, stated)
        && !fold(&what).contains(&fold(&instrument.title))
    {
        let title = phrases.title_with_article(&instrument.title);
        let values = [("count", &*what), ("instrument", &title)];
        what = phrases.t("paper.participation.signedOf", &values);
    }
    let who = phrases.list(&counted_by(draft, stated));
    let values = [
        ("who", &*who),
        ("what", &what),
        ("count", &phrases.number(stated.count)),
    ];
    let key = if who.is_empty() {
        "paper.participation.alsoStated"
    } else {
        "paper.participation.statedBy"
    };
    sentence(&capital(&phrases.t(key, &values)))
}

/// Who counted so, as far as a source states it.
pub fn counted_by(draft: &Draft, stated: &StatedCountFields) -> Vec<String> {
    let sources = stated.sources.iter().filter_map(|id| draft.source(*id));
    let sources = sources.filter(|s| s.certainty == Certainty::Stated);
    let who = sources.map(|s| {
        draft
            .phrases
            .with_article(s.relaying.as_ref().unwrap_or(&s.publisher))
    });
    who.collect()
}

fn instrument<'a>(draft: &Draft<'a>, stated: &StatedCountFields) -> Option<&'a InstrumentFields> {
    let all = &draft.record.instruments;
    let found = all.iter().find(|i| Some(i.id) == stated.instrument)?;
    Some(&found.fields)
}

fn table(draft: &Draft, counts: &Participation) -> Block {
    let phrases = &draft.phrases;
    let row = |counted: &CapacityCount| {
        vec![
            vec![Span::text(capacity(draft, counted.capacity))],
            vec![Span::text(delegations(draft, counted.capacity))],
            vec![Span::text(counted.count.to_string())],
        ]
    };
    Block::Table(Table {
        summary: Some(phrases.t("paper.participation.table", &[])),
        columns: vec![
            Column::fitted(phrases.t("paper.column.capacity", &[])),
            Column::text(phrases.t("paper.column.delegations", &[]), 1),
            Column::number(phrases.t("paper.column.number", &[])),
        ],
        rows: counts.by_capacity.iter().map(row).collect(),
        row_heads: true,
        ..Table::default()
    })
}

/// What stands over those of one capacity; leads that are no states are not called so.
pub fn capacity(draft: &Draft, capacity: Capacity) -> String {
    let sat = draft.record.delegations.iter().map(|d| &d.fields);
    let mut leads = sat.filter(|d| d.capacity == Capacity::Lead);
    let state = |d: &DelegationFields| {
        let party = draft.record.party(d.party);
        party.is_some_and(|p| p.kind == PartyKind::State)
    };
    if capacity == Capacity::Lead && !leads.all(state) {
        return draft.phrases.t("paper.capacity.leads", &[]);
    }
    let key = format!("paper.capacity.{}", capacity.word());
    draft.phrases.t(&key, &[])
}

/// `Japan, Norway; 5 observer countries, names not published`.
pub fn delegations(draft: &Draft, capacity: Capacity) -> String {
    let came = |d: &DelegationFields| d.presence == Presence::Attended && d.capacity == capacity;
    let named = in_order(draft, came).into_iter().map(|d| {
        let name = draft.name(d.fields.party);
        match basis(draft, capacity, d.fields.party) {
            Some(kind) => format!("{name} ({kind})"),
            None => name,
        }
    });
    let named = named.collect::<Vec<_>>().join(", ");
    let groups = unnamed(draft, |c| c == capacity).into_iter();
    let groups = groups.map(|group| group.in_table(draft));
    let parts = [named].into_iter().filter(|names| !names.is_empty());
    parts.chain(groups).collect::<Vec<_>>().join("; ")
}

/// What an acceding party signed: `declaration of intent`.
fn basis(draft: &Draft, capacity: Capacity, party: Id<PartyFields>) -> Option<String> {
    if capacity != Capacity::Acceding {
        return None;
    }
    let membership = draft.membership.as_ref()?;
    let mut roles = membership.roles(RoleKind::Acceding);
    let role = roles.find(|r| r.party == party)?;
    let signature = draft
        .record
        .signatures
        .iter()
        .find(|s| Some(s.id) == role.basis)?;
    let mut all = draft.record.instruments.iter();
    let instrument = all.find(|i| i.id == signature.fields.instrument)?;
    let kind = instrument.fields.kind.word();
    Some(draft.phrases.t(&format!("paper.instrument.{kind}"), &[]))
}

fn row_data(draft: &Draft, counted: &CapacityCount) -> Value {
    let mut unnamed = counted.unnamed.clone();
    unnamed.sort_by(|a, b| draft.phrases.compare(&a.1, &b.1));
    let group = |(count, label): &(i64, String)| json!({ "count": count, "label": label });
    json!({
        "capacity": counted.capacity, "count": counted.count,
        "delegations": draft.names(&counted.parties),
        "unnamed": unnamed.iter().map(group).collect::<Vec<_>>(),
    })
}
