//! Names, languages and times as they are typed: what is put right at entry, and what is refused.

use crate::support::{TestApp, body, fields_of, meeting, party};
use chancery_core::Failure;
use serde_json::{Value, json};

/// The first problem of a refused save.
#[track_caller]
fn problem(refused: Result<Value, Failure>) -> Value {
    match refused {
        Err(Failure::Invalid { problems }) => serde_json::to_value(&problems[0]).unwrap(),
        other => panic!("not refused: {other:?}"),
    }
}

fn save(app: &mut TestApp, noun: &str, fields: Value) -> Result<Value, Failure> {
    let id = app.session.mint();
    let input = json!({ "noun": noun, "id": id, "revision": 0, "fields": fields });
    app.call("save", input)
}

#[test]
fn blanks_around_and_within_a_name_are_put_right_at_entry() {
    let mut app = TestApp::with_file();
    let estonia = app.add("party", party("  Republic  of\u{a0} Estonia "));
    assert_eq!(estonia["name"], "Republic of Estonia");
    // One blank that does not break a line stays what it is.
    let named = app.add("party", party("State\u{a0}017"));
    assert_eq!(named["name"], "State\u{a0}017");
    let mut group = body(" Steering   Group ");
    group["mandate"] = json!("  Two  blanks\n\n  in a text stay.");
    let group = app.add("body", group);
    assert_eq!(group["name"], "Steering Group");
    assert_eq!(group["mandate"], "  Two  blanks\n\n  in a text stay.");
    let mut third = meeting(&group, 3, "2024-07-03");
    third["city"] = json!("New  York ");
    assert_eq!(app.add("meeting", third)["city"], "New York");
    let person = json!({
        "givenName": " Test  ", "familyName": " Person  017", "variants": [" P.  017 "], "state": "active", "sources": []
    });
    let person = app.add("person", person);
    assert_eq!(person["givenName"], "Test");
    assert_eq!(person["familyName"], "Person 017");
    assert_eq!(person["variants"], json!(["P. 017"]));
    let set = app.add(
        "rate_set",
        json!({ "name": "Made  up ", "provider": " Test  Bank" }),
    );
    assert_eq!(
        (&set["name"], &set["provider"]),
        (&json!("Made up"), &json!("Test Bank"))
    );
}

#[test]
fn the_same_name_in_another_spelling_is_refused_and_names_the_one_that_is_there() {
    for (noun, there, again) in [
        ("party", "Estonia", "Estonia "),
        ("party", "Estonia", " ESTONIA"),
        ("party", "State of  Test", "State of Test"),
        ("party", "Côte d’Ivoire", "Cote d'Ivoire"),
        ("party", "Türkiye", "Tu\u{308}rkiye"),
        ("party", "State\u{a0}017", "State 017"),
        ("party", "Test-State", "Test\u{2011}State"),
        ("body", "Steering Group", "Steering  group"),
        ("rate_set", "Made up", "made up "),
    ] {
        let mut app = TestApp::with_file();
        let fields = |name: &str| match noun {
            "party" => party(name),
            "body" => body(name),
            _ => json!({ "name": name, "provider": "Test Bank" }),
        };
        let first = app.add(noun, fields(there));
        let found = problem(save(&mut app, noun, fields(again)));
        let expected = json!({ "field": "name", "rule": "duplicate", "what": first["name"] });
        assert_eq!(found, expected, "{again}");
        assert_eq!(app.list(noun).len(), 1);
        // Its own name is no other's.
        app.change(noun, &first, "name", json!(again)).unwrap();
    }
}

#[test]
fn a_name_that_differs_by_a_letter_is_another() {
    let mut app = TestApp::with_file();
    for name in ["State 017", "State 018", "Niger", "Nigeria"] {
        app.add("party", party(name));
    }
}

fn held(app: &mut TestApp) -> (Value, Value) {
    let group = app.add("body", body("Steering Group"));
    let fields = meeting(&group, 2, "2024-04-03");
    (group, fields)
}

#[test]
fn a_language_is_a_tag_that_has_a_name() {
    let mut app = TestApp::with_file();
    let (_, mut fields) = held(&mut app);
    for wrong in [
        "deutsch", "Swedish", "xx", "sv_SE", "e", "en-", "tlh", "de DE",
    ] {
        fields["language"] = json!(wrong);
        let expected = json!({ "field": "language", "rule": "unknownLanguage", "given": wrong });
        assert_eq!(problem(save(&mut app, "meeting", fields.clone())), expected);
    }
    fields["language"] = json!("SV");
    let stored = app.add("meeting", fields);
    assert_eq!(stored["language"], "sv");
    for (typed, kept) in [
        ("pt-br", "pt-BR"),
        ("sr-LATN", "sr-Latn"),
        ("zh-Hant-tw", "zh-Hant-TW"),
    ] {
        let now = app.ok("get", json!({ "noun": "meeting", "id": stored["id"] }));
        let changed = app
            .change("meeting", &now, "language", json!(typed))
            .unwrap();
        assert_eq!(changed["language"], kept);
    }
}

