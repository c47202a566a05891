//! Reads tables and charts of totals, and holds them against what counted lines come to.

use super::{
    accounts::Accounts,
    read::same,
    sums::{self, ALL, By, Groups, Sum},
};
use crate::summary::words;
use chancery_core::{
    model::*,
    report::block::{Block, Figure, Table},
};
use std::collections::{BTreeMap, BTreeSet};

/// What stands together: the tables of one part of the totals, and its charts.
#[derive(Debug, Clone, Default)]
pub struct Unit {
    pub tables: Vec<Table>,
    charts: Vec<Chart>,
}

/// A chart as those read it who do not see it, and what is said below it.
#[derive(Debug, Clone)]
struct Chart {
    currency: String,
    /// By name and stage: the figure.
    bars: Vec<(String, String, String)>,
    caption: String,
}

/// The tables and charts of a section, those together that stand together.
pub fn units(blocks: &[Block]) -> Result<Vec<Unit>, String> {
    let mut all = Vec::new();
    for block in blocks {
        let mut unit = Unit::default();
        read(block, &mut unit)?;
        if !unit.tables.is_empty() {
            all.push(unit);
        } else if !unit.charts.is_empty() {
            return Err("a chart without a table".to_owned());
        }
    }
    Ok(all)
}

fn read(block: &Block, into: &mut Unit) -> Result<(), String> {
    match block {
        Block::Table(table) => into.tables.push(table.clone()),
        Block::Figure(figure) => into.charts.push(chart(figure)?),
        Block::Together(blocks) => blocks.iter().try_for_each(|b| read(b, into))?,
        _ => {}
    }
    Ok(())
}

fn chart(figure: &Figure) -> Result<Chart, String> {
    let text = figure.alternative.replace('\u{a0}', " ");
    let all = text
        .strip_prefix("Bar chart in ")
        .ok_or("an unknown chart")?;
    let (currency, bars) = all.split_once(": ").ok_or("a chart without bars")?;
    let mut read = Vec::new();
    for bar in bars.trim_end_matches('.').split("; ") {
        let (of, figure) = bar.rsplit_once(": ").ok_or("a bar without a figure")?;
        // A chart of stages has no names.
        let (name, stage) = of.rsplit_once(", ").unwrap_or(("", of));
        read.push((name.to_owned(), stage.to_lowercase(), figure.to_owned()));
    }
    let drawn: Vec<_> = figure
        .chart
        .bars
        .iter()
        .map(|b| b.text.replace('\u{a0}', " "))
        .collect();
    let told: Vec<_> = read.iter().map(|(.., figure)| figure.clone()).collect();
    same("the bars that are drawn", &drawn, &told)?;
    Ok(Chart {
        currency: currency.to_owned(),
        bars: read,
        caption: figure.caption.replace('\u{a0}', " "),
    })
}

pub fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Announced => "announced",
        Stage::Confirmed => "confirmed",
        Stage::Committed => "committed",
        Stage::Allocated => "allocated",
        Stage::Ordered => "ordered",
        Stage::InDelivery => "in delivery",
        Stage::Delivered => "delivered",
        Stage::Closed => "closed",
        Stage::OnHold => "on hold",
        Stage::Reduced => "reduced",
        Stage::Cancelled => "cancelled",
        Stage::Superseded => "superseded",
    }
}

type Cells = BTreeMap<(String, String), BTreeSet<String>>;

fn parts(cell: &str) -> BTreeSet<String> {
    cell.split("\n+ ").map(str::to_owned).collect()
}

/// The cells of tables side by side, by row and stage; those without words are left out.
fn cells(tables: &[Table], totals: bool) -> Result<Cells, String> {
    let mut all = Cells::new();
    for table in tables {
        same(
            "whether there is a sum below",
            table.totals.is_some(),
            totals,
        )?;
        for row in table.rows.iter().chain(&table.totals) {
            let name = words(&row[0]);
            for (column, cell) in table.columns.iter().zip(row).skip(1) {
                let text = words(cell);
                let key = (name.clone(), column.head.to_lowercase());
                if !text.is_empty() && all.insert(key, parts(&text)).is_some() {
                    return Err(format!("{name}, {} twice", column.head));
                }
            }
        }
    }
    Ok(all)
}

fn true_cells(groups: &Groups, totals: bool) -> Cells {
    let mut all = Cells::new();
    for (name, stages) in groups {
        for (stage, sum) in stages.iter().filter(|_| totals || name != ALL) {
            all.insert((name.clone(), stage_word(*stage).to_owned()), sum.parts());
        }
    }
    all
}

