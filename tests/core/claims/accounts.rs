//! Which lines of money may be counted and why others are not: from the rules alone, line by line, and by
//! every day that a date can mean. Nothing of it is shared with what papers count by.

use super::{dates, funds::Case};
use chancery_core::model::*;
use chrono::NaiveDate;
use std::{cell::RefCell, collections::HashMap};

/// Whether a line is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    Counts,
    /// Another line stands in its place.
    Replaced,
    /// It says that another was an error.
    Void,
    /// Another pledge stands for the same money.
    Linked,
    Undated,
    Later,
}

pub struct Entry<'a> {
    pub pledge: &'a LedgerPledge,
    pub line: &'a LedgerEvent,
    pub why: Why,
    /// The links because of which it is not counted.
    pub because: Vec<LedgerLink>,
}

/// What is known of a register by some day, or by none.
pub struct Accounts<'a> {
    pub case: &'a Case,
    pub day: Option<NaiveDate>,
    pub pledges: Vec<&'a LedgerPledge>,
    pub entries: Vec<Entry<'a>>,
}

/// The days of years that dates of money can mean.
fn long_calendar() -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2023, 11, 1).unwrap();
    first.iter_days().take(800)
}

/// The last day that a date can mean.
pub fn last_of(date: DateStated) -> NaiveDate {
    thread_local!(static KNOWN: RefCell<HashMap<String, NaiveDate>> = RefCell::default());
    let text = date.to_string();
    let look = |text: &str| {
        let ends = |part: &str| {
            let mut days = long_calendar().filter(|d| d.to_string().starts_with(part));
            let first = days.next().unwrap();
            days.last().unwrap_or(first)
        };
        let about = text.strip_suffix('~');
        let plain = text.trim_start_matches("../").trim_end_matches('~');
        let parts = plain.trim_matches(['[', ']']).split(',');
        let last = parts.map(ends).max().unwrap();
        // About is said of days alone here.
        about.map_or(last, |_| last + chrono::Days::new(15))
    };
    KNOWN.with_borrow_mut(|known| *known.entry(text).or_insert_with_key(|text| look(text)))
}

/// The last day as it was stated: without what “about” may mean besides.
pub fn stated_last(date: DateStated) -> NaiveDate {
    let last = last_of(date);
    match date.to_string().ends_with('~') {
        true => last - chrono::Days::new(15),
        false => last,
    }
}

/// Whether it may be of several years.
pub fn year_in_doubt(date: DateStated) -> bool {
    use chrono::Datelike;
    let mut years: Vec<i32> = dates::possible(date).iter().map(Datelike::year).collect();
    years.push(last_of(date).year());
    // What was then or earlier has no first day.
    date.to_string().starts_with("../") || years.iter().min() != years.iter().max()
}

impl<'a> Accounts<'a> {
    /// What the readers of the summary may know by the last day the meeting can have sat on.
    pub fn of_summary(case: &'a Case) -> Self {
        let meeting = &case.record.meeting.fields;
        let dates = [meeting.starts_on, meeting.ends_on];
        let day = dates.into_iter().flatten().map(last_of).max();
        let known = case.ledger().pledges.iter();
        let known = known.filter(|p| case.open(p.agenda_item)).collect();
        Self::new(case, day, known)
    }

    /// The whole register, by the day that is asked for.
    pub fn of_report(case: &'a Case) -> Self {
        Self::new(case, case.on, case.ledger().pledges.iter().collect())
    }

    fn new(case: &'a Case, day: Option<NaiveDate>, pledges: Vec<&'a LedgerPledge>) -> Self {
        let mut accounts = Self {
            case,
            day,
            pledges,
            entries: Vec::new(),
        };
        let mut entries = Vec::new();
        for line in &case.ledger().events {
            let Some(pledge) = accounts.pledge(line.pledge) else {
                continue;
            };
            let because = accounts.because(pledge, line.stage);
            let why = match line.happened_on {
                _ if line.void => Why::Void,
                _ if !accounts.stands(line) => Why::Replaced,
                _ if !because.is_empty() => Why::Linked,
                _ if accounts.reached(line) => Why::Counts,
                None => Why::Undated,
                Some(_) => Why::Later,
            };
            entries.push(Entry {
                pledge,
                line,
                why,
                because,
            });
        }
        accounts.entries = entries;
        accounts
    }

