//! What was announced, in the coalition's own currency as well: by the named set of rates, and not without one.

use crate::ledger::{Ledger, RateUsed, Rates};
use crate::model::*;
use crate::report::{
    block::{Cell, Span},
    draft::Draft,
    phrases::Phrases,
};
use serde_json::{Value, json};

/// What contributions are converted by.
pub(super) struct Converting {
    pub rates: Rates,
    ledger: Ledger,
}

/// An amount in the other currency, as exact as it was stated, and the rates it went by.
pub(super) struct Converted {
    pub amount: Amount,
    pub by: Vec<RateUsed>,
}

impl Converting {
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
        let known = running.map(|r| r.known(draft.wish.gets_internal()));
        Some(Self {
            rates,
            ledger: Ledger::new(known.unwrap_or_default()),
        })
    }

    /// None for what has no figure, or no rate in the set.
    pub fn convert(&self, pledge: &Stored<PledgeFields>) -> Option<Converted> {
        let amount = &pledge.fields.amount;
        let (minor, currency) = amount.minor.zip(amount.currency)?;
        let entry = self.ledger.entry(pledge.id);
        let announced = pledge.fields.announced_on.map(DateStated::latest);
        let day = entry.map_or(announced, |entry| self.ledger.rate_day(entry));
        let one = |minor| self.rates.convert(minor, currency, day);
        let low = one(minor)?;
        let high = match amount.max_minor {
            Some(max) => Some(one(max)?.minor.parse().ok()?),
            None => None,
        };
        Some(Converted {
            amount: Amount {
                precision: amount.precision,
                minor: Some(low.minor.parse().ok()?),
                max_minor: high,
                currency: Some(low.currency),
            },
            by: low.by,
        })
    }

    /// `about EUR 67 000`, and below it the rate with its day; without a figure the same words as there.
    pub fn cell(&self, pledge: &Stored<PledgeFields>, say: &Phrases) -> Cell {
        let amount = &pledge.fields.amount;
        if amount.minor.is_none() {
            return vec![Span::text(say.amount(amount))];
        }
        let Some(converted) = self.convert(pledge) else {
            return vec![Span::text(say.t("paper.contributions.noRate", &[]))];
        };
        let mut cell = vec![Span::text(say.amount(&converted.amount))];
        for rate in &converted.by {
            cell.push(Span::italic(format!("\n{}", said(rate, say))));
        }
        cell
    }

    /// By what it was converted, for below the table.
    pub fn note(&self, say: &Phrases) -> String {
        let values = [
            ("name", self.rates.name.as_str()),
            ("provider", &self.rates.provider),
            ("currency", self.rates.into.code()),
        ];
        say.t("paper.contributions.rates", &values)
    }

    /// The same for programs.
    pub fn data(&self, pledge: &Stored<PledgeFields>) -> Value {
        let one = self.convert(pledge).map(|converted| {
            json!({
                "amount": converted.amount, "by": converted.by, "rateSet": self.rates.name,
                "provider": self.rates.provider,
            })
        });
        one.unwrap_or(Value::Null)
    }
}

/// `1 EUR = 7.4571 DKK, 3 April 2024`.
fn said(rate: &RateUsed, say: &Phrases) -> String {
    let values = [
        ("base", rate.base.code()),
        ("quote", rate.quote.code()),
        ("rate", &rate.rate.to_string()),
        ("date", &say.day(rate.dated_on)),
    ];
    say.t("paper.rate", &values)
}
