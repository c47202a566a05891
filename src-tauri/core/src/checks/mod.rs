//! What should be looked at before a summary is issued. Pure: a meeting's record or the register in, findings out.
//!
//! A finding names the record it is about, so that one step leads there. An error must be put right
//! before the summary can be issued; a warning should be looked at; a note is for information.
//! What is unknown is never an error: partial knowledge is a fact, not a gap.
//!
//! To add a check: a row in [`CHECKS`], its function, and its words under `check.ID` in the locales.

#![allow(
    missing_docs,
    reason = "a comment stands where it adds to the name and the type"
)]

mod cumulative;
mod found;
mod meeting_sources;
mod names;
mod outcomes;
mod papers;
mod people;
mod pledges;
mod printable;
mod rates;
mod register;
mod similar_pledges;
mod sources;
mod template_words;
mod tranches;

pub use cumulative::TotalWords;
pub use found::{Finding, MAX_QUESTIONS, Questions};
pub use meeting_sources::MeetingSources;
pub use printable::{MEETING_PAPER_NOUNS, REGISTER_REPORT_NOUNS};

use crate::ledger::Ledger;
use crate::model::*;
use found::Found;
use register::Register;
use std::collections::HashSet;

/// One check: what it looks at, and how much its findings weigh.
pub struct Check {
    /// `check.ID` in the locales says what it finds. Two checks share an id where the weight depends on the case.
    pub id: &'static str,
    pub grade: Grade,
    subject: Subject,
}

enum Subject {
    Meeting(fn(&MeetingSources, &mut Found)),
    Register(for<'a> fn(&Register<'a>, &mut Found<'a>)),
}

const fn of_meeting(
    id: &'static str,
    grade: Grade,
    function: fn(&MeetingSources, &mut Found),
) -> Check {
    let subject = Subject::Meeting(function);
    Check { id, grade, subject }
}

const fn of_register(
    id: &'static str,
    grade: Grade,
    function: for<'a> fn(&Register<'a>, &mut Found<'a>),
) -> Check {
    let subject = Subject::Register(function);
    Check { id, grade, subject }
}

/// Every check. Findings of one weight stand in this order.
#[rustfmt::skip]
pub static CHECKS: &[Check] = &[
    of_meeting("notHeld", Grade::Error, papers::not_held),
    of_meeting("markingMissing", Grade::Note, papers::marking_missing),
    of_meeting("markingClassified", Grade::Error, papers::marking_classified),
    of_meeting("markingNotListed", Grade::Error, papers::marking_not_listed),
    of_meeting("nobody", Grade::Warning, people::nobody),
    of_meeting("countDiffers", Grade::Warning, people::count_differs),
    of_meeting("figureWithoutSource", Grade::Warning, sources::figure_without_source),
    of_meeting("figureWithoutSource", Grade::Note, sources::group_without_source),
    of_meeting("groupOverfull", Grade::Error, people::group_overfull),
    of_meeting("partyTwice", Grade::Error, people::party_twice),
    of_meeting("capacityNotHeld", Grade::Warning, people::capacity_not_held),
    of_meeting("capacityUnknown", Grade::Note, people::capacity_unknown),
    of_meeting("headTwice", Grade::Error, people::head_twice),
    of_meeting("headMissing", Grade::Warning, people::head_missing),
    of_meeting("personTwice", Grade::Error, people::person_twice),
    of_meeting("personTwice", Grade::Warning, people::name_twice),
    of_meeting("nameVariant", Grade::Warning, names::variant),
    of_meeting("nameNearly", Grade::Warning, names::nearly_the_same),
    of_meeting("itemEmpty", Grade::Warning, outcomes::item_empty),
    of_meeting("itemPlanned", Grade::Warning, outcomes::item_planned),
    of_meeting("decisionWithoutNumber", Grade::Error, outcomes::decision_without_number),
    of_meeting("decisionNumberElsewhere", Grade::Warning, outcomes::decision_number_elsewhere),
    of_meeting("decisionNotAdopted", Grade::Note, outcomes::decision_not_adopted),
    of_meeting("actionWithoutOwner", Grade::Warning, outcomes::action_without_owner),
    of_meeting("actionWithoutDue", Grade::Warning, outcomes::action_without_due),
    of_meeting("amountWithoutCurrency", Grade::Error, outcomes::amount_without_currency),
    of_meeting("pledgeAfterMeeting", Grade::Warning, outcomes::pledge_after_meeting),
    of_meeting("amountNotRecorded", Grade::Note, outcomes::amount_not_recorded),
    of_meeting("templateWords", Grade::Error, template_words::certain),
    of_meeting("templateWords", Grade::Warning, template_words::possible),
    of_meeting("rateOld", Grade::Warning, rates::rate_old),
    of_meeting("rateLater", Grade::Warning, rates::rate_later),
    of_meeting("unprintable", Grade::Error, printable::in_meeting),
    of_meeting("unprintable", Grade::Warning, printable::in_other_records),
    of_register("unprintable", Grade::Error, printable::in_register),
    of_register("pledgeTwice", Grade::Warning, similar_pledges::pledge_twice),
    of_register("pledgeAgain", Grade::Note, similar_pledges::pledge_again),
    of_register("pledgeCumulative", Grade::Warning, cumulative::pledge_cumulative),
    of_register("pledgeFundBought", Grade::Note, pledges::fund_bought),
    of_register("pledgeIsTotal", Grade::Note, pledges::is_total),
    of_register("correctedTwice", Grade::Warning, pledges::corrected_twice),
    of_register("stepsLeftOut", Grade::Warning, pledges::steps_left_out),
    of_register("tranchesPaidOver", Grade::Warning, tranches::paid_over),
    of_register("tranchesOver", Grade::Warning, tranches::planned_over),
    of_register("tranchesShort", Grade::Note, tranches::planned_short),
];

impl MeetingSources<'_> {
    /// Runs every check of a meeting: the gravest findings first, in the order of the checks.
    pub fn check(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for check in CHECKS {
            if let Subject::Meeting(function) = check.subject {
                let mut found = Found::new(check.id, check.grade);
                function(self, &mut found);
                findings.extend(found.findings);
            }
        }
        findings.sort_by_key(|f| f.grade);
        findings
    }
}

/// Runs every check of the register: what looks like the same money twice, and what else to look at. `stated` are
/// the pledges whose own words say that they are totals, `unprintable` the texts of [`REGISTER_REPORT_NOUNS`] that
/// cannot be printed.
pub fn pledges(
    ledger: &Ledger,
    reported: &[Stored<ReportedTotalFields>],
    stated: &HashSet<Id<PledgeFields>>,
    unprintable: &[UnprintableText],
) -> Questions {
    let register = Register::new(ledger, reported, stated, unprintable);
    let mut all = Vec::new();
    for check in CHECKS {
        if let Subject::Register(function) = check.subject {
            let mut found = Found::new(check.id, check.grade);
            function(&register, &mut found);
            all.push(found);
        }
    }
    found::into_questions(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_checks_of_one_subject_have_the_same_id_and_weight() {
        let key = |check: &Check| {
            let meeting = matches!(check.subject, Subject::Meeting(_));
            (check.id, check.grade, meeting)
        };
        let keys: HashSet<_> = CHECKS.iter().map(key).collect();
        assert_eq!(keys.len(), CHECKS.len());
    }
}
