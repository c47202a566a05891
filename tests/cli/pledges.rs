//! `pledges` and `totals`: the register as a table, and what it comes to.

use crate::support::{TestDir, add, body, call, hold, party};
use serde_json::{Value, json};

/// Beside two pledges of Estonia: one of Denmark in kroner with a line further up, and one that repeats it.
fn filled() -> TestDir {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut session = hold(&dir, "h.chancery");
    let denmark = party(&mut session, "Denmark");
    let team = body(&mut session, "Logistics Team");
    let pledge = |title: &str, day: &str| {
        json!({
            "pledgers": [denmark["id"]], "title": title, "announcedOn": day, "body": team["id"],
            "amount": amount("exact", 9_100_000_050_i64, "DKK"), "channel": "national", "sources": []
        })
    };
    let cyber = add(&mut session, "pledge", pledge("Cyber", "2024-01-23"));
    let again = add(&mut session, "pledge", pledge("Cyber again", "2024-02-23"));
    let committed = json!({
        "pledge": cyber["id"], "stage": "committed", "happenedOn": "2024-03-01",
        "amount": amount("upTo", 5_000_000_000_i64, "DKK"), "void": false, "sources": []
    });
    add(&mut session, "pledge_event", committed);
    let link = json!({
        "pledge": again["id"], "kind": "repeats", "other": cyber["id"], "sources": []
    });
    add(&mut session, "pledge_link", link);
    let set = json!({ "name": "Spring rates", "provider": "a test" });
    let set = add(&mut session, "rate_set", set);
    let rate = json!({
        "rateSet": set["id"], "base": "EUR", "quote": "DKK", "rate": "7.46", "datedOn": "2024-01-22"
    });
    add(&mut session, "exchange_rate", rate);
    call(&mut session, "close_file", json!({}));
    dir
}

fn amount(precision: &str, minor: i64, currency: &str) -> Value {
    json!({ "precision": precision, "minor": minor, "maxMinor": null, "currency": currency })
}

#[test]
fn the_register_says_what_counts_and_what_it_comes_to() {
    let dir = filled();
    let ran = dir.ok(&["pledges", "h.chancery"]);
    assert!(ran.line("23 January 2024").contains("DKK 91 000 000.50"));
    assert!(ran.line("23 February 2024").contains("no, repeats another"));
    assert!(
        ran.out.contains("4 pledges, 1 without an amount"),
        "{}",
        ran.out
    );
    assert_eq!(ran.line("announced:"), "announced: DKK 91 000 000.50");
    let others = "Contributions whose channel is not stated:\n\
                  announced: EUR 1 000 000 + 1 contribution without a disclosed amount";
    assert!(
        ran.out.replace('\u{a0}', " ").contains(others),
        "{}",
        ran.out
    );
    assert_eq!(ran.line("committed:"), "committed: DKK 50 000 000");
    assert!(
        ran.out
            .contains("1 pledge is not added, because another stands for the same money.")
    );
}

