//! Letters with marks and names in many scripts: all come out of a paper as they went in.

use super::file::{even, said};
use super::material::*;
use crate::read_back::read_back;
use chancery_core::report::{self, Pages, block::*};
use std::collections::BTreeSet;

/// A made-up name in each script, with what it is.
pub const NAMES: [(&str, &str); 13] = [
    ("Georgian", "ნინო მაგალითი"),
    ("Armenian", "Անահիտ Օրինակյան"),
    ("Hebrew", "נועה לדוגמה"),
    ("Arabic", "ليلى علاء المثال"),
    ("Persian", "می‌نا نمونه"),
    ("Thai", "สมหญิง ตัวอย่าง"),
    ("Devanagari", "आशा उदाहरण"),
    ("Japanese", "例示 花子さん"),
    ("Japanese names in rarer characters", "渡邊 齋藤 澤田"),
    ("Chinese", "张伟 测试"),
    ("Korean", "김예시"),
    ("Ukrainian", "Соломія Приклад-Зразківська"),
    ("Greek", "Ελένη Παραδειγματοπούλου"),
];

/// The characters and sequences of DIN 91379, without those that are no more than space.
pub fn din_91379() -> Vec<String> {
    let file = include_str!("../../data/din-91379.txt");
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    let mut all = Vec::new();
    for item in lines.flat_map(|line| line.split(' ').skip(1)) {
        let code = |text: &str| u32::from_str_radix(text, 16).unwrap();
        let char = |code: u32| char::from_u32(code).unwrap();
        if let Some((first, last)) = item.split_once('-') {
            all.extend((code(first)..=code(last)).map(|code| char(code).to_string()));
        } else {
            all.push(item.split('+').map(|part| char(code(part))).collect());
        }
    }
    all.retain(|letter| !letter.trim().is_empty());
    all
}

/// What poppler makes of a paper, without marks of direction and joiners, on one line.
fn found(paper: &Paper) -> String {
    strip(&said("pdftotext", &["-enc", "UTF-8"], paper))
}

/// What the standard says is in a paper, on one line.
fn read(paper: &Paper) -> String {
    strip(&read_back(&file(paper)))
}

/// Without what poppler puts around words from right to left, and joiners, which are not drawn.
fn strip(text: &str) -> String {
    even(&text.replace(['\u{202a}', '\u{202b}', '\u{202c}', '\u{200c}'], ""))
}

#[test]
fn the_list_is_whole() {
    let letters = din_91379();
    assert_eq!(letters.len(), 925);
    for letter in [
        "ẞ",
        "Ő",
        "A\u{30b}",
        "K\u{35f}h",
        "ʺ",
        "Ύ",
        "ѝ",
        "m\u{300}",
        "ŀ",
    ] {
        assert!(letters.contains(&letter.to_owned()), "{letter}");
    }
}

#[test]
fn every_character_of_din_91379_comes_out_as_it_went_in() {
    let letters = din_91379();
    // A mark alone stands on a letter.
    let marked = |letter: &String| {
        let alone = ('\u{300}'..='\u{36f}').contains(&letter.chars().next().unwrap());
        if alone {
            format!("o{letter}")
        } else {
            letter.clone()
        }
    };
    let letters: Vec<String> = letters.iter().map(marked).collect();
    let wrapped = |letter: &String| format!("x{letter}x");
    for chunk in letters.chunks(100) {
        let text: Vec<String> = chunk.iter().map(wrapped).collect();
        let text = text.join(" ");
        let styled = [
            Block::Heading {
                level: 1,
                text: text.clone(),
            },
            paragraph(text.as_str()),
            Block::Quote(words(text.as_str())),
            Block::Table(table(vec![row(&["A", &text, "1"])], None)),
            paragraph_of(vec![Span::bold(text.as_str())]),
        ];
        for block in styled {
            let shown = format!("{block:?}");
            let blocks = vec![heading(1, "Letters"), block];
            let paper = paper(blocks);
            let (said, found) = (read(&paper), found(&paper));
            for letter in chunk {
                let letter = wrapped(letter);
                assert!(
                    said.contains(&letter),
                    "{letter:?} of {shown:.20} is not in\n{said}"
                );
                assert!(
                    found.contains(&letter),
                    "{letter:?} of {shown:.20} is not found in\n{found}"
                );
            }
        }
    }
}