/// The parts of a section on totals: a channel each, and all of them where they add up.
type Part = (Option<&'static str>, Option<Option<PledgeChannel>>);

fn parts_of(of: &Accounts) -> Vec<Part> {
    let channels = sums::channels(of);
    if let [only] = channels.as_slice() {
        return vec![(None, Some(*only))];
    }
    let caption = |channel: Option<PledgeChannel>| match channel {
        Some(PledgeChannel::National) => "National contributions",
        Some(PledgeChannel::CommonFund) => "Payments into the common fund",
        Some(PledgeChannel::ProcurementAgency) => "Contributions through a procurement agency",
        Some(PledgeChannel::InKind) => "Contributions in kind",
        None => "Contributions whose channel is not stated",
    };
    let each = channels.iter().map(|c| (Some(caption(*c)), Some(*c)));
    let added = of.case.record.coalition.fields.channels_add_up && !channels.is_empty();
    each.chain(added.then_some((Some("All channels"), None)))
        .collect()
}

fn captioned(unit: &Unit, caption: Option<&str>) -> Result<(), String> {
    for table in &unit.tables {
        let said = table.caption.as_deref().unwrap_or_default();
        if caption.is_some_and(|caption| !said.contains(&format!(". {caption}, by "))) {
            return Err(format!("a table of {caption:?} is captioned “{said}”"));
        }
    }
    Ok(())
}

/// A section on totals by givers, years or teams; `stages` says that each part is followed by its stages.
pub fn by(
    units: &[Unit],
    of: &Accounts,
    by: By,
    into: Option<Currency>,
    stages: bool,
) -> Result<(), String> {
    let mut units = units.iter();
    for (caption, only) in parts_of(of) {
        let groups = sums::groups(of, only, by, into);
        let unit = units.next().ok_or_else(|| format!("no {caption:?}"))?;
        let what = caption.unwrap_or("the totals");
        let wrong = |why| format!("{what}: {why}");
        captioned(unit, caption)?;
        side_by_side(unit, &groups, true, into).map_err(wrong)?;
        if stages {
            let unit = units.next().ok_or_else(|| format!("no stages of {what}"))?;
            captioned(unit, caption)?;
            // No chart of them is made there.
            by_stage(unit, &groups, into).map_err(wrong)?;
            same("charts of stages", unit.charts.len(), 0)?;
        }
    }
    same("further tables", units.count(), 0)
}

/// A section on totals by stage.
pub fn stages(units: &[Unit], of: &Accounts, into: Option<Currency>) -> Result<(), String> {
    let all = parts_of(of);
    same("parts by stage", units.len(), all.len())?;
    for (unit, (caption, only)) in units.iter().zip(all) {
        captioned(unit, caption)?;
        let groups = sums::groups(of, only, By::Giver, into);
        let wrong = |why| format!("{caption:?}: {why}");
        let bars = by_stage(unit, &groups, into).map_err(wrong)?;
        charts(&unit.charts, &bars).map_err(wrong)?;
    }
    Ok(())
}

/// The table of channels; a sum over them only where the coalition says that they add up.
pub fn channels(units: &[Unit], of: &Accounts, into: Option<Currency>) -> Result<(), String> {
    let groups = sums::groups(of, None, By::Channel, into);
    let several = sums::channels(of).len() > 1;
    same("whether channels have a table", units.len(), several.into())?;
    let added = of.case.record.coalition.fields.channels_add_up;
    let mut units = units.iter();
    units.try_for_each(|unit| side_by_side(unit, &groups, added, into))
}

fn side_by_side(
    unit: &Unit,
    groups: &Groups,
    totals: bool,
    into: Option<Currency>,
) -> Result<(), String> {
    let (said, so) = (cells(&unit.tables, totals)?, true_cells(groups, totals));
    differ(&said, &so)?;
    let drawn = |stage: &Stage| {
        matches!(
            stage,
            Stage::Announced | Stage::Committed | Stage::Delivered
        )
    };
    let mut bars = Vec::new();
    let mut without = BTreeSet::new();
    for (name, stages) in groups.iter().filter(|(name, _)| *name != ALL) {
        for (stage, sum) in stages {
            if drawn(stage) {
                bars.extend(figures(name, *stage, sum, into));
            } else if !sum.money.is_empty() {
                without.insert(stage_word(*stage));
            }
        }
    }
    charts(&unit.charts, &bars)?;
    let Some(last) = unit.charts.last() else {
        return Ok(());
    };
    for stage in without {
        let said = last.caption.split_once("No bars: ").map_or("", |(_, s)| s);
        let said = said.contains(stage);
        same(&format!("that {stage} has no bars"), said, true)?;
    }
    Ok(())
}

fn differ(said: &Cells, so: &Cells) -> Result<(), String> {
    for (key, parts) in so {
        same(&format!("{key:?}"), said.get(key), Some(parts))?;
    }
    let more: Vec<_> = said.keys().filter(|key| !so.contains_key(key)).collect();
    same("cells of nothing", more, Vec::new())
}

type TrueBar = (String, &'static str, &'static str, String);

/// The bars of a sum: its name, stage, currency and figure.
fn figures(name: &str, stage: Stage, sum: &Sum, into: Option<Currency>) -> Vec<TrueBar> {
    let bar = |code, figure| (name.to_owned(), stage_word(stage), code, figure);
    match into {
        Some(into) => {
            let whole = sum.whole(into).into_iter();
            whole.map(|(figure, _)| bar(into.code(), figure)).collect()
        }
        None => {
            let each = sum.money.iter();
            each.map(|(code, minor)| bar(code, sums::money(*minor, code)))
                .collect()
        }
    }
}

/// Every currency of a table has its bars, or is named as having none; where one has a chart.
fn charts(charts: &[Chart], so: &[TrueBar]) -> Result<(), String> {
    for chart in charts {
        let own: BTreeSet<_> = so
            .iter()
            .filter(|(.., code, _)| *code == chart.currency)
            .map(|(name, stage, _, figure)| (name.clone(), (*stage).to_owned(), figure.clone()))
            .collect();
        let said: BTreeSet<_> = chart.bars.iter().cloned().collect();
        let what = format!("bars in {}", chart.currency);
        same(&what, said.len(), chart.bars.len())?;
        let invented: Vec<_> = said.difference(&own).collect();
        if !invented.is_empty() {
            return Err(format!("{what}: printed {invented:?}, true are {own:?}"));
        }
        let groups = |bars: &BTreeSet<(String, String, String)>| {
            bars.iter()
                .map(|(n, ..)| n.clone())
                .collect::<BTreeSet<_>>()
        };
        let left = groups(&own).len() - groups(&said).len();
        let told = match left {
            0 => true,
            1 => chart.caption.contains("1 more, with less, is in the table"),
            n => chart.caption.contains(&format!("{n} more, with less, are")),
        };
        same(&format!("{what}: that {left} groups are left"), told, true)?;
        if left == 0 {
            same(&what, &said, &own)?;
        }
    }
    let Some(last) = charts.last() else {
        // Two bars in one currency are worth a chart.
        let codes: Vec<_> = so.iter().map(|(.., code, _)| code).collect();
        let twice = codes
            .iter()
            .any(|c| codes.iter().filter(|o| *o == c).count() > 1);
        return same("a chart that is not drawn", twice, false);
    };
    let named = last
        .caption
        .split_once("No chart: ")
        .map_or("", |(_, rest)| rest);
    let named = named.split(", with one").next().unwrap_or_default();
    for code in so
        .iter()
        .map(|(.., code, _)| *code)
        .collect::<BTreeSet<_>>()
    {
        let drawn = charts.iter().any(|chart| chart.currency == code);
        same(
            &format!("{code} said to have no chart"),
            named.contains(code),
            !drawn,
        )?;
    }
    Ok(())
}

fn by_stage(unit: &Unit, groups: &Groups, into: Option<Currency>) -> Result<Vec<TrueBar>, String> {
    let none = BTreeMap::new();
    let all = groups.get(ALL).unwrap_or(&none);
    let [table] = unit.tables.as_slice() else {
        return Err("not one table of stages".to_owned());
    };
    let rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|r| r.iter().map(|c| words(c)).collect())
        .collect();
    same("stages", rows.len(), all.len())?;
    let mut bars = Vec::new();
    for (row, (stage, sum)) in rows.iter().zip(all) {
        same("a stage", &*row[0].to_lowercase(), stage_word(*stage))?;
        same(stage_word(*stage), parts(&row[1]), sum.parts())?;
        let converted = into.map(|into| sum.converted(into));
        same("converted", row.get(2), converted.as_ref())?;
        bars.extend(figures("", *stage, sum, into));
    }
    Ok(bars)
}
