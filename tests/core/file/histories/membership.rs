//! As what each party is expected on a day, beside a calendar that is looked through day by day.
//! What papers claim of membership is tried in `claims`.

use super::histories;
use chancery_core::model::{Capacity, Id, RoleFields, RoleKind, seats_on};
use chrono::NaiveDate;
use proptest::{prelude::*, test_runner::TestRunner};
use std::collections::BTreeMap;

/// A date as it may be stated, within 2023 and 2024.
fn stated() -> impl Strategy<Value = String> {
    let day = || (0..731_usize).prop_map(|n| calendar()[n].clone());
    let whole = || {
        prop_oneof![
            4 => day(),
            2 => day().prop_map(|d| d[..7].to_owned()),
            1 => day().prop_map(|d| d[..4].to_owned()),
        ]
    };
    prop_oneof![
        5 => whole(),
        1 => whole().prop_map(|d| format!("../{d}")),
        1 => whole().prop_map(|d| format!("{d}~")),
        1 => (whole(), whole()).prop_map(|(a, b)| format!("[{a},{b}]")),
    ]
}

/// Every day of 2023 and 2024.
fn calendar() -> Vec<String> {
    let first = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
    first.iter_days().take(731).map(|d| d.to_string()).collect()
}

/// The days that a stated date can mean, found by looking at each day there is.
fn possible<'a>(calendar: &'a [String], stated: &str) -> Vec<&'a str> {
    let days = calendar.iter().map(String::as_str);
    if let Some(by) = stated.strip_prefix("../") {
        return days.filter(|d| d[..by.len()] <= *by).collect();
    }
    let alternatives = stated.trim_matches(['[', ']', '~']);
    let means = |day: &&str| alternatives.split(',').any(|one| day.starts_with(one));
    days.filter(means).collect()
}

const KINDS: [RoleKind; 6] = [
    RoleKind::Lead,
    RoleKind::Member,
    RoleKind::Acceding,
    RoleKind::Observer,
    RoleKind::PartnerOrganisation,
    RoleKind::Beneficiary,
];
const SEATS: [Capacity; 6] = [
    Capacity::Lead,
    Capacity::Member,
    Capacity::Acceding,
    Capacity::Observer,
    Capacity::PartnerOrganisation,
    Capacity::Guest,
];

/// Party, role, from, to.
type Held = (usize, usize, Option<String>, Option<String>);

#[test]
fn who_is_expected_on_a_day_is_what_a_calendar_says() {
    let calendar = calendar();
    let parties: Vec<_> = (1..=5).map(|n| Id::of(uuid::Uuid::from_u128(n))).collect();

    let held = (
        0..5_usize,
        0..6_usize,
        proptest::option::of(stated()),
        proptest::option::of(stated()),
    );
    let history = proptest::collection::vec(held, 0..8);
    let mut runner = TestRunner::new(histories(10_000));
    let outcome = runner.run(
        &(history, 0..731_usize),
        |(history, day): (Vec<Held>, usize)| {
            let day = calendar[day].as_str();
            // A role surely began by then, and it is not sure that it had ended before.
            let on = |(.., from, to): &&Held| {
                let begun = from
                    .as_ref()
                    .is_none_or(|from| possible(&calendar, from).iter().all(|d| *d <= day));
                begun
                    && to
                        .as_ref()
                        .is_none_or(|to| possible(&calendar, to).iter().any(|d| *d >= day))
            };
            let standing: Vec<&Held> = history.iter().filter(on).collect();
            let of = |party: usize| {
                standing
                    .iter()
                    .filter(move |h| h.0 == party)
                    .map(|h| h.1)
                    .min()
            };
            let seats: BTreeMap<_, _> = (0..5)
                .filter_map(|p| Some((parties[p], SEATS[of(p)?])))
                .collect();

            let role = |(party, kind, from, to): &Held| {
                let read = |text: &Option<String>| text.as_ref().map(|t| t.parse().unwrap());
                RoleFields {
                    party: parties[*party],
                    role: KINDS[*kind],
                    from_on: read(from),
                    to_on: read(to),
                    ..RoleFields::default()
                }
            };
            let roles: Vec<RoleFields> = history.iter().map(role).collect();
            prop_assert_eq!(seats_on(&roles, day.parse().unwrap()), seats);
            Ok(())
        },
    );
    outcome.unwrap();
}
