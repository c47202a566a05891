//! Published rates of exchange taken into a named set: looked at first, written as one operation.

use super::records::put;
use crate::{
    Error, Result,
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

/// The most rates that are taken at once: five currencies, every day since 1999.
const MOST_RATES: usize = 40_000;
/// The most differences that are told one by one.
const MOST_TOLD: usize = 100;

/// A file of rates, and what to take of it.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Import {
    /// The file.
    pub place: String,
    /// The set that takes them; or
    pub rate_set: Option<Id<RateSetFields>>,
    /// the name of a new one.
    pub new_name: Option<String>,
    /// Every currency of the file, not only those that the register has figures in.
    pub all_currencies: bool,
    /// No rates of days before it.
    pub from: Option<NaiveDate>,
    /// Rates of the set that differ from the file's become as the file has them.
    pub replace: bool,
    /// Only look.
    pub dry_run: bool,
}

/// A rate that the set and the file have differently.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RateDiffers {
    /// The day.
    pub dated_on: NaiveDate,
    /// The other currency.
    pub quote: Currency,
    /// What the set says.
    pub here: Rate,
    /// What the file says.
    pub file: Rate,
}

/// What of the file is taken, or would be.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// The set, once it is there.
    pub rate_set: Option<Id<RateSetFields>>,
    /// Its name.
    pub name: String,
    /// What one unit is of.
    pub base: Currency,
    /// How many days have rates that are taken.
    pub days: usize,
    /// The first of them.
    pub first: Option<NaiveDate>,
    /// The last of them.
    pub last: Option<NaiveDate>,
    /// The currencies that are taken, by code.
    pub currencies: Vec<Currency>,
    /// Those of the file that the register has no figures in; not taken.
    pub not_in_use: Vec<Currency>,
    /// How many rates are new to the set.
    pub new: usize,
    /// How many it has already, the same.
    pub there: usize,
    /// How many it has otherwise.
    pub differing: usize,
    /// Those, at most 100.
    pub differences: Vec<RateDiffers>,
    /// How many cells of the file say that the rate is not known.
    pub unknown: usize,
    /// What of the file could not be read.
    pub findings: Vec<RateFinding>,
    /// How many more findings there are.
    pub more: usize,
    /// Whether it was written.
    pub written: bool,
}

/// Reads published rates, and unless it is only to look, writes those that are new to the set. A new set is
/// made only when there is something to take into it.
///
/// # Errors
/// `Invalid`: on `rateSet` or `newName` unless exactly one is given, and for a name that is there
/// already, on `rateSet` for a set of another provider's rates; on `place` for what [`ecb::read`] refuses; on `from` for more rates than fit.
/// `NotFound`, `ReadOnly`, the disk.
pub fn import(session: &mut Session, input: Import) -> Result<Imported> {
    let provider = session.words.t("rates.ecb", &[]);
    let set = chosen(session, &input, &provider)?;
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
        Set::There(id, _) => kept(session, id, base)?,
        Set::New(..) => HashMap::new(),
    };
    let plan = Plan::of(&taken, &here);
    let count = plan.new.len() + plan.differing.len();
    if count > MOST_RATES {
        let max = MOST_RATES;
        return Err(Error::invalid("from", Rule::TooMany { max, count }));
    }
    let days: BTreeSet<NaiveDate> = taken.iter().map(|rate| rate.day).collect();
    let all = by_code(published.rates.iter());
    let currencies = by_code(taken.iter().copied());
    let not_in_use = all
        .into_iter()
        .filter(|(code, _)| !input.all_currencies && !in_use.contains_key(*code));
    let mut told = Imported {
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
        differences: plan.told(),
        unknown: published.unknown,
        findings: published.findings.clone(),
        more: published.more,
        written: false,
    };
    let nothing = matches!(set, Set::New(_)) && plan.new.is_empty();
    if !input.dry_run && !nothing {
        told.rate_set = Some(write(session, set, provider, base, &plan, input.replace)?);
        told.written = true;
    }
    Ok(told)
}

/// The set that takes the rates.
enum Set {
    There(Id<RateSetFields>, String),
    New(String),
}

