//! A session: the open file, the clock, the words, the person's name, and the places they chose.
//! Every command receives it. Nothing else in the core asks the clock or generates ids.

use crate::{
    Error, Result,
    ledger::Ledger,
    model::{Rule, mint},
    store::{self, Holder, Op, Operation, Store},
    wording::Words,
};
use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};
use uuid::{ContextV7, Uuid};

/// The source of the current time; tests replace it.
pub trait Clock: Send {
    /// Now, UTC.
    fn now(&self) -> DateTime<Utc>;
}

/// The computer's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the clock"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// A file or folder a person chose. The page holds an opaque token for it and its name, never its path.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The token, valid in this session, that commands take.
    pub place: String,
    /// The name of the file, for display.
    pub name: String,
    /// The path of its folder, for display.
    pub folder: String,
}

/// An open file, its passphrase, and what was derived from it.
pub struct OpenFile {
    store: Store,
    passphrase: Option<String>,
    earlier: Option<EarlierRecord>,
    /// The ledger as it is now,
    ledger: Option<CachedLedger>,
    /// and as it stood on the day that was asked for last.
    past_ledger: Option<CachedLedger>,
    merge_copy: Option<MergeCopy>,
}

/// Another copy of the open file that a merge was previewed with: a verified private copy of it.
struct MergeCopy {
    path: PathBuf,
    store: Store,
}

/// The record as of an earlier day, in a store of its own.
struct EarlierRecord {
    /// The hash of its last operation, which identifies its whole content.
    head: String,
    store: Store,
}

/// A ledger, and the last operation that it includes.
struct CachedLedger {
    after: Operation,
    ledger: Arc<Ledger>,
}

impl OpenFile {
    /// The cached ledger, as it is now or as of the day that was asked for last.
    fn cached_ledger(&mut self, known_on: Option<NaiveDate>) -> &mut Option<CachedLedger> {
        match known_on {
            None => &mut self.ledger,
            Some(_) => &mut self.past_ledger,
        }
    }
}

/// The state that every command receives.
pub struct Session {
    clock: Box<dyn Clock>,
    ids: ContextV7,
    places: BTreeMap<String, PathBuf>,
    open: Option<OpenFile>,
    /// The texts of papers and failures, in one language.
    pub words: Words,
    /// The folder of settings, recent files and backups.
    pub home: PathBuf,
    /// The person's name, as the history records it.
    pub who: String,
    /// The computer's name, as the lock file records it.
    pub computer: String,
    /// Whether opened files are added to the list of recent ones.
    pub remember: bool,
    /// The file the program was started with, until the page has asked for it.
    pub startup_file: Option<PathBuf>,
}

impl Session {
    /// A session without a file.
    pub fn new(clock: Box<dyn Clock>, home: PathBuf, who: String, computer: String) -> Self {
        Self {
            clock,
            ids: ContextV7::new(),
            places: BTreeMap::new(),
            open: None,
            words: Words::english(),
            home,
            who,
            computer,
            remember: true,
            startup_file: None,
        }
    }

    /// Now, UTC.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// A new identity.
    pub fn mint(&self) -> Uuid {
        mint(&self.ids, self.now())
    }

    /// An operation of this person, now.
    pub fn op(&self, name: impl Into<String>) -> Op {
        Op {
            id: self.mint(),
            at: self.now(),
            who: self.who.clone(),
            name: name.into(),
        }
    }

    /// Who holds a lock taken now.
    pub fn holder(&self) -> Holder {
        let since = self
            .now()
            .to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        Holder {
            by: format!("{} ({})", self.who, self.computer),
            since,
            beside: None,
        }
    }

    /// Registers a file or folder that a person chose; the same path gets the same token.
    pub fn add_place(&mut self, path: &Path) -> Place {
        // One place for one file. A folder that is not there is told when the place is used.
        let whole = store::canonical_path(path).unwrap_or_else(|_| path.into());
        let path = whole.as_path();
        let known = self
            .places
            .iter()
            .find(|(_, known)| *known == path)
            .map(|(place, _)| place.clone());
        let place = known.unwrap_or_else(|| self.mint().to_string());
        self.places.insert(place.clone(), path.into());
        let shown = |part: Option<&std::ffi::OsStr>| {
            part.unwrap_or_default().to_string_lossy().into_owned()
        };
        Place {
            place,
            name: shown(path.file_name()),
            folder: shown(path.parent().map(Path::as_os_str)),
        }
    }

