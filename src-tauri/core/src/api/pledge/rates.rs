//! Published rates of exchange taken into a named set: looked at first, written as one operation.

use crate::api::records::write_record;
use crate::wording::fold;
use crate::{
    DiskAction, Error, Result,
    exchange::ecb::{self, PublishedRate, RateFinding},
    model::*,
    session::Session,
    store,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs::File,
    io::Read,
};

/// The most rates that are imported at once: five currencies, every day since 1999.
const MAX_RATES: usize = 40_000;
/// The most differences that are listed.
const MAX_DIFFERENCES: usize = 100;

/// A file of published rates, and which of them to import.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Import {
    /// The file: the token that the host's file dialog gave for it.
    pub place: String,
    /// The set to import into; exactly one of this and `newName` is given.
    pub rate_set: Option<Id<RateSetFields>>,
    /// The name of a new set to import into.
    pub new_name: Option<String>,
    /// Import every currency of the file, not only those the register has figures in.
    pub all_currencies: bool,
    /// Skip rates of earlier days.
    pub from: Option<NaiveDate>,
    /// Overwrite rates of the set that differ from the file's.
    pub replace: bool,
    /// Only report what would be imported.
    pub dry_run: bool,
}

/// A rate that differs between the set and the file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RateDifference {
    /// The day of the rate.
    pub dated_on: NaiveDate,
    /// The currency beside the base.
    pub quote: Currency,
    /// The rate in the set.
    pub here: Rate,
    /// The rate in the file.
    pub file: Rate,
}

/// What was imported, or would be.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RateImportResult {
    /// The set; none for a new one that is not created yet.
    pub rate_set: Option<Id<RateSetFields>>,
    /// The name of the set.
    pub name: String,
    /// The currency that rates are quoted against.
    pub base: Currency,
    /// The number of days that have imported rates.
    pub days: usize,
    /// The earliest of those days.
    pub first: Option<NaiveDate>,
    /// The latest of those days.
    pub last: Option<NaiveDate>,
    /// The currencies imported, ordered by code.
    pub currencies: Vec<Currency>,
    /// Currencies of the file that were skipped, since the register has no figures in them.
    pub not_in_use: Vec<Currency>,
    /// How many rates are new to the set.
    pub new: usize,
    /// How many the set has already, with the same value.
    pub there: usize,
    /// How many the set has with another value.
    pub differing: usize,
    /// The first 100 of those.
    pub differences: Vec<RateDifference>,
    /// How many cells of the file state that there is no rate.
    pub unknown: usize,
    /// What of the file could not be read.
    pub findings: Vec<RateFinding>,
    /// How many further findings were cut off.
    pub more: usize,
    /// Whether the set was changed; false after a dry run, or when there was nothing new.
    pub written: bool,
}

/// Reads published rates, and unless it is only to look, writes those that are new to the set. A new set is
/// made only when there is something to take into it.
///
/// # Errors
/// `Invalid`: on `rateSet` or `newName` unless exactly one is given, and for a name that is there
/// already, on `rateSet` for a set of another provider's rates; on `place` for what [`ecb::read`] refuses; on `from` for more rates than fit.
/// `NotFound`, `ReadOnly`, the disk.
pub fn import(session: &mut Session, input: Import) -> Result<RateImportResult> {
    let provider = session.words.t("rates.ecb", &[]);
    let set = resolve_set(session, &input, &provider)?;
    let published = read(session, &input.place)?;
    let base: Currency = ecb::BASE
        .parse()
        .map_err(Error::internal("reading rates"))?;
    let db = session.store()?.read();
    let in_use = store::currencies_in_use(db)?;
    let wanted = |rate: &&PublishedRate| {
        let used = input.all_currencies || in_use.contains_key(rate.quote.code());
        used && input.from.is_none_or(|from| rate.day >= from)
    };
    let taken: Vec<&PublishedRate> = published.rates.iter().filter(wanted).collect();
    let here = match set {
        TargetSet::Existing(id, _) => stored_rates(session, id, base)?,
        TargetSet::New(..) => HashMap::new(),
    };
    let plan = Plan::of(&taken, &here);
    let count = plan.new.len() + plan.differing.len();
    if count > MAX_RATES {
        let max = MAX_RATES;
        return Err(Error::invalid("from", Rule::TooMany { max, count }));
    }
    let days: BTreeSet<NaiveDate> = taken.iter().map(|rate| rate.day).collect();
    let all = by_code(published.rates.iter());
    let currencies = by_code(taken.iter().copied());
    let not_in_use = all
        .into_iter()
        .filter(|(code, _)| !input.all_currencies && !in_use.contains_key(*code));
    let mut result = RateImportResult {
        rate_set: set.id(),
        name: set.name().to_owned(),
        base,
        days: days.len(),
        first: days.first().copied(),
        last: days.last().copied(),
        currencies: currencies.into_values().collect(),
        not_in_use: not_in_use.map(|(_, currency)| currency).collect(),
        new: plan.new.len(),
        there: plan.there,
        differing: plan.differing.len(),
        differences: plan.differences(),
        unknown: published.unknown,
        findings: published.findings.clone(),
        more: published.more,
        written: false,
    };
    let nothing = matches!(set, TargetSet::New(_)) && plan.new.is_empty();
    if !input.dry_run && !nothing {
        result.rate_set = Some(write(session, set, provider, base, &plan, input.replace)?);
        result.written = true;
    }
    Ok(result)
}

/// The rate set to import into.
enum TargetSet {
    Existing(Id<RateSetFields>, String),
    New(String),
}

