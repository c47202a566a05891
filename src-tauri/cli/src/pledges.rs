//! The register of pledges: as a table, and what it comes to.

mod activities;

use crate::{
    answer::Answer,
    args::{PledgesArgs, TotalsArgs},
    phrasing::{PHRASES, amount, date, join_or_none, or_not_stated, t, t_count, t_with, word},
    refusal::{Refusal, misuse},
    session::CliSession,
    summary,
    table::table,
};
use activities::unmet_lines;
use chancery_core::{
    Error, Failure,
    api::{
        ledger_names::{find_parties, ledger_names},
        pledge_files::{ActivityQuery, ExportPledges, export, list_violations},
        pledges::{Convert, PledgeQuery, RateSetRef, pledges},
        totals::{Totals, TotalsQuery, totals},
    },
    ledger::{LedgerNames, PledgeFilter, PledgeRow, PledgeSort, StageTotal},
    model::*,
    wording::fold,
};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::path::Path;

/// The pledges that are wanted: on the terminal, or in a file.
pub fn show_pledges(cli: &mut CliSession, args: &PledgesArgs) -> Result<Answer, Refusal> {
    match &args.output {
        Some(output) => {
            summary::ensure_writable(output, args.force)?;
            write(cli, args, output)
        }
        None => register(cli, args),
    }
}

/// The one party that is meant: by its name first, else by any other name or code of it.
fn party(
    cli: &mut CliSession,
    args: &PledgesArgs,
    names: &LedgerNames,
) -> Result<Option<Id<PartyFields>>, Refusal> {
    let Some(words) = args.state.as_deref() else {
        return Ok(None);
    };
    let found = find_parties(&mut cli.session, args.as_known_on, words)?;
    match found.as_slice() {
        [] => find_by_name(names.parties(), Some(words), PartyFields::NAME),
        [one] => Ok(Some(*one)),
        several => {
            let mut all: Vec<String> = several.iter().map(|id| names.party(*id)).collect();
            all.sort_by(|a, b| PHRASES.compare(a, b));
            let values = [("name", words), ("names", &join_or_none(&all))];
            let detail = t_with("cli.severalNamed", &values);
            Err(misuse(detail).into())
        }
    }
}

fn pledge_filter(
    cli: &mut CliSession,
    args: &PledgesArgs,
    names: &LedgerNames,
) -> Result<PledgeFilter, Refusal> {
    Ok(PledgeFilter {
        party: party(cli, args, names)?,
        team: find_by_name(names.teams(), args.team.as_deref(), "body")?,
        stage: args.stage,
        year: args.year,
        figure: args.without_amount.then_some(false),
        ..PledgeFilter::default()
    })
}

/// Writes the register as the ending of the name says, and tells what the file cannot say.
fn write(cli: &mut CliSession, args: &PledgesArgs, output: &Path) -> Result<Answer, Refusal> {
    let names = ledger_names(&mut cli.session, args.as_known_on)?;
    let asked = ExportPledges {
        wanted: pledge_filter(cli, args, &names)?,
        sorted: PledgeSort::default(),
        convert: convert(cli, args.rates.as_deref())?,
        known_on: args.as_known_on,
        organisation: args.organisation.clone(),
        symbol: args.symbol.clone(),
        place: cli.place(output),
        replace: args.force,
    };
    let mut lines = Vec::new();
    if output
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("xml"))
    {
        let activities = ActivityQuery {
            wanted: asked.wanted.clone(),
            known_on: args.as_known_on,
        };
        lines.extend(unmet_lines(&list_violations(&mut cli.session, activities)?));
    }
    let done = export(&mut cli.session, asked)?;
    let path = output.display().to_string();
    lines.push(t_with("cli.written", &[("path", &path)]));
    if let Some(left) = done.not_said {
        let counts = [
            ("activities", left.activities),
            ("withoutAmount", left.without_amount),
            ("withoutDay", left.without_day),
            ("withdrawn", left.withdrawn),
            ("leftOut", left.left_out),
            ("otherStages", left.other_stages),
            ("linesWithoutAmount", left.lines_without_amount),
            ("linesWithoutDay", left.lines_without_day),
        ];
        let some = counts
            .into_iter()
            .filter(|(what, n)| *n > 0 || *what == "activities");
        lines.extend(some.map(|(what, n)| t_count(&format!("iati.{what}"), n.into())));
    }
    let json = serde_json::to_value(done).map_err(Error::internal("answering"))?;
    Ok(Answer::done(json, lines.join("\n")))
}

