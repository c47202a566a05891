//! How many records there are: counted once, then carried on by what the history says was added and removed.

use crate::Result;
use crate::store::{Store, cached_counts::Counts};
use rusqlite::{Connection, named_params};
use std::collections::BTreeMap;

impl Store {
    /// How many records of these nouns there are. After a write, only what it added and removed is looked at.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn counts_of(&self, nouns: &[&'static str]) -> Result<BTreeMap<String, i64>> {
        let head = self.newest_operation()?;
        let (sequence, hash) = head.map_or((0, String::new()), |head| (head.sequence, head.hash));
        let mut cached = self.counts.borrow_mut();
        // The history may be another than before: a restore puts one in its place.
        let before = match cached.take() {
            Some(counts)
                if self
                    .operation_at(counts.sequence)?
                    .is_some_and(|op| op.hash == counts.hash) =>
            {
                let knows_all = nouns.iter().all(|noun| counts.by_noun.contains_key(*noun));
                Some(counts).filter(|_| knows_all)
            }
            _ => None,
        };
        let mut by_noun = match &before {
            Some(counts) => counts.by_noun.clone(),
            None => count(&self.db, nouns)?,
        };
        if let Some(before) = before {
            add_changes(&self.db, before.sequence, &mut by_noun)?;
        }
        let counts = Counts {
            sequence,
            hash,
            by_noun,
        };
        Ok(cached.insert(counts).by_noun.clone())
    }
}

fn count(db: &Connection, nouns: &[&'static str]) -> Result<BTreeMap<String, i64>> {
    let count = |noun: &&'static str| {
        let sql = format!("SELECT count(*) FROM {noun}");
        Ok((
            (*noun).to_owned(),
            db.query_row(&sql, [], |row| row.get(0))?,
        ))
    };
    nouns.iter().map(count).collect()
}

fn add_changes(db: &Connection, since: i64, by_noun: &mut BTreeMap<String, i64>) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT record_table, sum((before IS NULL) - (after IS NULL)) FROM change
         WHERE operation > :since GROUP BY record_table",
    )?;
    let mut rows = statement.query(named_params! { ":since": since })?;
    while let Some(row) = rows.next()? {
        let (table, more): (String, i64) = (row.get(0)?, row.get(1)?);
        if let Some(count) = by_noun.get_mut(&table) {
            *count += more;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::count;
    use crate::model::*;
    use crate::store::{Op, Store, lock::Holder};
    use uuid::Uuid;

    fn op(n: u32) -> Op {
        let at = chrono::DateTime::from_timestamp(1_700_000_000 + i64::from(n), 0).unwrap();
        Op {
            id: Uuid::from_u128(u128::from(n)),
            at,
            who: "Tester".into(),
            name: "save source".into(),
        }
    }

    #[test]
    fn counts_are_carried_on_over_writes_and_undo_and_begin_anew_after_a_restore() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.chancery");
        let mut store = Store::create(&path, None, &Holder::default()).unwrap();
        let nouns = [SourceFields::NAME];
        let add = |store: &mut Store, n: u32| {
            let done = store.write(&op(n), |tx| {
                let fields = SourceFields {
                    title: format!("Source {n}"),
                    ..SourceFields::default()
                };
                tx.save(Id::of(tx.mint()), 0, &fields)
            });
            done.unwrap();
        };
        let same = |store: &Store, wanted: i64| {
            assert_eq!(
                store.counts_of(&nouns).unwrap(),
                count(&store.db, &nouns).unwrap()
            );
            assert_eq!(store.counts_of(&nouns).unwrap()[SourceFields::NAME], wanted);
        };
        same(&store, 0);
        add(&mut store, 1);
        same(&store, 1);
        add(&mut store, 2);
        add(&mut store, 3);
        same(&store, 3);
        store.undo(op(4)).unwrap();
        same(&store, 2);
        // Another history of the same length.
        store.counts.borrow_mut().as_mut().unwrap().hash = "another".into();
        store
            .counts
            .borrow_mut()
            .as_mut()
            .unwrap()
            .by_noun
            .insert(SourceFields::NAME.into(), 99);
        same(&store, 2);
    }
}