impl TargetSet {
    fn id(&self) -> Option<Id<RateSetFields>> {
        match self {
            Self::Existing(id, _) => Some(*id),
            Self::New(_) => None,
        }
    }
    fn name(&self) -> &str {
        match self {
            Self::Existing(_, name) | Self::New(name) => name,
        }
    }
}

fn resolve_set(session: &Session, input: &Import, provider: &str) -> Result<TargetSet> {
    let db = session.store()?.read();
    match (input.rate_set, &input.new_name) {
        (Some(id), None) => {
            let set = store::get(db, id)?.fields;
            if fold(&set.provider) != fold(provider) {
                // Totals name the set's provider: it must be the one of every rate in it.
                let (here, file) = (set.provider, provider.to_owned());
                return Err(Error::invalid(
                    "rateSet",
                    Rule::OtherProvider { here, file },
                ));
            }
            Ok(TargetSet::Existing(id, set.name))
        }
        (None, Some(name)) => {
            let all = store::list::<RateSetFields>(db)?;
            if let Some(same) = all.iter().find(|set| fold(&set.fields.name) == fold(name)) {
                let what = same.fields.name.clone();
                return Err(Error::invalid("newName", Rule::Duplicate { what }));
            }
            let fields = RateSetFields {
                name: name.clone(),
                provider: provider.to_owned(),
            };
            let mut problems = Problems::default();
            fields.check(&mut problems);
            problems.into_result().map_err(on_new_name)?;
            Ok(TargetSet::New(fields.name))
        }
        (None, None) => Err(Error::invalid("newName", Rule::Required)),
        (Some(_), Some(_)) => Err(Error::invalid("newName", Rule::OnlyOne)),
    }
}

/// Reports problems of a set's `name` on `newName`, the input's field.
fn on_new_name(mut problems: Vec<Problem>) -> Error {
    for problem in &mut problems {
        if problem.field == "name" {
            problem.field = "newName".into();
        }
    }
    Error::Invalid(problems)
}

fn read(session: &Session, place: &str) -> Result<ecb::PublishedRates> {
    let path = session.place(place)?;
    let file = File::open(&path).map_err(Error::disk(DiskAction::Reading, &path))?;
    let mut bytes = Vec::new();
    // One more than fits, so that what is too long is told from what just fits.
    let most = u64::try_from(ecb::MOST_BYTES).unwrap_or(u64::MAX);
    let mut file = file.take(most.saturating_add(1));
    file.read_to_end(&mut bytes)
        .map_err(Error::disk(DiskAction::Reading, &path))?;
    ecb::read(&bytes).map_err(|rule| Error::invalid("place", rule))
}

/// The rates of the set for one unit of the base, by day and currency.
type StoredRates = HashMap<(NaiveDate, Currency), Stored<ExchangeRateFields>>;

fn stored_rates(session: &Session, set: Id<RateSetFields>, base: Currency) -> Result<StoredRates> {
    let db = session.store()?.read();
    let all = store::list_of::<ExchangeRateFields, _>(db, "rate_set", set)?;
    let same = all.into_iter().filter(|rate| rate.fields.base == base);
    Ok(same
        .map(|rate| ((rate.fields.dated_on, rate.fields.quote), rate))
        .collect())
}

/// What an import changes in the set.
#[derive(Default)]
struct Plan<'a> {
    new: Vec<&'a PublishedRate>,
    there: usize,
    differing: Vec<(&'a Stored<ExchangeRateFields>, Rate)>,
}

impl<'a> Plan<'a> {
    fn of(taken: &[&'a PublishedRate], here: &'a StoredRates) -> Self {
        let mut plan = Self::default();
        for rate in taken.iter().copied() {
            match here.get(&(rate.day, rate.quote)) {
                None => plan.new.push(rate),
                Some(known) if known.fields.rate == rate.rate => plan.there += 1,
                Some(known) => plan.differing.push((known, rate.rate)),
            }
        }
        plan
    }

    fn differences(&self) -> Vec<RateDifference> {
        let told = self.differing.iter().take(MAX_DIFFERENCES);
        told.map(|(known, file)| RateDifference {
            dated_on: known.fields.dated_on,
            quote: known.fields.quote,
            here: known.fields.rate,
            file: *file,
        })
        .collect()
    }
}

fn by_code<'a>(rates: impl Iterator<Item = &'a PublishedRate>) -> BTreeMap<&'static str, Currency> {
    rates.map(|rate| (rate.quote.code(), rate.quote)).collect()
}

/// Writes the new rates, and those that differ when they are to be replaced, as one operation.
fn write(
    session: &mut Session,
    set: TargetSet,
    provider: String,
    base: Currency,
    plan: &Plan,
    replace: bool,
) -> Result<Id<RateSetFields>> {
    let op = session.op("import rate_set");
    session.store_mut()?.write(&op, |tx| {
        let rate_set = match set {
            TargetSet::Existing(id, _) => id,
            TargetSet::New(name) => {
                let id = Id::of(tx.mint());
                write_record(tx, id, 0, RateSetFields { name, provider })?;
                id
            }
        };
        for PublishedRate { day, quote, rate } in plan.new.iter().copied() {
            let fields = ExchangeRateFields {
                rate_set,
                base,
                quote: *quote,
                rate: *rate,
                dated_on: *day,
            };
            write_record(tx, Id::of(tx.mint()), 0, fields)?;
        }
        for (known, rate) in plan.differing.iter().filter(|_| replace) {
            let fields = ExchangeRateFields {
                rate: *rate,
                ..known.fields.clone()
            };
            write_record(tx, known.id, known.revision, fields)?;
        }
        Ok(rate_set)
    })
}
