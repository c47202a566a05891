//! Four made-up coalitions, entered whole through the same door as what a person types. What their
//! papers say is kept as text, to be read line by line against the rule that a paper asserts only
//! what the record holds. `CHANCERY_GOLDEN=write` writes the texts anew.

mod common_fund;
mod entered;
mod inexact;
mod nameless;
mod printed;
mod two_days;

use entered::Coalition;
use std::{fs, path::PathBuf};

fn kept(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    folder.join("../../tests/core/coalitions/golden").join(name)
}

/// Every paper of the coalition says what it said when its text was last read.
fn says_what_was_read(name: &str, coalition: Coalition) {
    let renew = std::env::var_os("CHANCERY_GOLDEN").is_some_and(|how| how == "write");
    let mut differing = Vec::new();
    for (kind, text) in printed::papers(coalition) {
        let file = kept(&format!("{name}-{kind}.txt"));
        if renew {
            fs::write(&file, &text).unwrap();
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        if kept != text {
            differing.push(first_difference(&format!("{name}-{kind}"), &kept, &text));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

fn first_difference(file: &str, kept: &str, text: &str) -> String {
    let (mut before, mut now) = (kept.lines(), text.lines());
    let mut number = 0;
    loop {
        number += 1;
        match (before.next(), now.next()) {
            (None, None) => return format!("{file}: they differ in the last line’s end"),
            (one, other) if one == other => {}
            (one, other) => {
                let (one, other) = (one.unwrap_or("nothing"), other.unwrap_or("nothing"));
                return format!("{file}, line {number}\n  was:  {one}\n  is:   {other}");
            }
        }
    }
}

#[test]
fn a_meeting_of_two_days_with_pledges_on_both() {
    says_what_was_read("two-days", two_days::coalition());
}

#[test]
fn roles_and_instruments_whose_dates_are_not_exact() {
    says_what_was_read("inexact", inexact::coalition());
}

#[test]
fn a_common_fund_beside_national_pledges() {
    says_what_was_read("common-fund", common_fund::coalition());
}

#[test]
fn a_coalition_of_which_nobody_is_named() {
    says_what_was_read("nameless", nameless::coalition());
}
