//! A record that is in both copies: field by field.

use super::{
    super::field::camel,
    Merging,
    case::Case,
    newcomers::Pointing,
    outcome::{Conflict, Line},
    shape::{Image, Key, Shape, field_in, own, text},
};
use crate::{
    Error, Result,
    model::{ConflictKind, DocumentFields, MergedKind, Noun, PledgeEventFields, Side},
};
use serde_json::Value;
use std::rc::Rc;

/// The fields of a table, each with the columns it fills: an amount is one field of four columns.
pub(super) fn fields(shape: &Shape) -> Vec<(String, Vec<&String>)> {
    let mut all: Vec<(String, Vec<&String>)> = Vec::new();
    for column in shape.columns.iter().filter(|column| !own(column)) {
        // A paper is what went out or what is to go out, not something of each.
        let whole =
            shape.table == DocumentFields::NAME && !matches!(column.as_str(), "id" | "created_at");
        let name = if whole {
            "state".into()
        } else {
            field_in(column, |c| shape.columns.iter().any(|k| k == c))
        };
        match all.iter_mut().find(|(known, _)| *known == name) {
            Some((_, columns)) => columns.push(column),
            None => all.push((name, vec![column])),
        }
    }
    all
}

pub(super) fn same(columns: &[&String], a: &Image, b: &Image) -> bool {
    columns
        .iter()
        .all(|column| a.get(*column) == b.get(*column))
}

fn empty(columns: &[&String], row: &Image) -> bool {
    let null = |column: &&String| row.get(*column).is_none_or(Value::is_null);
    columns.iter().all(null)
}

/// Whose wording of a field stands, by what both come from; none when both changed it.
pub(super) fn judge(
    columns: &[&String],
    here: &Image,
    there: &Image,
    bases: &[Option<Image>],
) -> Option<Side> {
    let by = |base: &Option<Image>| match base {
        // Entered twice: what only one copy knows stands.
        None if empty(columns, here) => Some(Side::There),
        None if empty(columns, there) => Some(Side::Here),
        None => None,
        Some(base) => match (same(columns, base, here), same(columns, base, there)) {
            (true, _) => Some(Side::There),
            (_, true) => Some(Side::Here),
            _ => None,
        },
    };
    let mut verdicts = bases.iter().map(by);
    let first = verdicts.next().flatten();
    first.filter(|first| verdicts.all(|verdict| verdict == Some(*first)))
}

/// Whether a line of a ledger says what the pledge itself says.
fn said_by_pledge(shape: &Shape, row: &Image) -> bool {
    shape.table == PledgeEventFields::NAME
        && text(row, "stage") == Some("announced")
        && text(row, "corrects").is_none()
}

