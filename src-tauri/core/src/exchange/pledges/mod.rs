//! The register of pledges as tables for other programs: the pledges, the lines behind every figure,
//! and what is to be bought.

mod cells;
mod lines_by_pledge;
mod sums;

use super::{
    Sheet, SheetCell, SheetColumn,
    sheet::{date, sheet},
};
use crate::{
    ledger::{EventLine, GroupBy, LedgerEntry, PledgeReport, StageTotal},
    model::*,
    wording::Phrases,
};
use cells::{CONVERTED, channel, conversion, line_status, money};
use lines_by_pledge::{Figures, LinesByPledge};
use sums::sum_rows;

/// The pledges, a row each; what each stage comes to stands in a column of its own for each currency, so
/// that a column can be added up.
pub fn pledges(of: &PledgeReport, say: &Phrases) -> Sheet {
    let totals = of.ledger.totals(of.filter, GroupBy::Stage, of.rates);
    let columns = figure_columns(&totals.all);
    let rows = LinesByPledge::new(of);
    let mut heads = vec![
        ("sheet.pledgedBy", 30),
        ("sheet.pledge", 40),
        ("sheet.announcedOn", 18),
        ("sheet.amount", 18),
        ("sheet.currency", 10),
        ("sheet.precision", 20),
        ("sheet.upperFigure", 18),
        ("sheet.asStated", 28),
        ("sheet.stage", 14),
        ("sheet.channel", 18),
        ("sheet.body", 26),
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
        cells.push(SheetCell::Text(rows.counts(of, entry, say)));
        cells.push(SheetCell::text(rows.without_figure(entry, say)));
        if of.rates.is_some() {
            cells.extend(conversion(of, rows.converted_amount(entry).as_ref(), say));
        }
        let at_stages = rows.at_stages(entry);
        for (key, currency) in &columns {
            let minor = at_stages.get(key);
            cells.push(minor.map_or(SheetCell::Empty, |minor| SheetCell::Money {
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
        .extend(columns.iter().map(|((stage, code), _)| SheetColumn {
            head: say.t(
                "sheet.stageIn",
                &[("stage", &say.stage(*stage)), ("currency", code)],
            ),
            width: 18,
        }));
    made.totals = sum_rows(of, &columns, fixed, say);
    made
}

/// Each stage and currency that occurs, with its sum.
fn figure_columns(all: &[StageTotal]) -> Vec<(Figures, Currency)> {
    let each = all.iter().flat_map(|one| {
        let sums = one.total.sums.iter();
        sums.map(|sum| ((one.stage, sum.currency.code()), sum.currency))
    });
    each.collect()
}

fn row(of: &PledgeReport, entry: &LedgerEntry, say: &Phrases) -> Vec<SheetCell> {
    let ledger = &entry.pledge;
    let fields = of.record.pledges.get(&ledger.id).map(|p| &p.fields);
    let one = |read: fn(&PledgeFields) -> Option<&String>| SheetCell::text(fields.and_then(read));
    let who = of
        .names
        .givers(&ledger.pledgers, ledger.pledgers_unnamed.as_ref(), say);
    let [amount, currency, precision, upper] = money(&ledger.amount, say);
    vec![
        SheetCell::Text(who),
        SheetCell::Text(ledger.title.clone()),
        date(ledger.announced_on, say),
        amount,
        currency,
        precision,
        upper,
        one(|p| p.as_stated.as_ref()),
        SheetCell::text(entry.stage().map(|r| say.stage(r))),
        channel(ledger.channel, say),
        SheetCell::text(of.names.team(ledger.body)),
        SheetCell::text(of.names.meeting(ledger.meeting).map(|m| say.meeting(m))),
        one(|p| p.years.as_ref()),
        one(|p| p.condition.as_ref()),
    ]
}

/// Every line of the ledger with what it rests on, and why it does not count where it does not.
pub fn lines(of: &PledgeReport, say: &Phrases) -> Sheet {
    let mut heads = vec![
        ("sheet.pledge", 40),
        ("sheet.pledgedBy", 30),
        ("sheet.stage", 14),
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
    let all = of.ledger.lines(of.filter, None, None, of.rates);
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

fn line_cells(of: &PledgeReport, line: &EventLine, say: &Phrases) -> Vec<SheetCell> {
    let event = of.record.events.get(&line.event).map(|e| &e.fields);
    let [amount, currency, precision, upper] = money(&line.amount, say);
    let who = of
        .names
        .givers(&line.pledgers, line.pledgers_unnamed.as_ref(), say);
    vec![
        SheetCell::Text(line.title.clone()),
        SheetCell::Text(who),
        SheetCell::Text(say.stage(line.stage)),
        date(line.happened_on, say),
        amount,
        currency,
        precision,
        upper,
        SheetCell::text(event.and_then(|e| e.party).map(|p| of.names.party(p))),
        SheetCell::Text(line_status(of, &line.why, say)),
        SheetCell::text(event.and_then(|e| e.document.as_ref())),
        SheetCell::text(of.sources(event.map_or(&[], |e| &e.sources), say)),
    ]
}

/// What is to be bought, and by which pledges.
pub fn purchases(of: &PledgeReport, say: &Phrases) -> Sheet {
    let heads = [
        ("sheet.procurementLine", 44),
        ("sheet.category", 20),
        ("sheet.body", 26),
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
        n.map_or(SheetCell::Empty, SheetCell::Number)
    };
    let rows = of.record.purchases.iter().map(|one| {
        let p = &one.fields;
        let [amount, currency, precision, upper] = money(&p.estimated, say);
        let funded = p.funded_by.iter().filter_map(|id| of.ledger.entry(*id));
        let funded: Vec<&str> = funded.map(|e| e.pledge.title.as_str()).collect();
        vec![
            SheetCell::Text(p.title.clone()),
            SheetCell::text(p.category.as_ref()),
            SheetCell::text(of.names.team(p.body)),
            number(p.priority),
            number(p.year),
            number(p.quarter),
            amount,
            currency,
            precision,
            upper,
            SheetCell::Text(say.t(&format!("sheet.stage.{}", p.stage.word()), &[])),
            SheetCell::text((!funded.is_empty()).then(|| funded.join("; "))),
            SheetCell::text(p.note.as_ref()),
        ]
    });
    let changed = Some(of.record.changed_at());
    let fields = &of.record.coalition.fields;
    sheet(
        "sheet.procurementLines",
        &heads,
        rows.collect(),
        changed,
        fields,
        say,
    )
}
