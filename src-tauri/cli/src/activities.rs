//! What a file of IATI activities does not keep of the standard's own ruleset, in words.

use crate::said::{PHRASES, said, t};
use chancery_core::exchange::iati::{Unmet, UnmetRule};
use std::collections::BTreeMap;

/// The rules of the standard's ruleset that the activities do not keep, and which do not keep them.
pub fn unmet_lines(unmet: &[Unmet]) -> Vec<String> {
    let mut rules: BTreeMap<UnmetRule, Vec<String>> = BTreeMap::new();
    for one in unmet {
        let titles = rules.entry(one.rule).or_default();
        titles.push(PHRASES.quoted(&one.title));
    }
    let mut lines: Vec<String> = rules
        .into_iter()
        .map(|(rule, titles)| {
            let key = match rule {
                UnmetRule::NoSector => "iati.unmet.noSector",
                UnmetRule::NoRecipient => "iati.unmet.noRecipient",
                UnmetRule::NoReceiver => "iati.unmet.noReceiver",
                UnmetRule::StartInFuture => "iati.unmet.startInFuture",
                UnmetRule::TransactionInFuture => "iati.unmet.transactionInFuture",
                UnmetRule::ChangedInFuture => "iati.unmet.changedInFuture",
            };
            said(key, &[("titles", &PHRASES.list(&titles))])
        })
        .collect();
    if !lines.is_empty() {
        lines.insert(0, t("iati.unmet.title"));
    }
    lines
}
