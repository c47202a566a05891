//! What may stand in the register of pledges: lines that correct each other, shares, links, and the line
//! that says what was announced.

use crate::support::{TestApp, party, pledge};
use chancery_core::Failure;
use serde_json::{Value, json};

fn euros(minor: i64) -> Value {
    json!({ "precision": "exact", "minor": minor, "maxMinor": null, "currency": "EUR" })
}

fn line(pledge: &Value, stage: &str) -> Value {
    json!({
        "pledge": pledge["id"], "stage": stage, "happenedOn": "2024-03", "amount": euros(10_000), "party": null, "tranche": null,
        "corrects": null, "void": false, "document": null, "sources": []
    })
}

fn correcting(earlier: &Value, pledge: &Value) -> Value {
    let mut fields = line(pledge, "committed");
    fields["corrects"] = earlier["id"].clone();
    fields
}

/// Two states and a pledge of the first.
fn app() -> (TestApp, Value, Value, Value) {
    let mut app = TestApp::with_file();
    let (one, two) = (
        app.add("party", party("State 001")),
        app.add("party", party("State 002")),
    );
    let made = app.add("pledge", pledge(&one, "Servers"));
    (app, one, two, made)
}

#[track_caller]
fn problem(answer: Result<Value, Failure>) -> (String, String) {
    let Err(Failure::Invalid { problems }) = &answer else {
        panic!("not refused as invalid: {answer:?}");
    };
    let rule = serde_json::to_value(&problems[0].rule).unwrap();
    (
        problems[0].field.clone(),
        rule["rule"].as_str().unwrap().into(),
    )
}

fn is(field: &str, rule: &str) -> (String, String) {
    (field.into(), rule.into())
}

#[test]
fn a_line_corrects_a_line_of_the_same_pledge_only() {
    let (mut app, one, _, servers) = app();
    let laptops = app.add("pledge", pledge(&one, "Laptops"));
    let committed = app.add("pledge_event", line(&servers, "committed"));
    let refused = app.refused("pledge_event", correcting(&committed, &laptops));
    assert_eq!(refused, [is("corrects", "missing")]);
    app.add("pledge_event", correcting(&committed, &servers));
}

#[test]
fn corrections_never_lead_back_to_where_they_began() {
    let (mut app, _, _, servers) = app();
    let first = app.add("pledge_event", line(&servers, "committed"));
    let second = app.add("pledge_event", correcting(&first, &servers));
    let third = app.add("pledge_event", correcting(&second, &servers));
    for target in [&first, &second, &third] {
        let back = app.change("pledge_event", &first, "corrects", target["id"].clone());
        assert_eq!(problem(back), is("corrects", "comesBack"));
    }
    // No line is corrected twice, or both corrections would count.
    let twice = app.refused("pledge_event", correcting(&first, &servers));
    assert_eq!(twice, [is("corrects", "alreadyCorrected")]);
    // Onward it may lead, however far.
    app.add("pledge_event", correcting(&third, &servers));
}

#[test]
fn a_line_is_declared_an_error_only_by_one_that_names_it() {
    let (mut app, _, _, servers) = app();
    let wrong = app.add("pledge_event", line(&servers, "committed"));
    let mut void = line(&servers, "committed");
    void["void"] = json!(true);
    let refused = app.refused("pledge_event", void.clone());
    assert_eq!(refused, [is("corrects", "required")]);
    void["corrects"] = wrong["id"].clone();
    app.add("pledge_event", void);
}

#[test]
fn a_payment_is_of_a_tranche_of_the_same_pledge() {
    let (mut app, one, _, servers) = app();
    let laptops = app.add("pledge", pledge(&one, "Laptops"));
    let tranche = app.add("tranche", json!({
        "pledge": servers["id"], "plannedOn": null, "planned": euros(10_000), "waived": false, "note": null, "sources": []
    }));
    let paid = |of: &Value| {
        let mut fields = line(of, "delivered");
        fields["tranche"] = tranche["id"].clone();
        fields
    };
    let refused = app.refused("pledge_event", paid(&laptops));
    assert_eq!(refused, [is("tranche", "missing")]);
    app.add("pledge_event", paid(&servers));
}

#[test]
fn a_pledge_is_announced_once_and_its_line_says_what_the_pledge_says() {
    let (mut app, _, _, servers) = app();
    let refused = app.refused("pledge_event", line(&servers, "announced"));
    assert_eq!(refused, [is("stage", "duplicate")]);
    let all = app.list("pledge_event");
    assert_eq!(all.len(), 1, "{all:?}");
    let announced = &all[0];
    assert_eq!(announced["stage"], "announced");
    assert_eq!(announced["amount"], servers["amount"]);
    let servers = app.change("pledge", &servers, "amount", euros(7)).unwrap();
    app.change("pledge", &servers, "announcedOn", json!("2024-04"))
        .unwrap();
    let now = app.list("pledge_event");
    assert_eq!(now.len(), 1, "{now:?}");
    assert_eq!(now[0]["amount"], euros(7));
    assert_eq!(now[0]["happenedOn"], "2024-04");
    // A further line may correct it, of the same stage.
    let mut right = line(&servers, "announced");
    right["corrects"] = now[0]["id"].clone();
    app.add("pledge_event", right);
}

