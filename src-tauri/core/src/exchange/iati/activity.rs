//! A pledge as an activity, before it is written.

use super::{
    activities::{Activities, DatedEvent},
    status::status,
};
use crate::{
    ledger::LedgerEntry,
    model::{LedgerEvent, *},
};
use chrono::NaiveDate;

/// A party as the standard names organisations.
pub(super) struct Organisation {
    pub name: String,
    /// Whether it is a government, code 10; of others the record does not say which of the codes they are.
    pub is_state: bool,
}

/// An activity with what the record holds of it.
pub(super) struct Activity<'a> {
    pub pledge: &'a LedgerPledge,
    pub purpose: Option<&'a String>,
    /// The moment its pledge was last changed.
    pub changed_at: &'a str,
    pub funders: Vec<Organisation>,
    pub status: &'static str,
    /// When its first step was taken: its planned start.
    pub planned_start: Option<NaiveDate>,
    /// When the first of it was delivered: its actual start.
    pub actual_start: Option<NaiveDate>,
    pub country: Option<CountryCode>,
    /// The team it is for: an identity and a name.
    pub sector: Option<(String, String)>,
    pub transactions: Vec<Transaction>,
}

/// A step that has all that a transaction needs.
pub(super) struct Transaction {
    /// The standard's code.
    pub kind: &'static str,
    pub on: NaiveDate,
    pub minor: i64,
    pub currency: Currency,
    /// How exact the figure is; none of an exact one.
    pub precision: Option<String>,
    pub provider: Organisation,
    /// None where the record does not say who receives.
    pub receiver: Option<Organisation>,
}

impl<'a> Activity<'a> {
    pub fn new(
        of: &Activities<'a>,
        entry: &'a LedgerEntry,
        counting: &[&LedgerEvent],
        dated: &[DatedEvent],
    ) -> Self {
        let pledge = &entry.pledge;
        let stored = of.record.pledges.get(&pledge.id);
        let fields = stored.map(|p| &p.fields);
        let first = |stage: Option<Stage>| {
            let some = dated
                .iter()
                .filter(|t| stage.is_none_or(|r| t.event.stage == r));
            some.map(|t| t.on).min()
        };
        let receivers = receivers(of, fields);
        let transactions = dated.iter().filter_map(|one| {
            let exact = one.event.amount.precision == Precision::Exact;
            Some(Transaction {
                kind: one.kind?,
                on: one.on,
                minor: one.minor,
                currency: one.currency,
                precision: (!exact).then(|| of.say.amount(&one.event.amount)),
                provider: provider(of, pledge, one.event),
                receiver: as_one_organisation(of, &receivers),
            })
        });
        Self {
            pledge,
            purpose: fields.and_then(|p| p.purpose.as_ref()),
            changed_at: stored.map_or_else(|| of.record.changed_at(), |p| p.updated_at.as_str()),
            funders: funders(of, pledge),
            status: status(entry.stage(), counting),
            planned_start: first(None),
            actual_start: first(Some(Stage::Delivered)),
            country: match receivers.as_slice() {
                [only] => only.iso_code,
                _ => None,
            },
            sector: sector(of, pledge),
            transactions: transactions.collect(),
        }
    }
}

fn party<'a>(of: &Activities<'a>, id: Id<PartyFields>) -> Option<&'a PartyFields> {
    let mut all = of.record.parties.iter();
    all.find(|p| p.id == id).map(|p| &p.fields)
}

fn organisation(party: &PartyFields) -> Organisation {
    Organisation {
        name: party.name.clone(),
        is_state: party.kind == PartyKind::State,
    }
}

/// Those who give, by name; those without names as they were spoken of.
fn funders(of: &Activities, pledge: &LedgerPledge) -> Vec<Organisation> {
    let named = pledge.pledgers.iter().filter_map(|id| party(of, *id));
    let unnamed = pledge.pledgers_unnamed.iter();
    let unnamed = unnamed.filter(|who| !who.trim().is_empty());
    let unnamed = unnamed.map(|who| Organisation {
        name: who.clone(),
        is_state: false,
    });
    named.map(organisation).chain(unnamed).collect()
}

/// The one whose part it is, or all who give it, as one.
fn provider(of: &Activities, pledge: &LedgerPledge, event: &LedgerEvent) -> Organisation {
    if let Some(party) = event.party.and_then(|id| party(of, id)) {
        return organisation(party);
    }
    let mut all = funders(of, pledge);
    let names: Vec<String> = all.iter().map(|one| one.name.clone()).collect();
    match (all.len(), all.pop()) {
        (1, Some(only)) => only,
        _ => Organisation {
            name: of.say.list(&names),
            is_state: false,
        },
    }
}

/// Who receives: the pledge's beneficiary, or else those of the coalition.
fn receivers<'a>(of: &Activities<'a>, pledge: Option<&PledgeFields>) -> Vec<&'a PartyFields> {
    let own = pledge.and_then(|p| p.beneficiary);
    let whole = &of.record.coalition.fields.beneficiaries;
    let ids = own.map_or_else(|| whole.clone(), |id| vec![id]);
    ids.into_iter().filter_map(|id| party(of, id)).collect()
}

fn as_one_organisation(of: &Activities, receivers: &[&PartyFields]) -> Option<Organisation> {
    match receivers {
        [] => None,
        [only] => Some(organisation(only)),
        several => {
            let names: Vec<String> = several.iter().map(|p| p.name.clone()).collect();
            Some(Organisation {
                name: of.say.list(&names),
                is_state: false,
            })
        }
    }
}

fn sector(of: &Activities, pledge: &LedgerPledge) -> Option<(String, String)> {
    let id = pledge.body?;
    let team = of.record.bodies.iter().find(|b| b.id == id)?;
    Some((id.to_string(), team.fields.name.clone()))
}
