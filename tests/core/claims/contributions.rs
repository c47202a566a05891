//! The contributions announced at the meeting: each as it was stated, how many, and converted by which rate.

use super::{
    Claim, Papers,
    accounts::Accounts,
    cited::{self, Marks},
    exchange,
    funds::Case,
    read::{column, marks, number, paragraphs, same, tables, under},
    sums,
    world::World,
};
use chancery_core::model::*;
use num_rational::BigRational;
use std::collections::{BTreeMap, BTreeSet};

pub struct Section;

pub struct Said {
    paragraphs: Vec<String>,
    rows: Vec<Row>,
    has_channels: bool,
    converts: bool,
    marks: Marks,
}

struct Row {
    who: String,
    what: String,
    amount: String,
    converted: String,
    channel: String,
    sources: Vec<u32>,
}

impl Claim for Section {
    type Said = Said;

    fn extract(papers: &Papers) -> Result<Said, String> {
        let blocks = under(&papers.summary, "Contributions announced at this meeting");
        let all = tables(blocks);
        let mut said = Said {
            paragraphs: paragraphs(blocks),
            rows: Vec::new(),
            has_channels: false,
            converts: false,
            marks: Marks::of(&papers.summary)?,
        };
        let Some(table) = all.first() else {
            return Ok(said);
        };
        // What is missing in an annex is said to the drafter at the end of the body.
        said.paragraphs
            .retain(|text| !text.starts_with("[Note to the drafter"));
        let heads: Vec<_> = table.columns.iter().map(|c| c.head.as_str()).collect();
        said.has_channels = heads.contains(&"Channel");
        let converted = heads.iter().find(|head| head.starts_with("In "));
        said.converts = converted.is_some();
        let converted = column(table, converted.unwrap_or(&"In"));
        let [who, what, amount, channel] =
            ["Announced by", "Contribution", "Amount", "Channel"].map(|head| column(table, head));
        for (at, sources) in marks(table, "Source").into_iter().enumerate() {
            said.rows.push(Row {
                who: who[at].clone(),
                what: what[at].clone(),
                amount: amount[at].clone(),
                converted: converted[at].clone(),
                channel: channel[at].clone(),
                sources,
            });
        }
        Ok(said)
    }

    fn judge(said: &Said, world: &World) -> Result<(), String> {
        let case = world.case;
        let of = Accounts::of_summary(case);
        let all = case.record.pledges.iter().map(|p| &p.fields);
        let wanted = case.gets(SummarySection::Contributions);
        let shown = all.clone().filter(|p| wanted && case.open(p.agenda_item));
        let shown: Vec<&PledgeFields> = shown.collect();
        same("rows", said.rows.len(), shown.len())?;
        if shown.is_empty() {
            return same("words without rows", said.paragraphs.len(), 0);
        }
        let into = case.record.coalition.fields.base_currency;
        let other = |p: &&PledgeFields| p.amount.minor.is_some() && p.amount.currency != Some(into);
        let converts = case.record.rates.is_some() && shown.iter().any(other);
        same("whether amounts are converted", said.converts, converts)?;
        let channels = shown.iter().any(|p| p.channel.is_some());
        same("whether channels are told", said.has_channels, channels)?;
        let mut titles = BTreeSet::new();
        for row in &said.rows {
            let own = |p: &&&PledgeFields| {
                let rest = row.what.strip_prefix(&*p.title);
                rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
            };
            let pledge = shown.iter().find(own);
            let pledge = pledge.ok_or_else(|| format!("no pledge of {}", row.what))?;
            same("a pledge twice", titles.insert(&pledge.title), true)?;
            let wrong = |why| format!("{}: {why}", pledge.title);
            one(row, pledge, &of, said).map_err(wrong)?;
        }
        let mut others = said.paragraphs.clone();
        let lead = others.remove(0);
        lead_is_so(&lead, &shown, all.count(), &of)?;
        let mut expect = |start: &str, so: bool| {
            let at = others.iter().position(|text| text.starts_with(start));
            same(start, at.is_some(), so)?;
            at.map(|at| others.remove(at));
            Ok::<_, String>(())
        };
        expect(
            "The channel of these contributions is not stated.",
            !channels,
        )?;
        let set = format!(
            "Converted into {} by the rate set “Reference rates” (Bank 001)",
            into.code()
        );
        expect(&set, converts)?;
        same("further words", others, Vec::new())
    }
}

