//! Who took part: in one sentence, as others counted, and as a table by capacity.

use crate::model::*;
use crate::report::{
    block::{Block, Column, Span, Table},
    draft::Draft,
    phrases::{capital, sentence},
};
use serde_json::{Value, json};

/// Most organisations that the sentence names; more are counted.
const NAMED: usize = 4;

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let counts = draft.record.participation();
    let mut blocks = vec![draft.heading("paper.participation")];
    if counts.by_capacity.is_empty() {
        let unknown = draft.say.t("paper.participation.unknown", &[]);
        blocks.push(draft.paragraph(vec![Span::text(unknown)]));
    } else {
        let mut spans = vec![Span::text(who_took_part(draft, &counts))];
        let sources = sources(draft, &counts);
        spans.extend(draft.cite(&sources));
        spans.extend(named_since(draft).map(Span::text));
        spans.extend(stated_counts(draft, counts.member_states));
        blocks.push(draft.paragraph(spans));
        blocks.push(table(draft, &counts));
        let data = counts
            .by_capacity
            .iter()
            .map(|c| row_data(draft, c))
            .collect();
        draft.data.insert("participation".to_owned(), data);
    }
    let sorry = draft.record.delegations.iter().map(|d| &d.fields);
    let sorry = sorry.filter(|d| d.presence == Presence::Apologies);
    let sorry = draft.names(&sorry.map(|d| d.party).collect::<Vec<_>>());
    if !sorry.is_empty() {
        let text = draft.say.t(
            "paper.participation.apologies",
            &[("list", &draft.say.list(&sorry))],
        );
        blocks.push(draft.paragraph(vec![Span::text(sentence(&text))]));
    }
    blocks
}

/// `Eleven member states of the IT Coalition, seven observer countries and NATO took part.`
fn who_took_part(draft: &Draft, counts: &Participation) -> String {
    let say = &draft.say;
    let mut parts = Vec::new();
    if counts.member_states > 0 {
        let states = counts.by_capacity.iter().flat_map(|c| &c.parties);
        let all_states = states
            .filter_map(|p| draft.record.party(*p))
            .all(|p| p.kind != PartyKind::Other);
        let key = if all_states {
            "paper.participation.states"
        } else {
            "paper.participation.members"
        };
        let coalition = say.the(&draft.record.coalition.fields.name);
        let counted = say.count(key, counts.member_states);
        parts.push(say.t(
            "paper.participation.of",
            &[("states", &counted), ("coalition", &coalition)],
        ));
    }
    for counted in &counts.by_capacity {
        match counted.capacity {
            Capacity::Lead | Capacity::Member | Capacity::Acceding => {}
            Capacity::Observer => parts.push(counted_as(draft, counted, "observers")),
            Capacity::PartnerOrganisation if names_fit(counted) => {
                let names = draft.names(&counted.parties);
                parts.extend(names.iter().map(|name| say.the(name)));
            }
            Capacity::PartnerOrganisation => {
                parts.push(counted_as(draft, counted, "organisations"));
            }
            Capacity::Guest => parts.push(counted_as(draft, counted, "guests")),
        }
    }
    let text = say.t(
        "paper.participation.sentence",
        &[("list", &say.list(&parts))],
    );
    capital(&text)
}

fn names_fit(counted: &CapacityCount) -> bool {
    counted.unnamed.is_empty() && counted.parties.len() <= NAMED
}

/// `seven observer countries`: as they were spoken of, when nobody else came in that capacity.
fn counted_as(draft: &Draft, counted: &CapacityCount, key: &str) -> String {
    let of_capacity = |g: &&Stored<UnnamedGroupFields>| g.fields.capacity == counted.capacity;
    let mut groups = draft.record.unnamed_groups.iter().filter(of_capacity);
    let only = groups.next().filter(|_| groups.next().is_none());
    let beside = |group: &Stored<UnnamedGroupFields>| {
        let sat = draft.record.delegations.iter().map(|d| &d.fields);
        let mut named = sat.filter(|d| counted.parties.contains(&d.party));
        named.any(|d| d.unnamed_group != Some(group.id))
    };
    match only {
        Some(group) if !beside(group) => {
            format!("{} {}", draft.say.number(counted.count), group.fields.label)
        }
        _ => draft
            .say
            .count(&format!("paper.participation.{key}"), counted.count),
    }
}

/// ` Of the seven observer countries, two have been named since.`
fn named_since(draft: &Draft) -> impl Iterator<Item = String> {
    let record = draft.record;
    let mut groups: Vec<_> = record.unnamed_groups.iter().collect();
    groups.sort_by(|a, b| draft.say.compare(&a.fields.label, &b.fields.label));
    let texts = groups.into_iter().filter_map(|group| {
        let named = group.fields.count - record.still_unnamed(group);
        let stated = format!(
            "{} {}",
            draft.say.number(group.fields.count),
            group.fields.label
        );
        let key = match named {
            all if all == group.fields.count => "paper.participation.allNamed",
            1 => "paper.participation.named.one",
            _ => "paper.participation.named.other",
        };
        let text = draft
            .say
            .t(key, &[("stated", &stated), ("n", &draft.say.number(named))]);
        (named > 0).then(|| format!(" {}", sentence(&text)))
    });
    texts.collect::<Vec<_>>().into_iter()
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
        groups.sort_by(|a, b| draft.say.compare(&a.label, &b.label));
        all.extend(groups.into_iter().flat_map(|g| &g.sources));
    }
    all
}

