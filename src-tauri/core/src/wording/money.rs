//! Money as people read it. An amount that is not known is said in words, never as zero.

use super::phrases::Phrases;
use crate::model::*;

impl Phrases<'_> {
    /// `EUR 1 000 000`: code first, no-break spaces, decimals only when there are any.
    pub fn money(&self, minor: impl Into<i128>, currency: Currency) -> String {
        let figure = self.figure(minor.into(), currency);
        self.t(
            "paper.money",
            &[("code", currency.code()), ("figure", &figure)],
        )
    }

    fn figure(&self, minor: i128, currency: Currency) -> String {
        let unit = 10_i128.pow(currency.digits());
        let whole = (minor / unit).to_string();
        let between = self.t("paper.thousands", &[]);
        let mut figure = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                figure.push_str(&between);
            }
            figure.push(digit);
        }
        let part = minor % unit;
        if part != 0 {
            let width = usize::try_from(currency.digits()).unwrap_or_default();
            figure.push_str(&self.t("paper.decimal", &[]));
            figure.push_str(&format!("{part:0width$}"));
        }
        figure
    }

    /// An amount as announced. Without a figure it says so in words, never as zero.
    pub fn amount(&self, amount: &Amount) -> String {
        let key = format!("paper.amount.{}", amount.precision.word());
        let (true, Some(minor), Some(currency)) =
            (amount.precision.has_figure(), amount.minor, amount.currency)
        else {
            let unknown = !amount.precision.has_figure();
            return self.t(
                if unknown {
                    &key
                } else {
                    "paper.amount.notStated"
                },
                &[],
            );
        };
        let money = self.money(minor, currency);
        let max = amount
            .max_minor
            .map(|max| self.figure(max.into(), currency));
        self.t(
            &key,
            &[("money", &money), ("max", &max.unwrap_or_default())],
        )
    }
}
