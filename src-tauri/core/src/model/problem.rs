//! What is wrong with what was typed: the field, and the rule it breaks.

use super::MeetingState;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeSet;

/// The rule that a field breaks, with the values its words need.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(
    tag = "rule",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Rule {
    /// Must be filled.
    Required,
    /// Longer than `max` characters.
    TooLong {
        /// The most characters that fit.
        max: usize,
        /// The characters given.
        length: usize,
    },
    /// Holds a character that no paper can print, that can't be seen, or that turns the reading
    /// direction, as `U+202E`.
    Character {
        /// The character's code point.
        code: String,
    },
    /// Could not be read as what the field holds.
    NotUnderstood {
        /// What was given.
        given: String,
    },
    /// The end lies before the start.
    EndBeforeStart,
    /// Not a currency of ISO 4217.
    UnknownCurrency {
        /// What was given.
        given: String,
    },
    /// Not a country of ISO 3166-1.
    UnknownCountry {
        /// What was given.
        given: String,
    },
    /// Not a time zone of the IANA list.
    UnknownZone {
        /// What was given.
        given: String,
    },
    /// Not a language tag (BCP 47) of a language that has a name here.
    UnknownLanguage {
        /// What was given.
        given: String,
    },
    /// The clocks of the zone are put forward over this time.
    ClocksSkip {
        /// The day of the change.
        day: NaiveDate,
        /// The IANA time zone.
        zone: String,
        /// The time that was given, as `03:30`.
        given: String,
        /// What the clocks show when they are put forward.
        from: String,
        /// What they show from then on.
        to: String,
    },
    /// Must be above zero.
    NotPositive,
    /// The second figure of a range is not above the first.
    RangeOrder,
    /// This precision needs a figure.
    AmountMissing,
    /// This precision stands without a figure.
    AmountNotWanted,
    /// Already there; `what` names it.
    Duplicate {
        /// What is there already.
        what: String,
    },
    /// A security classification, which this program must not carry.
    Classified,
    /// A marking that papers for this audience may not bear.
    MarkingNotAllowed {
        /// The audience.
        audience: String,
    },
    /// A paper that tells only what this audience does not get.
    PaperNotAllowed {
        /// The audience.
        audience: String,
    },
    /// A paper that is made as a PDF alone.
    PdfOnly,
    /// At most one of these may be filled.
    OnlyOne,
    /// A file that does not come from the same record file.
    NotACopy,
    /// The file that is open itself, where another copy of it is wanted.
    SameFile,
    /// A file can't be restored from itself.
    FromItself,
    /// Of a file and what is to be restored into it, a passphrase protects the one only.
    OtherProtection,
    /// Both copies changed the same, and nobody decided yet.
    Undecided {
        /// How many conflicts.
        count: usize,
    },
    /// Both copies hold what there can be one of, and the program can't tell which.
    TwoOfOne {
        /// How many.
        count: usize,
    },
    /// Points to a record that is not in the file.
    Missing,
    /// A meeting in the one state can't become one in the other.
    NoStep {
        /// The state it is in, as it is stored.
        from: MeetingState,
        /// The state asked for.
        to: MeetingState,
    },
    /// A time without its time zone.
    NoZone,
    /// Must be known to the day.
    DayUnknown,
    /// The meeting is put off: it has no day to invite to.
    Postponed,
    /// Only a meeting that is postponed or cancelled has a reason for that.
    NotCalledOff,
    /// Nobody was invited, so there is nothing to call off.
    NeverInvited,
    /// Does not come from an earlier meeting of the same body.
    NotEarlier,
    /// Is done or dropped already.
    NotOpen,
    /// Open actions of earlier meetings are neither carried over nor dropped.
    LeftOver {
        /// How many.
        count: usize,
    },
    /// A paper that stands there does not take this step.
    NotThisStep,
    /// A paper is changed as a draft only.
    NotADraft,
    /// There is one already that is not issued yet.
    OneAtATime,
    /// Only what is issued is corrected or added to.
    NotIssued,
    /// The meeting was not held yet.
    NotHeld,
    /// The checks find errors in the record of the meeting.
    ErrorsLeft {
        /// How many.
        count: usize,
    },
    /// The silence still runs, and not all have agreed.
    SilenceRuns,
    /// Nothing but the agreement of all approves a paper that was not under silence.
    NotAgreed,
    /// A corrigendum without corrections, or an addendum without a text.
    SaysNothing,
    /// Must lie ahead.
    NotAhead,
    /// The paper went out; it is kept.
    WentOut,
    /// Leads back to itself, by way of others perhaps.
    ComesBack,
    /// Another line stands in the place of the one that it corrects.
    AlreadyCorrected,
    /// A day that is still to come.
    LiesAhead,
    /// The parts would come to more than the whole.
    MoreThanWhole,
    /// Counted in a total of a document that was issued; a further line corrects it.
    InTotal {
        /// The document.
        by: String,
    },
    /// None of the forms that can be read; what it lacks.
    NoKnownForm {
        /// What it lacks.
        lacks: String,
    },
    /// A file of rates has a day that may be one of two.
    DayUnclear {
        /// The line of the file, from 1.
        line: u64,
        /// What stands there.
        given: String,
        /// The day, when the day of the month stands first.
        first: NaiveDate,
        /// The day, when the month stands first.
        second: NaiveDate,
    },
    /// A file of rates has a comma that may mark decimals or part thousands.
    CommaUnclear {
        /// The line of the file, from 1.
        line: u64,
        /// What stands there.
        given: String,
    },
    /// A file of rates ends within a line.
    CutOff {
        /// The line of the file, from 1.
        line: u64,
    },
    /// A file of rates gives another figure than 1 for its own base: its rates are of another currency.
    OtherBase {
        /// The line of the file, from 1.
        line: u64,
        /// What stands there.
        given: String,
    },
    /// A package with more than one table.
    SeveralTables {
        /// Their names.
        names: String,
    },
    /// Nothing of a file of rates could be read; the first that could not.
    NothingRead {
        /// The line of the file, from 1.
        line: u64,
        /// What stands there.
        given: String,
    },
    /// A file of rates without a rate.
    NoRate,
    /// Holds a sign that no identifier of IATI may hold.
    NotAnIdentifier {
        /// The sign.
        character: String,
    },
    /// A set of rates that are another's than those of the file.
    OtherProvider {
        /// Who publishes the rates of the set.
        here: String,
        /// Who publishes those of the file.
        file: String,
    },
    /// More than fit at once.
    TooMany {
        /// The most that fit.
        max: usize,
        /// How many there are.
        count: usize,
    },
    /// The record begins later.
    BeforeRecord {
        /// On that day, UTC.
        begins_on: NaiveDate,
    },
    /// Still used by other records.
    InUse {
        /// How many records.
        count: usize,
        /// The first of them.
        by: Vec<NeededBy>,
    },
}

