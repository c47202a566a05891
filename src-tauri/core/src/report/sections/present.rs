//! The sentences of who took part: the members by name, then observers and organisations, then
//! guests, and whose names came later.

use super::delegation_order::in_order;
use crate::model::*;
use crate::report::draft::Draft;
use crate::rules::participation::{is_beneficiary, remaining_unnamed};
use crate::wording::sentence;

/// Most organisations or guests that are named in the sentence itself; more are counted first.
const NAMED: usize = 4;

/// `Eleven member states of the IT Coalition took part, one of them acceding, namely: …`
pub fn sentences(draft: &Draft, counts: &Participation) -> String {
    let all = [
        members(draft, counts),
        others(draft, counts),
        beneficiaries(draft, true),
        beneficiaries(draft, false),
    ];
    let all = all.into_iter().flatten().map(|text| sentence(&text));
    all.chain(named_since(draft)).collect::<Vec<_>>().join(" ")
}

fn members(draft: &Draft, counts: &Participation) -> Option<String> {
    let phrases = &draft.phrases;
    if counts.member_states == 0 {
        return None;
    }
    let names = attending_names(draft, |d| d.capacity.is_member());
    let groups: Vec<_> = unnamed(draft, Capacity::is_member);
    let coalition = phrases.with_article(&draft.record.coalition.fields.name);
    if let ([], [only]) = (names.as_slice(), groups.as_slice()) {
        let values = [("who", &*only.phrase), ("remark", &only.remark)];
        let states = phrases.t("paper.participation.remark", &values);
        let values = [("states", &*states), ("coalition", &coalition)];
        let who = phrases.t("paper.participation.of", &values);
        let text = phrases.t("paper.participation.tookPart", &[("who", &who)]);
        return Some(phrases.start_sentence(&text));
    }
    let acceding = counts.by_capacity.iter();
    let acceding = acceding.filter(|c| c.capacity == Capacity::Acceding);
    let acceding = acceding.map(|c| c.count).fold(0, i64::saturating_add);
    let key = match (only_states(draft, counts), acceding == counts.member_states) {
        (true, false) => "paper.participation.states",
        (false, false) => "paper.participation.members",
        (true, true) => "paper.membership.acceding",
        (false, true) => "paper.membership.accedingMembers",
    };
    let counted = phrases.count(key, counts.member_states);
    let values = [("states", &*counted), ("coalition", &coalition)];
    let who = phrases.start_sentence(&phrases.t("paper.participation.of", &values));
    let groups = groups.into_iter().map(|group| group.in_sentence(draft));
    let list = phrases.list(&names.into_iter().chain(groups).collect::<Vec<_>>());
    let acceding =
        (0 < acceding && acceding < counts.member_states).then(|| phrases.number(acceding));
    Some(match acceding {
        None => phrases.t(
            "paper.participation.namely",
            &[("who", &who), ("list", &list)],
        ),
        Some(n) => phrases.t(
            "paper.participation.namelyAcceding",
            &[("who", &who), ("list", &list), ("count", &n)],
        ),
    })
}

/// Whether all members in the room are states. Of those without names it is not known.
fn only_states(draft: &Draft, counts: &Participation) -> bool {
    let members = || counts.by_capacity.iter().filter(|c| c.capacity.is_member());
    let state = |party: &Id<PartyFields>| {
        let party = draft.record.party(*party);
        party.is_some_and(|p| p.kind == PartyKind::State)
    };
    members().all(|c| c.unnamed.is_empty()) && members().flat_map(|c| &c.parties).all(state)
}

/// `Seven observer countries (names not published), the European Union and NATO also took part.`
fn others(draft: &Draft, counts: &Participation) -> Option<String> {
    let phrases = &draft.phrases;
    let parts: Vec<_> = [
        (Capacity::Observer, "paper.participation.observers"),
        (
            Capacity::PartnerOrganisation,
            "paper.participation.organisations",
        ),
        (Capacity::Guest, "paper.participation.guests"),
    ]
    .into_iter()
    .flat_map(|(capacity, key)| part(draft, capacity, key))
    .collect();
    if parts.is_empty() {
        return None;
    }
    let key = if counts.member_states > 0 {
        "paper.participation.alsoTookPart"
    } else {
        "paper.participation.tookPart"
    };
    Some(phrases.start_sentence(&phrases.t(key, &[("who", &phrases.list(&parts))])))
}

fn part(draft: &Draft, capacity: Capacity, key: &str) -> Vec<String> {
    let phrases = &draft.phrases;
    let names = attending_names(draft, |d| {
        let guest = capacity == Capacity::Guest;
        d.capacity == capacity && !(guest && is_beneficiary(draft.record, d.party))
    });
    let groups = unnamed(draft, |c| c == capacity);
    match (names.as_slice(), groups.as_slice()) {
        ([], []) => return Vec::new(),
        ([], [only]) => {
            let values = [("who", &*only.phrase), ("remark", &only.remark)];
            return vec![phrases.t("paper.participation.remark", &values)];
        }
        (few, []) if few.len() <= NAMED && capacity == Capacity::PartnerOrganisation => {
            return names;
        }
        _ => {}
    }
    let named = i64::try_from(names.len()).unwrap_or(i64::MAX);
    let left = groups.iter().map(|group| group.left);
    let count = phrases.count(key, left.fold(named, i64::saturating_add));
    let groups = groups.into_iter().map(|group| group.in_sentence(draft));
    let list = phrases.list(&names.into_iter().chain(groups).collect::<Vec<_>>());
    let values = [("who", &*count), ("remark", &list)];
    vec![phrases.t("paper.participation.remark", &values)]
}

