//! What was announced, in the coalition's own currency as well: by the named set of rates, and not without one.

use crate::ledger::{Ledger, RateUsed, Rates};
use crate::model::*;
use crate::report::{
    block::{Cell, Span},
    draft::Draft,
    ledger::rate_words,
};
use crate::wording::Phrases;
use chrono::NaiveDate;
use serde_json::{Value, json};

/// What contributions are converted by.
pub(super) struct ContributionConverter {
    pub rates: Rates,
    ledger: Ledger,
}

/// An amount in the other currency, as exact as it was stated, and the rates it went by for which day.
pub(super) struct ConvertedContribution {
    pub amount: Amount,
    pub by: Vec<RateUsed>,
    day: Option<NaiveDate>,
}

impl ContributionConverter {
    /// None where no set is named, and where nothing was announced in another currency.
    pub fn new(draft: &Draft, pledges: &[&Stored<PledgeFields>]) -> Option<Self> {
        let rates = draft.rates()?;
        let other = |p: &&Stored<PledgeFields>| {
            let amount = &p.fields.amount;
            amount.minor.is_some() && amount.currency != Some(rates.into)
        };
        if !pledges.iter().any(other) {
            return None;
        }
        let running = draft.record.running.as_ref();
        let known = running.map(|r| r.ledger_for(draft.options.includes_internal()));
        Some(Self {
            rates,
            ledger: Ledger::new(known.unwrap_or_default()),
        })
    }

    /// None for what has no figure, or no rate in the set.
    pub fn convert(&self, pledge: &Stored<PledgeFields>) -> Option<ConvertedContribution> {
        let amount = &pledge.fields.amount;
        let (minor, currency) = amount.minor.zip(amount.currency)?;
        let entry = self.ledger.entry(pledge.id);
        let announced = pledge.fields.announced_on.map(DateStated::latest);
        let day = entry.map_or(announced, |entry| self.ledger.rate_day(entry));
        let one = |minor| self.rates.convert(minor, currency, day);
        let low = one(minor)?;
        let into = self.rates.into;
        // What is in that currency already stays as it was stated.
        let same = low.by.is_empty();
        let rounded = |minor: &str| {
            let minor = minor.parse().ok()?;
            Some(if same {
                minor
            } else {
                as_exact_as(amount, minor, into)
            })
        };
        let high = match amount.max_minor {
            Some(max) => Some(rounded(&one(max)?.minor)?),
            None => None,
        };
        Some(ConvertedContribution {
            amount: Amount {
                precision: amount.precision,
                minor: Some(rounded(&low.minor)?),
                max_minor: high,
                currency: Some(low.currency),
            },
            by: low.by,
            day,
        })
    }

    /// `about EUR 67 000`, and below it the rate with its day; without a figure the same words as there.
    pub fn cell(&self, pledge: &Stored<PledgeFields>, phrases: &Phrases) -> Cell {
        let amount = &pledge.fields.amount;
        if amount.minor.is_none() {
            return vec![Span::text(phrases.amount(amount))];
        }
        let Some(converted) = self.convert(pledge) else {
            return vec![Span::text(phrases.t("paper.contributions.noRate", &[]))];
        };
        let mut cell = vec![Span::text(phrases.amount(&converted.amount))];
        for rate in &converted.by {
            cell.push(Span::italic(format!(
                "\n{}",
                rate_words(rate, converted.day, phrases)
            )));
        }
        cell
    }

    /// By what it was converted, for below the table.
    pub fn note(&self, phrases: &Phrases) -> String {
        let values = [
            ("name", self.rates.name.as_str()),
            ("provider", &self.rates.provider),
            ("currency", self.rates.into.code()),
        ];
        phrases.t("paper.contributions.rates", &values)
    }

    /// The same for programs.
    pub fn data(&self, pledge: &Stored<PledgeFields>) -> Value {
        let one = self.convert(pledge).map(|converted| {
            json!({
                "amount": converted.amount, "by": converted.by, "rateSet": self.rates.name,
                "provider": self.rates.provider, "rateDay": converted.day,
            })
        });
        one.unwrap_or(Value::Null)
    }
}