    /// The paths of all places.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.places.values().map(PathBuf::as_path)
    }

    /// The path behind a token.
    ///
    /// # Errors
    /// `NotFound` when nobody chose it in this session.
    pub fn place(&self, place: &str) -> Result<PathBuf> {
        self.places
            .get(place)
            .cloned()
            .ok_or(Error::NotFound { noun: "place" })
    }

    /// The open file.
    ///
    /// # Errors
    /// `NoFile` when none is open.
    pub fn store(&self) -> Result<&Store> {
        self.open
            .as_ref()
            .map(|open| &open.store)
            .ok_or(Error::NoFile)
    }

    /// The open file, to write.
    ///
    /// # Errors
    /// `NoFile` when none is open.
    pub fn store_mut(&mut self) -> Result<&mut Store> {
        self.open
            .as_mut()
            .map(|open| &mut open.store)
            .ok_or(Error::NoFile)
    }

    /// The open file's passphrase, for its copies.
    pub fn passphrase(&self) -> Option<&str> {
        self.open.as_ref()?.passphrase.as_deref()
    }

    /// The record as it is now, or as of the end of a day, UTC. The last copy is kept until another
    /// day is asked for or the file is closed.
    ///
    /// # Errors
    /// `NoFile`; `Invalid` on `knownOn` with `BeforeRecord` for a day before the file was made, with `LiesAhead`
    /// for a day to come; when the file cannot be read.
    pub fn store_as_of(&mut self, on: Option<NaiveDate>) -> Result<&Store> {
        let Some(day) = on else {
            return self.store();
        };
        let last = self.last_operation_as_of(on)?;
        let open = self.open.as_mut().ok_or(Error::NoFile)?;
        if open.store.newest_operation()?.as_ref() == Some(&last) {
            open.earlier = None;
            return Ok(&open.store);
        }
        let kept = open.earlier.take().filter(|kept| kept.head == last.hash);
        let kept = match kept {
            Some(kept) => kept,
            None => EarlierRecord {
                store: open.store.as_of(day)?,
                head: last.hash,
            },
        };
        Ok(&open.earlier.insert(kept).store)
    }

    /// The ledger of pledges as the record is now, or as it stood at the end of a day. What was read
    /// before is kept, and only pledges that changed since are read again.
    ///
    /// # Errors
    /// Those of [`Session::store_as_of`].
    pub fn ledger(&mut self, known_on: Option<NaiveDate>) -> Result<Arc<Ledger>> {
        let after = self.last_operation_as_of(known_on)?;
        let kept = self
            .open
            .as_mut()
            .and_then(|o| o.cached_ledger(known_on).take());
        let db = self.store_as_of(known_on)?;
        // What was read holds on while what it was read after is part of the same history.
        let stands = |kept: &CachedLedger| -> Result<bool> {
            let then = db.operation_at(kept.after.sequence)?;
            Ok(then.as_ref() == Some(&kept.after))
        };
        let kept = match kept {
            Some(kept) if stands(&kept)? => Some(kept),
            _ => None,
        };
        let db = db.read();
        let ledger = match kept {
            Some(kept) if kept.after == after => kept.ledger,
            Some(mut kept) => {
                let touched = store::pledges_changed_since(db, kept.after.sequence)?;
                let record = store::ledger_record(db, Some(&touched))?;
                Arc::make_mut(&mut kept.ledger).replace(&touched, record);
                kept.ledger
            }
            None => Arc::new(Ledger::new(store::ledger_record(db, None)?)),
        };
        if let Some(open) = &mut self.open {
            let ledger = Arc::clone(&ledger);
            *open.cached_ledger(known_on) = Some(CachedLedger { after, ledger });
        }
        Ok(ledger)
    }

    /// The last operation that was known at the end of a day; without a day, the last of all.
    fn last_operation_as_of(&self, on: Option<NaiveDate>) -> Result<Operation> {
        let store = self.store()?;
        let Some(day) = on else {
            return store.newest_operation()?.ok_or(Error::NoFile);
        };
        // In time zones ahead of UTC, tomorrow has begun.
        let tomorrow = self.now().date_naive() + Days::new(1);
        if day > tomorrow {
            return Err(Error::invalid("knownOn", Rule::LiesAhead));
        }
        store.last_operation_as_of(day)?.map_or_else(
            || {
                let begins_on = store.begins_on()?.ok_or(Error::NoFile)?;
                Err(Error::invalid("knownOn", Rule::BeforeRecord { begins_on }))
            },
            Ok,
        )
    }

    /// The day that due dates are compared with: today, or the day that the record is shown as of.
    pub(crate) fn day(&self, known_on: Option<NaiveDate>) -> NaiveDate {
        known_on.unwrap_or_else(|| self.now().date_naive())
    }

    /// The other copy that the last preview of a merge read; the caller returns it with
    /// [`Session::keep_merge_copy`].
    pub(crate) fn take_merge_copy(&mut self, path: &Path) -> Option<Store> {
        let kept = self.open.as_mut()?.merge_copy.take()?;
        (kept.path == path).then_some(kept.store)
    }

    /// Keeps the other copy for the next preview or the merge.
    pub(crate) fn keep_merge_copy(&mut self, path: PathBuf, store: Store) {
        if let Some(open) = &mut self.open {
            open.merge_copy = Some(MergeCopy { path, store });
        }
    }

    /// Makes a file the open one, and returns the one before, which is closed when it is dropped.
    pub fn set_store(&mut self, store: Store, passphrase: Option<String>) -> Option<OpenFile> {
        let open = OpenFile {
            store,
            passphrase,
            earlier: None,
            ledger: None,
            past_ledger: None,
            merge_copy: None,
        };
        self.open.replace(open)
    }

    /// Undoes [`Session::set_store`].
    pub fn restore_open_file(&mut self, before: Option<OpenFile>) {
        self.open = before;
    }

    /// Closes the open file.
    pub fn close(&mut self) {
        self.open = None;
    }
}
