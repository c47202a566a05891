//! Numbers from a seed, dates as they may be stated, and the days that such a date can mean, found by
//! looking at each day of a calendar.

use chancery_core::model::DateStated;
use chrono::{Datelike, NaiveDate};
use std::sync::LazyLock;

/// Numbers that look random and are always the same for a seed (SplitMix64, by Sebastiano Vigna).
pub struct Source(pub u64);

impl Source {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
    pub fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }
    pub fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        let many = u64::try_from(all.len()).unwrap();
        all[usize::try_from(self.below(many)).unwrap()]
    }
}

/// The days that the model looks at. What is stated lies well within them, so that the first stands
/// for all days before it and the last for all after it.
pub static CALENDAR: LazyLock<Vec<NaiveDate>> = LazyLock::new(|| {
    let first = NaiveDate::from_ymd_opt(2023, 11, 1).unwrap();
    first.iter_days().take(213).collect()
});

/// The same days as they are written.
static WRITTEN: LazyLock<Vec<(NaiveDate, String)>> =
    LazyLock::new(|| CALENDAR.iter().map(|d| (*d, d.to_string())).collect());

fn day(from: &mut Source) -> String {
    let first = NaiveDate::from_ymd_opt(2024, 1, 30).unwrap();
    let ahead = usize::try_from(from.below(12)).unwrap();
    first.iter_days().nth(ahead).unwrap().to_string()
}

fn whole(from: &mut Source) -> String {
    match from.below(8) {
        0 => "2024-01".to_owned(),
        1 => "2024-02".to_owned(),
        2 => "2024".to_owned(),
        _ => day(from),
    }
}

/// A date of a role, an instrument or a signature.
pub fn stated(from: &mut Source) -> DateStated {
    let text = match from.below(8) {
        0 | 1 => format!("../{}", whole(from)),
        2 => format!("{}~", day(from)),
        3 => format!("[{},{}]", whole(from), whole(from)),
        _ => whole(from),
    };
    text.parse().unwrap()
}

/// A date of a meeting: mostly to the day.
pub fn of_meeting(from: &mut Source) -> DateStated {
    let text = match from.below(12) {
        0 => format!("../{}", day(from)),
        1 => format!("{}~", day(from)),
        2 | 3 => format!("[{},{}]", day(from), day(from)),
        4 => whole(from),
        _ => day(from),
    };
    text.parse().unwrap()
}

/// The days of the calendar that a stated date can mean.
pub fn possible(date: DateStated) -> Vec<NaiveDate> {
    let text = date.to_string();
    let which = |wanted: &dyn Fn(NaiveDate, &str) -> bool| {
        let days = WRITTEN
            .iter()
            .filter(|(day, written)| wanted(*day, written));
        days.map(|(day, _)| *day).collect()
    };
    if let Some(by) = text.strip_prefix("../") {
        return which(&|_, day| day[..by.len()] <= *by);
    }
    if let Some(about) = text.strip_suffix('~') {
        return which(&|day, _| near(day, about));
    }
    let alternatives: Vec<_> = text.trim_matches(['[', ']']).split(',').collect();
    which(&|_, day| alternatives.iter().any(|one| day.starts_with(one)))
}

/// Within fifteen days of a day, a month of a month, a year of a year.
fn near(day: NaiveDate, about: &str) -> bool {
    let months = |d: NaiveDate| i64::from(d.year()) * 12 + i64::from(d.month());
    match about.len() {
        10 => (day - about.parse::<NaiveDate>().unwrap()).num_days().abs() <= 15,
        7 => {
            let month: NaiveDate = format!("{about}-01").parse().unwrap();
            (months(day) - months(month)).abs() <= 1
        }
        _ => (day.year() - about.parse::<i32>().unwrap()).abs() <= 1,
    }
}
