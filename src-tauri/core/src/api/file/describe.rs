//! Records and fields in words: a title for each record, a label and a text for each field.

use crate::{
    Error, Result,
    model::*,
    store::{self, RowJson, Store},
    wording::{Phrases, Words},
};
use serde_json::{Value, json};

/// Fields that SQLite stores as 0 or 1.
const BOOLEAN_FIELDS: &[&str] = &[
    "internal",
    "standing",
    "remote",
    "void",
    "waived",
    "internalItems",
];

/// Columns that name a record; the first with a text wins.
const NAME_COLUMNS: &[&str] = &[
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

/// Columns that point to the record after which one without a name of its own is called.
const NAMED_AFTER: &[&str] = &[
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

/// Describes records of two copies of a file; a name that one copy lacks is looked up in the other.
pub(in crate::api) struct RecordDescriber<'a> {
    copies: [&'a Store; 2],
    words: &'a Words,
    say: Phrases<'a>,
}

impl<'a> RecordDescriber<'a> {
    pub(in crate::api) fn new(here: &'a Store, there: &'a Store, words: &'a Words) -> Self {
        Self {
            copies: [here, there],
            words,
            say: Phrases::new(words),
        }
    }

    /// A title for a record: its own name, else that of the record it belongs to.
    pub(in crate::api) fn title(&self, noun: &str, row: &RowJson) -> Result<String> {
        self.title_to_depth(noun, row, 3)
    }

    /// `depth` limits how many references are followed to find a name.
    fn title_to_depth(&self, noun: &str, row: &RowJson, depth: usize) -> Result<String> {
        if noun == MeetingFields::NAME {
            return self.meeting_title(row);
        }
        let text = |column: &str| {
            let text = row.get(column)?.as_str()?.trim();
            let short: String = text.chars().take(80).collect();
            (!text.is_empty()).then(|| if short == text { short } else { short + "…" })
        };
        let after = || -> Result<Option<String>> {
            for column in NAMED_AFTER {
                if let Some(id) = row
                    .get(*column)
                    .and_then(Value::as_str)
                    .filter(|_| depth > 0)
                {
                    let found = self.find_title(noun, column, id, depth - 1)?;
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
        let own = NAME_COLUMNS
            .iter()
            .filter(|column| **column != "kind")
            .find_map(|column| text(column));
        let title = match own {
            Some(own) => Some(format!("{number}{given}{own}")),
            None => after()?,
        };
        let mut title = title.or_else(|| text("kind")).unwrap_or_default();
        for more in self.disambiguators(noun, row)? {
            title = format!("{title}, {more}");
        }
        Ok(title)
    }

    /// Further fields that tell apart records that are called after the same one.
    fn disambiguators(&self, noun: &str, row: &RowJson) -> Result<Vec<String>> {
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
        told.map(|column| self.format_value(noun, column, column, row.get(*column)))
            .collect()
    }

    fn meeting_title(&self, row: &RowJson) -> Result<String> {
        let text = |column: &str| row.get(column).and_then(Value::as_str);
        let body = match text("body") {
            Some(body) => self.find_title(MeetingFields::NAME, "body", body, 0)?,
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

    /// The title of the record that a column points to; none when the column is no reference.
    fn find_title(
        &self,
        noun: &str,
        column: &str,
        id: &str,
        depth: usize,
    ) -> Result<Option<String>> {
        for copy in self.copies {
            let found = store::find_target(copy, noun, column, id)?;
            if let Some((noun, row)) = found {
                return self.title_to_depth(&noun, &row, depth).map(Some);
            }
        }
        Ok(None)
    }

    /// As [`label`].
    pub(in crate::api) fn label(&self, noun: &str, field: &str) -> String {
        label(self.words, noun, field)
    }

    /// The value of a field in words; several columns make up an amount.
    pub(in crate::api) fn format_field(
        &self,
        noun: &str,
        field: &str,
        row: &RowJson,
    ) -> Result<String> {
        let columns = store::columns_of(field, row);
        if noun == PledgeShareFields::NAME && field == "minor" {
            return self.format_share(row);
        }
        if let [column] = columns.as_slice() {
            return self.format_value(noun, field, column, row.get(column));
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
    fn format_share(&self, row: &RowJson) -> Result<String> {
        let text = |column: &str| row.get(column).and_then(Value::as_str);
        let Some(minor) = row.get("minor").and_then(Value::as_i64) else {
            return Ok(self.words.t("merge.nothing", &[]));
        };
        for copy in self.copies {
            let pledge = text("pledge").unwrap_or_default();
            let found = store::find_target(copy, PledgeShareFields::NAME, "pledge", pledge)?;
            let currency =
                found.and_then(|(_, row)| row.get("amount_currency")?.as_str()?.parse().ok());
            if let Some(currency) = currency {
                return Ok(self.say.money(minor, currency));
            }
        }
        Ok(minor.to_string())
    }

    fn format_value(
        &self,
        noun: &str,
        field: &str,
        column: &str,
        value: Option<&Value>,
    ) -> Result<String> {
        let t = |key: &str| self.words.t(key, &[]);
        let text = match value {
            None | Some(Value::Null) => return Ok(t("merge.nothing")),
            Some(Value::Number(number)) if BOOLEAN_FIELDS.contains(&field) => {
                let yes = number.as_i64() == Some(1);
                return Ok(t(if yes { "field.yes" } else { "field.no" }));
            }
            Some(Value::String(text)) => text,
            Some(other) => return Ok(other.to_string()),
        };
        if text.is_empty() || text == "[]" || text == "{}" {
            return Ok(t("merge.nothing"));
        }
        if let Some(name) = self.find_title(noun, column, text, 2)? {
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
        let of_form = form_prefixes(noun).iter();
        let mut keys: Vec<String> = of_form
            .map(|form| format!("{form}.{field}.{text}"))
            .collect();
        keys.extend([
            format!("{noun}.kind.{text}"),
            format!("{field}.{text}"),
            format!("paper.{field}.{text}"),
            format!("pledge.{field}.{text}"),
            format!("pledgeLink.{text}"),
        ]);
        let known = keys.iter().find(|key| self.words.has(key));
        Ok(known.map_or_else(|| text.clone(), |key| t(key)))
    }
}

/// The label of a field, as the forms have it.
pub(in crate::api) fn label(words: &Words, noun: &str, field: &str) -> String {
    let mut keys: Vec<String> = form_prefixes(noun)
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

/// The prefixes of the locale keys of the forms that edit a noun.
fn form_prefixes(noun: &str) -> &[&str] {
    match noun {
        "body" => &["body"],
        "body_member" => &["bodyMember"],
        "agenda_item" => &["agendaItem"],
        "stated_count" => &["statedCount"],
        "meeting_document" => &["meetingDocument"],
        "unnamed_group" => &["unnamedGroup"],
        "procurement_line" => &["procurementLine"],
        "reported_total" => &["reportedTotal"],
        "pledge_share" => &["pledgeShare"],
        "pledge_link" => &["pledgeLink"],
        "pledge_event" => &["pledgeEvent"],
        "in_kind_item" => &["inKindItem"],
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
