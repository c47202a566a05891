//! What is refused before anything is set.

use std::collections::BTreeSet;

use super::super::block::{Block, Figure, Paper, Span, Table, each_note};
use super::super::error::PaperError;
use super::figure::most_bars;

/// Refuses a paper that could not be read by everyone.
pub(super) fn check(paper: &Paper) -> Result<(), PaperError> {
    let meta = &paper.meta;
    if meta.title.trim().is_empty() {
        return Err(PaperError::NoTitle);
    }
    if meta.language.trim().is_empty() {
        return Err(PaperError::NoLanguage);
    }
    language(&meta.language)?;
    let mut names = BTreeSet::new();
    for attachment in &meta.attachments {
        if attachment.name.trim().is_empty() || !names.insert(attachment.name.as_str()) {
            return Err(PaperError::AttachmentName(attachment.name.clone()));
        }
    }
    let mut state = CheckState::default();
    each_note(&paper.blocks, &mut |note| {
        if !state.notes.insert(note.number) {
            state.twice = Some(note.number);
        }
    });
    if let Some(number) = state.twice {
        return Err(PaperError::SameNoteTwice(number));
    }
    blocks(&paper.blocks, &mut state)?;
    if state.titled {
        Ok(())
    } else {
        Err(PaperError::NoTitle)
    }
}

#[derive(Default)]
struct CheckState {
    titled: bool,
    level: u8,
    notes: BTreeSet<u32>,
    twice: Option<u32>,
}

fn blocks(list: &[Block], state: &mut CheckState) -> Result<(), PaperError> {
    for block in list {
        match block {
            Block::Title(text) => {
                if text.trim().is_empty() {
                    return Err(PaperError::NoTitle);
                }
                state.titled = true;
            }
            Block::Heading { level, text } => heading(*level, text, state)?,
            Block::Subtitle(list) | Block::Quote(list) | Block::Paragraph { spans: list, .. } => {
                spans(list, state)?;
            }
            Block::Facts(facts) => {
                for fact in facts {
                    words("fact", &fact.label)?;
                    spans(&fact.value, state)?;
                }
            }
            Block::Table(one) => table(one, state)?,
            Block::List(one) => one.items.iter().try_for_each(|item| spans(item, state))?,
            Block::Figure(one) => figure(one)?,
            Block::Notes(notes) => notes
                .iter()
                .try_for_each(|note| spans(&note.spans, state))?,
            Block::Together(list) => blocks(list, state)?,
            // Cards stand for themselves, without a title between them.
            Block::Cards(cards) => {
                state.titled = true;
                let names = cards.cards.iter();
                names
                    .map(|card| &card.name)
                    .try_for_each(|name| words("card", name))?;
            }
            Block::Contents(title) => words("heading", title)?,
            Block::SignOff(sign_off) => {
                words("label", &sign_off.date)?;
                for one in &sign_off.signatories {
                    words("signatory", &one.name)?;
                    words("signatory", &one.prompt)?;
                }
            }
            Block::PageBreak => {}
        }
    }
    Ok(())
}

fn heading(level: u8, text: &str, state: &mut CheckState) -> Result<(), PaperError> {
    if !state.titled {
        return Err(PaperError::NoTitle);
    }
    words("heading", text)?;
    let expected = (state.level + 1).min(3);
    if level == 0 || level > expected {
        return Err(PaperError::HeadingGap {
            text: text.to_owned(),
            found: level,
            expected,
        });
    }
    state.level = level;
    Ok(())
}

fn spans(list: &[Span], state: &CheckState) -> Result<(), PaperError> {
    for span in list {
        match span {
            Span::Text(text) => {
                if let Some(tag) = &text.language {
                    language(tag)?;
                }
            }
            Span::Note(number) if state.notes.contains(number) => {}
            Span::Note(number) => return Err(PaperError::NoSuchNote(*number)),
        }
    }
    Ok(())
}

fn table(table: &Table, state: &CheckState) -> Result<(), PaperError> {
    let columns = table.columns.len();
    let uneven = |cells| PaperError::UnevenTable {
        table: match (&table.caption, table.columns.first()) {
            (Some(caption), _) => caption.clone(),
            (None, Some(column)) => column.head.clone(),
            (None, None) => String::new(),
        },
        columns,
        cells,
    };
    if columns == 0 {
        return Err(uneven(0));
    }
    for column in &table.columns {
        words("column", &column.head)?;
    }
    for row in table.rows.iter().chain(&table.totals) {
        if row.len() != columns {
            return Err(uneven(row.len()));
        }
        row.iter().try_for_each(|cell| spans(cell, state))?;
    }
    Ok(())
}

fn figure(figure: &Figure) -> Result<(), PaperError> {
    let caption = figure.caption.clone();
    if figure.alternative.trim().is_empty() {
        return Err(PaperError::NoAlternative { caption });
    }
    let (bars, most) = (figure.chart.bars.len(), most_bars());
    if bars > most {
        return Err(PaperError::FigureTooTall {
            caption,
            bars,
            most,
        });
    }
    let expected = figure.chart.parts.len().max(1);
    for bar in &figure.chart.bars {
        if bar.values.len() != expected {
            return Err(PaperError::UnevenBar {
                bar: bar.label.clone(),
                found: bar.values.len(),
                expected,
            });
        }
    }
    Ok(())
}

fn words(what: &'static str, text: &str) -> Result<(), PaperError> {
    if text.trim().is_empty() {
        return Err(PaperError::NoWords(what));
    }
    Ok(())
}

/// The form of a BCP 47 tag: a language, then subtags, each of at most eight letters or digits.
fn language(tag: &str) -> Result<(), PaperError> {
    let mut subtags = tag.split('-');
    let first = subtags.next().unwrap_or_default();
    let formed = (2..=8).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && subtags.all(|subtag| {
            (1..=8).contains(&subtag.len()) && subtag.chars().all(|c| c.is_ascii_alphanumeric())
        });
    if formed {
        Ok(())
    } else {
        Err(PaperError::BadLanguage(tag.to_owned()))
    }
}
