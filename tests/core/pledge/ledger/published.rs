//! The published register entered whole, contradictions included: each figure with its source, nothing
//! counted twice, and each published total held against what the register comes to.

use crate::support::TestApp;
use serde_json::{Value, json};

fn sample() -> TestApp {
    let mut app = TestApp::new();
    app.ok("open_sample", json!({}));
    app
}

fn reconciled(app: &mut TestApp) -> Vec<Value> {
    let all = app.ok("reconcile", json!({}));
    all.as_array().unwrap().clone()
}

fn of<'a>(all: &'a [Value], stated: &str) -> &'a Value {
    let found = all.iter().find(|r| r["reported"]["asStated"] == stated);
    found.unwrap_or_else(|| panic!("no total “{stated}”"))
}

fn kinds(one: &Value) -> Vec<&str> {
    let because = one["because"].as_array().unwrap();
    because
        .iter()
        .map(|b| b["kind"].as_str().unwrap())
        .collect()
}

#[test]
fn every_figure_of_the_published_register_has_its_source() {
    let mut app = sample();
    let lines = app.ok("ledger_lines", json!({ "limit": 500 }));
    let lines = lines["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 13);
    for line in lines {
        assert!(!line["sources"].as_array().unwrap().is_empty(), "{line}");
    }
    let totals = app.list("reported_total");
    assert_eq!(totals.len(), 13);
    for total in totals {
        assert!(!total["sources"].as_array().unwrap().is_empty(), "{total}");
    }
}

#[test]
fn the_joint_pledge_counts_once_and_of_it_only_estonias_part_is_known() {
    let mut app = sample();
    let totals = app.ok("totals", json!({ "by": "state" }));
    let sum = |name: &str| {
        let groups = totals["groups"].as_array().unwrap();
        let group = groups.iter().find(|g| g["name"] == name).unwrap();
        group["stages"][0]["total"]["sums"][0]["minor"].clone()
    };
    assert_eq!(
        sum("Belgium, Estonia, Iceland and Luxembourg"),
        "2000000000"
    );
    assert_eq!(
        sum("Estonia"),
        (50_000_000_i64 + 200_000_000 + 350_000_000).to_string()
    );
    assert_eq!(sum("Denmark"), "9100000000");
    let all = &totals["all"][0]["total"];
    let sums: Vec<_> = all["sums"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| {
            (
                s["currency"].as_str().unwrap(),
                s["minor"].as_str().unwrap(),
            )
        })
        .collect();
    // 10 + 0.5 + 10 + 22 + 10 + 87 + 3.5 million euros; the crowns stand apart.
    assert_eq!(sums, [("DKK", "9100000000"), ("EUR", "14300000000")]);
    assert_eq!(
        all["without"],
        json!({ "notStated": 2, "notDisclosed": 0, "notYetQuantified": 2, "quantityOnly": 0 })
    );
    // How many contributions "several countries" announced is not known.
    assert_eq!(
        all["unnamed"],
        json!([{ "who": "several countries", "withNamed": false, "precision": "notStated", "entries": 1 }])
    );
}

#[test]
fn the_crowns_are_shown_in_crowns_and_converted_with_the_rate_that_was_named() {
    let mut app = sample();
    let set = app.add(
        "rate_set",
        json!({ "name": "Made-up rates", "provider": "Nobody" }),
    );
    app.add("exchange_rate", json!({ "rateSet": set["id"], "base": "EUR", "quote": "DKK", "rate": "7.5", "datedOn": "2024-01-23" }));
    let page = app.ok(
        "pledges",
        json!({ "wanted": { "words": "cyber" }, "limit": 10, "convert": { "rateSet": set["id"] } }),
    );
    let row = &page["rows"][0];
    assert_eq!(row["amount"]["currency"], "DKK");
    assert_eq!(row["converted"]["minor"], "1213333333");
    assert_eq!(row["converted"]["by"][0]["rate"], "7.5");
    assert_eq!(row["converted"]["by"][0]["datedOn"], "2024-01-23");
}

#[test]
fn a_cumulative_figure_is_a_reported_total_and_no_pledge() {
    let mut app = sample();
    let all = reconciled(&mut app);
    let luxembourg = of(&all, "EUR 17.5 million, cumulative");
    // Its own EUR 10 million; what it gives with three others is not split.
    assert_eq!(luxembourg["computed"]["sums"][0]["minor"], "1000000000");
    assert_eq!(luxembourg["difference"], "750000000");
    assert_eq!(luxembourg["verdict"], "partly");
    assert_eq!(kinds(luxembourg), ["undisclosed", "jointly"]);
}

#[test]
fn each_published_total_is_explained_as_far_as_the_register_can() {
    let mut app = sample();
    let all = reconciled(&mut app);
    let said: Vec<_> = all
        .iter()
        .map(|r| {
            let stated = r["reported"]["asStated"].as_str().unwrap();
            (stated, r["verdict"].as_str().unwrap(), kinds(r))
        })
        .collect();
    let loose = vec!["undisclosed", "otherCurrency"];
    assert_eq!(
        said,
        [
            ("“nearly” EUR 30 million", "partly", loose.clone()),
            ("“more than” EUR 30 million", "partly", loose.clone()),
            ("over EUR 38 million", "partly", loose.clone()),
            ("EUR 58 million", "partly", loose.clone()),
            (
                "EUR 157 million (70 direct, 87 licences)",
                "partly",
                loose.clone()
            ),
            (
                "87 licences",
                "explained",
                vec!["notYetAnnounced", "undisclosed"]
            ),
            ("70 direct", "partly", loose.clone()),
            ("EUR 99 million received", "notComparable", vec![]),
            (
                "EUR 17.5 million, cumulative",
                "partly",
                vec!["undisclosed", "jointly"]
            ),
            ("EUR 92.4 million delivered", "notComparable", vec![]),
            (
                "EUR 303 million of acquisitions under way",
                "notComparable",
                vec![]
            ),
            ("EUR 1.1 billion (headline)", "partly", loose.clone()),
            ("“almost a billion” (quote)", "partly", loose),
        ]
    );
    // Nothing is on record at these stages: no figure, and no zero either.
    assert_eq!(
        of(&all, "EUR 99 million received")["computed"]["sums"],
        json!([])
    );
}

#[test]
fn a_pledge_that_may_have_come_just_after_a_total_is_named_when_it_makes_up_for_it() {
    let mut app = sample();
    let all = reconciled(&mut app);
    // Stated on 16 October; the pledge is known to be of October only, so it may have come later.
    let licences = of(&all, "87 licences");
    assert_eq!(licences["computed"]["sums"], json!([]));
    let named = &licences["because"][0]["pledges"][0];
    let pledge = app.ok("get", json!({ "noun": "pledge", "id": named }));
    assert_eq!(pledge["title"], "SAP licences");
    let id = licences["reported"]["id"].clone();
    let total = app.ok("get", json!({ "noun": "reported_total", "id": id }));
    app.change("reported_total", &total, "statedOn", json!("2024-10-31"))
        .unwrap();
    let all = reconciled(&mut app);
    assert_eq!(of(&all, "87 licences")["verdict"], "agrees");
}

#[test]
fn the_same_amount_of_the_same_state_is_asked_about_until_a_link_answers() {
    let mut app = sample();
    let asked = |app: &mut TestApp| -> Vec<Value> {
        let all = app.ok("pledge_findings", json!({}));
        assert_eq!(all["more"], 0);
        all["first"].as_array().unwrap().clone()
    };
    let first = asked(&mut app);
    // The Netherlands: EUR 10 million in January 2024, and EUR 10 million in October.
    assert_eq!(first.len(), 1, "{first:?}");
    assert_eq!(first[0]["rule"], "pledgeAgain");
    let (one, other) = (&first[0]["record"], &first[0]["values"]["other"]);
    app.add(
        "pledge_link",
        json!({ "pledge": one, "kind": "differs", "other": other, "note": null, "sources": [] }),
    );
    assert_eq!(asked(&mut app), Vec::<Value>::new());
}

#[test]
fn a_total_held_against_converted_figures_names_the_rates_and_others_name_none() {
    let mut app = sample();
    let set = json!({ "name": "Test rates", "provider": "Test Bank" });
    let set = app.add("rate_set", set)["id"].clone();
    let rate = json!({
        "rateSet": set, "base": "EUR", "quote": "DKK", "rate": "8", "datedOn": "2024-01-02"
    });
    app.add("exchange_rate", rate);
    let all = app.ok("reconcile", json!({ "convert": { "rateSet": set } }));
    let rates = json!({ "name": "Test rates", "provider": "Test Bank", "into": "EUR" });
    let mut named = 0;
    for one in all.as_array().unwrap() {
        let converted = !one["computed"]["converted"].is_null();
        assert_eq!(
            one["rates"],
            if converted {
                rates.clone()
            } else {
                Value::Null
            }
        );
        named += u32::from(converted);
    }
    assert!(named > 0, "nothing was converted");
    for one in reconciled(&mut app) {
        assert_eq!(one["rates"], Value::Null, "nothing is converted unasked");
    }
}

#[test]
fn a_published_total_that_was_entered_as_a_pledge_is_asked_about_by_its_own_words() {
    let mut app = sample();
    let parties = app.list("party");
    let of = |name: &str| parties.iter().find(|p| p["name"] == name).unwrap();
    let mut fields = crate::support::pledge(of("Luxembourg"), "Support of Luxembourg");
    fields["announcedOn"] = json!("2025-01-09");
    fields["asStated"] = json!("EUR 17.5 million, cumulative");
    fields["amount"] = json!({
        "precision": "exact", "minor": 1_750_000_001, "maxMinor": null, "currency": "EUR"
    });
    let total = app.add("pledge", fields.clone());
    fields["title"] = json!("Kept up to date");
    fields["asStated"] = json!("EUR 4 million");
    fields["amount"]["minor"] = json!(400_000_000);
    app.add("pledge", fields);
    let cumulative = |app: &mut TestApp| -> Vec<Value> {
        let all = app.ok("pledge_findings", json!({}));
        let all = all["first"].as_array().unwrap().iter();
        let own = all.filter(|f| f["rule"] == "pledgeCumulative");
        own.map(|f| f["values"]["title"].clone()).collect()
    };
    assert_eq!(cumulative(&mut app), [json!("Support of Luxembourg")]);
    let other = app.list("pledge")[0].clone();
    app.add(
        "pledge_link",
        json!({ "pledge": total["id"], "kind": "differs", "other": other["id"], "note": null, "sources": [] }),
    );
    assert_eq!(cumulative(&mut app), Vec::<Value>::new());
}
