//! A time zone as calendars want it told (RFC 5545, 3.6.5): when its clocks change, and to what.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::{OffsetName, Tz};
use icalendar::Property;

/// One change of the clocks.
#[derive(Clone, PartialEq)]
struct ClockChange {
    /// What the clocks show when it happens, before they are changed.
    local: NaiveDateTime,
    /// Seconds ahead of UTC, before and after.
    from: i32,
    to: i32,
    /// What the time is called afterwards: `CEST`.
    name: String,
}

/// The weekday of a month that the clocks change on: the first, the second, or the last (-1).
#[derive(Clone, Copy, PartialEq)]
struct YearlyRule {
    month: u32,
    nth: i32,
}

/// The zone as it is about this year. Where the clocks change twice a year by one rule, the rule is
/// written, since some calendars understand nothing else; where they do not, each change is.
pub(super) fn timezone(zone: Tz, year: i32) -> Vec<Property> {
    let years = [year - 1, year, year + 1, year + 2];
    let changes: Vec<Vec<ClockChange>> = years.iter().map(|y| list_changes(zone, *y)).collect();
    let mut lines = vec![
        Property::new("BEGIN", "VTIMEZONE"),
        Property::new("TZID", zone.name()),
    ];
    match find_yearly_rules(&changes) {
        Some(rules) => {
            for (change, rule) in rules {
                lines.extend(observance(&change, Some(rule)));
            }
        }
        None => {
            lines.extend(observance(&state_before(zone, year - 1), None));
            for change in changes.iter().flatten() {
                lines.extend(observance(change, None));
            }
        }
    }
    lines.push(Property::new("END", "VTIMEZONE"));
    lines
}

/// The two changes of the first year with the rule that every year's follow; none if there is none.
fn find_yearly_rules(years: &[Vec<ClockChange>]) -> Option<Vec<(ClockChange, YearlyRule)>> {
    let first = years.first()?;
    if first.len() != 2 {
        return None;
    }
    let mut rules = Vec::new();
    for (at, change) in first.iter().enumerate() {
        let same = |rule: &YearlyRule| {
            years.iter().all(|year| {
                year.len() == 2
                    && year.get(at).is_some_and(|other| {
                        weekday_rules(other.local.date()).contains(rule)
                            && other.local.time() == change.local.time()
                            && other.local.weekday() == change.local.weekday()
                            && (other.from, other.to) == (change.from, change.to)
                    })
            })
        };
        let rule = weekday_rules(change.local.date()).into_iter().find(same)?;
        rules.push((change.clone(), rule));
    }
    Some(rules)
}

/// How a day can be named within its month, the last of its weekday first.
fn weekday_rules(day: NaiveDate) -> Vec<YearlyRule> {
    let month = day.month();
    let last = day
        .checked_add_days(Days::new(7))
        .is_none_or(|later| later.month() != month);
    let nth = i32::try_from((day.day() - 1) / 7 + 1).unwrap_or(1);
    let counted = YearlyRule { month, nth };
    if last {
        vec![YearlyRule { month, nth: -1 }, counted]
    } else {
        vec![counted]
    }
}

/// The changes within a year of UTC, to the minute.
fn list_changes(zone: Tz, year: i32) -> Vec<ClockChange> {
    let start = |year| Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).single();
    let (Some(mut at), Some(end)) = (start(year), start(year + 1)) else {
        return Vec::new();
    };
    let utc_offset = |moment: DateTime<Utc>| {
        zone.offset_from_utc_datetime(&moment.naive_utc())
            .fix()
            .local_minus_utc()
    };
    let mut all = Vec::new();
    while at < end {
        let next = at + Duration::days(1);
        if utc_offset(at) != utc_offset(next) {
            let (mut early, mut late) = (at, next);
            while late - early > Duration::minutes(1) {
                let middle = early + Duration::minutes((late - early).num_minutes() / 2);
                if utc_offset(middle) == utc_offset(early) {
                    early = middle;
                } else {
                    late = middle;
                }
            }
            let (from, to) = (utc_offset(early), utc_offset(late));
            all.push(ClockChange {
                local: late.naive_utc() + Duration::seconds(i64::from(from)),
                from,
                to,
                name: zone_name(zone, late),
            });
        }
        at = next;
    }
    all
}

/// The offset that holds before the first change that is written.
fn state_before(zone: Tz, year: i32) -> ClockChange {
    let at = Utc
        .with_ymd_and_hms(year, 1, 1, 0, 0, 0)
        .single()
        .unwrap_or(DateTime::UNIX_EPOCH);
    let offset = zone.offset_from_utc_datetime(&at.naive_utc());
    let utc_offset = offset.fix().local_minus_utc();
    ClockChange {
        local: DateTime::UNIX_EPOCH.naive_utc(),
        from: utc_offset,
        to: utc_offset,
        name: zone_name(zone, at),
    }
}

fn zone_name(zone: Tz, at: DateTime<Utc>) -> String {
    let offset = zone.offset_from_utc_datetime(&at.naive_utc());
    offset.abbreviation().unwrap_or_default().to_owned()
}

fn observance(change: &ClockChange, rule: Option<YearlyRule>) -> Vec<Property> {
    let kind = if change.to > change.from {
        "DAYLIGHT"
    } else {
        "STANDARD"
    };
    let mut lines = vec![
        Property::new("BEGIN", kind),
        Property::new("DTSTART", change.local.format("%Y%m%dT%H%M%S").to_string()),
        Property::new("TZOFFSETFROM", format_utc_offset(change.from)),
        Property::new("TZOFFSETTO", format_utc_offset(change.to)),
    ];
    if let Some(YearlyRule { month, nth }) = rule {
        let weekday = change.local.weekday().to_string().to_uppercase();
        let weekday: String = weekday.chars().take(2).collect();
        let rule = format!("FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{weekday}");
        lines.push(Property::new("RRULE", rule));
    }
    if !change.name.is_empty() {
        lines.push(Property::new("TZNAME", change.name.as_str()));
    }
    lines.push(Property::new("END", kind));
    lines
}

/// `+0200`
fn format_utc_offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}
