//! The register of pledges as tables for other programs: the pledges, the lines behind every figure,
//! and what is to be bought.

use super::{
    pledge_cells::{channel, conversion, money, rung_word, why},
    pledge_rows::{Figures, Rows},
    sheets::{date, sheet},
};
use crate::{
    exchange::{Cell, Column, Sheet},
    ledger::{By, Entry, Line, RungTotal},
    model::*,
    report::{Phrases, PledgeReport},
};

/// The pledges, a row each; what each rung comes to stands in a column of its own for each currency, so
/// that a column can be added up.
pub(super) fn pledges(of: &PledgeReport, say: &Phrases) -> Sheet {
    let totals = of.ledger.totals(of.wanted, By::Rung, of.rates);
    let columns = figure_columns(&totals.all);
    let rows = Rows::new(of);
    let mut heads = vec![
        ("sheet.pledgedBy", 30),
        ("sheet.pledge", 40),
        ("sheet.announcedOn", 18),
        ("sheet.amount", 18),
        ("sheet.currency", 10),
        ("sheet.precision", 20),
        ("sheet.upperFigure", 18),
        ("sheet.asStated", 28),
        ("sheet.rung", 14),
        ("sheet.channel", 18),
        ("sheet.team", 26),
        ("sheet.meeting", 34),
        ("sheet.years", 14),
        ("sheet.condition", 28),
        ("sheet.counts", 34),
        ("sheet.withoutFigure", 24),
    ];
    if of.rates.is_some() {
        heads.extend(CONVERTED);
    }
    let fixed = heads.len();
    let cells = of.entries.iter().map(|entry| {
        let mut cells = row(of, entry, say);
        cells.push(Cell::Text(rows.counts(of, entry, say)));
        cells.push(Cell::text(rows.without_figure(entry, say)));
        if of.rates.is_some() {
            cells.extend(conversion(of, rows.converted(entry).as_ref(), say));
        }
        let at_rungs = rows.at_rungs(entry);
        for (key, currency) in &columns {
            let minor = at_rungs.get(key);
            cells.push(minor.map_or(Cell::Empty, |minor| Cell::Money {
                minor: *minor,
                currency: *currency,
            }));
        }
        cells
    });
    let changed = Some(of.record.changed_at());
    let fields = &of.record.coalition.fields;
    let mut made = sheet(
        "sheet.pledges",
        &heads,
        cells.collect(),
        changed,
        fields,
        say,
    );
    made.columns
        .extend(columns.iter().map(|((rung, code), _)| Column {
            head: say.t(
                "sheet.rungIn",
                &[("rung", &rung_word(*rung, say)), ("currency", code)],
            ),
            width: 18,
        }));
    made.totals = added_up(of, &totals.all, &columns, fixed, say);
    made
}

const CONVERTED: [(&str, u8); 4] = [
    ("sheet.converted", 18),
    ("sheet.convertedBy", 26),
    ("sheet.rateDate", 18),
    ("sheet.rateSet", 26),
];

/// Each rung and currency that occurs, with its sum.
fn figure_columns(all: &[RungTotal]) -> Vec<(Figures, Currency)> {
    let each = all.iter().flat_map(|one| {
        let sums = one.total.sums.iter();
        sums.map(|sum| ((one.rung, sum.currency.code()), sum.currency))
    });
    each.collect()
}

fn row(of: &PledgeReport, entry: &Entry, say: &Phrases) -> Vec<Cell> {
    let ledger = &entry.pledge;
    let fields = of.record.pledges.get(&ledger.id).map(|p| &p.fields);
    let one = |read: fn(&PledgeFields) -> Option<&String>| Cell::text(fields.and_then(read));
    let who = of
        .names
        .givers(&ledger.pledgers, ledger.pledgers_unnamed.as_ref(), say);
    let [amount, currency, precision, upper] = money(&ledger.amount, say);
    vec![
        Cell::Text(who),
        Cell::Text(ledger.title.clone()),
        date(ledger.announced_on, say),
        amount,
        currency,
        precision,
        upper,
        one(|p| p.as_stated.as_ref()),
        Cell::text(entry.rung().map(|r| rung_word(r, say))),
        channel(ledger.channel, say),
        Cell::text(of.names.team(ledger.body)),
        Cell::text(of.names.meeting(ledger.meeting).map(|m| say.meeting(m))),
        one(|p| p.years.as_ref()),
        one(|p| p.condition.as_ref()),
    ]
}

