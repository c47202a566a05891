//! What a stated date can mean, day by day, and whether something ran on a day whose dates are in doubt.

use super::{Calendar, DateStated, Standing};
use chrono::{Days, Months, NaiveDate};

/// Days to either side that “about” a day allows. A convention of this program: half a month, beyond
/// which nobody would have called a day so. About a month allows one month to either side, about a
/// year one year.
const ABOUT_DAYS: u64 = 15;

/// Days in a row, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct DayRange {
    first: NaiveDate,
    last: NaiveDate,
}

/// The days that a stated date can mean: one run of days, or two where sources differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PossibleDays(Vec<DayRange>);

impl DateStated {
    /// The last day that it can mean.
    pub fn last_possible(self) -> NaiveDate {
        match self {
            Self::About(c) => about(c).last,
            stated => stated.latest(),
        }
    }
    /// The days that it can mean.
    pub fn possible_days(self) -> PossibleDays {
        let whole = |c: Calendar| DayRange {
            first: c.earliest(),
            last: c.latest(),
        };
        PossibleDays(match self {
            Self::On(c) => vec![whole(c)],
            Self::By(c) => vec![DayRange {
                first: NaiveDate::MIN,
                last: c.latest(),
            }],
            Self::About(c) => vec![about(c)],
            Self::Either(a, b) => vec![whole(a), whole(b)],
        })
    }
}

fn about(calendar: Calendar) -> DayRange {
    let (first, last) = (calendar.earliest(), calendar.latest());
    let months = match calendar {
        Calendar::Day(_) => {
            let margin = Days::new(ABOUT_DAYS);
            return DayRange {
                first: first.checked_sub_days(margin).unwrap_or(NaiveDate::MIN),
                last: last.checked_add_days(margin).unwrap_or(NaiveDate::MAX),
            };
        }
        Calendar::Month(_) => Months::new(1),
        Calendar::Year(_) => Months::new(12),
    };
    let first = first.checked_sub_months(months);
    // From the first day after it, so that months of other lengths end on their last day.
    let after = last
        .succ_opt()
        .and_then(|day| day.checked_add_months(months));
    DayRange {
        first: first.unwrap_or(NaiveDate::MIN),
        last: after
            .and_then(|day| day.pred_opt())
            .unwrap_or(NaiveDate::MAX),
    }
}

impl PossibleDays {
    /// Any day up to this one.
    pub fn until(last: NaiveDate) -> Self {
        let first = NaiveDate::MIN;
        Self(vec![DayRange { first, last }])
    }
    /// Any day at all.
    pub fn any() -> Self {
        Self::until(NaiveDate::MAX)
    }
    /// Those of them that are not before `start`; all of them where none is left, since then the
    /// dates contradict each other.
    #[must_use]
    pub fn since(self, start: NaiveDate) -> Self {
        let late = self.0.iter().filter(|run| run.last >= start);
        let late: Vec<_> = late
            .map(|run| DayRange {
                first: run.first.max(start),
                ..*run
            })
            .collect();
        if late.is_empty() { self } else { Self(late) }
    }
    /// No day that ever comes: what has no end on record goes on.
    fn never() -> Self {
        let (first, last) = (NaiveDate::MAX, NaiveDate::MAX);
        Self(vec![DayRange { first, last }])
    }
    /// The first of them; the first day of the calendar where only an upper bound is known.
    pub fn first(&self) -> NaiveDate {
        let firsts = self.0.iter().map(|run| run.first);
        firsts.min().unwrap_or(NaiveDate::MIN)
    }
    /// The last of them.
    pub fn last(&self) -> NaiveDate {
        let lasts = self.0.iter().map(|run| run.last);
        lasts.max().unwrap_or(NaiveDate::MAX)
    }
    /// The day, where there is only one.
    pub fn exact(&self) -> Option<NaiveDate> {
        (self.first() == self.last()).then(|| self.first())
    }
    /// Of these days, the ones at which what changes on the `changes` can differ from the day
    /// before: enough to look at for what holds on all of them, or on any.
    pub fn turning_points(&self, changes: &[NaiveDate]) -> Vec<NaiveDate> {
        let inside = |day: &NaiveDate| {
            let mut runs = self.0.iter();
            runs.any(|run| (run.first..=run.last).contains(day))
        };
        let changes = changes.iter().copied().filter(inside);
        let mut days: Vec<_> = self.0.iter().map(|run| run.first).chain(changes).collect();
        days.sort_unstable();
        days.dedup();
        days
    }
    /// The last of them that is not after `end`.
    fn last_until(&self, end: NaiveDate) -> Option<NaiveDate> {
        let runs = self.0.iter().filter(|run| run.first <= end);
        runs.map(|run| run.last.min(end)).max()
    }
    /// The first of them that is not before `start`.
    fn first_since(&self, start: NaiveDate) -> Option<NaiveDate> {
        let runs = self.0.iter().filter(|run| run.last >= start);
        runs.map(|run| run.first.max(start)).min()
    }
}