fn paragraph_of(spans: Vec<Span>) -> Block {
    Block::Paragraph {
        number: None,
        spans,
    }
}

#[test]
fn a_name_in_each_script_comes_out_as_it_went_in() {
    for (script, name) in NAMES {
        let sentence = format!("For the side of {name}, the chair (of {name}) spoke of 12 points.");
        for block in [
            Block::Heading {
                level: 1,
                text: sentence.clone(),
            },
            paragraph(sentence.as_str()),
            paragraph_of(vec![Span::italic(sentence.as_str())]),
            Block::Table(table(vec![row(&[name, &sentence, "1"])], None)),
        ] {
            let paper = paper(vec![heading(1, "Names"), block]);
            let said = read(&paper);
            let found = found(&paper);
            assert!(found.contains(&strip(name)), "{script}: {name}\n{found}");
            assert!(
                said.matches(&strip(name)).count() >= 2,
                "{script}: {name}\n{said}"
            );
            assert!(said.contains("spoke of 12 points."), "{script}: {said}");
        }
    }
}

#[test]
fn words_from_right_to_left_stand_in_their_order_on_the_line() {
    let [first, second] = ["אחת", "שתיים"];
    let pages = pages(vec![paragraph(format!(
        "Said by {first} {second} (2024) today."
    ))]);
    let placed = pages.text_on(0);
    let x = |text: &str| {
        let found = placed.iter().find(|run| run.text.contains(text));
        found.unwrap_or_else(|| panic!("{text} in {placed:?}")).x
    };
    assert!(x("Said") < x(second));
    assert!(
        x(second) < x(first),
        "the second word stands left of the first"
    );
    assert!(x(first) < x("today"));
    assert_eq!(
        order(&pages),
        format!("Said by {first} {second} (2024) today.")
    );
}

/// The runs of the first paragraph, as they are read.
fn order(pages: &Pages) -> String {
    let placed = pages.text_on(0).into_iter();
    let runs = placed.filter(|run| !run.artifact).map(|run| run.text);
    runs.skip_while(|text| !text.contains("Said")).collect()
}

#[test]
fn a_line_breaks_between_words_from_right_to_left_as_between_others() {
    let name = "נועה לדוגמה ";
    let pages = pages(vec![paragraph(name.repeat(40))]);
    let mut lines: Vec<f32> = Vec::new();
    for run in pages.text_on(0).iter().filter(|run| run.text.contains('נ')) {
        assert!(run.x > 70.0 && run.x < 525.0, "{run:?}");
        lines.push(run.y);
    }
    lines.dedup();
    assert!(lines.len() > 3);
}

#[test]
fn soft_hyphens_print_a_hyphen_at_the_end_of_a_line_and_nothing_elsewhere() {
    let word = "Zusammen\u{ad}arbeits\u{ad}verein\u{ad}barung ";
    let pages = pages(vec![paragraph(word.repeat(30))]);
    let placed = pages.text_on(0);
    let lines: BTreeSet<i32> = placed.iter().map(|run| run.y as i32).collect();
    let text: String = placed.iter().map(|run| run.text.as_str()).collect();
    let hyphens = text.matches('\u{ad}').count();
    assert!(hyphens > 0 && hyphens < lines.len(), "{hyphens} in {text}");
    let said = read(&paper(vec![paragraph("Co\u{ad}ope\u{ad}ration agreed")]));
    assert!(said.contains("Cooperation agreed"), "{said}");
}

#[test]
fn what_prints_nothing_never_stops_a_paper() {
    for nothing in [
        '\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}',
        '\u{feff}', '\u{fe0f}', '\u{34f}', '\u{61c}', '\t', '\u{85}', '\u{2028}', '\u{2029}',
        '\u{3000}', '\u{2009}', '\u{205f}',
    ] {
        for text in [
            format!("be{nothing}fore"),
            format!("{nothing}"),
            format!("end{nothing}"),
        ] {
            let made = report::layout(&paper(vec![paragraph(text.as_str())]));
            assert!(made.is_ok(), "{nothing:?} in {text:?}: {made:?}");
            let made = made.unwrap();
            report::pdf(&made, &paper(vec![]).meta).unwrap();
        }
    }
}
