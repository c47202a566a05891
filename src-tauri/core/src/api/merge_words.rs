//! Records and fields of two copies in words: what each is called and what each says.

use crate::{
    Error, Result,
    model::*,
    report::Phrases,
    store::{self, Image, Store},
    words::Words,
};
use serde_json::{Value, json};

/// Columns that hold yes or no.
const YES_NO: &[&str] = &[
    "internal",
    "standing",
    "remote",
    "void",
    "waived",
    "internalItems",
];

/// The columns a record is named by, the first that says something.
const NAMES: &[&str] = &[
    "symbol",
    "name",
    "title",
    "family_name",
    "text",
    "description",
    "free_name",
    "label",
    "scope",
    "place",
    "kind",
];

/// The columns that point to what a record is called after when it has no name of its own.
const AFTER: &[&str] = &[
    "person",
    "party",
    "pledge",
    "action",
    "instrument",
    "body",
    "meeting",
    "rate_set",
    "document",
];

/// Names what either of two copies holds.
pub(super) struct Namer<'a> {
    copies: [&'a Store; 2],
    words: &'a Words,
    say: Phrases<'a>,
}

impl<'a> Namer<'a> {
    pub(super) fn new(here: &'a Store, there: &'a Store, words: &'a Words) -> Self {
        Self {
            copies: [here, there],
            words,
            say: Phrases::new(words),
        }
    }

    /// What a record is called.
    pub(super) fn title(&self, noun: &str, row: &Image) -> Result<String> {
        self.title_within(noun, row, 3)
    }

    /// `deep`: how many records further a name may come from.
    fn title_within(&self, noun: &str, row: &Image, deep: usize) -> Result<String> {
        if noun == MeetingFields::NAME {
            return self.meeting(row);
        }
        let text = |column: &str| {
            let text = row.get(column)?.as_str()?.trim();
            let short: String = text.chars().take(80).collect();
            (!text.is_empty()).then(|| if short == text { short } else { short + "…" })
        };
        let after = || -> Result<Option<String>> {
            for column in AFTER {
                if let Some(id) = row
                    .get(*column)
                    .and_then(Value::as_str)
                    .filter(|_| deep > 0)
                {
                    let found = self.record_of(noun, column, id, deep - 1)?;
                    if found.is_some() {
                        return Ok(found);
                    }
                }
            }
            Ok(None)
        };
        let given = text("given_name")
            .map(|given| given + " ")
            .unwrap_or_default();
        let number = match row.get("number") {
            Some(Value::Number(number)) => format!("{number}. "),
            Some(Value::String(number)) => format!("{number} "),
            _ => String::new(),
        };
        // A closed list's word is no name; the record it belongs to is.
        let own = NAMES
            .iter()
            .filter(|column| **column != "kind")
            .find_map(|column| text(column));
        let title = match own {
            Some(own) => Some(format!("{number}{given}{own}")),
            None => after()?,
        };
        let mut title = title.or_else(|| text("kind")).unwrap_or_default();
        for more in self.telling(noun, row)? {
            title = format!("{title}, {more}");
        }
        Ok(title)
    }

    /// What tells records apart that are called after the same other one.
    fn telling(&self, noun: &str, row: &Image) -> Result<Vec<String>> {
        let columns: &[&str] = match noun {
            "exchange_rate" => &["base", "quote", "dated_on"],
            "pledge_event" => &["stage", "happened_on", "party"],
            "pledge_share" | "signature" => &["party"],
            "tranche" => &["planned_on"],
            "pledge_link" => &["kind", "other"],
            _ => &[],
        };
        let told = columns
            .iter()
            .filter(|column| row.get(**column).is_some_and(|v| !v.is_null()));
        told.map(|column| self.single(noun, column, column, row.get(*column)))
            .collect()
    }

    fn meeting(&self, row: &Image) -> Result<String> {
        let text = |column: &str| row.get(column).and_then(Value::as_str);
        let body = match text("body") {
            Some(body) => self.record_of(MeetingFields::NAME, "body", body, 0)?,
            None => None,
        };
        let id = text("id")
            .and_then(|id| id.parse().ok())
            .unwrap_or_default();
        Ok(self.say.meeting(&MeetingRef {
            id: Id::of(id),
            body: body.unwrap_or_default(),
            ordinal: row.get("ordinal").and_then(Value::as_i64),
            title: text("title").map(str::to_owned),
            starts_on: text("starts_on").and_then(|date| date.parse().ok()),
            marking: None,
            language: self.words.language().to_owned(),
        }))
    }

    /// The record that a column points to, by name.
    fn record_of(&self, noun: &str, column: &str, id: &str, deep: usize) -> Result<Option<String>> {
        for copy in self.copies {
            let found = store::points_to(copy, noun, column, id)?;
            if let Some((noun, row)) = found {
                return self.title_within(&noun, &row, deep).map(Some);
            }
        }
        Ok(None)
    }

    /// What a field is called in the forms.
    pub(super) fn label(&self, noun: &str, field: &str) -> String {
        label(self.words, noun, field)
    }

