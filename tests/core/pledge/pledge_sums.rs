//! The rows of the workbook of pledges and the rows below them that add them up say the same.

use crate::{
    pledge_files::{Read, event, export, money},
    support::{TestApp, party, pledge},
};
use calamine::Data;
use serde_json::{Value, json};

fn unknown() -> Value {
    json!({ "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null })
}

/// A file with one state and a set of rates, and what adds a pledge to it.
struct Register {
    app: TestApp,
    states: [Value; 2],
    set: Value,
}

impl Register {
    fn new() -> Self {
        let mut app = TestApp::with_file();
        let states = ["State 017", "State 018"].map(|name| app.add("party", party(name)));
        let set = json!({ "name": "Test rates", "provider": "Test Bank" });
        let set = app.add("rate_set", set);
        let rate = json!({
            "rateSet": set["id"], "base": "EUR", "quote": "DKK", "rate": "8", "datedOn": "2025-02-28"
        });
        app.add("exchange_rate", rate);
        Self {
            app,
            states,
            set: set["id"].clone(),
        }
    }

    fn pledge(&mut self, title: &str, amount: Value) -> Value {
        let mut fields = pledge(&self.states[0], title);
        fields["announcedOn"] = json!("2025-03-01");
        fields["amount"] = amount;
        self.app.add("pledge", fields)
    }

    /// A line at a stage, where another stood or beside all.
    fn line(&mut self, of: &Value, stage: &str, amount: Value, corrects: Option<&Value>) -> Value {
        let mut fields = event(of, stage, "2025-04-01", amount);
        fields["corrects"] = json!(corrects.map(|line| line["id"].clone()));
        self.app.add("pledge_event", fields)
    }

    fn announced(&mut self, of: &Value) -> Value {
        let all = self.app.list("pledge_event");
        let own = all.iter().find(|line| line["pledge"] == of["id"]);
        own.unwrap().clone()
    }

    fn withdraw(&mut self, of: &Value) {
        let line = self.announced(of);
        let mut void = event(of, "announced", "2025-04-01", unknown());
        void["corrects"] = line["id"].clone();
        void["void"] = json!(true);
        self.app.add("pledge_event", void);
    }

    fn read(&mut self) -> Read {
        export(&mut self.app, "r.xlsx", Some(&self.set));
        Read::of(&self.app, "r.xlsx", "Pledges")
    }
}

fn text(words: &str) -> Data {
    Data::String(words.into())
}

#[test]
fn the_converted_column_adds_up_to_its_total_whatever_was_withdrawn_corrected_linked_or_joint() {
    let mut of = Register::new();
    of.pledge("A plain", money("exact", 800_000, "DKK"));
    let withdrawn = of.pledge("B withdrawn", money("exact", 500_000, "EUR"));
    of.withdraw(&withdrawn);
    let corrected = of.pledge("C corrected", money("exact", 100_000, "EUR"));
    let line = of.announced(&corrected);
    let right = money("exact", 70_000, "EUR");
    of.line(&corrected, "announced", right, Some(&line));
    let again = of.pledge("D again", money("exact", 800_000, "DKK"));
    let plain = of.app.list("pledge")[0].clone();
    let link = json!({
        "pledge": again["id"], "kind": "repeats", "other": plain["id"], "note": null, "sources": []
    });
    of.app.add("pledge_link", link);
    let joint = of.pledge("E joint", money("jointWithoutSplit", 300_000, "EUR"));
    let both: Vec<Value> = of.states.iter().map(|s| s["id"].clone()).collect();
    of.app
        .change("pledge", &joint, "pledgers", json!(both))
        .unwrap();
    let later = of.pledge("F delivered all the same", money("exact", 900_000, "EUR"));
    of.withdraw(&later);
    of.line(&later, "delivered", money("exact", 40_000, "EUR"), None);

    let read = of.read();
    let row = |title: &str| {
        let mut rows = 1..7;
        rows.find(|r| read.cell(*r, "Pledge") == &text(title))
            .unwrap()
    };
    let counts = |title: &str| read.cell(row(title), "Counts").to_string();
    assert_eq!(counts("A plain"), "yes");
    assert_eq!(counts("B withdrawn"), "no: it was withdrawn");
    assert_eq!(counts("C corrected"), "yes, corrected to EUR\u{a0}700");
    assert_eq!(counts("D again"), "no: it repeats “A plain”");
    assert_eq!(counts("E joint"), "yes");
    assert_eq!(
        counts("F delivered all the same"),
        "yes, but what was announced was withdrawn"
    );
    let corrected = row("C corrected");
    assert_eq!(read.cents(corrected, "Amount"), 100_000, "as announced");
    assert_eq!(read.cents(corrected, "Converted"), 70_000);
    for none in ["B withdrawn", "F delivered all the same"] {
        assert_eq!(read.cell(row(none), "Converted"), &Data::Empty, "{none}");
    }

    let counted = (1..7).filter(|r| read.cell(*r, "Counts").to_string().starts_with("yes"));
    let some = counted.filter(|r| read.cell(*r, "Converted") != &Data::Empty);
    let sum: i64 = some.map(|r| read.cents(r, "Converted")).sum();
    let total = read.0.len() - 1;
    assert_eq!(read.cents(total, "Converted"), sum);
    assert_eq!(sum, 100_000 + 70_000 + 300_000);
}

#[test]
fn a_row_that_adds_up_counts_only_the_lines_without_an_amount_at_its_own_stages() {
    let mut of = Register::new();
    let first = of.pledge("A figure", money("exact", 100_000, "EUR"));
    of.pledge("B none", unknown());
    let third = of.pledge("C none", unknown());
    for stage in ["committed", "delivered", "committed", "delivered"] {
        of.line(&third, stage, unknown(), None);
    }
    of.line(&first, "committed", money("exact", 50_000, "EUR"), None);

    let read = of.read();
    assert_eq!(
        read.cell(3, "Without a figure at"),
        &text("announced, committed, delivered"),
        "each stage once"
    );
    let said = |row: usize| read.cell(row, "Pledged by").to_string();
    let each = "Entries without an amount are not in it: 2 announced, 2 committed and 2 delivered.";
    assert!(said(4).contains(each), "{}", said(4));
    let announced = "2 entries without an amount are not in it.";
    assert!(said(5).contains(announced), "{}", said(5));
    assert!(said(5).starts_with("Sum of the announced figures"));
}