/// A row for each currency with the sums of its columns, and one for all of them converted; each says
/// what it adds.
fn added_up(
    of: &PledgeReport,
    all: &[RungTotal],
    columns: &[(Figures, Currency)],
    fixed: usize,
    say: &Phrases,
) -> Vec<Vec<Cell>> {
    let mut left = Vec::new();
    let repeated = of.entries.iter();
    let repeated = repeated.filter(|e| of.ledger.left_out(e, of.wanted.on).is_some());
    let repeated = u32::try_from(repeated.count()).unwrap_or(u32::MAX);
    if repeated > 0 {
        left.push(say.counted("sheet.sum.leftOut", repeated));
    }
    let said = |key: &str, values: &[(&str, &str)], without: Option<String>| {
        let mut words = vec![say.t(key, values)];
        words.extend(without);
        words.extend(left.clone());
        words.join(" ")
    };
    let mut codes: Vec<&str> = columns.iter().map(|((_, code), _)| *code).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut rows = Vec::new();
    for code in codes {
        let words = said("sheet.sum.in", &[("currency", code)], without_at(all, say));
        let mut row = vec![Cell::Text(words)];
        row.resize(fixed, Cell::Empty);
        for ((rung, of_column), currency) in columns {
            let sums = all.iter().filter(|one| one.rung == *rung);
            let sum = sums
                .flat_map(|one| &one.total.sums)
                .find(|s| s.currency == *currency && *of_column == code);
            row.push(sum.map_or(Cell::Empty, |sum| Cell::Money {
                minor: sum.minor,
                currency: sum.currency,
            }));
        }
        rows.push(row);
    }
    let announced = all.iter().find(|one| one.rung == Rung::Announced);
    let converted = announced.and_then(|one| one.total.converted.as_ref());
    if let (Some(rates), Some(converted)) = (of.rates, converted) {
        let values = [
            ("set", rates.name.as_str()),
            ("provider", &rates.provider),
            ("currency", rates.into.code()),
        ];
        let without = announced.map_or(0, |one| one.total.without.all());
        let without = (without > 0).then(|| say.counted("sheet.sum.without", without));
        let mut words = said("sheet.sum.converted", &values, without);
        if !converted.unconverted.is_empty() {
            let none: Vec<String> = converted.unconverted.iter().map(|s| say.sum(s)).collect();
            let none = say.t("sheet.sum.noRate", &[("sums", &none.join(" + "))]);
            words = format!("{words} {none}");
        }
        let mut row = vec![Cell::Text(words)];
        row.resize(fixed - CONVERTED.len(), Cell::Empty);
        row.push(converted.minor.map_or(Cell::Empty, |minor| Cell::Money {
            minor,
            currency: converted.currency,
        }));
        row.resize(fixed + columns.len(), Cell::Empty);
        rows.push(row);
    }
    rows
}

/// How many lines without an amount there are at each rung; none when all have one.
fn without_at(all: &[RungTotal], say: &Phrases) -> Option<String> {
    let some = all.iter().filter(|one| one.total.without.all() > 0);
    let rungs: Vec<String> = some
        .map(|one| {
            let count = one.total.without.all().to_string();
            let rung = rung_word(one.rung, say);
            say.t("sheet.sum.atRung", &[("count", &count), ("rung", &rung)])
        })
        .collect();
    (!rungs.is_empty()).then(|| say.t("sheet.sum.withoutAt", &[("rungs", &say.list(&rungs))]))
}

