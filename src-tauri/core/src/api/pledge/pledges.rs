//! The register of pledges: a page of the table, totals, and the lines behind a figure.

use crate::api::{
    NoInput,
    ledger_names::{party_ranks, with_search_terms},
};
use crate::{
    Result,
    checks::{self, Questions, TotalWords},
    ledger::{
        EventLine, GroupKey, LedgerEntry, LineStatus, PledgeFilter, PledgeRow, PledgeSort, Rates,
    },
    model::*,
    session::Session,
    store,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most rows or lines that are given at once.
const MOST: usize = 500;

/// A rate set to convert amounts by, and the target currency.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Convert {
    /// A rate set of the record.
    pub rate_set: Id<RateSetFields>,
    /// The target currency; the coalition's base currency by default.
    pub into: Option<Currency>,
}

/// A page of the register of pledges to list.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct PledgeQuery {
    /// Which pledges; an empty filter means all of them.
    pub wanted: PledgeFilter,
    /// The order of the rows.
    pub sorted: PledgeSort,
    /// Only pledges that no total counts: another stands for the same money, or all of their lines were withdrawn.
    #[cfg_attr(test, ts(as = "Option<_>"))]
    pub uncounted: bool,
    /// How many to skip, in the order of the answer.
    pub offset: usize,
    /// How many to return, 500 at most.
    pub limit: usize,
    /// The rates to convert by; amounts stay in their own currencies without.
    pub convert: Option<Convert>,
    /// Answers from the record as it stood at the end of this day, UTC; as it is now without one.
    pub known_on: Option<NaiveDate>,
}

/// A page of the register of pledges.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PledgePage {
    /// The day by which tranches are overdue, ISO 8601.
    pub today: String,
    /// How many match, on all pages.
    pub count: usize,
    /// How many pledges the register has, filtered or not.
    pub all: usize,
    /// The rows of this page.
    pub rows: Vec<PledgeRow>,
}

/// The rate set that figures were converted by, as it is cited beside them.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RateSetRef {
    /// The name of the set.
    pub name: String,
    /// The publisher of its rates.
    pub provider: String,
    /// The target currency.
    pub into: Currency,
}

impl RateSetRef {
    pub(in crate::api) fn of(rates: Rates) -> Self {
        Self {
            name: rates.name,
            provider: rates.provider,
            into: rates.into,
        }
    }
}

/// The ledger lines behind a figure.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct LedgerLineQuery {
    /// Which pledges; an empty filter means all of them.
    pub wanted: PledgeFilter,
    /// Only lines of this group of totals.
    pub group: Option<GroupKey>,
    /// At which stage.
    pub stage: Option<Stage>,
    /// Only lines that surely happened by this day; whether they count is not affected.
    pub until: Option<NaiveDate>,
    /// The rates to convert by; amounts stay in their own currencies without.
    pub convert: Option<Convert>,
    /// Answers from the record as it stood at the end of this day, UTC; as it is now without one.
    pub known_on: Option<NaiveDate>,
    /// How many to skip, in the order of the answer.
    pub offset: usize,
    /// How many to return, 500 at most.
    pub limit: usize,
}

/// A ledger line with its evidence.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SourcedLine {
    /// The line with what it adds to a total.
    #[serde(flatten)]
    #[cfg_attr(test, ts(flatten))]
    pub line: EventLine,
    /// The document that the line cites.
    pub document: Option<String>,
    /// The sources of the line.
    pub sources: Vec<Id<SourceFields>>,
}

/// A page of ledger lines.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct LedgerLinePage {
    /// How many match, on all pages.
    pub count: usize,
    /// How many of those count towards totals.
    pub counting: usize,
    /// The lines of this page.
    pub lines: Vec<SourcedLine>,
    /// The rate set converted by, when the query named one.
    pub rates: Option<RateSetRef>,
}