/// A record that needs another one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct NeededBy {
    /// Its noun.
    pub noun: String,
    /// Its identity.
    pub record: String,
    /// What it is called.
    pub title: String,
    /// The noun and the identity of the record whose page shows it; none when there is no such page.
    pub page: Option<(String, String)>,
}

/// The most records that are named as needing another one.
const MOST_NEEDING: usize = 5;

impl Rule {
    /// Still used by these records, each by its noun and its identity; they are named later.
    pub fn in_use(records: Vec<(String, String)>) -> Self {
        let count = records.len().max(1);
        let by = records.into_iter().take(MOST_NEEDING);
        let by = by.map(|(noun, record)| NeededBy {
            noun,
            record,
            title: String::new(),
            page: None,
        });
        Self::InUse {
            count,
            by: by.collect(),
        }
    }
}

/// One field and the rule it breaks.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// The field's name as the page knows it, `startsOn`; a part after a dot, `amount.currency`.
    pub field: String,
    /// What is wrong with it.
    #[serde(flatten)]
    pub rule: Rule,
}

/// Collects every problem of a record, so that a person sees all of them at once.
#[derive(Debug, Default)]
pub struct Problems {
    found: Vec<Problem>,
    pub(super) texts: BTreeSet<String>,
}

impl Problems {
    /// Notes one problem.
    pub fn add(&mut self, field: &str, rule: Rule) {
        self.found.push(Problem {
            field: field.into(),
            rule,
        });
    }
    /// Notes it when the condition holds.
    pub fn add_if(&mut self, broken: bool, field: &str, rule: Rule) {
        if broken {
            self.add(field, rule);
        }
    }
    /// The list, when there is anything in it.
    pub fn into_result(self) -> Result<(), Vec<Problem>> {
        if self.found.is_empty() {
            Ok(())
        } else {
            Err(self.found)
        }
    }
}