/// A period whose beginning and end may be in doubt. Its last day belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PossiblePeriod {
    /// The days on which it surely ran; the first may lie after the last, and then there are none.
    certain: DayRange,
    /// The days on which it may have run.
    possible: DayRange,
}

impl PossiblePeriod {
    /// From one date to another. A beginning that is not recorded may lie on any day, so the period
    /// is nowhere certain but at its end; an end that is not recorded has not come.
    pub fn new(from: Option<PossibleDays>, to: Option<PossibleDays>) -> Self {
        let from = from.unwrap_or_else(PossibleDays::any);
        let to = to.unwrap_or_else(PossibleDays::never);
        // It did not end before it began: that bounds either date by the other.
        let begun = from.last_until(to.last());
        let ended = to.first_since(from.first());
        Self {
            certain: DayRange {
                first: begun.unwrap_or(NaiveDate::MAX),
                last: ended.unwrap_or(NaiveDate::MIN),
            },
            possible: DayRange {
                first: from.first(),
                last: to.last(),
            },
        }
    }

    /// Whether it ran on a day.
    pub fn on(&self, day: NaiveDate) -> Standing {
        let within = |run: DayRange| run.first <= day && day <= run.last;
        match (within(self.certain), within(self.possible)) {
            (true, _) => Standing::Certain,
            (false, true) => Standing::Possible,
            (false, false) => Standing::Excluded,
        }
    }

    /// The days from which on [`Self::on`] may answer otherwise than the day before.
    pub fn changes(&self) -> [NaiveDate; 4] {
        let after = |day: NaiveDate| day.succ_opt().unwrap_or(NaiveDate::MAX);
        [
            self.certain.first,
            after(self.certain.last),
            self.possible.first,
            after(self.possible.last),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> PossibleDays {
        text.parse::<DateStated>().unwrap().possible_days()
    }

    fn span(text: &str) -> (String, String) {
        let days = days(text);
        (days.first().to_string(), days.last().to_string())
    }

    #[test]
    fn about_a_date_reaches_to_either_side_of_it() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(span("2024-05-31~"), pair("2024-05-16", "2024-06-15"));
        assert_eq!(span("2024-02~"), pair("2024-01-01", "2024-03-31"));
        assert_eq!(span("2024~"), pair("2023-01-01", "2025-12-31"));
    }

    #[test]
    fn a_day_between_two_alternatives_is_none_of_them() {
        let either = days("[2024-02-01,2024-05-02]");
        let changes = ["2024-03-01", "2024-05-02"].map(|day| day.parse().unwrap());
        let points = either.turning_points(&changes);
        let points: Vec<_> = points.iter().map(ToString::to_string).collect();
        assert_eq!(points, ["2024-02-01", "2024-05-02"]);
    }

    #[test]
    fn the_end_of_a_period_bounds_its_beginning() {
        let period = PossiblePeriod::new(Some(days("2024")), Some(days("2024-04-03")));
        let on = |day: &str| period.on(day.parse().unwrap());
        assert_eq!(on("2024-04-03"), Standing::Certain);
        assert_eq!(on("2024-04-02"), Standing::Possible);
        assert_eq!(on("2024-04-04"), Standing::Excluded);
        let ended = PossiblePeriod::new(None, Some(days("2024-04-03")));
        assert_eq!(ended.on("2024-04-03".parse().unwrap()), Standing::Certain);
        assert_eq!(ended.on("2024-04-02".parse().unwrap()), Standing::Possible);
    }
}