/// Every line of the ledger with what it rests on, and why it does not count where it does not.
pub(super) fn lines(of: &PledgeReport, say: &Phrases) -> Sheet {
    let mut heads = vec![
        ("sheet.pledge", 40),
        ("sheet.pledgedBy", 30),
        ("sheet.rung", 14),
        ("sheet.when", 18),
        ("sheet.amount", 18),
        ("sheet.currency", 10),
        ("sheet.precision", 20),
        ("sheet.upperFigure", 18),
        ("sheet.whose", 24),
        ("sheet.counts", 34),
        ("sheet.document", 30),
        ("sheet.sources", 60),
    ];
    if of.rates.is_some() {
        heads.extend(CONVERTED);
    }
    let all = of.ledger.lines(of.wanted, None, None, of.rates);
    let rows = all.iter().map(|line| {
        let mut cells = line_cells(of, line, say);
        if of.rates.is_some() {
            cells.extend(conversion(of, line.converted.as_ref(), say));
        }
        cells
    });
    let changed = Some(of.record.changed_at());
    let fields = &of.record.coalition.fields;
    sheet("sheet.lines", &heads, rows.collect(), changed, fields, say)
}

fn line_cells(of: &PledgeReport, line: &Line, say: &Phrases) -> Vec<Cell> {
    let event = of.record.events.get(&line.event).map(|e| &e.fields);
    let [amount, currency, precision, upper] = money(&line.amount, say);
    let who = of
        .names
        .givers(&line.pledgers, line.pledgers_unnamed.as_ref(), say);
    vec![
        Cell::Text(line.title.clone()),
        Cell::Text(who),
        Cell::Text(rung_word(line.rung, say)),
        date(line.happened_on, say),
        amount,
        currency,
        precision,
        upper,
        Cell::text(event.and_then(|e| e.party).map(|p| of.names.party(p))),
        Cell::Text(why(of, &line.why, say)),
        Cell::text(event.and_then(|e| e.document.as_ref())),
        Cell::text(of.sources(event.map_or(&[], |e| &e.sources), say)),
    ]
}

/// What is to be bought, and by which pledges.
pub(super) fn purchases(of: &PledgeReport, say: &Phrases) -> Sheet {
    let heads = [
        ("sheet.purchase", 44),
        ("sheet.category", 20),
        ("sheet.team", 26),
        ("sheet.priority", 10),
        ("sheet.year", 8),
        ("sheet.quarter", 10),
        ("sheet.estimated", 18),
        ("sheet.currency", 10),
        ("sheet.precision", 20),
        ("sheet.upperFigure", 18),
        ("sheet.stage", 16),
        ("sheet.fundedBy", 44),
        ("sheet.note", 40),
    ];
    let number = |n: Option<i64>| {
        let n = n.and_then(|n| u32::try_from(n).ok());
        n.map_or(Cell::Empty, Cell::Number)
    };
    let rows = of.record.purchases.iter().map(|one| {
        let p = &one.fields;
        let [amount, currency, precision, upper] = money(&p.estimated, say);
        let funded = p.funded_by.iter().filter_map(|id| of.ledger.entry(*id));
        let funded: Vec<&str> = funded.map(|e| e.pledge.title.as_str()).collect();
        vec![
            Cell::Text(p.title.clone()),
            Cell::text(p.category.as_ref()),
            Cell::text(of.names.team(p.body)),
            number(p.priority),
            number(p.year),
            number(p.quarter),
            amount,
            currency,
            precision,
            upper,
            Cell::Text(say.t(&format!("sheet.stage.{}", p.stage.word()), &[])),
            Cell::text((!funded.is_empty()).then(|| funded.join("; "))),
            Cell::text(p.note.as_ref()),
        ]
    });
    let changed = Some(of.record.changed_at());
    let fields = &of.record.coalition.fields;
    sheet(
        "sheet.purchases",
        &heads,
        rows.collect(),
        changed,
        fields,
        say,
    )
}
