//! What a file of IATI activities does not keep of the standard's own ruleset, in words.

use crate::phrasing::{PHRASES, t, t_with};
use chancery_core::exchange::iati::{RulesetRule, RulesetViolation};
use std::collections::BTreeMap;

/// The rules of the standard's ruleset that the activities do not keep, and which do not keep them.
pub fn unmet_lines(unmet: &[RulesetViolation]) -> Vec<String> {
    let mut rules: BTreeMap<RulesetRule, Vec<String>> = BTreeMap::new();
    for one in unmet {
        let titles = rules.entry(one.rule).or_default();
        titles.push(PHRASES.quoted(&one.title));
    }
    let mut lines: Vec<String> = rules
        .into_iter()
        .map(|(rule, titles)| {
            let key = match rule {
                RulesetRule::NoSector => "iati.unmet.noSector",
                RulesetRule::NoRecipient => "iati.unmet.noRecipient",
                RulesetRule::NoReceiver => "iati.unmet.noReceiver",
                RulesetRule::StartInFuture => "iati.unmet.startInFuture",
                RulesetRule::TransactionInFuture => "iati.unmet.transactionInFuture",
                RulesetRule::ChangedInFuture => "iati.unmet.changedInFuture",
            };
            t_with(key, &[("titles", &PHRASES.list(&titles))])
        })
        .collect();
    if !lines.is_empty() {
        lines.insert(0, t("iati.unmet.title"));
    }
    lines
}
