//! Published totals beside what the register comes to.

use crate::{
    answer::Answer,
    args::ReconcileArgs,
    phrasing::{PHRASES, amount, date, t, t_count, t_with},
    pledges::{convert, rates_note, stage_word, with_date_heading},
    refusal::Refusal,
    session::CliSession,
    table::table,
};
use chancery_core::{
    Error,
    api::reconcile::{ReconciliationQuery, reconcile},
    ledger::{DifferenceReason, Ledger, Reconciliation, Verdict},
    model::{Currency, Id, PledgeFields, Sum},
};

/// Every published total, by the day it was stated, with the difference and how far it is explained.
pub fn list(cli: &mut CliSession, args: &ReconcileArgs) -> Result<Answer, Refusal> {
    let known_on = args.as_known_on;
    let asked = ReconciliationQuery {
        convert: convert(cli, args.rates.as_deref())?,
        known_on,
    };
    let all = reconcile(&mut cli.session, asked)?;
    let json = serde_json::to_value(&all).map_err(Error::internal("answering"))?;
    let rates = all.iter().find_map(|one| one.rates.as_ref());
    let mut keys = vec!["stated", "scope", "published", "register"];
    // The difference is from this figure, so it stands before it.
    keys.extend(rates.map(|_| "converted"));
    keys.extend(["difference", "verdict"]);
    let ledger = cli.session.ledger(known_on)?;
    let all: Vec<&Reconciliation> = all.iter().map(|one| &one.reconciled).collect();
    let rows = all.iter().map(|one| row(one, rates.is_some())).collect();
    let shown = table(&crate::table::heads(&keys), rows, &t("cli.reconcile.none"));
    let mut lines = vec![shown.trim_end().to_owned()];
    lines.extend(rates.map(|rates| format!("\n{}", rates_note(rates))));
    for one in all.iter().filter(|one| !one.because.is_empty()) {
        let published = &one.reported.fields;
        let day = date(published.stated_on);
        let values = [("scope", published.scope.as_str()), ("date", &day)];
        lines.push(String::new());
        lines.push(t_with("cli.reconcile.because", &values));
        lines.extend(
            one.because
                .iter()
                .map(|b| format!("  {}", because(b, &ledger))),
        );
    }
    Ok(Answer::done(
        json,
        with_date_heading(known_on, lines.join("\n")),
    ))
}

fn row(one: &Reconciliation, converted: bool) -> Vec<String> {
    let published = &one.reported.fields;
    let verdict = match one.verdict {
        Verdict::Agrees => "agrees",
        Verdict::Explained => "explained",
        Verdict::Partly => "partly",
        Verdict::Unexplained => "unexplained",
        Verdict::NotComparable => "notComparable",
    };
    let computed = PHRASES.total(&one.computed);
    let mut cells = vec![
        date(published.stated_on),
        published.scope.clone(),
        amount(&published.amount),
        format!("{}: {computed}", stage_word(one.stage)),
    ];
    if converted {
        let figure = one.computed.converted.as_ref();
        cells.push(figure.map(|c| PHRASES.converted(c)).unwrap_or_default());
    }
    cells.extend([
        one.difference.as_ref().map_or_else(String::new, |minor| {
            difference(
                minor,
                published.amount.currency,
                one.computed.converted.is_some(),
            )
        }),
        t(&format!("cli.reconcile.{verdict}")),
    ]);
    cells
}

/// `+ EUR 5`: what was published is so much more; none when both are the same.
fn difference(minor: &str, currency: Option<Currency>, converted: bool) -> String {
    match (minor.parse::<i128>(), currency) {
        (Ok(0), _) => t("cli.reconcile.same"),
        (Ok(minor), Some(currency)) => {
            let sign = if minor < 0 { "-" } else { "+" };
            let money = if converted {
                PHRASES.converted_difference(minor.abs(), currency)
            } else {
                PHRASES.money(minor.abs(), currency)
            };
            format!("{sign} {money}")
        }
        _ => minor.to_owned(),
    }
}

fn because(one: &DifferenceReason, ledger: &Ledger) -> String {
    let named = |key: &str, pledges: &[Id<PledgeFields>]| {
        let found = pledges.iter().filter_map(|id| ledger.entry(*id));
        let titles: Vec<String> = found.map(|e| format!("“{}”", e.pledge.title)).collect();
        t_with(key, &[("pledges", &PHRASES.list(&titles))])
    };
    let sums = |sums: &[Sum]| -> String {
        let all: Vec<String> = sums.iter().map(|s| PHRASES.sum(s)).collect();
        all.join(" + ")
    };
    match one {
        DifferenceReason::Undisclosed { count } => {
            t_count("cli.because.undisclosed", (*count).into())
        }
        DifferenceReason::OtherCurrency { sums: of } => {
            t_with("cli.because.otherCurrency", &[("sums", &sums(of))])
        }
        DifferenceReason::NotYetAnnounced { pledges } => named("cli.because.notYet", pledges),
        DifferenceReason::OtherStage { stage } => {
            t_with("cli.because.otherStage", &[("stage", &stage_word(*stage))])
        }
        DifferenceReason::CountedTwice { pledges } => named("cli.because.twice", pledges),
        DifferenceReason::Jointly { sums: of } => {
            t_with("cli.because.jointly", &[("sums", &sums(of))])
        }
        DifferenceReason::Undated { count } => t_count("cli.because.undated", (*count).into()),
        DifferenceReason::NotExact { count } => t_count("cli.because.notExact", (*count).into()),
        DifferenceReason::RateDay => t("cli.because.rateDay"),
    }
}
