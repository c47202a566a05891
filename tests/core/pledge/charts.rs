//! Charts of the report of pledges: every currency of a table is drawn or named as not drawn, and no name is cut.

use crate::{
    channels::pledge_report,
    pledge_files::{event, money},
    support::{TestApp, party, pledge},
};
use chancery_core::report::{
    block::{Block, Figure, Paper},
    print,
};
use serde_json::{Value, json};

fn figures(blocks: &[Block]) -> Vec<Figure> {
    let each = blocks.iter().flat_map(|block| match block {
        Block::Figure(figure) => vec![figure.clone()],
        Block::Together(blocks) => figures(blocks),
        _ => Vec::new(),
    });
    each.collect()
}

/// The charts that stand below this heading.
fn below(paper: &Paper, heading: &str) -> Vec<Figure> {
    let mut blocks = paper.blocks.iter();
    let _ = blocks.find(|b| matches!(b, Block::Heading { text, .. } if text == heading));
    let own = blocks.take_while(|b| !matches!(b, Block::Heading { .. }));
    figures(&own.cloned().collect::<Vec<_>>())
}

fn known(app: &mut TestApp, name: &str, amount: Value) -> Value {
    let state = app.add("party", party(name));
    let mut fields = pledge(&state, "A pledge");
    fields["announcedOn"] = json!("2024-04-03");
    fields["amount"] = amount;
    app.add("pledge", fields)
}

#[test]
fn every_currency_has_a_chart_of_its_own_or_is_named_as_having_none() {
    let mut app = TestApp::with_file();
    for n in 1..=2 {
        known(
            &mut app,
            &format!("State 00{n}"),
            money("exact", n * 100, "EUR"),
        );
        known(
            &mut app,
            &format!("State 01{n}"),
            money("exact", n * 100, "DKK"),
        );
    }
    known(&mut app, "State 020", money("exact", 7_000, "SEK"));
    let last = known(&mut app, "State 021", money("exact", 9_000, "EUR"));
    let ordered = event(&last, "ordered", "2024-05-01", money("exact", 5_000, "EUR"));
    app.add("pledge_event", ordered);
    let charts = below(&pledge_report(&mut app), "By state");
    let captions: Vec<&str> = charts.iter().map(|c| c.caption.as_str()).collect();
    assert_eq!(charts.len(), 2, "{captions:?}");
    assert!(captions[0].contains("in DKK") && captions[1].contains("in EUR"));
    assert!(captions[1].contains("No chart: SEK, with one figure only."));
    assert!(captions[1].contains("No bars: ordered."), "{captions:?}");
    assert_eq!(charts[1].chart.bars[0].label, "State 021");
}

#[test]
fn years_stand_in_their_order_beside_their_bars() {
    let mut app = TestApp::with_file();
    let state = app.add("party", party("State 001"));
    for (day, minor) in [
        ("2022-01-01", 100),
        ("2023-01-01", 900),
        ("2024-01-01", 500),
    ] {
        let mut fields = pledge(&state, day);
        fields["announcedOn"] = json!(day);
        fields["amount"] = money("exact", minor, "EUR");
        app.add("pledge", fields);
    }
    let charts = below(&pledge_report(&mut app), "By year");
    let labels: Vec<&str> = charts[0]
        .chart
        .bars
        .iter()
        .map(|b| b.label.as_str())
        .collect();
    assert_eq!(labels, ["2022", "2023", "2024"]);
}

#[test]
fn a_long_name_stands_whole_beside_its_bar_and_the_chart_on_one_page() {
    let mut app = TestApp::with_file();
    let long = |n: usize| {
        format!("The State {n:03} of the Very Long and Officially Complete Name Among All States")
    };
    for n in 0..12 {
        let amount = money("exact", 1_000 + i64::try_from(n).unwrap(), "EUR");
        known(&mut app, &long(n), amount);
    }
    let paper = pledge_report(&mut app);
    let charts = below(&paper, "By state");
    let labels: Vec<&str> = charts[0]
        .chart
        .bars
        .iter()
        .map(|b| b.label.as_str())
        .collect();
    assert_eq!(labels[0], long(11));
    assert!(
        labels.iter().all(|label| !label.contains('…')),
        "{labels:?}"
    );
    print(&paper).unwrap();
}

#[test]
fn of_many_who_give_together_the_chart_names_the_number_and_the_table_the_names() {
    let mut app = TestApp::with_file();
    let ids: Vec<Value> = (0..30)
        .map(|n| app.add("party", party(&format!("State {n:03}")))["id"].clone())
        .collect();
    let mut fields = pledge(&json!({ "id": ids[0] }), "Joint");
    fields["pledgers"] = json!(ids);
    fields["announcedOn"] = json!("2024-04-03");
    fields["amount"] = money("jointWithoutSplit", 5_000, "EUR");
    app.add("pledge", fields);
    known(&mut app, "State 099", money("exact", 7_000, "EUR"));
    let paper = pledge_report(&mut app);
    let chart = &below(&paper, "By state")[0];
    assert_eq!(
        chart.chart.bars[1].label,
        "30 givers jointly, named in the table"
    );
    assert!(chart.alternative.contains("State 017"));
    print(&paper).unwrap();
}