fn one(row: &Row, pledge: &PledgeFields, of: &Accounts, said: &Said) -> Result<(), String> {
    let unnamed = pledge.pledgers_unnamed.as_ref();
    let who: BTreeSet<String> = super::read::list(&row.who).into_iter().collect();
    let so = super::read::list(&sums::givers(of, &pledge.pledgers, unnamed));
    same("who", who, so.into_iter().collect())?;
    let mut what = vec![pledge.title.clone()];
    what.extend(pledge.purpose.clone());
    what.extend(pledge.years.clone());
    let mut what = what.join("; ");
    let besides = [
        ("as stated", &pledge.as_stated),
        ("condition", &pledge.condition),
    ];
    for (word, text) in besides {
        if let Some(text) = text {
            what += &format!(" ({word}: {text})");
        }
    }
    same("what", &row.what, &what)?;
    same("the amount", &row.amount, &sums::amount(&pledge.amount))?;
    let channel = match pledge.channel {
        _ if !said.has_channels => "",
        None => "not stated",
        channel => sums::channel(channel),
    };
    same("the channel", &*row.channel, channel)?;
    if said.converts {
        let ledger = of.pledges.iter().find(|p| p.title == pledge.title);
        let day = ledger.and_then(|p| of.rate_day(p));
        let may = converted(of.case, &pledge.amount, day);
        if !may.contains(&row.converted) {
            return Err(format!("converted: “{}”, true is {may:?}", row.converted));
        }
    }
    cited::are_so(&row.sources, &pledge.sources, &said.marks, of.case)
}

/// In the other currency, no more exact than it was stated. Two roundings, of which the first is to the minor
/// unit, may differ by a step from one.
fn converted(case: &Case, amount: &Amount, day: Option<chrono::NaiveDate>) -> Vec<String> {
    let into = case.record.coalition.fields.base_currency;
    let Some((minor, from)) = amount.minor.zip(amount.currency) else {
        return vec![sums::amount(amount)];
    };
    if from == into {
        return vec![sums::amount(amount)];
    }
    let Some(by) = exchange::way(case, from, into, day) else {
        return vec!["no rate available".to_owned()];
    };
    let rates: String = by.iter().map(|r| format!("\n{}", r.words(day))).collect();
    let cent = |minor| exchange::exactly(minor, from, &by) * hundred();
    let nearest = |minor: i64, twice: bool| {
        let exact = cent(minor);
        let step = BigRational::from_integer(step(amount, &exact).into());
        let exact = if twice { exact.round() } else { exact };
        let rounded = (exact / &step).round() * step;
        i64::try_from(rounded.to_integer()).unwrap()
    };
    let each = [false, true].map(|twice| {
        let amount = Amount {
            precision: amount.precision,
            minor: Some(nearest(minor, twice)),
            max_minor: amount.max_minor.map(|most| nearest(most, twice)),
            currency: Some(into),
        };
        format!("{}{rates}", sums::amount(&amount))
    });
    each.to_vec()
}

fn hundred() -> BigRational {
    BigRational::from_integer(100.into())
}

/// In cents: whole units of what was stated in whole units; of what is not exact as many figures as it has.
fn step(amount: &Amount, cents: &BigRational) -> i128 {
    let unit = 10_i64.pow(amount.currency.unwrap().digits());
    let figures = [amount.minor, amount.max_minor];
    let mut figures = figures.into_iter().flatten();
    if matches!(
        amount.precision,
        Precision::Exact | Precision::JointWithoutSplit
    ) {
        return if figures.all(|f| f % unit == 0) {
            100
        } else {
            1
        };
    }
    let plain = |f: i64| f.to_string().trim_end_matches('0').len();
    let significant = figures.map(plain).max().unwrap().max(2);
    let digits = cents.round().to_integer().to_string().len();
    10_i128
        .pow(u32::try_from(digits.saturating_sub(significant)).unwrap())
        .max(100)
}

/// How many, where all are shown and all who give have names; else by whom, or neither.
fn lead_is_so(
    lead: &str,
    shown: &[&PledgeFields],
    all: usize,
    of: &Accounts,
) -> Result<(), String> {
    if shown.len() < all {
        return same(
            "the sentence",
            lead,
            "Contributions were announced at the meeting.",
        );
    }
    if shown.iter().all(|p| p.pledgers_unnamed.is_none()) {
        let (count, rest) = lead.split_once(' ').ok_or("no number")?;
        same("how many", number(count)?, shown.len().try_into().unwrap())?;
        let so = match shown.len() {
            1 => "contribution was announced at the meeting.",
            _ => "contributions were announced at the meeting.",
        };
        return same("the sentence", rest, so);
    }
    let who = lead.strip_prefix("Contributions were announced at the meeting by ");
    let who = who.ok_or("by whom is not said")?.trim_end_matches('.');
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for name in super::read::list(who) {
        *names.entry(name).or_default() += 1;
    }
    let ids = shown.iter().flat_map(|p| &p.pledgers);
    let mut so: BTreeMap<_, _> = ids.map(|id| (sums::name(of, *id), 1)).collect();
    so.insert("several countries".to_owned(), 1);
    so.insert("not named".to_owned(), 1);
    same("by whom", names, so)
}
