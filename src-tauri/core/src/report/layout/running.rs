//! What stands at the top and the foot of every page.

use super::super::block::Running;
use super::super::error::PaperError;
use super::super::pages::{Artifact, Draw, Page};
use super::super::shape::{Shaper, in_em};
use super::context::{LayoutContext, artifact};
use super::inline::Inline;
use super::lines::{TextLine, break_lines, natural_width};
use super::measure::{
    FIRST_TOP, FOOT, MARGIN, MARKING, MARKING_TRACKING, MEASURE, PAGE_HEIGHT, RIGHT, Setting,
    TLP_MARKING,
};

/// First baseline of the marking at the top.
const TOP_BASELINE: f32 = 31.0;
/// Last baseline of the lines at the foot.
const FOOT_BASELINE: f32 = PAGE_HEIGHT - 24.0;

/// Least room between the foot line and the marking beside it.
const BETWEEN: f32 = 18.0;

/// Where the first page begins: a marking of several lines moves it down.
pub(super) fn first_top(shaper: &mut Shaper, running: &Running) -> Result<f32, PaperError> {
    let setting = marking_setting(&running.marking);
    let lines = marking_lines(shaper, &running.marking, setting)?.len();
    Ok(FIRST_TOP + lines.saturating_sub(1) as f32 * setting.leading)
}

/// Whether the foot line and the marking stand on one line.
pub(in crate::report) fn one_line(
    context: &mut LayoutContext,
    running: &Running,
) -> Result<bool, PaperError> {
    let setting = marking_setting(&running.marking);
    let marking = Inline::plain(&running.marking, setting);
    let (marking, _) = natural_width(&mut context.shaper, &marking.styled)?;
    let tracked = running.marking.chars().count() as f32 * in_em(MARKING_TRACKING) * setting.size;
    let foot = format!("{} · {}", running.foot, running.page_of);
    let (foot, _) = natural_width(&mut context.shaper, &Inline::plain(&foot, FOOT).styled)?;
    Ok(marking + tracked + BETWEEN + foot <= MEASURE)
}

/// Adds marking and foot line to every page, now that their number is known.
pub(super) fn add_running_lines(
    shaper: &mut Shaper,
    pages: &mut [Page],
    running: &Running,
) -> Result<(), PaperError> {
    let setting = marking_setting(&running.marking);
    let marking = marking_lines(shaper, &running.marking, setting)?;
    let widest = marking.iter().map(|line| line.width).fold(0.0, f32::max);
    let room = MEASURE - if widest > 0.0 { widest + BETWEEN } else { 0.0 };
    let total = pages.len().to_string();
    for (at, page) in pages.iter_mut().enumerate() {
        if widest > 0.0 {
            let mut draws = Vec::new();
            let mut y = TOP_BASELINE;
            for line in &marking {
                push_right_aligned(line, y, &mut draws);
                y += setting.leading;
            }
            page.items.push(artifact(Artifact::Header, draws).0);
        }
        let n = (at + 1).to_string();
        let mut text = running.foot.clone();
        let page_of = running
            .page_of
            .replace("{n}", &n)
            .replace("{total}", &total);
        if !text.is_empty() && !page_of.is_empty() {
            text.push_str(" · ");
        }
        text.push_str(&page_of);
        let mut draws = Vec::new();
        let lines = break_lines(shaper, &Inline::plain(&text, FOOT).styled, room)?;
        let mut y = FOOT_BASELINE;
        for line in lines.iter().rev() {
            for (_, run) in &line.runs {
                let mut run = run.clone();
                run.x += MARGIN;
                run.y = y;
                draws.push(Draw::Text(run));
            }
            y -= FOOT.leading;
        }
        let mut y = FOOT_BASELINE;
        for line in marking.iter().rev() {
            push_right_aligned(line, y, &mut draws);
            y -= setting.leading;
        }
        page.items.push(artifact(Artifact::Footer, draws).0);
    }
    Ok(())
}

/// How a marking is set: TLP 2.0 asks for 12 pt.
pub(in crate::report) fn marking_setting(marking: &str) -> Setting {
    if marking.contains("TLP:") {
        TLP_MARKING
    } else {
        MARKING
    }
}

fn marking_lines(
    shaper: &mut Shaper,
    marking: &str,
    setting: Setting,
) -> Result<Vec<TextLine>, PaperError> {
    if marking.trim().is_empty() {
        return Ok(Vec::new());
    }
    let inline = Inline::plain(marking, setting);
    let mut lines = break_lines(shaper, &inline.styled, MEASURE * 0.6)?;
    for line in &mut lines {
        // All of a marking is of one owner, so each line is one run.
        for (_, run) in &mut line.runs {
            run.tracking = MARKING_TRACKING;
            let words = run.words.iter().map(|id| shaper.word(*id));
            let text: String = words.map(|word| &*word.text).collect();
            let gaps = text.trim_end().chars().count().saturating_sub(1);
            line.width += gaps as f32 * in_em(MARKING_TRACKING) * setting.size;
        }
    }
    Ok(lines)
}

fn push_right_aligned(line: &TextLine, y: f32, draws: &mut Vec<Draw>) {
    for (_, run) in &line.runs {
        let mut run = run.clone();
        run.x += RIGHT - line.width;
        run.y = y;
        draws.push(Draw::Text(run));
    }
}
