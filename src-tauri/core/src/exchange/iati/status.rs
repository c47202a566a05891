//! Where a pledge stands, in the standard's codes.

use crate::model::*;
use std::collections::HashMap;

/// Where a pledge stands, in the standard's codes of an activity's status. Finalisation (3) is what is
/// complete and only waits to be closed, so a part of it delivered leaves it in implementation (2).
pub(super) fn status(stage: Option<Stage>, counting: &[&LedgerEvent]) -> &'static str {
    match stage {
        None | Some(Stage::Announced | Stage::Confirmed) => "1",
        Some(Stage::Delivered) if is_delivered_in_full(counting) => "3",
        Some(
            Stage::Committed
            | Stage::Allocated
            | Stage::Ordered
            | Stage::InDelivery
            | Stage::Delivered
            | Stage::Reduced,
        ) => "2",
        Some(Stage::Closed) => "4",
        Some(Stage::Cancelled | Stage::Superseded) => "5",
        Some(Stage::OnHold) => "6",
    }
}

/// Whether the figures delivered are surely no less than all that was announced and all that was committed.
fn is_delivered_in_full(counting: &[&LedgerEvent]) -> bool {
    let sums = |stage: Stage, figure: fn(&Amount) -> Option<i64>| {
        let mut sums: HashMap<Currency, i128> = HashMap::new();
        for amount in counting
            .iter()
            .filter(|e| e.stage == stage)
            .map(|e| &e.amount)
        {
            if let Some((minor, currency)) = figure(amount).zip(amount.currency) {
                *sums.entry(currency).or_default() += i128::from(minor);
            }
        }
        sums
    };
    let delivered = sums(Stage::Delivered, |a| a.minor);
    let promised =
        [Stage::Announced, Stage::Committed].map(|r| sums(r, |a| a.max_minor.or(a.minor)));
    let mut promised = promised.iter().flatten().peekable();
    promised.peek().is_some()
        && promised.all(|(currency, sum)| delivered.get(currency).is_some_and(|d| d >= sum))
}