/// The pledges that are wanted, by the day they were announced, with what they come to.
fn register(cli: &mut CliSession, args: &PledgesArgs) -> Result<Answer, Refusal> {
    let known_on = args.as_known_on;
    let names = ledger_names(&mut cli.session, known_on)?;
    let wanted = pledge_filter(cli, args, &names)?;
    let mut rows = Vec::new();
    let count = loop {
        let asked = PledgeQuery {
            wanted: wanted.clone(),
            offset: rows.len(),
            limit: usize::MAX,
            known_on,
            ..PledgeQuery::default()
        };
        let page = pledges(&mut cli.session, asked)?;
        rows.extend(page.rows);
        if rows.len() >= page.count {
            break page.count;
        }
    };
    let asked = TotalsQuery {
        wanted,
        channels: true,
        known_on,
        ..TotalsQuery::default()
    };
    let totals = totals(&mut cli.session, asked)?;
    let said = json_rows(&rows, &names)?;
    let json = json!({
        "asKnownOn": known_on, "count": count, "rows": said,
        "totals": totals.all, "leftOut": totals.left_out
    });
    let text = if rows.is_empty() {
        t("cli.pledges.none")
    } else {
        let heads = [
            "announced",
            "by",
            "amount",
            "stage",
            "channel",
            "team",
            "counts",
            "pledge",
        ];
        let without = rows.iter().filter(|r| r.amount.minor.is_none()).count();
        let cells = rows.iter().map(|row| cells(row, &names)).collect();
        let mut lines = vec![
            table(&crate::table::heads(&heads), cells, ""),
            count_line(count, without),
        ];
        if totals.apart.is_empty() {
            lines.extend(totals.all.iter().map(stage_line));
        }
        for one in &totals.apart {
            lines.push(format!("{}:", PHRASES.channel_of(one.channel)));
            lines.extend(one.all.iter().map(stage_line));
        }
        lines.extend(notes(&totals, None));
        lines.join("\n")
    };
    Ok(Answer::done(json, with_date_heading(known_on, text)))
}

/// Stands after the name of a group whose totals add channels together.
const MIXED: &str = " *";

/// What the register comes to, by group and stage.
pub fn show_totals(cli: &mut CliSession, args: &TotalsArgs) -> Result<Answer, Refusal> {
    let known_on = args.as_known_on;
    let names = ledger_names(&mut cli.session, known_on)?;
    let asked = TotalsQuery {
        wanted: PledgeFilter {
            on: args.on,
            ..PledgeFilter::default()
        },
        by: args.by.into(),
        channels: true,
        convert: convert(cli, args.rates.as_deref())?,
        known_on,
    };
    let totals = totals(&mut cli.session, asked)?;
    let json = serde_json::to_value(&totals).map_err(Error::internal("answering"))?;
    let converted = totals.rates.is_some();
    let row = |name: &str, one: &StageTotal| {
        let mut cells = vec![
            name.to_owned(),
            stage_word(one.stage),
            PHRASES.total(&one.total),
        ];
        if converted {
            let said = one.total.converted.as_ref().map(|c| PHRASES.converted(c));
            cells.push(said.unwrap_or_default());
        }
        cells
    };
    let mut rows = Vec::new();
    for one in &totals.groups {
        let mut name = names.group(&one.group.key, &PHRASES);
        if totals.mixed(one) {
            name.push_str(MIXED);
        }
        rows.extend(one.group.stages.iter().map(|r| row(&name, r)));
    }
    let by_stage = args.by == crate::args::GroupByArg::Stage;
    if by_stage && !totals.apart.is_empty() {
        rows.clear();
    }
    if !by_stage && totals.apart.is_empty() {
        rows.extend(totals.all.iter().map(|r| row(&t("paper.ledger.all"), r)));
    }
    for one in totals.apart.iter().filter(|_| by_stage) {
        let name = PHRASES.channel_of(one.channel);
        rows.extend(one.all.iter().map(|r| row(&name, r)));
    }
    let mut heads = vec![args.by.head(), "stage", "total"];
    heads.extend(converted.then_some("converted"));
    let table = table(&crate::table::heads(&heads), rows, &t("cli.totals.none"));
    let mut lines = vec![table.trim_end().to_owned()];
    if let Some(on) = args.on {
        lines.insert(0, t_with("cli.totals.on", &[("date", &PHRASES.day(on))]));
    }
    let mut notes = notes(&totals, args.on);
    if totals.groups.iter().any(|one| totals.mixed(one)) && !by_stage {
        notes.push(format!("{} {}", MIXED.trim(), t("cli.totals.mixed")));
    }
    if !notes.is_empty() {
        lines.push(String::new());
        lines.extend(notes);
    }
    Ok(Answer::done(
        json,
        with_date_heading(known_on, lines.join("\n")),
    ))
}

/// Says first which day's record it is, when it is not today's.
pub fn with_date_heading(known_on: Option<NaiveDate>, text: String) -> String {
    match known_on {
        Some(day) => {
            let day = t_with("cli.asKnownOn", &[("date", &PHRASES.day(day))]);
            format!("{day}\n{text}")
        }
        None => text,
    }
}

