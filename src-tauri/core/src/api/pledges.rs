//! The register of pledges: a page of the table, totals, and the lines behind a figure.

use super::{
    Nothing,
    party_names::{named, places},
};
use crate::{
    Result,
    checks::{self, Questions, TotalWords},
    ledger::{Entry, GroupKey, Line, PledgeRow, Rates, Sorted, Wanted, Why},
    model::*,
    session::Session,
    store,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most rows or lines that are given at once.
const MOST: usize = 500;

/// By which rates amounts are converted, and into which currency.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Convert {
    /// The rate set.
    pub rate_set: Id<RateSetFields>,
    /// The currency; the coalition's own when none is named.
    pub into: Option<Currency>,
}

/// A page of the register.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct PledgesAsked {
    /// Which pledges.
    pub wanted: Wanted,
    /// In which order.
    pub sorted: Sorted,
    /// Only those that no total counts: another stands for the same money, or no line of theirs stands.
    #[cfg_attr(test, ts(as = "Option<_>"))]
    pub uncounted: bool,
    /// How many to pass over.
    pub offset: usize,
    /// How many to give, 500 at most.
    pub limit: usize,
    /// By which rates to convert.
    pub convert: Option<Convert>,
    /// As the record stood at the end of this day.
    pub known_on: Option<NaiveDate>,
}

/// Some rows of the register.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct PledgePage {
    /// The day that tells what is overdue.
    pub today: String,
    /// How many pledges are wanted in all.
    pub count: usize,
    /// How many there are altogether.
    pub all: usize,
    /// These.
    pub rows: Vec<PledgeRow>,
}

/// A rate set, as a total names it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct RatesNamed {
    /// Its name.
    pub name: String,
    /// Who publishes its rates.
    pub provider: String,
    /// Into which currency it converts.
    pub into: Currency,
}

impl RatesNamed {
    pub(super) fn of(rates: Rates) -> Self {
        Self {
            name: rates.name,
            provider: rates.provider,
            into: rates.into,
        }
    }
}

/// The lines behind a figure.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct LinesAsked {
    /// Of which pledges.
    pub wanted: Wanted,
    /// Of which group.
    pub group: Option<GroupKey>,
    /// At which stage.
    pub stage: Option<Stage>,
    /// Only lines surely of this day or before; what counts is as it is without.
    pub until: Option<NaiveDate>,
    /// By which rates to convert.
    pub convert: Option<Convert>,
    /// As the record stood at the end of this day.
    pub known_on: Option<NaiveDate>,
    /// How many to pass over.
    pub offset: usize,
    /// How many to give, 500 at most.
    pub limit: usize,
}

/// A line with what it rests on.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SourcedLine {
    /// The line.
    #[serde(flatten)]
    #[cfg_attr(test, ts(flatten))]
    pub line: Line,
    /// The document that says so.
    pub document: Option<String>,
    /// What it rests on.
    pub sources: Vec<Id<SourceFields>>,
}

/// Some lines of a ledger.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Lines {
    /// How many there are.
    pub count: usize,
    /// How many of them count.
    pub counting: usize,
    /// These.
    pub lines: Vec<SourcedLine>,
    /// What was converted by, when something was.
    pub rates: Option<RatesNamed>,
}

/// What looks like the same money twice.
///
/// # Errors
/// When the file cannot be read.
pub fn findings(session: &mut Session, _: Nothing) -> Result<Questions> {
    let record = session.ledger(None)?.record();
    let db = session.store()?.read();
    let reported = store::list(db)?;
    let word = |key: &str| session.words.t(key, &[]);
    let words = TotalWords::new(
        &word("check.pledgeCumulative.words"),
        &word("check.pledgeCumulative.except"),
    );
    let all = store::pledge_words(db)?.into_iter();
    let stated = all.filter(|(_, text)| words.are_in(text));
    let stated = stated.map(|(id, _)| id).collect();
    let unfit = store::unfit_texts(db, checks::OF_REGISTER)?;
    Ok(checks::pledges(&record, &reported, &stated, &unfit))
}

/// The rates named, with the currency to convert into.
///
/// # Errors
/// `NotFound` when there is no such set; `Invalid` when the coalition has no currency of its own and
/// none was named.
pub(super) fn rates(
    session: &mut Session,
    convert: Option<Convert>,
    known_on: Option<NaiveDate>,
) -> Result<Option<Rates>> {
    let Some(convert) = convert else {
        return Ok(None);
    };
    let db = session.known(known_on)?.read();
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
pub fn pledges(session: &mut Session, mut asked: PledgesAsked) -> Result<PledgePage> {
    asked.wanted = named(session, asked.wanted, asked.known_on)?;
    let ledger = session.ledger(asked.known_on)?;
    if asked.uncounted {
        let uncounted = |e: &&Entry| {
            let aside = ledger.left_out(e, asked.wanted.on).is_some();
            asked.wanted.takes(e) && (aside || e.living().next().is_none())
        };
        let ids = ledger.entries().filter(uncounted).map(|e| e.pledge.id);
        asked.wanted.pledges = Some(ids.collect());
    }
    let rates = rates(session, asked.convert, asked.known_on)?;
    let places = places(session, asked.known_on)?;
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
pub fn lines(session: &mut Session, mut asked: LinesAsked) -> Result<Lines> {
    asked.wanted = named(session, asked.wanted, asked.known_on)?;
    let ledger = session.ledger(asked.known_on)?;
    let rates = rates(session, asked.convert, asked.known_on)?;
    let mut all = ledger.lines(
        &asked.wanted,
        asked.group.as_ref(),
        asked.stage,
        rates.as_ref(),
    );
    if let Some(until) = asked.until {
        all.retain(|line| line.happened_on.is_some_and(|on| on.reached(until)));
    }
    let count = all.len();
    let counting = all.iter().filter(|line| line.why == Why::Counts).count();
    let db = session.known(asked.known_on)?.read();
    let page = all.split_off(asked.offset.min(count));
    let page = page.into_iter().take(asked.limit.min(MOST));
    let sourced = |line: Line| -> Result<SourcedLine> {
        let event = store::get(db, line.event)?.fields;
        Ok(SourcedLine {
            line,
            document: event.document,
            sources: event.sources,
        })
    };
    let lines = page.map(sourced).collect::<Result<_>>()?;
    let rates = rates.map(RatesNamed::of);
    Ok(Lines {
        count,
        counting,
        lines,
        rates,
    })
}