    /// What a field says.
    pub(super) fn value(&self, noun: &str, field: &str, row: &Image) -> Result<String> {
        let columns = store::columns_of(field, row);
        if noun == PledgeShareFields::NAME && field == "minor" {
            return self.share(row);
        }
        if let [column] = columns.as_slice() {
            return self.single(noun, field, column, row.get(column));
        }
        let part = |ending: &str| {
            let column = columns.iter().find(|column| column.ends_with(ending));
            column
                .and_then(|column| row.get(column))
                .cloned()
                .unwrap_or_default()
        };
        let low = columns
            .iter()
            .find(|c| c.ends_with("_minor") && !c.ends_with("_max_minor"));
        let amount = json!({
            "precision": part("_precision"),
            "minor": low.and_then(|column| row.get(column)),
            "maxMinor": part("_max_minor"),
            "currency": part("_currency"),
        });
        let amount: Amount =
            serde_json::from_value(amount).map_err(Error::internal("reading an amount"))?;
        Ok(self.say.amount(&amount))
    }

    /// A share, in the currency of its pledge.
    fn share(&self, row: &Image) -> Result<String> {
        let text = |column: &str| row.get(column).and_then(Value::as_str);
        let Some(minor) = row.get("minor").and_then(Value::as_i64) else {
            return Ok(self.words.t("merge.nothing", &[]));
        };
        for copy in self.copies {
            let pledge = text("pledge").unwrap_or_default();
            let found = store::points_to(copy, PledgeShareFields::NAME, "pledge", pledge)?;
            let currency =
                found.and_then(|(_, row)| row.get("amount_currency")?.as_str()?.parse().ok());
            if let Some(currency) = currency {
                return Ok(self.say.money(minor, currency));
            }
        }
        Ok(minor.to_string())
    }

    fn single(
        &self,
        noun: &str,
        field: &str,
        column: &str,
        value: Option<&Value>,
    ) -> Result<String> {
        let t = |key: &str| self.words.t(key, &[]);
        let text = match value {
            None | Some(Value::Null) => return Ok(t("merge.nothing")),
            Some(Value::Number(number)) if YES_NO.contains(&field) => {
                let yes = number.as_i64() == Some(1);
                return Ok(t(if yes { "field.yes" } else { "field.no" }));
            }
            Some(Value::String(text)) => text,
            Some(other) => return Ok(other.to_string()),
        };
        if text.is_empty() || text == "[]" || text == "{}" {
            return Ok(t("merge.nothing"));
        }
        if let Some(name) = self.record_of(noun, column, text, 2)? {
            return Ok(name);
        }
        if let Ok(date) = text.parse::<DateStated>() {
            return Ok(self.say.date(date));
        }
        if let Ok(Value::Array(all)) = serde_json::from_str::<Value>(text) {
            let all: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
            return Ok(all.join(", "));
        }
        if let Ok(Value::Object(all)) = serde_json::from_str::<Value>(text) {
            let all = all.iter().map(|(name, value)| {
                let value = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                format!("{name}: {value}")
            });
            return Ok(all.collect::<Vec<_>>().join(", "));
        }
        let of_form = forms(noun).iter();
        let mut keys: Vec<String> = of_form
            .map(|form| format!("{form}.{field}.{text}"))
            .collect();
        keys.extend([
            format!("{noun}.kind.{text}"),
            format!("{field}.{text}"),
            format!("paper.{field}.{text}"),
            format!("pledge.{field}.{text}"),
            format!("link.{text}"),
        ]);
        let known = keys.iter().find(|key| self.words.has(key));
        Ok(known.map_or_else(|| text.clone(), |key| t(key)))
    }
}

/// What a field is called in the forms.
pub(super) fn label(words: &Words, noun: &str, field: &str) -> String {
    let mut keys: Vec<String> = forms(noun)
        .iter()
        .map(|form| format!("{form}.{field}"))
        .collect();
    if noun.starts_with(PledgeFields::NAME) {
        keys.push(format!("pledge.{field}"));
    }
    keys.push(format!("field.{field}"));
    let known = keys.iter().find(|key| words.has(key));
    let own = || words.t(&format!("merge.field.{field}"), &[]);
    known.map_or_else(own, |key| words.t(key, &[]))
}

/// The forms that ask for a noun's fields, as their keys begin.
fn forms(noun: &str) -> &[&str] {
    match noun {
        "body" => &["team"],
        "body_member" => &["team", "member"],
        "agenda_item" => &["agendaItem"],
        "stated_count" => &["statedCount"],
        "meeting_document" => &["meetingDocument"],
        "unnamed_group" => &["unnamedGroup"],
        "procurement_line" => &["purchase"],
        "reported_total" => &["published"],
        "pledge_share" => &["share"],
        "pledge_link" => &["link"],
        "pledge_event" => &["event", "step"],
        "in_kind_item" => &["goods"],
        "exchange_rate" | "rate_set" => &["rates"],
        "action" => &["action"],
        "attendee" => &["attendee"],
        "audience" => &["audience"],
        "coalition" => &["coalition"],
        "comment" => &["comment"],
        "correction" => &["correction"],
        "decision" => &["decision"],
        "delegation" => &["delegation"],
        "document" => &["document"],
        "instrument" => &["instrument"],
        "meeting" => &["meeting"],
        "party" => &["party"],
        "person" => &["person"],
        "pledge" => &["pledge"],
        "post" => &["post"],
        "role" => &["role"],
        "signature" => &["signature"],
        "source" => &["source"],
        "statement" => &["statement"],
        "tranche" => &["tranche"],
        _ => &[],
    }
}
