//! Membership as of the meeting: by role, by accession, and by signature of each instrument.

use super::instruments;
use crate::model::*;
use crate::report::{
    block::{Block, Span},
    draft::Draft,
};
use crate::wording::sentence;
use serde_json::{Value, json};

pub fn section(draft: &mut Draft) -> Vec<Block> {
    let record = draft.record;
    let Some(membership) = record.membership() else {
        return Vec::new();
    };
    let mut blocks: Vec<Block> = by_role(draft, &membership).into_iter().collect();
    blocks.extend(accessions(draft, &membership));
    blocks.extend(instruments::table(draft));
    if !blocks.is_empty() {
        blocks.insert(0, draft.heading("paper.membership"));
    }
    blocks
}

/// `On 3 April 2024 the IT Coalition had eleven member states by role: two lead states, …`
fn by_role(draft: &mut Draft, membership: &Membership) -> Option<Block> {
    if membership.count(&MEMBER_ROLES).possible == 0 {
        return None;
    }
    let doubtful = in_printed_order(draft, membership.doubtful());
    let mut text = standing(draft, membership, &doubtful);
    text.extend(not_certain(draft, membership, &doubtful));
    let mut spans = vec![Span::text(text.join(" "))];
    let data = data(draft, membership, &doubtful);
    draft.data.insert("membersByRole".to_owned(), data);
    let mut roles: Vec<&RoleFields> = Vec::new();
    for kind in MEMBER_ROLES {
        let mut of_kind: Vec<_> = membership.roles(kind).collect();
        of_kind.sort_by(|a, b| draft.party_order(a.party, b.party));
        roles.extend(of_kind);
    }
    let sources: Vec<_> = roles.iter().flat_map(|r| r.sources.clone()).collect();
    spans.extend(draft.cite(&sources));
    Some(draft.paragraph(spans))
}

type Doubtful<'a> = Vec<(&'a RoleFields, Doubt)>;

fn in_printed_order<'a>(draft: &Draft, mut doubtful: Doubtful<'a>) -> Doubtful<'a> {
    let place = |role: &RoleFields| MEMBER_ROLES.iter().position(|kind| *kind == role.role);
    doubtful.sort_by(|(a, _), (b, _)| {
        let by_party = || draft.party_order(a.party, b.party);
        place(a).cmp(&place(b)).then_with(by_party)
    });
    doubtful
}

/// The count, with its parts where nothing of it is in doubt, with the reasons where it is.
fn standing(draft: &Draft, membership: &Membership, doubtful: &Doubtful) -> Vec<String> {
    let phrases = &draft.phrases;
    let all = membership.count(&MEMBER_ROLES);
    let when = match membership.day() {
        Some(day) => phrases.t("paper.membership.on", &[("date", &phrases.day(day))]),
        None => phrases.t("paper.membership.then", &[]),
    };
    let key = if only_states(draft, membership) {
        "paper.participation.states"
    } else {
        "paper.participation.members"
    };
    let coalition = phrases.with_article(&draft.record.coalition.fields.name);
    let counted = phrases.count_between(key, all);
    let list = match (doubtful.is_empty(), all.exact()) {
        (true, _) => parts(draft, membership),
        (false, Some(_)) => Vec::new(),
        (false, None) => reasons(draft, doubtful),
    };
    let values = [
        ("when", &*when),
        ("coalition", &coalition),
        ("states", &counted),
        ("list", &phrases.list(&list)),
    ];
    let text = if list.is_empty() {
        phrases.t("paper.membership.number", &values)
    } else {
        phrases.t("paper.membership.byRole", &values)
    };
    vec![sentence(&text)]
}

/// `two lead states`, `eight other members`, `one acceding state`; nothing where all are members alike.
fn parts(draft: &Draft, membership: &Membership) -> Vec<String> {
    let states = only_states(draft, membership);
    let counts = MEMBER_ROLES.map(|kind| (kind, membership.count_foremost(kind)));
    let mut held = counts.into_iter().filter(|(_, count)| count.possible > 0);
    let kinds: Vec<_> = held.by_ref().collect();
    if let [(RoleKind::Member, _)] = kinds.as_slice() {
        return Vec::new();
    }
    let leads = kinds.iter().any(|(kind, _)| *kind == RoleKind::Lead);
    let part = |(kind, count): &(RoleKind, Count)| {
        let key = match (kind, states) {
            (RoleKind::Lead, true) => "paper.membership.lead",
            (RoleKind::Lead, false) => "paper.membership.leads",
            (RoleKind::Acceding, true) => "paper.membership.acceding",
            (RoleKind::Acceding, false) => "paper.membership.accedingMembers",
            _ if leads => "paper.membership.member",
            _ => "paper.participation.members",
        };
        draft.phrases.count_between(key, *count)
    };
    kinds.iter().map(part).collect()
}

