//! The parts in which a pledge is to be paid.

use crate::model::*;
use chrono::{Days, NaiveDate};

/// Days before its planned day from which a tranche is due.
const DUE_WITHIN: u64 = 30;

closed! {
    /// Where a tranche stands: read from its plan and from the events that paid it.
    TrancheState {
        Planned = "planned",
        Due = "due",
        Overdue = "overdue",
        Paid = "paid",
        Waived = "waived",
    }
}

fields! {
    /// A planned part of a pledge. What was paid of it stands in the events that name it.
    TrancheFields {
        /// Of which pledge.
        pledge: Id<PledgeFields>,
        /// When it is to be paid.
        planned_on: Option<DateStated>,
        /// How much.
        planned: Amount,
        /// Nothing is expected any more.
        waived: bool,
        /// A word about it.
        note: Option<String>,
        /// What this rests on.
        sources: Vec<Id<SourceFields>>,
    }
}

impl TrancheFields {
    /// Where it stands on a day, when so much of it was paid (minor units of its currency; none when
    /// nothing was paid, and a payment without a figure counts as the whole).
    pub fn state(&self, paid: Option<Paid>, today: NaiveDate) -> TrancheState {
        let enough = |paid| match (paid, self.planned.minor) {
            (Paid::Figure(paid), Some(planned)) => paid >= i128::from(planned),
            _ => true,
        };
        if self.waived {
            return TrancheState::Waived;
        }
        if paid.is_some_and(enough) {
            return TrancheState::Paid;
        }
        match self.planned_on.map(DateStated::latest) {
            Some(day) if day < today => TrancheState::Overdue,
            Some(day) if today.checked_add_days(Days::new(DUE_WITHIN)) >= Some(day) => {
                TrancheState::Due
            }
            _ => TrancheState::Planned,
        }
    }
}

/// What was paid of a tranche.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Paid {
    /// So much, in minor units of the planned currency.
    Figure(i128),
    /// Something, of which no figure is known or which came in another currency.
    Unsaid,
}

impl Noun for TrancheFields {
    const NAME: &'static str = "tranche";
    fn check(&self, p: &mut Problems) {
        self.planned.check("planned", p);
        p.optional_text("note", self.note.as_ref());
    }
}