impl Merging<'_> {
    /// Brings a record that both copies have to what it is in both.
    pub(super) fn fit(&mut self, case: &Case) -> Result<()> {
        let (Some(here), Some(there)) = (&case.here, &case.there) else {
            return Ok(());
        };
        let (there, bases) = self.seen_from_here(case, there);
        self.fit_rows(&case.shape, &case.key, here, &there, &bases)
    }

    /// The other copy's row, and what both come from, with the identities that records have here.
    pub(super) fn seen_from_here(&self, case: &Case, there: &Image) -> (Image, Vec<Option<Image>>) {
        let bases = case.bases.iter();
        let bases = bases.map(|base| base.as_ref().map(|base| self.ours(base)));
        (self.ours(there), bases.collect())
    }

    pub(super) fn fit_rows(
        &mut self,
        shape: &Rc<Shape>,
        key: &Key,
        here: &Image,
        there: &Image,
        bases: &[Option<Image>],
    ) -> Result<()> {
        let sealed = self.sealed.contains(&key.record);
        let mut wanted: Vec<(String, Vec<&String>)> = Vec::new();
        for (name, columns) in fields(shape) {
            if name == "id" || name == "createdAt" || same(&columns, here, there) {
                continue;
            }
            let side = match judge(&columns, here, there, bases) {
                // What was sealed there counts as a whole; what may go on is looked at afterwards.
                _ if sealed => Some(Side::There),
                // What was announced is decided of the pledge, and its line follows.
                None if said_by_pledge(shape, here) => Some(Side::Here),
                None => self.decided(key, &name, here, there),
                side => side,
            };
            if side == Some(Side::There) && self.may_take(shape, key, there, &columns)? {
                wanted.push((name, columns));
            }
        }
        let before = self.out.lines.len();
        self.write(shape, key, (here, there), wanted, !sealed)?;
        if sealed {
            // Fields that only this copy changed are looked at when the seal is set.
            let ours = |name: &String| {
                let mut fields = fields(shape).into_iter();
                let field = fields.find(|(known, _)| known == name);
                let side = field.and_then(|(_, c)| judge(&c, here, there, bases));
                side == Some(Side::Here) && bases.iter().any(Option::is_some)
            };
            for mut line in self.out.lines.split_off(before) {
                line.fields.retain(|name| !ours(name));
                if line.kind != MergedKind::Changed || !line.fields.is_empty() {
                    self.out.lines.push(line);
                }
            }
        }
        Ok(())
    }

    /// Notes that both copies changed a field; gives what was decided.
    pub(super) fn decided(
        &mut self,
        key: &Key,
        name: &str,
        here: &Image,
        there: &Image,
    ) -> Option<Side> {
        let taken = self.choices.of(&key.table, &key.record, Some(name));
        self.out.conflict(Conflict {
            kind: ConflictKind::Field,
            noun: key.table.clone(),
            record: key.record.clone(),
            field: Some(name.to_owned()),
            here: here.clone(),
            there: there.clone(),
            others: 0,
            taken,
        })
    }

    /// Whether all that these columns point to is here, or will be.
    fn may_take(
        &mut self,
        shape: &Shape,
        key: &Key,
        there: &Image,
        columns: &[&String],
    ) -> Result<bool> {
        for parent in &shape.parents {
            let value = there.get(&parent.column).and_then(Value::as_str);
            let Some(value) = value.filter(|_| columns.contains(&&parent.column)) else {
                continue;
            };
            match self.point(parent, value)? {
                Pointing::Here => {}
                Pointing::Coming => self.wait(key, parent),
                Pointing::Nowhere => {
                    let line = self.out.line(MergedKind::Unlinked, key, there);
                    line.fields.push(camel(&parent.column));
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Writes the wanted fields together or, where that is refused, those that can be.
    fn write(
        &mut self,
        shape: &Rc<Shape>,
        key: &Key,
        (here, there): (&Image, &Image),
        mut wanted: Vec<(String, Vec<&String>)>,
        by_the_rules: bool,
    ) -> Result<()> {
        // What was sealed there has its number; any other value that another record has already is left.
        if !by_the_rules {
            self.free_for_sealed(shape, there)?;
        }
        loop {
            let mut row = here.clone();
            for column in wanted.iter().flat_map(|(_, columns)| columns) {
                let value = there.get(*column).cloned().unwrap_or_default();
                row.insert((*column).clone(), value);
            }
            let Some((_, taken)) = shape.clash(self.here, &row)? else {
                break;
            };
            let clashes = |(_, columns): &(String, Vec<&String>)| {
                columns.iter().any(|column| taken.contains(column))
            };
            let Some(place) = wanted.iter().position(clashes) else {
                break;
            };
            let (name, _) = wanted.remove(place);
            self.out
                .line(MergedKind::Clash, key, there)
                .fields
                .push(name);
        }
        if wanted.is_empty() {
            return Ok(());
        }
        match self.update(shape, key, there, &wanted) {
            Ok(()) => {}
            Err(Error::Sealed { .. }) => {
                let mut done = Vec::new();
                for one in wanted {
                    match self.update(shape, key, there, std::slice::from_ref(&one)) {
                        Ok(()) => done.push(one),
                        Err(Error::Sealed { .. }) => {
                            let line = self.out.line(MergedKind::SealedHere, key, there);
                            line.fields.push(one.0);
                        }
                        Err(error) => return Err(error),
                    }
                }
                wanted = done;
            }
            Err(error) => return Err(error),
        }
        if !wanted.is_empty() {
            self.written.insert(key.record.clone());
            let line = self.out.line(MergedKind::Changed, key, there);
            line.fields = wanted.into_iter().map(|(name, _)| name).collect();
            if by_the_rules {
                let both = (here.clone(), there.clone());
                self.to_judge.push((Rc::clone(shape), key.clone(), both));
            }
        }
        Ok(())
    }

    /// Records whose fields come from both copies keep the rules of their nouns, now that their links are
    /// there too; else one copy's record is taken whole.
    pub(super) fn judge_written(&mut self) -> Result<()> {
        for (shape, key, (here, there)) in std::mem::take(&mut self.to_judge) {
            if (self.valid)(self.tx, &key.table, &key.record)? {
                continue;
            }
            let all = fields(&shape).into_iter();
            let all = all.filter(|(name, columns)| name != "id" && !same(columns, &here, &there));
            let all: Vec<_> = all.collect();
            self.update(&shape, &key, &here, &all)?;
            let of_it = |line: &Line| line.kind == MergedKind::Changed && line.record == key.record;
            self.out.lines.retain(|line| !of_it(line));
            self.together(&shape, &key, (&here, &there))?;
        }
        Ok(())
    }

    /// Writes some fields of a record as the other copy has them.
    ///
    /// # Errors
    /// `Sealed`.
    pub(super) fn update(
        &self,
        shape: &Shape,
        key: &Key,
        there: &Image,
        wanted: &[(String, Vec<&String>)],
    ) -> Result<()> {
        let columns: Vec<&String> = wanted.iter().flat_map(|(_, c)| c.iter().copied()).collect();
        let revision = there.get("revision").and_then(Value::as_i64).unwrap_or(0);
        self.attempt(|| {
            shape.update(
                self.here,
                &key.record,
                (there, &columns),
                (revision, self.at),
            )
        })
    }

    /// Each copy's record keeps the rules, but both together do not: one of them is taken whole.
    fn together(
        &mut self,
        shape: &Rc<Shape>,
        key: &Key,
        (here, there): (&Image, &Image),
    ) -> Result<()> {
        let taken = self.choices.of(&key.table, &key.record, None);
        self.out.conflict(Conflict {
            kind: ConflictKind::Together,
            noun: key.table.clone(),
            record: key.record.clone(),
            field: None,
            here: here.clone(),
            there: there.clone(),
            others: 0,
            taken,
        });
        if taken != Some(Side::There) {
            return Ok(());
        }
        let mut wanted = Vec::new();
        for (name, columns) in fields(shape) {
            let differs = name != "id" && !same(&columns, here, there);
            if differs && self.may_take(shape, key, there, &columns)? {
                wanted.push((name, columns));
            }
        }
        self.write(shape, key, (here, there), wanted, false)
    }
}