/// Counts that others stated and that say something else than the sentence.
fn stated_counts(draft: &mut Draft, member_states: i64) -> Vec<Span> {
    let record = draft.record;
    let mut counts: Vec<_> = record.stated_counts.iter().map(|c| &c.fields).collect();
    counts.retain(|c| c.basis == CountBasis::Other || c.count != member_states);
    counts.sort_by_key(|c| (c.basis, c.count, c.label.clone()));
    let mut spans = Vec::new();
    let mut data = Vec::new();
    for stated in counts {
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

/// `The Government of Luxembourg counted ten signatories of the cooperation agreement.`
fn as_stated(draft: &Draft, stated: &StatedCountFields) -> String {
    let say = &draft.say;
    let mut what = format!("{} {}", say.number(stated.count), stated.label);
    if let Some(instrument) = instrument(draft, stated) {
        let named = stated
            .label
            .to_lowercase()
            .contains(&instrument.title.to_lowercase());
        if !named {
            let title = say.the_titled(&instrument.title);
            what = say.t(
                "paper.participation.signedOf",
                &[("count", &what), ("instrument", &title)],
            );
        }
    }
    let who = counted_by(draft, stated);
    let text = if who.is_empty() {
        say.t("paper.participation.counted", &[("count", &what)])
    } else {
        say.t(
            "paper.participation.countedBy",
            &[("who", &say.list(&who)), ("count", &what)],
        )
    };
    sentence(&capital(&text))
}

/// Who counted so, as far as a source states it.
pub fn counted_by(draft: &Draft, stated: &StatedCountFields) -> Vec<String> {
    let sources = stated.sources.iter().filter_map(|id| draft.source(*id));
    let sources = sources.filter(|s| s.certainty == Certainty::Stated);
    let who = sources.map(|s| draft.say.the(s.relaying.as_ref().unwrap_or(&s.publisher)));
    who.collect()
}

fn instrument<'a>(draft: &Draft<'a>, stated: &StatedCountFields) -> Option<&'a InstrumentFields> {
    let all = &draft.record.instruments;
    let found = all.iter().find(|i| Some(i.id) == stated.instrument)?;
    Some(&found.fields)
}

fn table(draft: &Draft, counts: &Participation) -> Block {
    let say = &draft.say;
    let row = |counted: &CapacityCount| {
        vec![
            vec![Span::text(capacity(draft, counted.capacity))],
            vec![Span::text(delegations(draft, counted))],
            vec![Span::text(counted.count.to_string())],
        ]
    };
    Block::Table(Table {
        summary: Some(say.t("paper.participation.table", &[])),
        columns: vec![
            Column::fitted(say.t("paper.column.capacity", &[])),
            Column::text(say.t("paper.column.delegations", &[]), 1),
            Column::number(say.t("paper.column.number", &[])),
        ],
        rows: counts.by_capacity.iter().map(row).collect(),
        row_heads: true,
        ..Table::default()
    })
}

pub fn capacity(draft: &Draft, capacity: Capacity) -> String {
    draft
        .say
        .t(&format!("paper.capacity.{}", capacity.word()), &[])
}

/// `Japan, Norway; 5 observer countries, names not published`.
fn delegations(draft: &Draft, counted: &CapacityCount) -> String {
    let mut parties = counted.parties.clone();
    parties.sort_by(|a, b| draft.party_order(*a, *b));
    let named: Vec<String> = parties
        .into_iter()
        .map(|party| match basis(draft, counted.capacity, party) {
            Some(kind) => format!("{} ({kind})", draft.name(party)),
            None => draft.name(party),
        })
        .collect();
    let unknown = draft.say.t("paper.unnamed", &[]);
    let groups = |all: &[(i64, String)]| {
        let mut groups: Vec<String> = all
            .iter()
            .map(|(n, label)| format!("{n} {label}"))
            .collect();
        groups.sort_by(|a, b| draft.say.compare(a, b));
        format!("{}, {unknown}", groups.join(", "))
    };
    match (named.is_empty(), counted.unnamed.as_slice()) {
        (_, []) => named.join(", "),
        (true, [_]) => unknown,
        (true, all) => groups(all),
        (false, all) => format!("{}; {}", named.join(", "), groups(all)),
    }
}

/// What an acceding party signed: `declaration of intent`.
fn basis(draft: &Draft, capacity: Capacity, party: Id<PartyFields>) -> Option<String> {
    if capacity != Capacity::Acceding {
        return None;
    }
    let mut roles = draft.roles_held();
    let role = roles.find(|r| r.party == party && r.role == RoleKind::Acceding)?;
    let signature = draft
        .record
        .signatures
        .iter()
        .find(|s| Some(s.id) == role.basis)?;
    let mut all = draft.record.instruments.iter();
    let instrument = all.find(|i| i.id == signature.fields.instrument)?;
    let kind = instrument.fields.kind.word();
    Some(draft.say.t(&format!("paper.instrument.{kind}"), &[]))
}

fn row_data(draft: &Draft, counted: &CapacityCount) -> Value {
    let mut unnamed = counted.unnamed.clone();
    unnamed.sort_by(|a, b| draft.say.compare(&a.1, &b.1));
    let group = |(count, label): &(i64, String)| json!({ "count": count, "label": label });
    json!({
        "capacity": counted.capacity, "count": counted.count,
        "delegations": draft.names(&counted.parties),
        "unnamed": unnamed.iter().map(group).collect::<Vec<_>>(),
    })
}