/// What looks like the same money twice.
///
/// # Errors
/// When the file cannot be read.
pub fn findings(session: &mut Session, _: NoInput) -> Result<Questions> {
    let ledger = session.ledger(None)?;
    let db = session.store()?.read();
    let reported = store::list(db)?;
    let word = |key: &str| session.words.t(key, &[]);
    let words = TotalWords::new(
        &word("check.pledgeCumulative.words"),
        &word("check.pledgeCumulative.except"),
    );
    let all = store::pledge_texts(db)?.into_iter();
    let stated = all.filter(|(_, text)| words.occur_in(text));
    let stated = stated.map(|(id, _)| id).collect();
    let unfit = store::find_unprintable_texts(db, checks::REGISTER_REPORT_NOUNS)?;
    Ok(checks::pledges(&ledger, &reported, &stated, &unfit))
}

/// The rates named, with the currency to convert into.
///
/// # Errors
/// `NotFound` when there is no such set; `Invalid` when the coalition has no currency of its own and
/// none was named.
pub(in crate::api) fn rates(
    session: &mut Session,
    convert: Option<Convert>,
    known_on: Option<NaiveDate>,
) -> Result<Option<Rates>> {
    let Some(convert) = convert else {
        return Ok(None);
    };
    let db = session.store_as_of(known_on)?.read();
    let set = store::get(db, convert.rate_set)?;
    let into = match convert.into {
        Some(into) => into,
        None => store::coalition(db)?.fields.base_currency,
    };
    let all = store::list_of::<ExchangeRateFields, _>(db, "rate_set", convert.rate_set)?;
    Ok(Some(Rates::new(
        &set.fields,
        into,
        all.into_iter().map(|r| r.fields),
    )))
}

/// A page of the register.
///
/// # Errors
/// `NotFound` for the rate set; when the file cannot be read.
pub fn pledges(session: &mut Session, mut asked: PledgeQuery) -> Result<PledgePage> {
    asked.wanted = with_search_terms(session, asked.wanted, asked.known_on)?;
    let ledger = session.ledger(asked.known_on)?;
    if asked.uncounted {
        let uncounted = |e: &&LedgerEntry| {
            let aside = ledger.excluding_link(e, asked.wanted.on).is_some();
            asked.wanted.matches(e) && (aside || e.effective_events().next().is_none())
        };
        let ids = ledger.entries().filter(uncounted).map(|e| e.pledge.id);
        asked.wanted.pledges = Some(ids.collect());
    }
    let rates = rates(session, asked.convert, asked.known_on)?;
    let places = party_ranks(session, asked.known_on)?;
    let today = session.day(asked.known_on);
    let name = |id| places.get(&id).copied().unwrap_or(usize::MAX);
    let end = asked.offset.saturating_add(asked.limit.min(MOST));
    let (page, count) = ledger.page(&asked.wanted, asked.sorted, name, asked.offset..end);
    Ok(PledgePage {
        today: today.to_string(),
        count,
        all: ledger.entries().count(),
        rows: page
            .into_iter()
            .map(|entry| ledger.row(entry, &asked.wanted, rates.as_ref(), today))
            .collect(),
    })
}

/// The lines behind a figure of the register.
///
/// # Errors
/// `NotFound` for the rate set; when the file cannot be read.
pub fn lines(session: &mut Session, mut asked: LedgerLineQuery) -> Result<LedgerLinePage> {
    asked.wanted = with_search_terms(session, asked.wanted, asked.known_on)?;
    let ledger = session.ledger(asked.known_on)?;
    let rates = rates(session, asked.convert, asked.known_on)?;
    let mut all = ledger.lines(
        &asked.wanted,
        asked.group.as_ref(),
        asked.stage,
        rates.as_ref(),
    );
    if let Some(until) = asked.until {
        all.retain(|line| line.happened_on.is_some_and(|on| on.is_reached_by(until)));
    }
    let count = all.len();
    let counting = all
        .iter()
        .filter(|line| line.why == LineStatus::Counts)
        .count();
    let db = session.store_as_of(asked.known_on)?.read();
    let page = all.split_off(asked.offset.min(count));
    let page = page.into_iter().take(asked.limit.min(MOST));
    let sourced = |line: EventLine| -> Result<SourcedLine> {
        let event = store::get(db, line.event)?.fields;
        Ok(SourcedLine {
            line,
            document: event.document,
            sources: event.sources,
        })
    };
    let lines = page.map(sourced).collect::<Result<_>>()?;
    let rates = rates.map(RateSetRef::of);
    Ok(LedgerLinePage {
        count,
        counting,
        lines,
        rates,
    })
}
