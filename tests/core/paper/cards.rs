//! Name plates and badges: every word whole, every line within its card.

use super::material::*;
use super::scripts::NAMES;
use chancery_core::{
    model::CountryCode,
    report::{self, PlacedText, block::*},
};

const MM: f32 = 72.0 / 25.4;
const PAGE: (f32, f32) = (595.276, 841.89);

/// Twenty names of nobody, long in whole or in one word.
fn long_names() -> Vec<String> {
    let mut names: Vec<String> = [
        "Соломія-Олександра Приклад-Зразківська-Довгопрізвищенко",
        "Αλεξάνδρα-Κωνσταντίνα Παραδειγματοπούλου-Χατζηδημητροπούλου",
        "Abcdefghijklmnopqrstuvwxyzabcdefghijklmn",
        "Maria-Magdalena von Mustermann-Beispielhausen zu Musterlingen",
        "Wolfeschlegelsteinhausenbergerdorff-Muster",
        "Ana Sofia de Almeida e Exemplo Fictício dos Santos Modelo",
        "Þórgunnur Dæmisdóttir Sýnishornsdóttir",
        "Krzysztof Brzęczyszczykiewicz-Przykładowski",
    ]
    .map(str::to_owned)
    .into();
    names.extend(
        NAMES
            .iter()
            .map(|(_, name)| format!("{name} {name}"))
            .take(12),
    );
    names
}

/// Forty names of parties as they are: the longest of the states, and organisations.
fn parties() -> Vec<String> {
    let mut names: Vec<String> = CountryCode::all()
        .into_iter()
        .map(|country| country.name_in("en").to_owned())
        .collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
    names.truncate(36);
    names.extend(
        [
            "European Union",
            "North Atlantic Treaty Organization",
            "Organisation for Security and Co-operation in Europe",
            "Organisation for the Prohibition of Chemical Weapons",
        ]
        .map(str::to_owned),
    );
    names
}

/// The runs of a sheet of one card; `from` is where its words begin on the page, `to` where they end.
fn placed(card: Card, size: (u16, u16), folded: bool) -> (Vec<PlacedText>, [f32; 4]) {
    let mut sheet = paper(vec![]);
    sheet.running = Running::default();
    sheet.head = Masthead::default();
    sheet.blocks = vec![Block::Cards(Cards {
        size,
        folded,
        cards: vec![card],
    })];
    let pages = report::layout(&sheet).unwrap();
    let (width, height) = (f32::from(size.0) * MM, f32::from(size.1) * MM);
    let piece = if folded { 2.0 * height } else { height };
    let whole = |room: f32, one: f32| ((room + 1.0) / one).floor();
    let left = (PAGE.0 - whole(PAGE.0, width) * width) / 2.0;
    let top = (PAGE.1 - whole(PAGE.1, piece) * piece) / 2.0 + piece - height;
    let mut placed = pages.text_on(0);
    placed.retain(|run| !run.artifact);
    (placed, [left, top, left + width, top + height])
}

#[track_caller]
fn fits(card: Card, size: (u16, u16), folded: bool) {
    let words: Vec<String> = [&card.name, &card.above, &card.foot]
        .into_iter()
        .chain(&card.below)
        .flat_map(|text| text.split([' ', '-']).map(str::to_owned))
        .collect();
    let name = card.name.clone();
    let (placed, [left, top, right, bottom]) = placed(card, size, folded);
    let mut lines: std::collections::BTreeMap<i32, String> = Default::default();
    for run in &placed {
        let line = lines.entry((run.y * 10.0) as i32).or_default();
        line.push_str(&run.text);
        assert!(run.x >= left - 0.1 && run.x <= right, "{name}: {run:?}");
        assert!(
            run.y - run.size * 0.8 >= top && run.y <= bottom,
            "{name}: {run:?}"
        );
        assert!(run.size >= 5.0, "{name}: {run:?}");
    }
    for word in words.iter().filter(|word| !word.is_empty()) {
        let whole = lines.values().any(|line| line.contains(word.as_str()));
        assert!(whole, "“{word}” of {name} is broken: {lines:?}");
    }
}

#[test]
fn no_word_is_broken_on_plates_and_badges_and_all_lines_are_within_the_card() {
    for name in parties().into_iter().chain(long_names()) {
        let card = Card {
            above: "Test Coalition".into(),
            name: name.clone(),
            below: vec![name.clone()],
            foot: "First meeting of the Steering Group · Tallinn, 3 April 2024".into(),
        };
        for size in [(90, 55), (86, 54), (105, 74)] {
            fits(card.clone(), size, false);
        }
        for size in [(210, 99), (200, 60), (180, 100)] {
            fits(card.clone(), size, true);
        }
    }
}

#[test]
fn a_word_that_fits_at_no_size_is_broken_and_whole_nevertheless() {
    let name = "x".repeat(400);
    let card = Card {
        name: name.clone(),
        ..Card::default()
    };
    let (placed, _) = placed(card, (90, 55), false);
    let text: String = placed.iter().map(|run| run.text.trim()).collect();
    assert_eq!(text, name);
}
