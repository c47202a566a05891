//! Papers that could not be read by everyone are refused, and the refusal names the place.

use super::material::*;
use chancery_core::report::{self, PaperError, block::*};

fn refusal(paper: &Paper) -> PaperError {
    report::layout(paper).expect_err("this paper should have been refused")
}

#[test]
fn a_paper_without_a_title_is_refused() {
    let mut untitled = paper(vec![]);
    untitled.meta.title = "  ".into();
    assert_eq!(refusal(&untitled), PaperError::NoTitle);
    untitled = paper(vec![]);
    untitled.blocks = vec![paragraph("Words without a title.")];
    assert_eq!(refusal(&untitled), PaperError::NoTitle);
    untitled.blocks = vec![heading(1, "First"), Block::Title("Too late".into())];
    assert_eq!(refusal(&untitled), PaperError::NoTitle);
}

#[test]
fn a_paper_without_a_language_is_refused() {
    let mut paper = paper(vec![]);
    paper.meta.language = String::new();
    assert_eq!(refusal(&paper), PaperError::NoLanguage);
    for bad in ["english language", "e", "en_GB", "en--GB", "уk"] {
        paper.meta.language = bad.into();
        assert_eq!(refusal(&paper), PaperError::BadLanguage(bad.into()));
    }
    for good in ["en", "pt-BR", "uk-Cyrl-UA"] {
        paper.meta.language = good.into();
        assert!(report::layout(&paper).is_ok());
    }
}

#[test]
fn words_in_something_that_is_no_language_are_refused() {
    let spans = vec![Span::text("words").in_language("?")];
    let paper = paper(vec![Block::Quote(spans)]);
    assert_eq!(refusal(&paper), PaperError::BadLanguage("?".into()));
}

#[test]
fn a_level_of_headings_left_out_is_refused() {
    let gap = |text: &str, found, expected| PaperError::HeadingGap {
        text: text.into(),
        found,
        expected,
    };
    let refused = |blocks| refusal(&paper(blocks));
    assert_eq!(refused(vec![heading(2, "Deep")]), gap("Deep", 2, 1));
    let deeper = vec![heading(1, "One"), heading(3, "Three")];
    assert_eq!(refused(deeper), gap("Three", 3, 2));
    assert_eq!(refused(vec![heading(0, "None")]), gap("None", 0, 1));
    let back = vec![
        heading(1, "A"),
        heading(2, "B"),
        heading(3, "C"),
        heading(1, "D"),
    ];
    assert!(report::layout(&paper(back)).is_ok());
}

#[test]
fn a_figure_without_alternative_text_is_refused() {
    let mut figure = figure();
    figure.alternative = " ".into();
    let caption = figure.caption.clone();
    let paper = paper(vec![Block::Figure(figure)]);
    assert_eq!(refusal(&paper), PaperError::NoAlternative { caption });
}

#[test]
fn a_figure_that_no_page_holds_is_refused() {
    let mut figure = figure();
    figure.chart.bars = vec![figure.chart.bars[0].clone(); 60];
    let refusal = refusal(&paper(vec![Block::Figure(figure)]));
    assert!(matches!(
        refusal,
        PaperError::FigureTooTall {
            bars: 60,
            most: 40..50,
            ..
        }
    ));
}

#[test]
fn a_bar_with_a_value_too_few_is_refused() {
    let mut figure = figure();
    figure.chart.bars[1].values.pop();
    let expected = PaperError::UnevenBar {
        bar: "B-land".into(),
        found: 1,
        expected: 2,
    };
    assert_eq!(refusal(&paper(vec![Block::Figure(figure)])), expected);
}

#[test]
fn a_character_that_no_typeface_has_is_named_with_the_words_around_it() {
    for (character, text) in [
        ('க', "Ilakkiya (கலை) of the observers"),
        ('🙂', "Thank you 🙂 all"),
        ('\0', "a null \0 byte"),
    ] {
        let refusal = refusal(&paper(vec![numbered("1.", words(text))]));
        let PaperError::NoGlyph {
            character: found,
            around,
        } = &refusal
        else {
            panic!("{refusal:?}");
        };
        assert_eq!(*found, character);
        assert!(
            text.contains(around.as_str()) && around.contains(character),
            "{around}"
        );
        let code = format!("U+{:04X}", u32::from(character));
        assert!(refusal.to_string().contains(&code), "{refusal}");
    }
}

#[test]
fn a_character_only_the_other_family_has_is_drawn_from_it() {
    let letters: String = ('\u{20}'..'\u{2bff}').filter(|c| !c.is_control()).collect();
    let drawn = letters.chars().filter(|letter| {
        let text = words(format!("before {letter} after"));
        report::layout(&paper(vec![Block::Quote(text)])).is_ok()
    });
    assert!(drawn.count() > 900);
}

#[test]
fn an_uneven_table_is_refused() {
    let uneven = |columns, cells| PaperError::UnevenTable {
        table: if columns == 0 {
            String::new()
        } else {
            "State".into()
        },
        columns,
        cells,
    };
    let short = table(vec![row(&["A", "B"])], None);
    assert_eq!(refusal(&paper(vec![Block::Table(short)])), uneven(3, 2));
    let totals = table(vec![], Some(row(&["A", "B", "C", "D"])));
    assert_eq!(refusal(&paper(vec![Block::Table(totals)])), uneven(3, 4));
    let none = Block::Table(Table::default());
    assert_eq!(refusal(&paper(vec![none])), uneven(0, 0));
}

#[test]
fn headings_labels_and_column_heads_without_words_are_refused() {
    let mut blank = table(vec![], None);
    blank.columns[1].head = String::new();
    let fact = Fact {
        label: " ".into(),
        value: words("value"),
    };
    for (block, what) in [
        (Block::Table(blank), "column"),
        (Block::Facts(vec![fact]), "fact"),
        (heading(1, " "), "heading"),
    ] {
        assert_eq!(refusal(&paper(vec![block])), PaperError::NoWords(what));
    }
}

#[test]
fn a_reference_to_no_note_is_refused() {
    let blocks = vec![numbered("1.", vec![Span::text("Said."), Span::note(7)])];
    assert_eq!(refusal(&paper(blocks)), PaperError::NoSuchNote(7));
}

#[test]
fn two_notes_with_one_number_are_refused() {
    let note = Note {
        number: 3,
        spans: words("Source"),
    };
    let blocks = vec![Block::Notes(vec![note.clone()]), Block::Notes(vec![note])];
    assert_eq!(refusal(&paper(blocks)), PaperError::SameNoteTwice(3));
}

#[test]
fn attachments_have_names_of_their_own() {
    let mut paper = everything();
    paper.meta.attachments[1].name = "record.json".into();
    assert_eq!(
        refusal(&paper),
        PaperError::AttachmentName("record.json".into())
    );
    paper.meta.attachments[1].name = String::new();
    assert_eq!(refusal(&paper), PaperError::AttachmentName(String::new()));
}
