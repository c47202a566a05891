//! Records in memory, so that rules are tried without a file.

use super::{Records, RecordsOf};
use crate::{Error, Result, model::*};
use serde_json::Value;
use uuid::Uuid;

/// The records that a test adds, in order of creation.
#[derive(Default)]
pub(super) struct InMemory {
    rows: Vec<(&'static str, Uuid, Value)>,
    /// The numbers ever used.
    pub numbers: Vec<String>,
    /// The records that a document sealed.
    pub sealed: Vec<Uuid>,
}

impl InMemory {
    /// Adds a record, and gives its id: the first is 1, the second 2.
    pub fn add<F: Noun>(&mut self, fields: &F) -> Id<F> {
        let id = Uuid::from_u128(self.rows.len() as u128 + 1);
        let fields = serde_json::to_value(fields).expect("fields are JSON");
        self.rows.push((F::NAME, id, fields));
        Id::of(id)
    }
}

fn stored<F: Noun>(id: Uuid, fields: &Value) -> Stored<F> {
    Stored {
        id: Id::of(id),
        revision: 1,
        created_at: String::new(),
        updated_at: String::new(),
        fields: serde_json::from_value(fields.clone()).expect("they were fields"),
    }
}

impl<F: Noun> RecordsOf<F> for InMemory {
    fn find(&self, id: Id<F>) -> Result<Option<Stored<F>>> {
        Ok(RecordsOf::list(self)?.into_iter().find(|one| one.id == id))
    }
    fn list(&self) -> Result<Vec<Stored<F>>> {
        let own = self.rows.iter().filter(|(noun, ..)| *noun == F::NAME);
        Ok(own.map(|(_, id, fields)| stored(*id, fields)).collect())
    }
    fn list_of<P>(&self, field: &'static str, parent: Id<P>) -> Result<Vec<Stored<F>>> {
        let parent = Value::String(parent.to_string());
        let own = self.rows.iter().filter(|(noun, ..)| *noun == F::NAME);
        let own = own.filter(|(_, _, fields)| fields.get(field) == Some(&parent));
        Ok(own.map(|(_, id, fields)| stored(*id, fields)).collect())
    }
}

impl Records for InMemory {
    fn coalition(&self) -> Result<CoalitionFields> {
        let mut all: Vec<Stored<CoalitionFields>> = self.list()?;
        let only = all.pop().ok_or(Error::NotFound { noun: "coalition" })?;
        Ok(only.fields)
    }
    fn numbers_ever_used(&self, _: &str, _: Id<MeetingFields>) -> Result<Vec<String>> {
        Ok(self.numbers.clone())
    }
    fn sealing_document<R>(&self, record: Id<R>) -> Result<Option<String>> {
        let sealed = self.sealed.contains(&record.uuid());
        Ok(sealed.then(|| "ITC/SG/2024/2/SUM".to_owned()))
    }
}

/// The first rule that a refusal names.
pub(super) fn broken_rule<T>(outcome: Result<T>) -> Option<Rule> {
    match outcome {
        Err(Error::Invalid(problems)) => problems.into_iter().next().map(|p| p.rule),
        _ => None,
    }
}
