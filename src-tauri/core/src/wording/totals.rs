//! Totals as people read them: the sums, and beside them what no sum can hold.

use super::phrases::Phrases;
use crate::model::*;

/// Between the parts of a total.
const AND: &str = " + ";

impl Phrases<'_> {
    /// `EUR 20 500 000 + 3 contributions without a stated amount`; never a zero.
    pub fn total(&self, total: &Total) -> String {
        let mut parts: Vec<String> = total.sums.iter().map(|s| self.sum(s)).collect();
        let without = total.without;
        let counted = [
            ("notStated", without.not_stated),
            ("notDisclosed", without.not_disclosed),
            ("notYetQuantified", without.not_yet_quantified),
            ("quantityOnly", without.quantity_only),
        ];
        for (what, count) in counted.into_iter().filter(|(_, n)| *n > 0) {
            parts.push(self.count_in_digits(&format!("paper.total.{what}"), count));
        }
        parts.extend(total.unnamed.iter().map(|one| self.unnamed_givers(one)));
        if parts.is_empty() {
            self.t("paper.total.none", &[])
        } else {
            parts.join(AND)
        }
    }

    /// `contributions by several countries, not named, no amount stated`: how many they are is not known.
    fn unnamed_givers(&self, of: &UnnamedGivers) -> String {
        let mut who = self.t("paper.contributions.unnamed", &[("who", &of.who)]);
        if of.with_named {
            who = self.t("paper.total.unnamed.withNamed", &[("who", &who)]);
        }
        let key = match of.precision {
            Precision::NotDisclosed => "paper.total.unnamed.notDisclosed",
            Precision::NotYetQuantified => "paper.total.unnamed.notYetQuantified",
            Precision::QuantityOnly => "paper.total.unnamed.quantityOnly",
            _ => "paper.total.unnamed.notStated",
        };
        self.t(key, &[("who", &who)])
    }

    /// A sum in one currency.
    pub fn sum(&self, sum: &Sum) -> String {
        self.money(sum.minor, sum.currency)
    }

    /// How far a figure is from a converted one: in whole units, as that one is printed.
    pub fn converted_difference(&self, minor: i128, currency: Currency) -> String {
        self.money(whole_units(minor, currency), currency)
    }

    /// A sum in another currency, in whole units: `EUR 32 200 000, rounded; not included, no rate available: XTS 5`;
    /// never a zero for what has no rate.
    pub fn converted(&self, converted: &ConvertedTotal) -> String {
        let left: Vec<String> = converted.unconverted.iter().map(|s| self.sum(s)).collect();
        let left = left.join(AND);
        let Some(whole) = converted.whole else {
            return self.t("paper.total.noRate", &[("left", &left)]);
        };
        let mut said = self.money(whole, converted.currency);
        if converted.whole_rounded {
            said = self.t("paper.total.rounded", &[("money", &said)]);
        }
        if left.is_empty() {
            return said;
        }
        self.t(
            "paper.total.unconverted",
            &[("money", &said), ("left", &left)],
        )
    }

    /// How many of the figures are not exact, and how they were stated; none when all are exact.
    pub fn not_exact(&self, of: InexactCounts) -> Option<String> {
        let counted = [
            ("about", of.about),
            ("atLeast", of.at_least),
            ("upTo", of.up_to),
            ("range", of.range),
        ];
        let some = counted.into_iter().filter(|(_, count)| *count > 0);
        let some: Vec<String> = some
            .map(|(how, count)| self.count_in_digits(&format!("paper.notExact.{how}"), count))
            .collect();
        (!some.is_empty()).then(|| self.list(&some))
    }
}
