//! Where a pledge stands, in the standard's codes.

use crate::model::*;
use std::collections::HashMap;

/// Where a pledge stands, in the standard's codes of an activity's status. Finalisation (3) is what is
/// complete and only waits to be closed, so a part of it delivered leaves it in implementation (2).
pub(super) fn status(rung: Option<Rung>, counting: &[&LedgerEvent]) -> &'static str {
    match rung {
        None | Some(Rung::Announced | Rung::Confirmed) => "1",
        Some(Rung::Delivered) if in_full(counting) => "3",
        Some(
            Rung::Committed
            | Rung::Allocated
            | Rung::Ordered
            | Rung::InDelivery
            | Rung::Delivered
            | Rung::Reduced,
        ) => "2",
        Some(Rung::Closed) => "4",
        Some(Rung::Cancelled | Rung::Superseded) => "5",
        Some(Rung::OnHold) => "6",
    }
}

/// Whether the figures delivered are surely no less than all that was announced and all that was committed.
fn in_full(counting: &[&LedgerEvent]) -> bool {
    let sums = |rung: Rung, figure: fn(&Amount) -> Option<i64>| {
        let mut sums: HashMap<Currency, i128> = HashMap::new();
        for amount in counting
            .iter()
            .filter(|e| e.rung == rung)
            .map(|e| &e.amount)
        {
            if let Some((minor, currency)) = figure(amount).zip(amount.currency) {
                *sums.entry(currency).or_default() += i128::from(minor);
            }
        }
        sums
    };
    let delivered = sums(Rung::Delivered, |a| a.minor);
    let promised = [Rung::Announced, Rung::Committed].map(|r| sums(r, |a| a.max_minor.or(a.minor)));
    let mut promised = promised.iter().flatten().peekable();
    promised.peek().is_some()
        && promised.all(|(currency, sum)| delivered.get(currency).is_some_and(|d| d >= sum))
}