impl Set {
    fn id(&self) -> Option<Id<RateSetFields>> {
        match self {
            Self::There(id, _) => Some(*id),
            Self::New(_) => None,
        }
    }
    fn name(&self) -> &str {
        match self {
            Self::There(_, name) | Self::New(name) => name,
        }
    }
}

fn chosen(session: &Session, input: &Import, provider: &str) -> Result<Set> {
    let db = session.store()?.read();
    match (input.rate_set, &input.new_name) {
        (Some(id), None) => {
            let set = store::get(db, id)?.fields;
            let same = |name: &str| name.trim().to_lowercase();
            if same(&set.provider) != same(provider) {
                // Totals name the set's provider: it must be the one of every rate in it.
                let (here, file) = (set.provider, provider.to_owned());
                return Err(Error::invalid(
                    "rateSet",
                    Rule::OtherProvider { here, file },
                ));
            }
            Ok(Set::There(id, set.name))
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
            problems.into_result().map_err(named_anew)?;
            Ok(Set::New(fields.name))
        }
        (None, None) => Err(Error::invalid("newName", Rule::Required)),
        (Some(_), Some(_)) => Err(Error::invalid("newName", Rule::OnlyOne)),
    }
}

/// The name of a new set is asked for as `newName`.
fn named_anew(mut problems: Vec<Problem>) -> Error {
    for problem in &mut problems {
        if problem.field == "name" {
            problem.field = "newName".into();
        }
    }
    Error::Invalid(problems)
}

fn read(session: &Session, place: &str) -> Result<ecb::Published> {
    let path = session.place(place)?;
    let file = File::open(&path).map_err(Error::disk("reading", &path))?;
    let mut bytes = Vec::new();
    // One more than fits, so that what is too long is told from what just fits.
    let most = u64::try_from(ecb::MOST_BYTES).unwrap_or(u64::MAX);
    let mut file = file.take(most.saturating_add(1));
    file.read_to_end(&mut bytes)
        .map_err(Error::disk("reading", &path))?;
    ecb::read(&bytes).map_err(|rule| Error::invalid("place", rule))
}

/// What the set says, by day and currency, of one unit of the base.
type Kept = HashMap<(NaiveDate, Currency), Stored<ExchangeRateFields>>;

fn kept(session: &Session, set: Id<RateSetFields>, base: Currency) -> Result<Kept> {
    let db = session.store()?.read();
    let all = store::list_of::<ExchangeRateFields, _>(db, "rate_set", set)?;
    let same = all.into_iter().filter(|rate| rate.fields.base == base);
    Ok(same
        .map(|rate| ((rate.fields.dated_on, rate.fields.quote), rate))
        .collect())
}

/// What taking the rates means for the set.
#[derive(Default)]
struct Plan<'a> {
    new: Vec<&'a PublishedRate>,
    there: usize,
    differing: Vec<(&'a Stored<ExchangeRateFields>, Rate)>,
}

impl<'a> Plan<'a> {
    fn of(taken: &[&'a PublishedRate], here: &'a Kept) -> Self {
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

    fn told(&self) -> Vec<RateDiffers> {
        let told = self.differing.iter().take(MOST_TOLD);
        told.map(|(known, file)| RateDiffers {
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
    set: Set,
    provider: String,
    base: Currency,
    plan: &Plan,
    replace: bool,
) -> Result<Id<RateSetFields>> {
    let op = session.op("import rate_set");
    session.store_mut()?.write(&op, |tx| {
        let rate_set = match set {
            Set::There(id, _) => id,
            Set::New(name) => {
                let id = Id::of(tx.mint());
                put(tx, id, 0, RateSetFields { name, provider })?;
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
            put(tx, Id::of(tx.mint()), 0, fields)?;
        }
        for (known, rate) in plan.differing.iter().filter(|_| replace) {
            let fields = ExchangeRateFields {
                rate: *rate,
                ..known.fields.clone()
            };
            put(tx, known.id, known.revision, fields)?;
        }
        Ok(rate_set)
    })
}
