//! What is imported from a file changes nothing that was sealed.

use super::Held;
use serde_json::{Value, json};
use std::fs;

/// Made up, in the form of the European Central Bank's history.
const RATES: &str = "Date,USD,DKK,\n2024-04-03,2.5,7.25,\n2024-04-02,2.25,7.5,\n";

fn import(held: &mut Held, set: &Value) -> Value {
    let place = held.app.place("rates.csv");
    let new = set.is_null().then_some("Made up");
    held.app.ok(
        "import_rates",
        json!({
            "place": place, "rateSet": set, "newName": new, "allCurrencies": true, "from": null, "replace": true, "dryRun": false
        }),
    )
}

/// Every record but the rates, every link, and the papers as they went out.
fn sealed_things(held: &mut Held, documents: &[Value]) -> Value {
    let mut all = held.everything();
    for rates in ["rate_set", "exchange_rate"] {
        all.as_object_mut().unwrap().remove(rates);
    }
    let papers = documents.iter().map(|d| {
        let asked = json!({ "document": d["id"] });
        json!(held.app.paper("document_paper", asked).unwrap())
    });
    all["papers"] = papers.collect();
    all
}

#[test]
fn rates_that_are_imported_or_replaced_later_change_no_sealed_record_and_no_sealed_paper() {
    let mut held = Held::new();
    fs::write(held.app.path("rates.csv"), RATES).unwrap();
    let first = import(&mut held, &json!(null));
    let summary = held.sealed();
    let corrigendum = held.corrected(&summary);
    let documents = [summary, corrigendum];
    let before = sealed_things(&mut held, &documents);
    let (head, record) = (&documents[0]["chainHead"], &documents[0]["recordSha256"]);
    assert!(head.is_string() && record.is_string());

    fs::write(held.app.path("rates.csv"), RATES.replace("7.25", "9")).unwrap();
    let replaced = import(&mut held, &first["rateSet"]);
    assert_eq!(replaced["differing"], json!(1));
    assert_eq!(sealed_things(&mut held, &documents), before);
    assert_eq!(held.app.ok("verify", json!({}))["whole"], json!(true));
}