/// What totals do not show by themselves.
fn notes(totals: &Totals, on: Option<NaiveDate>) -> Vec<String> {
    let mut notes = Vec::new();
    for one in &totals.all {
        if let Some(how) = PHRASES.not_exact(one.total.not_exact) {
            let values = [("stage", stage_word(one.stage)), ("how", how)];
            let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
            notes.push(t_with("paper.ledger.notExact", &values));
        }
    }
    if totals.left_out > 0 {
        notes.push(t_count("paper.ledger.leftOut", totals.left_out.into()));
    }
    if let Some(on) = on.filter(|_| totals.undated > 0) {
        let undated = t_count("paper.ledger.undated", totals.undated.into());
        let values = [("lines", undated.as_str()), ("date", &PHRASES.day(on))];
        notes.push(t_with("paper.ledger.undatedOn", &values));
    }
    notes.extend(totals.rates.as_ref().map(rates_note));
    notes
}

/// Which rates of whom figures were converted by.
pub fn rates_note(rates: &RateSetRef) -> String {
    let values = [
        ("name", rates.name.as_str()),
        ("provider", &rates.provider),
        ("currency", rates.into.code()),
    ];
    t_with("paper.ledger.rates", &values)
}

pub fn stage_word(stage: Stage) -> String {
    word("paper.stage", stage)
}

fn stage_line(one: &StageTotal) -> String {
    let values = [
        ("stage", stage_word(one.stage)),
        ("total", PHRASES.total(&one.total)),
    ];
    let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
    t_with("cli.pledges.stage", &values)
}

fn count_line(count: usize, without: usize) -> String {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let all = t_count("cli.pledges.count", number(count));
    let without = without.to_string();
    t_with(
        "cli.pledges.total",
        &[("pledges", &all), ("without", &without)],
    )
}

fn cells(row: &PledgeRow, names: &LedgerNames) -> Vec<String> {
    let by = names.givers(&row.pledgers, row.pledgers_unnamed.as_ref(), &PHRASES);
    let stage = row.stage.map(stage_word);
    let channel = row.channel.map(|c| word("pledge.channel", c));
    let counts = match (row.left_out, row.stage) {
        (Some(kind), _) => t(&format!("cli.pledges.not.{}", kind.word())),
        // Without a line that lives it stands at no stage.
        (None, None) => t("cli.pledges.not.withdrawn"),
        (None, Some(_)) => t("cli.pledges.counts"),
    };
    vec![
        date(row.announced_on),
        by,
        amount(&row.amount),
        or_not_stated(stage.as_deref()),
        or_not_stated(channel.as_deref()),
        or_not_stated(names.team(row.team).as_deref()),
        counts,
        row.title.clone(),
    ]
}

/// The rows with the names that belong to their identities.
fn json_rows(rows: &[PledgeRow], names: &LedgerNames) -> Result<Vec<Value>, Failure> {
    let named = |row: &PledgeRow| {
        let mut json = serde_json::to_value(row).map_err(Error::internal("answering"))?;
        let who: Vec<String> = row.pledgers.iter().map(|id| names.party(*id)).collect();
        if let Some(parts) = json.as_object_mut() {
            parts.insert("pledgerNames".into(), json!(who));
            parts.insert("teamName".into(), json!(names.team(row.team)));
        }
        Ok(json)
    };
    rows.iter().map(named).collect()
}

/// The rates of a set by its name, into the coalition's own currency.
pub fn convert(cli: &mut CliSession, name: Option<&str>) -> Result<Option<Convert>, Refusal> {
    let sets = cli.names(|set: &RateSetFields| set.name.clone())?;
    let sets = sets.iter().map(|(id, name)| (*id, name.as_str()));
    let set = find_by_name(sets, name, "rate_set")?;
    Ok(set.map(|rate_set| Convert {
        rate_set,
        into: None,
    }))
}

/// The one of that name, whatever the case of its letters; the names there are when there is none.
fn find_by_name<'a, R>(
    all: impl Iterator<Item = (Id<R>, &'a str)>,
    wanted: Option<&str>,
    noun: &str,
) -> Result<Option<Id<R>>, Refusal> {
    let Some(wanted) = wanted else {
        return Ok(None);
    };
    let same = |name: &str| fold(name) == fold(wanted);
    let all: Vec<_> = all.collect();
    if let Some((id, _)) = all.iter().find(|(_, name)| same(name)) {
        return Ok(Some(*id));
    }
    let mut names: Vec<String> = all.iter().map(|(_, name)| (*name).to_owned()).collect();
    names.sort_by(|a, b| PHRASES.compare(a, b));
    let values = [
        ("name", wanted),
        ("noun", &t(&format!("noun.{noun}"))),
        ("names", &join_or_none(&names)),
    ];
    let words = t_with("cli.noneNamed", &values);
    let noun = noun.into();
    Err(Refusal::with_words(Failure::NotFound { noun }, words))
}
