//! Rates of exchange: which sets a file has, and published rates taken into one.

use crate::{
    answer::Answer,
    args::RatesArgs,
    parts::{number, read, text, yes},
    phrasing::{date, join_or_none, t, t_count, t_with},
    refusal::Refusal,
    session::{CliSession, must_exist},
    table::heads,
    table::{facts, table},
};
use chancery_core::{model::*, wording::fold};
use serde_json::{Value, json};
use std::path::Path;

/// Lists the sets, or takes a file of rates into one.
pub fn rates(mut cli: CliSession, asked: &RatesArgs) -> Result<Answer, Refusal> {
    match (&asked.import, &asked.set) {
        (Some(from), Some(set)) => import(cli, asked, from, set),
        _ => sets(&mut cli),
    }
}

fn sets(cli: &mut CliSession) -> Result<Answer, Refusal> {
    let sets = cli.list::<RateSetFields>()?;
    let rates = cli.list::<ExchangeRateFields>()?;
    let row = |set: Stored<RateSetFields>| {
        let of: Vec<_> = rates
            .iter()
            .filter(|r| r.fields.rate_set == set.id)
            .collect();
        let days = of.iter().map(|rate| rate.fields.dated_on);
        let day = |day: Option<_>| date(day.map(DateStated::day));
        let Stored { fields, .. } = set;
        vec![
            fields.name,
            fields.provider,
            of.len().to_string(),
            day(days.clone().min()),
            day(days.max()),
        ]
    };
    let rows = sets.into_iter().map(row).collect();
    let keys = ["set", "provider", "rates", "firstDay", "lastDay"];
    let text = table(&heads(&keys), rows, &t("cli.rates.none"));
    let json = Value::Object(std::mem::take(&mut cli.answers));
    Ok(Answer::done(json, text.trim_end().to_owned()))
}

fn import(
    mut cli: CliSession,
    asked: &RatesArgs,
    from: &Path,
    set: &str,
) -> Result<Answer, Refusal> {
    must_exist(from)?;
    // Written under the name that this person chose in the settings.
    cli.call("settings", json!({}))?;
    let place = cli.place(from);
    let sets = cli.list::<RateSetFields>()?;
    let known = sets
        .iter()
        .find(|known| fold(&known.fields.name) == fold(set));
    let new_name = known.is_none().then_some(set);
    let input = json!({
        "place": place, "rateSet": known.map(|known| known.id), "newName": new_name,
        "allCurrencies": asked.all_currencies, "from": asked.from, "replace": asked.replace, "dryRun": asked.dry_run
    });
    let json = cli.call("import_rates", input)?;
    let mut lines = vec![t(if yes(&json, "written") {
        "cli.rates.written"
    } else {
        "cli.rates.looked"
    })];
    let fact = |key: &str, value: String| (format!("  {}", t(&format!("cli.rates.{key}"))), value);
    let codes = |name: &str| -> Result<String, Refusal> {
        let codes: Vec<String> = read(&json, name)?;
        Ok(join_or_none(&codes))
    };
    let of = |name: &str| number(&json, name).to_string();
    let mut rows = vec![
        fact("set", text(&json, "name").to_owned()),
        fact("currencies", codes("currencies")?),
        fact("notInUse", codes("notInUse")?),
        fact("days", of("days")),
    ];
    for key in ["first", "last"] {
        let day: Option<DateStated> = read(&json, key)?;
        rows.extend(day.map(|day| fact(key, date(Some(day)))));
    }
    for key in ["new", "there", "differing", "unknown"] {
        rows.push(fact(key, of(key)));
    }
    lines.push(facts(&rows).trim_end().to_owned());
    let findings: Vec<Value> = read(&json, "findings")?;
    for finding in &findings {
        let row = number(finding, "row").to_string();
        let fault = t(&format!("rates.fault.{}", text(finding, "fault")));
        let given = text(finding, "given");
        let values = [("row", row.as_str()), ("fault", &fault), ("given", given)];
        lines.push(t_with("cli.rates.finding", &values));
    }
    let more = number(&json, "more");
    if more > 0 {
        lines.push(t_count("cli.rates.more", more));
    }
    // A file of which nothing is taken into a new set is no success.
    let nothing = known.is_none() && number(&json, "new") == 0;
    if nothing {
        lines.push(t("cli.rates.nothing"));
    }
    let code = if nothing { crate::answer::FAILED } else { 0 };
    Ok(Answer {
        code,
        ..Answer::done(json, lines.join("\n"))
    })
}