/// Why the count is in doubt: `the dates of three roles are not exact`.
fn reasons(draft: &Draft, doubtful: &Doubtful) -> Vec<String> {
    let reason = |doubt: Doubt, key: &str| {
        let of_kind = doubtful.iter().filter(|(_, d)| *d == doubt);
        let count = i64::try_from(of_kind.count()).unwrap_or(i64::MAX);
        (count > 0).then(|| draft.phrases.count(key, count))
    };
    [
        reason(Doubt::DatesNotExact, "paper.membership.doubt.dates"),
        reason(
            Doubt::BeginningNotRecorded,
            "paper.membership.doubt.beginning",
        ),
        reason(Doubt::MeetingNotExact, "paper.membership.doubt.meeting"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// `Not certain: State 001 as lead and State 002 as member.`
fn not_certain(draft: &Draft, membership: &Membership, doubtful: &Doubtful) -> Option<String> {
    let phrases = &draft.phrases;
    let name = |(role, _): &(&RoleFields, Doubt)| {
        let name = phrases.with_article(&draft.name(role.party));
        let key = format!("paper.membership.as.{}", role.role.word());
        phrases.t(&key, &[("name", &name)])
    };
    let mut names: Vec<_> = doubtful.iter().map(name).collect();
    names.dedup();
    if names.is_empty() {
        return None;
    }
    let list = phrases.list(&names);
    let text = match membership.count(&MEMBER_ROLES).exact() {
        // Then the reasons do not stand beside the count.
        Some(_) => {
            let reasons = phrases.list(&reasons(draft, doubtful));
            let values = [("reasons", &*reasons), ("list", &list)];
            phrases.t("paper.membership.notCertainSince", &values)
        }
        None => phrases.t("paper.membership.notCertain", &[("list", &list)]),
    };
    Some(sentence(&text))
}

fn data(draft: &Draft, membership: &Membership, doubtful: &Doubtful) -> Value {
    let mut before: Vec<RoleKind> = Vec::new();
    let mut all = Vec::new();
    for kind in MEMBER_ROLES {
        let mut certain = membership.parties(&[kind], Standing::Certain);
        certain.retain(|p| membership.standing(*p, &before) == Standing::Excluded);
        let of_kind = doubtful.iter().filter(|(role, _)| role.role == kind);
        let possible: Vec<_> = of_kind.map(|(role, _)| role.party).collect();
        if !certain.is_empty() || !possible.is_empty() {
            all.push(json!({
                "role": kind, "parties": draft.names(&certain), "possible": draft.names(&possible),
            }));
        }
        before.push(kind);
    }
    Value::Array(all)
}

/// Whether all that count as members are states: an organisation may be one, and is no state.
fn only_states(draft: &Draft, membership: &Membership) -> bool {
    let kinds = MEMBER_ROLES.into_iter();
    let parties = kinds.flat_map(|kind| membership.roles(kind).map(|r| r.party));
    parties
        .filter_map(|party| draft.record.party(party))
        .all(|party| party.kind == PartyKind::State)
}

/// `Accession of the United Kingdom: declaration of intent signed by 14 February 2024.`
fn accessions(draft: &mut Draft, membership: &Membership) -> Vec<Block> {
    let record = draft.record;
    let mut roles: Vec<_> = membership.roles(RoleKind::Acceding).collect();
    roles.sort_by(|a, b| draft.party_order(a.party, b.party));
    let mut blocks = Vec::new();
    for role in roles {
        let mut signatures = record.signatures.iter().map(|s| (s.id, &s.fields));
        let basis = signatures.find(|(id, _)| Some(*id) == role.basis);
        let signed = basis.filter(|(_, s)| s.state == SignatureState::Signed);
        let Some((_, signed)) = signed else {
            continue;
        };
        let mut instruments = record.instruments.iter();
        let Some(instrument) = instruments.find(|i| i.id == signed.instrument) else {
            continue;
        };
        let phrases = &draft.phrases;
        let kind = instrument.fields.kind.word();
        let kind = phrases.t(&format!("paper.instrument.{kind}"), &[]);
        let party = phrases.with_article(&draft.name(role.party));
        let values = [("kind", &*kind), ("party", &party)];
        let text = match signed.signed_on {
            Some(on) => {
                let on = phrases.date(on);
                let dated = [values[0], values[1], ("date", &on)];
                phrases.t("paper.membership.accessionOn", &dated)
            }
            None => phrases.t("paper.membership.accession", &values),
        };
        let mut spans = vec![Span::text(sentence(&text))];
        let sources = [role.sources.clone(), signed.sources.clone()].concat();
        spans.extend(draft.cite(&sources));
        blocks.push(draft.paragraph(spans));
    }
    blocks
}
