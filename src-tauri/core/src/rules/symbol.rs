//! Symbols of documents, made from a coalition's pattern: `ITC/SG/2024/2/SUM`.

use crate::model::*;
use chrono::Datelike;

/// The symbol of the summary of a meeting, or the parts that are not known.
///
/// # Errors
/// The parts that the pattern names and the record does not know, in the pattern's order.
pub fn summary_symbol(
    coalition: &CoalitionFields,
    body: &BodyFields,
    meeting: &MeetingFields,
) -> Result<String, Vec<SymbolPart>> {
    if let Some(own) = &meeting.symbol {
        return Ok(own.clone());
    }
    let pattern = coalition.symbol_pattern.as_deref();
    let pattern = pattern.unwrap_or(SYMBOL_PATTERN);
    fill_pattern(pattern, coalition, body, meeting, "SUM")
}

/// The symbol of a paper of a meeting by the pattern that the coalition has recorded; none without
/// one, when a part of it is not known, or when it does not tell one kind of paper from another.
/// Name plates and badges have none.
pub fn paper_symbol(
    coalition: &CoalitionFields,
    body: &BodyFields,
    meeting: &MeetingFields,
    kind: PaperKind,
) -> Option<String> {
    let (pattern, code) = (coalition.symbol_pattern.as_deref()?, kind.code()?);
    let kinds =
        |piece| matches!(piece, PatternPiece::Part(part) if part == SymbolPart::Kind.word());
    match kind {
        PaperKind::Summary => summary_symbol(coalition, body, meeting).ok(),
        _ if parse_pattern(pattern).any(kinds) => {
            fill_pattern(pattern, coalition, body, meeting, code).ok()
        }
        _ => None,
    }
}

/// A pattern with its parts filled in.
fn fill_pattern(
    pattern: &str,
    coalition: &CoalitionFields,
    body: &BodyFields,
    meeting: &MeetingFields,
    code: &str,
) -> Result<String, Vec<SymbolPart>> {
    let value = |part| match part {
        SymbolPart::Coalition => coalition.acronym.clone(),
        SymbolPart::Body => body.acronym.clone(),
        SymbolPart::Year => meeting.starts_on.and_then(year),
        SymbolPart::Ordinal => meeting.ordinal.map(|n| n.to_string()),
        SymbolPart::Kind => Some(code.to_owned()),
    };
    let (mut symbol, mut missing) = (String::new(), Vec::new());
    for piece in parse_pattern(pattern) {
        match piece {
            PatternPiece::Plain(text) => symbol.push_str(text),
            PatternPiece::Part(name) => {
                let Some(part) = SymbolPart::from_word(name) else {
                    continue;
                };
                match value(part) {
                    Some(text) => symbol.push_str(&text),
                    None => missing.push(part),
                }
            }
        }
    }
    if missing.is_empty() {
        Ok(symbol)
    } else {
        Err(missing)
    }
}

/// The year of a date, when every day that it can mean lies in one.
fn year(date: DateStated) -> Option<String> {
    let year = date.latest().year();
    let same = date.earliest().is_some_and(|first| first.year() == year);
    same.then(|| year.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(pattern: Option<&str>) -> (CoalitionFields, BodyFields, MeetingFields) {
        let coalition = CoalitionFields {
            acronym: Some("ITC".into()),
            symbol_pattern: pattern.map(str::to_owned),
            ..Default::default()
        };
        let body = BodyFields {
            acronym: Some("SG".into()),
            ..Default::default()
        };
        let meeting = MeetingFields {
            ordinal: Some(2),
            starts_on: "2024-04-03".parse().ok(),
            ..Default::default()
        };
        (coalition, body, meeting)
    }

    #[test]
    fn the_pattern_makes_the_symbol_and_a_meetings_own_one_wins() {
        let (coalition, body, mut meeting) = named(None);
        let made = summary_symbol(&coalition, &body, &meeting);
        assert_eq!(made, Ok("ITC/SG/2024/2/SUM".into()));
        let (other, ..) = named(Some("{kind}-{ordinal}({year})"));
        let made = summary_symbol(&other, &body, &meeting);
        assert_eq!(made, Ok("SUM-2(2024)".into()));
        meeting.symbol = Some("UDCG 7".into());
        let made = summary_symbol(&coalition, &body, &meeting);
        assert_eq!(made, Ok("UDCG 7".into()));
    }

    #[test]
    fn every_kind_of_paper_has_a_symbol_of_its_own_where_a_pattern_is_recorded() {
        let of = |pattern: Option<&str>| {
            let (coalition, body, meeting) = named(pattern);
            let of = |kind| paper_symbol(&coalition, &body, &meeting, kind);
            let symbols: Vec<_> = PaperKind::ALL.iter().filter_map(|kind| of(*kind)).collect();
            symbols.join(" ")
        };
        assert_eq!(
            of(Some("{body}/{kind}")),
            "SG/SUM SG/AG SG/LP SG/ATT SG/DEC SG/ACT SG/BR"
        );
        // Without a pattern nobody has said how, and without the kind all would bear one symbol.
        assert_eq!(of(None), "");
        assert_eq!(of(Some("{body}/{ordinal}")), "SG/2");
        let (coalition, body, mut meeting) = named(Some("{body}/{ordinal}/{kind}"));
        meeting.ordinal = None;
        meeting.symbol = Some("UDCG 7".into());
        let of = |kind| paper_symbol(&coalition, &body, &meeting, kind);
        assert_eq!(of(PaperKind::Summary), Some("UDCG 7".into()));
        assert_eq!(of(PaperKind::Agenda), None);
    }

    #[test]
    fn a_part_that_is_not_known_is_named_and_nothing_is_made_up() {
        let (mut coalition, body, mut meeting) = named(None);
        coalition.acronym = None;
        meeting.ordinal = None;
        meeting.starts_on = "[2023-12-31,2024-01-01]".parse().ok();
        let missing = summary_symbol(&coalition, &body, &meeting).unwrap_err();
        let expected = [SymbolPart::Coalition, SymbolPart::Year, SymbolPart::Ordinal];
        assert_eq!(missing, expected);
    }
}