#[test]
fn what_was_announced_goes_with_the_pledge_and_not_before_it() {
    let (mut app, _, _, servers) = app();
    let announced = app.list("pledge_event")[0].clone();
    let remove = |noun: &str, stored: &Value| json!({ "noun": noun, "id": stored["id"], "revision": stored["revision"] });
    let gone = app.call("remove", remove("pledge_event", &announced));
    assert_eq!(problem(gone), is("", "inUse"));
    let committed = app.add("pledge_event", line(&servers, "committed"));
    app.ok("remove", remove("pledge_event", &committed));
    app.ok("remove", remove("pledge", &servers));
    assert_eq!(app.list("pledge_event"), Vec::<Value>::new());
}

#[test]
fn only_who_pledges_has_a_share_once_and_all_shares_are_no_more_than_the_whole() {
    let (mut app, one, two, servers) = app();
    let share = |of: &Value, party: &Value, minor: i64| json!({ "pledge": of["id"], "party": party["id"], "minor": minor });
    // Without a figure there is nothing to share.
    let refused = app.refused("pledge_share", share(&servers, &one, 1));
    assert_eq!(refused, [is("minor", "amountNotWanted")]);
    let servers = app
        .change("pledge", &servers, "amount", euros(100))
        .unwrap();
    let refused = app.refused("pledge_share", share(&servers, &two, 1));
    assert_eq!(refused, [is("party", "missing")]);
    let both = json!([one["id"], two["id"]]);
    let servers = app.change("pledge", &servers, "pledgers", both).unwrap();
    let first = app.add("pledge_share", share(&servers, &one, 60));
    let refused = app.refused("pledge_share", share(&servers, &two, 41));
    assert_eq!(refused, [is("minor", "moreThanWhole")]);
    app.add("pledge_share", share(&servers, &two, 40));
    let refused = app.change("pledge_share", &first, "minor", json!(61));
    assert_eq!(problem(refused), is("minor", "moreThanWhole"));
    app.change("pledge_share", &first, "minor", json!(59))
        .unwrap();
    let refused = app.refused("pledge_share", share(&servers, &two, 1));
    assert_eq!(refused[0].1, "duplicate");
}

#[test]
fn shares_of_a_range_may_come_to_its_upper_figure() {
    let (mut app, one, _, servers) = app();
    let range = json!({ "precision": "range", "minor": 50, "maxMinor": 80, "currency": "EUR" });
    let servers = app.change("pledge", &servers, "amount", range).unwrap();
    let share = |minor: i64| json!({ "pledge": servers["id"], "party": one["id"], "minor": minor });
    assert_eq!(
        app.refused("pledge_share", share(81)),
        [is("minor", "moreThanWhole")]
    );
    app.add("pledge_share", share(80));
}

#[test]
fn links_between_pledges_never_lead_back_to_where_they_began() {
    let (mut app, one, _, first) = app();
    let second = app.add("pledge", pledge(&one, "Servers again"));
    let third = app.add("pledge", pledge(&one, "Servers once more"));
    let link = |from: &Value, to: &Value| json!({ "pledge": from["id"], "kind": "repeats", "other": to["id"], "note": null, "sources": [] });
    let onward = app.add("pledge_link", link(&first, &second));
    app.add("pledge_link", link(&second, &third));
    for (from, to) in [
        (&first, &first),
        (&second, &first),
        (&third, &first),
        (&third, &second),
    ] {
        assert_eq!(
            app.refused("pledge_link", link(from, to)),
            [is("other", "comesBack")]
        );
    }
    // Two ways to the same pledge are no circle; nor is a link in the way of its own change.
    app.add("pledge_link", link(&first, &third));
    app.change("pledge_link", &onward, "kind", json!("increases"))
        .unwrap();
    assert_eq!(app.list("pledge_link").len(), 3);
}

#[test]
fn pledges_never_give_way_to_each_other_in_a_circle() {
    let (mut app, one, _, first) = app();
    let second = app.add("pledge", pledge(&one, "Servers again"));
    let third = app.add("pledge", pledge(&one, "Servers once more"));
    let link = |from: &Value, kind: &str, to: &Value| json!({ "pledge": from["id"], "kind": kind, "other": to["id"], "note": null, "sources": [] });
    app.add("pledge_link", link(&first, "repeats", &second));
    // The second gives way to the third that replaces it, and the first to the second.
    app.add("pledge_link", link(&third, "replaces", &second));
    assert_eq!(
        app.refused("pledge_link", link(&third, "repeats", &first)),
        [is("other", "comesBack")]
    );
    app.add("pledge_link", link(&third, "replaces", &first));
}