#[test]
fn a_pledge_that_was_withdrawn_does_not_count() {
    let dir = filled();
    let mut session = hold(&dir, "h.chancery");
    let lines = call(&mut session, "list", json!({ "noun": "pledge_event" }));
    let lines = lines.as_array().unwrap();
    let kroner = lines
        .iter()
        .find(|l| l["amount"]["currency"] == "DKK")
        .unwrap();
    let again = lines
        .iter()
        .rfind(|l| l["amount"]["currency"] == "DKK" && l["stage"] == "announced");
    let again = again.filter(|l| l["pledge"] != kroner["pledge"]).unwrap();
    for link in call(&mut session, "list", json!({ "noun": "pledge_link" }))
        .as_array()
        .unwrap()
    {
        let gone = json!({ "noun": "pledge_link", "id": link["id"], "revision": link["revision"] });
        call(&mut session, "remove", gone);
    }
    let mut void = json!({
        "stage": "announced", "happenedOn": "2024-03-09", "void": true, "sources": [],
        "amount": { "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null }
    });
    void["pledge"] = again["pledge"].clone();
    void["corrects"] = again["id"].clone();
    add(&mut session, "pledge_event", void);
    call(&mut session, "close_file", json!({}));
    let ran = dir.ok(&["pledges", "h.chancery"]);
    assert!(ran.line("23 January 2024").contains(" yes "), "{}", ran.out);
    assert!(
        ran.line("23 February 2024").contains("no, withdrawn"),
        "{}",
        ran.out
    );
}

#[test]
fn pledges_are_asked_for_by_state_team_stage_year_and_amount() {
    let dir = filled();
    let found = |args: &[&str]| {
        let args = [&["pledges", "h.chancery", "--json"], args].concat();
        let answer = dir.ok(&args).json();
        let rows = answer["rows"].as_array().unwrap().iter();
        rows.map(|row| row["title"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(found(&["--state", "DENMARK"]), ["Cyber", "Cyber again"]);
    assert_eq!(
        found(&["--team", "logistics team"]),
        ["Cyber", "Cyber again"]
    );
    assert_eq!(found(&["--stage", "committed"]), ["Cyber"]);
    assert_eq!(found(&["--without-amount"]), ["Training"]);
    assert_eq!(
        found(&["--year", "2024", "--state", "Estonia"]),
        ["Cranes", "Training"]
    );
    let none = dir.ok(&["pledges", "h.chancery", "--year", "1999"]);
    assert_eq!(none.out, "No pledges match.\n");
    let json = dir
        .ok(&["pledges", "h.chancery", "--state", "Denmark", "--json"])
        .json();
    assert_eq!(json["rows"][0]["pledgerNames"], json!(["Denmark"]));
    assert_eq!(json["rows"][0]["teamName"], "Logistics Team");
    let refused = dir.refused(&["pledges", "h.chancery", "--state", "Atlantis"], 3);
    assert!(refused.contains("Denmark, Estonia"), "{refused}");
}

#[test]
fn totals_stand_by_state_with_unknown_beside_them_and_never_as_zero() {
    let dir = filled();
    let ran = dir.ok(&["totals", "h.chancery", "--by", "state"]);
    assert!(
        ran.line("Denmark  announced")
            .ends_with("DKK 91 000 000.50"),
        "{}",
        ran.out
    );
    assert!(ran.line("Denmark  committed").ends_with("DKK 50 000 000"));
    assert!(
        ran.line("Estonia  announced")
            .ends_with("EUR 1 000 000 + 1 contribution without a disclosed amount")
    );
    // Two channels, which the coalition does not add up.
    assert!(!ran.out.contains("\nAll "), "{}", ran.out);
    assert!(
        !ran.out.contains('*'),
        "no state gives by both: {}",
        ran.out
    );
    let years = dir.ok(&["totals", "h.chancery", "--by", "year"]);
    years.line("2024 *  announced");
    assert!(years.out.contains("\n* Adds up several channels"));
    assert!(
        ran.out
            .contains("Not exact among what was announced: 1 stated as “about”.")
    );
    assert!(ran.out.contains(
        "Not exact among what was committed: 1 stated as “up to” (its upper limit counts)."
    ));
    assert!(!ran.out.contains(" 0 "), "{}", ran.out);
}

#[test]
fn totals_of_a_day_know_nothing_later() {
    let dir = filled();
    let on = |day: &str| {
        dir.ok(&["totals", "h.chancery", "--on", day, "--json"])
            .json()
    };
    assert_eq!(on("2024-02-29")["all"].as_array().unwrap().len(), 1);
    assert_eq!(
        on("2024-02-29")["all"][0]["total"]["sums"][0]["minor"],
        "9100000050"
    );
    assert_eq!(on("2024-03-01")["all"][1]["stage"], "committed");
    let none = dir.ok(&["totals", "h.chancery", "--on", "2020-01-01"]);
    assert!(
        none.out
            .contains("Nothing is recorded that could be added up.")
    );
}

#[test]
fn a_total_in_one_currency_names_its_rates() {
    let dir = filled();
    let ran = dir.ok(&["totals", "h.chancery", "--rates", "spring rates"]);
    // 91 000 000.50 DKK / 7.46 = 12 198 391.49 EUR; a million stands apart, in another channel.
    assert!(
        ran.line("National contributions")
            .ends_with("EUR 12 198 391, rounded"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("Converted into EUR by the rate set “Spring rates” (a test)")
    );
    let apart = dir.ok(&["totals", "h.chancery"]);
    assert!(
        !apart.out.contains("12 198"),
        "nothing is converted unasked"
    );
    let refused = dir.refused(&["totals", "h.chancery", "--rates", "None"], 3);
    assert!(refused.contains("Spring rates"), "{refused}");
}

#[test]
fn a_file_of_activities_tells_what_it_cannot_say_and_needs_an_identifier_of_the_standard() {
    let dir = filled();
    let mut session = hold(&dir, "h.chancery");
    let lines = call(&mut session, "list", json!({ "noun": "pledge_event" }));
    let lines = lines.as_array().unwrap();
    let committed = lines.iter().find(|l| l["stage"] == "committed").unwrap();
    let month = json!({
        "pledge": committed["pledge"], "stage": "delivered", "happenedOn": "2024-05",
        "amount": amount("exact", 100, "DKK"), "void": false, "sources": []
    });
    add(&mut session, "pledge_event", month);
    call(&mut session, "close_file", json!({}));
    let write = |organisation| {
        [
            "pledges",
            "h.chancery",
            "-o",
            "r.xml",
            "--force",
            "--organisation",
            organisation,
        ]
    };
    let refused = dir.refused(&write("XM-EX&MPLE-1"), 1);
    assert!(
        refused.contains("organisation: No identifier of IATI holds “&”"),
        "{refused}"
    );
    assert!(!dir.path("r.xml").exists());
    let ran = dir.ok(&write("XM-EXAMPLE-1"));
    let told: Vec<&str> = ran.out.lines().collect();
    let expected = [
        "These activities do not meet the standard’s own ruleset:",
        "No sector (rule 6.2.2), since the pledge is for no team: “Cranes”",
        "No recipient country (rules 3.7.1 and 3.7.2), since no single beneficiary with a country is recorded: “Cyber” and “Cranes”",
        "No receiver, since no beneficiary is recorded: “Cyber” and “Cranes”",
    ];
    assert_eq!(told[..4], expected);
    let told = &told[5..];
    let expected = [
        "2 pledges are in the file.",
        "1 pledge without an amount is not in the file.",
        "1 pledge is not in the file, because another stands for the same money.",
        "1 entry with an amount, but without an exact day, is not in the file, though its pledge is.",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_published_total_is_held_against_a_converted_figure_that_is_shown_with_its_rates() {
    let dir = filled();
    let mut session = hold(&dir, "h.chancery");
    let published = json!({
        "scope": "All pledges", "statedOn": "2024-04-30", "stage": null, "party": null, "body": null,
        "channel": null, "amount": amount("exact", 1_400_000_000, "EUR"), "asStated": null, "sources": []
    });
    add(&mut session, "reported_total", published);
    call(&mut session, "close_file", json!({}));
    let args = ["reconcile", "h.chancery", "--rates", "Spring rates"];
    let ran = dir.ok(&args);
    let line = ran.line("30 April 2024");
    // 14 000 000 less 13 198 391.49; what is converted is printed in whole units.
    assert!(line.contains("EUR 13 198 391, rounded"), "{line}");
    assert!(line.contains("+ EUR 801 609"), "{line}");
    let rates = "Converted into EUR by the rate set “Spring rates” (a test)";
    assert!(ran.out.contains(rates), "{}", ran.out);
    let json = dir.ok(&[&args[..], &["--json"]].concat()).json();
    assert_eq!(json[0]["computed"]["converted"]["minor"], "1319839149");
    let rates = json!({ "name": "Spring rates", "provider": "a test", "into": "EUR" });
    assert_eq!(json[0]["rates"], rates);
    let apart = dir.ok(&["reconcile", "h.chancery"]);
    assert!(!apart.out.contains("Converted"), "{}", apart.out);
}

#[test]
fn a_pledge_that_makes_up_for_a_difference_is_named() {
    let dir = TestDir::new();
    dir.ok(&["sample", "it.chancery"]);
    let ran = dir.ok(&["reconcile", "it.chancery"]);
    let why = "announced later or not surely by that day: “SAP licences”";
    assert!(ran.out.contains(why), "{}", ran.out);
}

#[test]
fn the_help_of_the_register_shows_examples() {
    let dir = TestDir::new();
    for command in ["pledges", "totals", "reconcile"] {
        let help = dir.ok(&[command, "--help"]);
        assert!(
            help.out.contains("Examples:\n  chancery-cli"),
            "{}",
            help.out
        );
    }
    dir.refused(&["totals", "h.chancery", "--by", "colour"], 2);
    dir.refused(&["totals", "h.chancery", "--on", "yesterday"], 2);
}

#[test]
fn a_state_is_found_by_any_of_its_names_in_any_spelling_and_by_its_code() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let mut session = hold(&dir, "h.chancery");
    for (name, short, code, eu) in [
        ("Türkiye", None, Some("TR"), None),
        ("Côte d’Ivoire", None, Some("CI"), None),
        ("Greece", Some("Hellas"), Some("GR"), Some("EL")),
        ("State 017", None, None, None),
        ("State 018", Some("S17"), None, None),
        ("State 019", Some("S17"), None, None),
    ] {
        let fields = json!({
            "kind": "state", "name": name, "shortName": short, "officialName": format!("Republic of {name}"),
            "isoCode": code, "euCode": eu, "otherNames": { "fr": format!("{name} fr") }
        });
        let party = add(&mut session, "party", fields);
        let none = json!({ "precision": "notDisclosed", "minor": null, "maxMinor": null, "currency": null });
        let pledge = json!({
            "pledgers": [party["id"]], "title": format!("Of {name}"), "amount": none, "sources": []
        });
        add(&mut session, "pledge", pledge);
    }
    call(&mut session, "close_file", json!({}));
    for (typed, found) in [
        ("Türkiye", "Of Türkiye"),
        ("Tu\u{308}rkiye", "Of Türkiye"),
        ("TURKIYE", "Of Türkiye"),
        ("TR", "Of Türkiye"),
        ("tr", "Of Türkiye"),
        ("Türkiye fr", "Of Türkiye"),
        ("Turquie", "Of Türkiye"),
        ("Cote d'Ivoire", "Of Côte d’Ivoire"),
        ("CÔTE D`IVOIRE", "Of Côte d’Ivoire"),
        ("EL", "Of Greece"),
        ("GR", "Of Greece"),
        ("hellas", "Of Greece"),
        ("republic of  greece", "Of Greece"),
        ("State\u{a0}017", "Of State 017"),
    ] {
        let ran = dir.ok(&["pledges", "h.chancery", "--state", typed, "--json"]);
        let rows = ran.json()["rows"].clone();
        let titles: Vec<&str> = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|r| r["title"].as_str().unwrap())
            .collect();
        assert_eq!(titles, [found], "{typed}");
    }
    let several = dir.refused(&["pledges", "h.chancery", "--state", "S17"], 2);
    assert!(several.contains("State 018, State 019"), "{several}");
    // The same folding for bodies.
    dir.ok(&["pledges", "h.chancery", "--team", "HARBOUR  group"]);
    dir.ok(&[
        "summary",
        "h.chancery",
        "--meeting",
        "2",
        "--body",
        "harbour\u{a0}Group",
        "-o",
        "s.pdf",
    ]);
}
