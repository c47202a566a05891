//! The page of one pledge: the lines of its ledger, and all that hangs on it.

use crate::{Error, Result, ledger::LedgerEntry, model::*, session::Session, store};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The input of commands about one pledge.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct PledgeInput {
    /// The pledge's id.
    pub id: Id<PledgeFields>,
}

/// Everything the page of a pledge shows beside its own fields.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PledgeSheet {
    /// Today in UTC, by the computer's clock.
    pub today: NaiveDate,
    /// The symbol of the document that sealed the announcement.
    pub sealed: Option<String>,
    /// How far it has come.
    pub stage: Option<Stage>,
    /// Whether totals count it; a link may say that the same money is counted elsewhere, or no longer.
    pub counts: bool,
    /// The lines of its ledger, in order of entry.
    pub lines: Vec<LedgerLine>,
    /// What each of several pledgers gives, as far as it was stated.
    pub shares: Vec<Stored<PledgeShareFields>>,
    /// Its in-kind items.
    pub goods: Vec<InKindItemRow>,
    /// Its tranches, in order of their planned dates; those without a date last.
    pub tranches: Vec<TrancheRow>,
    /// Links from this pledge to others.
    pub links: Vec<LinkRow>,
    /// Links from other pledges to this one.
    pub linked_by: Vec<LinkRow>,
    /// Procurement lines that it funds.
    pub purchases: Vec<Stored<ProcurementLineFields>>,
}

/// A line of a pledge's ledger, and whether it is sealed.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct LedgerLine {
    /// The stored event.
    pub event: Stored<PledgeEventFields>,
    /// The symbol of the document that sealed it.
    pub sealed: Option<String>,
}

/// An in-kind item and its state.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct InKindItemRow {
    /// The stored item.
    pub item: Stored<InKindItemFields>,
    /// Derived from the item's fields.
    pub state: InKindState,
}

/// A tranche and its state today.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct TrancheRow {
    /// The stored tranche.
    pub tranche: Stored<TrancheFields>,
    /// Derived from its dates and from the lines that paid it.
    pub state: TrancheState,
    /// Whether anything of it was paid.
    pub begun: bool,
    /// The amount paid in the tranche's currency, in minor units; none when it is not known.
    pub paid_minor: Option<i64>,
}

/// A link and the pledge at its other end.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct LinkRow {
    /// The stored link.
    pub link: Stored<PledgeLinkFields>,
    /// The pledge at its other end.
    pub far: Stored<PledgeFields>,
}

/// What hangs on a pledge.
///
/// # Errors
/// `NotFound`; when the file cannot be read.
pub fn sheet(session: &mut Session, input: PledgeInput) -> Result<PledgeSheet> {
    let today = session.now().date_naive();
    let ledger = session.ledger(None)?;
    let db = session.store()?.read();
    let id = input.id;
    let entry = ledger.entry(id).ok_or(Error::NotFound {
        noun: PledgeFields::NAME,
    })?;
    let goods = store::list_of::<InKindItemFields, _>(db, "pledge", id)?;
    let goods = goods.into_iter().map(|item| InKindItemRow {
        state: item.fields.state(),
        item,
    });
    let mut tranches = store::list_of::<TrancheFields, _>(db, "pledge", id)?;
    tranches.sort_by_key(|t| {
        let on = t.fields.planned_on.map(DateStated::order);
        (on.is_none(), on, t.id)
    });
    let tranches = tranches.into_iter().map(|t| row(t, entry, today));
    let ends = |column, far: fn(&PledgeLinkFields) -> Id<PledgeFields>| {
        let links = store::list_of::<PledgeLinkFields, _>(db, column, id)?;
        let row = |link: Stored<PledgeLinkFields>| {
            let far = store::get(db, far(&link.fields))?;
            Ok(LinkRow { link, far })
        };
        links.into_iter().map(row).collect::<Result<Vec<_>>>()
    };
    let mut purchases = store::list::<ProcurementLineFields>(db)?;
    purchases.retain(|line| line.fields.funded_by.contains(&id));
    Ok(PledgeSheet {
        today,
        sealed: store::find_sealing_document(db, id)?,
        stage: entry.stage(),
        counts: ledger.excluding_link(entry, None).is_none(),
        shares: store::list_of(db, "pledge", id)?,
        goods: goods.collect(),
        tranches: tranches.collect(),
        links: ends("pledge", |link| link.other)?,
        linked_by: ends("other", |link| link.pledge)?,
        purchases,
        lines: store::list_of::<PledgeEventFields, _>(db, "pledge", id)?
            .into_iter()
            .map(|event| {
                Ok(LedgerLine {
                    sealed: store::find_sealing_document(db, event.id)?,
                    event,
                })
            })
            .collect::<Result<_>>()?,
    })
}

fn row(tranche: Stored<TrancheFields>, entry: &LedgerEntry, today: NaiveDate) -> TrancheRow {
    let mut known = entry.tranches.iter().filter(|t| t.id == tranche.id);
    let paid = known.next().and_then(|t| entry.paid(t));
    TrancheRow {
        state: tranche.fields.state(paid, today),
        begun: paid.is_some(),
        paid_minor: match paid {
            Some(Paid::Figure(sum)) => i64::try_from(sum).ok(),
            _ => None,
        },
        tranche,
    }
}