#[test]
fn names_in_other_languages_go_by_their_tags() {
    let mut app = TestApp::with_file();
    let mut fields = party("State 017");
    fields["otherNames"] = json!({ "deutsch": "Staat 017" });
    let expected = json!({ "field": "otherNames", "rule": "unknownLanguage", "given": "deutsch" });
    assert_eq!(problem(save(&mut app, "party", fields.clone())), expected);
    fields["otherNames"] = json!({ "DE": " Staat  017 " });
    assert_eq!(
        app.add("party", fields)["otherNames"],
        json!({ "de": "Staat 017" })
    );
}

#[test]
fn a_time_that_the_clocks_skip_is_refused_and_names_the_change() {
    let mut app = TestApp::with_file();
    let (_, mut fields) = held(&mut app);
    fields["zone"] = json!("Europe/Kyiv");
    fields["startsOn"] = json!("2026-03-29");
    fields["startsAt"] = json!("03:30:00");
    let skipped = |field: &str| {
        json!({
            "field": field, "rule": "clocksSkip", "zone": "Europe/Kyiv", "day": "2026-03-29", "given": "03:30",
            "from": "03:00", "to": "04:00"
        })
    };
    assert_eq!(
        problem(save(&mut app, "meeting", fields.clone())),
        skipped("startsAt")
    );
    fields["startsAt"] = json!("02:30:00");
    fields["endsAt"] = json!("03:30:00");
    assert_eq!(
        problem(save(&mut app, "meeting", fields.clone())),
        skipped("endsAt")
    );
    // On the last day, not on the first.
    fields["startsOn"] = json!("2026-03-28");
    fields["startsAt"] = json!("03:30:00");
    fields["endsOn"] = json!("2026-03-29");
    assert_eq!(
        problem(save(&mut app, "meeting", fields.clone())),
        skipped("endsAt")
    );
    for (field, value) in [("openedAt", "03:59:00"), ("closedAt", "03:00:00")] {
        let mut fields = fields.clone();
        fields["startsOn"] = json!("2026-03-29");
        fields["endsOn"] = Value::Null;
        fields["startsAt"] = Value::Null;
        fields["endsAt"] = Value::Null;
        fields[field] = json!(value);
        let found = problem(save(&mut app, "meeting", fields));
        assert_eq!(
            (&found["field"], &found["rule"]),
            (&json!(field), &json!("clocksSkip"))
        );
    }
    // When the clocks have changed, and where they do not change, it is a time like any other.
    fields["endsAt"] = json!("04:00:00");
    let stored = app.add("meeting", fields);
    let mut fields = fields_of(&stored);
    fields["ordinal"] = json!(3);
    fields["zone"] = json!("Asia/Tbilisi");
    fields["endsAt"] = json!("03:30:00");
    app.add("meeting", fields);
}

#[test]
fn a_time_that_the_clocks_show_twice_is_accepted() {
    let mut app = TestApp::with_file();
    let (_, mut fields) = held(&mut app);
    fields["zone"] = json!("Europe/Kyiv");
    fields["startsOn"] = json!("2026-10-25");
    fields["startsAt"] = json!("03:30:00");
    app.add("meeting", fields);
}

#[test]
fn the_end_of_a_meeting_is_after_its_start_by_the_clocks_of_its_zone() {
    let mut app = TestApp::with_file();
    let (_, mut fields) = held(&mut app);
    fields["zone"] = json!("Europe/Kyiv");
    fields["startsAt"] = json!("14:00:00");
    fields["endsOn"] = json!("2024-04-03");
    fields["endsAt"] = json!("09:30:00");
    let found = problem(save(&mut app, "meeting", fields));
    assert_eq!(
        (&found["field"], &found["rule"]),
        (&json!("endsAt"), &json!("endBeforeStart"))
    );
}

#[test]
fn a_list_is_added_whole_or_not_at_all_and_one_undo_takes_it_back() {
    let mut app = TestApp::with_file();
    let before = app.list("party").len();
    let list = |app: &mut TestApp, names: &[&str]| {
        let one = |name: &&str| json!({ "noun": "party", "id": app.session.mint(), "fields": party(name) });
        let records: Vec<Value> = names.iter().map(one).collect();
        json!({ "noun": "parties", "records": records })
    };
    let refused = list(&mut app, &["State 017", "State 018", " "]);
    let Failure::Invalid { problems } = app.call("add_records", refused).unwrap_err() else {
        panic!("a name that is empty is refused");
    };
    assert_eq!(problems[0].field, "records.2.name");
    assert_eq!(app.list("party").len(), before);
    let none = list(&mut app, &[]);
    app.call("add_records", none).unwrap_err();
    let two = list(&mut app, &["State 017", "State 018"]);
    app.ok("add_records", two);
    assert_eq!(app.list("party").len(), before + 2);
    let undone = app.ok("undo", json!({}));
    assert_eq!(undone["name"], "add parties");
    assert_eq!(app.list("party").len(), before);
}