    pub fn pledge(&self, id: Id<PledgeFields>) -> Option<&'a LedgerPledge> {
        self.pledges.iter().copied().find(|p| p.id == id)
    }

    fn reached(&self, line: &LedgerEvent) -> bool {
        match (self.day, line.happened_on) {
            (None, _) => true,
            (Some(day), Some(on)) => last_of(on) <= day,
            (Some(_), None) => false,
        }
    }

    fn stands(&self, line: &LedgerEvent) -> bool {
        let mut others = self.case.ledger().events.iter();
        !line.void && !others.any(|e| e.pledge == line.pledge && e.corrects == Some(line.id))
    }

    /// What of a pledge surely happened, at a stage or at any.
    fn happened(&self, pledge: Id<PledgeFields>, stage: Option<Stage>) -> Vec<&'a LedgerEvent> {
        let known = self.pledge(pledge).is_some();
        let lines = self.case.ledger().events.iter().filter(|_| known);
        let own = lines.filter(|e| e.pledge == pledge && stage.is_none_or(|r| e.stage == r));
        own.filter(|e| self.stands(e) && self.reached(e)).collect()
    }

    fn because(&self, pledge: &LedgerPledge, stage: Stage) -> Vec<LedgerLink> {
        use PledgeLinkKind::*;
        let there = |id| !self.happened(id, None).is_empty();
        let gives_way = |link: &&LedgerLink| match link.kind {
            Repeats | Confirms => link.pledge == pledge.id && there(link.other),
            PartOf => {
                let whole = self.happened(link.other, Some(stage));
                link.pledge == pledge.id && whole.iter().any(|e| e.amount.minor.is_some())
            }
            Corrects | Replaces => link.other == pledge.id && there(link.pledge),
            Increases | Differs => false,
        };
        let links = self.case.ledger().links.iter();
        links.filter(gives_way).copied().collect()
    }

    pub fn counting(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().filter(|e| e.why == Why::Counts)
    }

    /// Pledges of which nothing that surely happened is counted, because others stand for the same money.
    pub fn given_way(&self) -> Vec<&'a LedgerPledge> {
        self.giving_way(|counted| counted == 0)
    }

    /// Those of which only a part is counted.
    pub fn given_way_in_part(&self) -> Vec<&'a LedgerPledge> {
        self.giving_way(|counted| counted > 0)
    }

    fn giving_way(&self, which: impl Fn(usize) -> bool) -> Vec<&'a LedgerPledge> {
        let own = |p: &&&'a LedgerPledge| {
            let lines = || self.entries.iter().filter(|e| e.pledge.id == p.id);
            let counted = lines().filter(|e| e.why == Why::Counts).count();
            let linked = lines().any(|e| e.why == Why::Linked && self.reached(e.line));
            linked && which(counted)
        };
        self.pledges.iter().filter(own).copied().collect()
    }

    pub fn undated(&self) -> usize {
        let undated = self.entries.iter().filter(|e| e.why == Why::Undated);
        undated.count()
    }

    /// The day whose rate converts a pledge: of an increase or a correction, that of the original.
    pub fn rate_day(&self, pledge: &'a LedgerPledge) -> Option<NaiveDate> {
        let mut at = pledge;
        let mut seen = vec![at.id];
        loop {
            let links = self.case.ledger().links.iter();
            let origins = links.filter(|l| {
                let same = matches!(l.kind, PledgeLinkKind::Increases | PledgeLinkKind::Corrects);
                same && l.pledge == at.id && !seen.contains(&l.other)
            });
            match origins.map(|l| l.other).min().map(|id| self.pledge(id)) {
                Some(Some(origin)) => {
                    seen.push(origin.id);
                    at = origin;
                }
                _ => return at.announced_on.map(stated_last),
            }
        }
    }
}