/// `Ukraine took part as beneficiary state.`
fn beneficiaries(draft: &Draft, states: bool) -> Option<String> {
    let record = draft.record;
    let is_state = |party| {
        let party = record.party(party);
        party.is_some_and(|p| p.kind == PartyKind::State)
    };
    let names = attending_names(draft, |d| {
        d.capacity == Capacity::Guest
            && is_beneficiary(record, d.party)
            && is_state(d.party) == states
    });
    let key = match (states, names.len()) {
        (_, 0) => return None,
        (true, 1) => "paper.participation.beneficiaryState",
        (true, _) => "paper.participation.beneficiaryStates",
        (false, 1) => "paper.participation.beneficiary",
        (false, _) => "paper.participation.beneficiaries",
    };
    let phrases = &draft.phrases;
    Some(phrases.start_sentence(&phrases.t(key, &[("list", &phrases.list(&names))])))
}

/// The names, as they stand in a sentence, of those that came, in the order of the paper.
fn attending_names(draft: &Draft, which: impl Fn(&DelegationFields) -> bool) -> Vec<String> {
    let attended = |d: &DelegationFields| d.presence == Presence::Attended && which(d);
    let delegations = in_order(draft, attended).into_iter();
    let name =
        |d: &Stored<DelegationFields>| draft.phrases.with_article(&draft.name(d.fields.party));
    delegations.map(name).collect()
}

/// A group without names, put into words.
pub struct Unnamed<'a> {
    pub group: &'a Stored<UnnamedGroupFields>,
    /// How many of it have no name yet.
    pub left: i64,
    /// `seven observer countries`.
    pub phrase: String,
    /// `names not published`, as the label says; else that they are not named.
    pub remark: String,
}

impl Unnamed<'_> {
    /// `seven observer countries, names not published`.
    pub fn in_sentence(&self, draft: &Draft) -> String {
        let values = [("who", &*self.phrase), ("remark", &self.remark)];
        draft.phrases.t("paper.unnamed.group", &values)
    }

    /// `7 observer countries, names not published`, for tables.
    pub fn in_table(&self, draft: &Draft) -> String {
        let values = [("who", &*self.in_figures(draft)), ("remark", &self.remark)];
        draft.phrases.t("paper.unnamed.group", &values)
    }

    /// `7 observer countries`.
    pub fn in_figures(&self, draft: &Draft) -> String {
        phrase(draft, &self.group.fields, self.left, &self.left.to_string())
    }
}

/// The groups of which some have no name yet, by their label.
pub fn unnamed<'a>(draft: &Draft<'a>, which: impl Fn(Capacity) -> bool) -> Vec<Unnamed<'a>> {
    let record = draft.record;
    let groups = record.unnamed_groups.iter();
    let mut groups: Vec<_> = groups.filter(|g| which(g.fields.capacity)).collect();
    groups.sort_by(|a, b| draft.phrases.compare(&a.fields.label, &b.fields.label));
    let put = |group: &'a Stored<UnnamedGroupFields>| {
        let left = remaining_unnamed(record, group);
        let remark = group.fields.remark().map(str::to_owned);
        (left > 0).then(|| Unnamed {
            group,
            left,
            phrase: phrase(draft, &group.fields, left, &draft.phrases.number(left)),
            remark: remark.unwrap_or_else(|| draft.phrases.t("paper.unnamed.not", &[])),
        })
    };
    groups.into_iter().filter_map(put).collect()
}

/// `seven observer countries`; of one, whose label speaks of several, `one observer`.
fn phrase(draft: &Draft, group: &UnnamedGroupFields, count: i64, number: &str) -> String {
    if count != 1 {
        return format!("{number} {}", group.counted_label());
    }
    let key = match group.capacity {
        Capacity::Lead | Capacity::Member => "paper.participation.members",
        Capacity::Acceding => "paper.membership.accedingMembers",
        Capacity::Observer => "paper.participation.observers",
        Capacity::PartnerOrganisation => "paper.participation.organisations",
        Capacity::Guest => "paper.participation.guests",
    };
    draft.phrases.t(&format!("{key}.one"), &[("count", number)])
}

/// `Two of the seven observer countries were named afterwards: …`
fn named_since(draft: &Draft) -> Vec<String> {
    let (record, phrases) = (draft.record, &draft.phrases);
    let mut groups: Vec<_> = record.unnamed_groups.iter().collect();
    groups.sort_by(|a, b| phrases.compare(&a.fields.label, &b.fields.label));
    let texts = groups.into_iter().filter_map(|group| {
        let names = attending_names(draft, |d| d.unnamed_group == Some(group.id));
        let named = i64::try_from(names.len()).unwrap_or(i64::MAX);
        let key = match named {
            0 => return None,
            all if all >= group.fields.count => match group.fields.count {
                1 => "paper.participation.onlyNamed",
                _ => "paper.participation.allNamed",
            },
            1 => "paper.participation.named.one",
            _ => "paper.participation.named.other",
        };
        let all = group.fields.count;
        let stated = phrase(draft, &group.fields, all, &phrases.number(all));
        let values = [
            ("stated", &*stated),
            ("n", &phrases.number(named)),
            ("list", &phrases.list(&names)),
        ];
        Some(sentence(&phrases.start_sentence(&phrases.t(key, &values))))
    });
    texts.collect()
}
