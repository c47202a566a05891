//! The page of one pledge: the lines of its ledger, and all that hangs on it.

use crate::{Error, Result, ledger::Entry, model::*, session::Session, store};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A pledge.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct OfPledge {
    /// Which.
    pub id: Id<PledgeFields>,
}

/// What hangs on a pledge.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PledgeSheet {
    /// Today, as the computer's clock says.
    pub today: NaiveDate,
    /// The document that sealed what was announced.
    pub sealed: Option<String>,
    /// How far it has come.
    pub stage: Option<Stage>,
    /// Whether totals count it; a link may say that its money is counted elsewhere, or no more.
    pub counts: bool,
    /// The lines of its ledger, in order of entry.
    pub lines: Vec<LedgerLine>,
    /// What each of several pledgers gives.
    pub shares: Vec<Stored<PledgeShareFields>>,
    /// Goods and services.
    pub goods: Vec<GoodsRow>,
    /// The parts in which it is to be paid, in order of their dates.
    pub tranches: Vec<TrancheRow>,
    /// What it is to other pledges.
    pub links: Vec<LinkRow>,
    /// What other pledges are to it.
    pub linked_by: Vec<LinkRow>,
    /// What is bought with it.
    pub purchases: Vec<Stored<ProcurementLineFields>>,
}

/// A line of the ledger.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct LedgerLine {
    /// The line.
    pub event: Stored<PledgeEventFields>,
    /// The document that sealed it.
    pub sealed: Option<String>,
}

/// Goods, and how far they have come.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct GoodsRow {
    /// The goods.
    pub item: Stored<InKindItemFields>,
    /// How far they have come.
    pub state: InKindState,
}

/// A tranche, and where it stands today.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct TrancheRow {
    /// The tranche.
    pub tranche: Stored<TrancheFields>,
    /// Where it stands.
    pub state: TrancheState,
    /// Whether anything of it was paid.
    pub begun: bool,
    /// What was paid in its currency, in minor units; none when that is not known.
    pub paid_minor: Option<i64>,
}

/// A link and the pledge at its other end.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct LinkRow {
    /// The link.
    pub link: Stored<PledgeLinkFields>,
    /// The pledge at its other end.
    pub far: Stored<PledgeFields>,
}

/// What hangs on a pledge.
///
/// # Errors
/// `NotFound`; when the file cannot be read.
pub fn sheet(session: &mut Session, input: OfPledge) -> Result<PledgeSheet> {
    let today = session.now().date_naive();
    let ledger = session.ledger(None)?;
    let db = session.store()?.read();
    let id = input.id;
    let entry = ledger.entry(id).ok_or(Error::NotFound {
        noun: PledgeFields::NAME,
    })?;
    let goods = store::list_of::<InKindItemFields, _>(db, "pledge", id)?;
    let goods = goods.into_iter().map(|item| GoodsRow {
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
        sealed: store::sealed_by(db, id)?,
        stage: entry.stage(),
        counts: ledger.left_out(entry, None).is_none(),
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
                    sealed: store::sealed_by(db, event.id)?,
                    event,
                })
            })
            .collect::<Result<_>>()?,
    })
}

fn row(tranche: Stored<TrancheFields>, entry: &Entry, today: NaiveDate) -> TrancheRow {
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
