//! Papers of a large meeting, with long and Ukrainian names: nothing runs over the edge of its card.

use crate::{
    summary::record,
    support::{TestApp, body, delegation, meeting, party},
};
use chancery_core::{
    model::*,
    report::{PaperOptions, layout, paper},
};
use serde_json::{Value, json};

/// Sixty delegations of three or four people, some with long names.
pub fn large(app: &mut TestApp) -> Value {
    let group = app.add("body", body("Steering Group"));
    let meeting = app.add("meeting", meeting(&group, 2, "2024-04-03"));
    for n in 1..=60 {
        let name = match n {
            7 => "The Federated Commonwealth of the Northern and Southern Archipelago of State 007"
                .to_owned(),
            8 => "Сполучене Королівство Прикладу та Північного Зразка".to_owned(),
            9 => "Nordwestdeutschlandundniedersachsenstaat".to_owned(),
            _ => format!("State {n:03}"),
        };
        let party = app.add("party", party(&name));
        let mut sat = delegation(&meeting, &party);
        sat["capacity"] = json!(match n {
            1..=2 => "lead",
            3..=50 => "member",
            51..=56 => "observer",
            _ => "partnerOrganisation",
        });
        let sat = app.add("delegation", sat);
        for k in 0..3 + usize::from(n % 3 == 0) {
            let name = match (n + k) % 11 {
                3 => "Володимир-Олександр Прикладенко-Зразковський".to_owned(),
                5 => "Maximiliana-Alexandrina von Beispielhausen-Musterstedt zu Probendorf"
                    .to_owned(),
                _ => format!("Person {n:03}-{k}"),
            };
            let title = match k {
                0 => Some(
                    "Deputy Minister for Digital Transformation, Cyber Defence and International Cooperation",
                ),
                1 => Some("Adviser"),
                _ => None,
            };
            app.add(
                "attendee",
                json!({
                    "delegation": sat["id"], "person": null, "freeName": name, "titleThen": title,
                    "function": if k == 0 { "head" } else { "member" }, "remote": false
                }),
            );
        }
    }
    meeting
}

#[test]
fn no_word_runs_over_the_edge_of_its_card() {
    let mut app = TestApp::with_file();
    let meeting = large(&mut app);
    let record = record(&app, &meeting);
    let mm = 72.0 / 25.4;
    for (kind, size) in [
        (PaperKind::Plates, CardSize::Tent210x148),
        (PaperKind::Plates, CardSize::Tent210x74),
        (PaperKind::Badges, CardSize::Badge90x55),
        (PaperKind::Badges, CardSize::Badge86x54),
        (PaperKind::Badges, CardSize::Badge105x74),
    ] {
        let wish = PaperOptions {
            kind,
            size: Some(size),
            ..PaperOptions::default()
        };
        let paper = paper(&record, &wish, &app.session.words);
        let pages = layout(&paper).unwrap();
        let (width, height) = size.millimetres();
        let (width, height) = (f32::from(width) * mm, f32::from(height) * mm);
        let cards = if kind == PaperKind::Plates { 60 } else { 200 };
        let piece = if kind == PaperKind::Plates {
            2.0 * height
        } else {
            height
        };
        let to_a_sheet =
            (595.3 / width).floor().max(1.0) * ((841.9 + 1.0) / piece).floor().max(1.0);
        assert_eq!(
            pages.count() as f32,
            (cards as f32 / to_a_sheet).ceil(),
            "{size:?}"
        );
        for page in 0..pages.count() {
            for text in pages.text_on(page).iter().filter(|t| !t.artifact) {
                assert!(text.size >= 3.0, "{size:?}: {text:?}");
                // Lines are centred on their card: one that began too far left would end too far right.
                let from_left =
                    (text.x - (595.3 - (595.3 / width).floor() * width) / 2.0).rem_euclid(width);
                assert!(from_left >= 5.0 * mm - 0.1, "{size:?}: {text:?}");
                assert!(from_left <= width / 2.0 + 1.0, "{size:?}: {text:?}");
                assert!(text.y > 0.0 && text.y < 841.9, "{size:?}: {text:?}");
            }
        }
    }
}
