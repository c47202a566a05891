//! A session: the open file, the clock, the words, who writes, and the places people chose.
//! Every command receives it. Nobody else asks the clock or mints an identity.

use crate::{
    Error, Result,
    ledger::Ledger,
    model::Rule,
    store::{self, Holder, Op, Operation, Store},
    words::Words,
};
use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};
use uuid::{ContextV7, Timestamp, Uuid};

/// What time it is.
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

/// A file or folder a person chose. The page knows its number and its name, never its path.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Names it in later commands.
    pub place: String,
    /// The file's name, to show.
    pub name: String,
    /// The folder it lies in, to show.
    pub folder: String,
}

/// A file that is open, and what opens its copies.
pub struct OpenFile {
    store: Store,
    passphrase: Option<String>,
    earlier: Option<Earlier>,
    /// The ledger as it is now,
    ledger: Option<Read>,
    /// and as it stood on the day that was asked for last.
    past_ledger: Option<Read>,
    other: Option<Other>,
}

/// Another copy of the open file that is being looked at: a private copy of it, proved whole.
struct Other {
    path: PathBuf,
    store: Store,
}

/// The record as it was known earlier.
struct Earlier {
    /// The hash of the last operation it knows, which says all that it holds.
    head: String,
    store: Store,
}

/// A ledger that was read, and after which operation.
struct Read {
    after: Operation,
    ledger: Arc<Ledger>,
}

impl OpenFile {
    /// What was read of the ledger, as it is now or as it stood.
    fn read(&mut self, known_on: Option<NaiveDate>) -> &mut Option<Read> {
        match known_on {
            None => &mut self.ledger,
            Some(_) => &mut self.past_ledger,
        }
    }
}

/// What every command receives.
pub struct Session {
    clock: Box<dyn Clock>,
    ids: ContextV7,
    places: BTreeMap<String, PathBuf>,
    open: Option<OpenFile>,
    /// The words of papers and failures.
    pub words: Words,
    /// The folder of settings, recent files and backups.
    pub home: PathBuf,
    /// Who writes, as the history names them.
    pub who: String,
    /// The computer, as the lock names it.
    pub computer: String,
    /// Whether a file that is opened goes on the list of recent ones.
    pub remember: bool,
    /// The file the program was started with.
    pub asked: Option<PathBuf>,
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
            asked: None,
        }
    }

    /// Now, UTC.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// A new identity.
    pub fn mint(&self) -> Uuid {
        let now = self.now();
        let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
        Uuid::new_v7(Timestamp::from_unix(
            &self.ids,
            seconds,
            now.timestamp_subsec_nanos(),
        ))
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

    /// Remembers a place a person chose.
    pub fn add_place(&mut self, path: &Path) -> Place {
        // One place for one file. A folder that is not there is told when the place is used.
        let whole = store::whole(path).unwrap_or_else(|_| path.into());
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

    /// The path of a place.
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

    /// The record as it is now, or as known at the end of a day, UTC. The last copy is kept until another
    /// day is asked for or the file is closed.
    ///
    /// # Errors
    /// `NoFile`; `Invalid` on `knownOn` with `BeforeRecord` for a day before the file was made, with `LiesAhead`
    /// for a day to come; when the file cannot be read.
    pub fn known(&mut self, on: Option<NaiveDate>) -> Result<&Store> {
        let Some(day) = on else {
            return self.store();
        };
        let last = self.last_known(on)?;
        let open = self.open.as_mut().ok_or(Error::NoFile)?;
        if open.store.newest()?.as_ref() == Some(&last) {
            open.earlier = None;
            return Ok(&open.store);
        }
        let kept = open.earlier.take().filter(|kept| kept.head == last.hash);
        let kept = match kept {
            Some(kept) => kept,
            None => Earlier {
                store: open.store.as_known_on(day)?,
                head: last.hash,
            },
        };
        Ok(&open.earlier.insert(kept).store)
    }

    /// The ledger of pledges as the record is now, or as it stood at the end of a day. What was read
    /// before is kept, and only pledges that changed since are read again.
    ///
    /// # Errors
    /// Those of [`Session::known`].
    pub fn ledger(&mut self, known_on: Option<NaiveDate>) -> Result<Arc<Ledger>> {
        let after = self.last_known(known_on)?;
        let kept = self.open.as_mut().and_then(|o| o.read(known_on).take());
        let db = self.known(known_on)?;
        // What was read holds on while what it was read after is part of the same history.
        let stands = |kept: &Read| -> Result<bool> {
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
                let touched = store::pledges_touched_since(db, kept.after.sequence)?;
                let record = store::ledger_record(db, Some(&touched))?;
                Arc::make_mut(&mut kept.ledger).replace(&touched, record);
                kept.ledger
            }
            None => Arc::new(Ledger::new(store::ledger_record(db, None)?)),
        };
        if let Some(open) = &mut self.open {
            let ledger = Arc::clone(&ledger);
            *open.read(known_on) = Some(Read { after, ledger });
        }
        Ok(ledger)
    }

    /// The last operation that was known at the end of a day; without a day, the last of all.
    fn last_known(&self, on: Option<NaiveDate>) -> Result<Operation> {
        let store = self.store()?;
        let Some(day) = on else {
            return store.newest()?.ok_or(Error::NoFile);
        };
        // In time zones ahead of UTC, tomorrow has begun.
        let tomorrow = self.now().date_naive() + Days::new(1);
        if day > tomorrow {
            return Err(Error::invalid("knownOn", Rule::LiesAhead));
        }
        store.known_by(day)?.map_or_else(
            || {
                let begins_on = store.begins_on()?.ok_or(Error::NoFile)?;
                Err(Error::invalid("knownOn", Rule::BeforeRecord { begins_on }))
            },
            Ok,
        )
    }

    /// The day that things are seen from: today, or the day that the record is shown of.
    pub(crate) fn day(&self, known_on: Option<NaiveDate>) -> NaiveDate {
        known_on.unwrap_or_else(|| self.now().date_naive())
    }

    /// Another copy of the open file, as it was when it was looked at first; the caller gives it back with
    /// [`Session::keep_other`].
    pub(crate) fn take_other(&mut self, path: &Path) -> Option<Store> {
        let kept = self.open.as_mut()?.other.take()?;
        (kept.path == path).then_some(kept.store)
    }

    /// Keeps another copy of the open file for the next look.
    pub(crate) fn keep_other(&mut self, path: PathBuf, store: Store) {
        if let Some(open) = &mut self.open {
            open.other = Some(Other { path, store });
        }
    }

    /// Takes a file as the open one; gives the one before, which is closed when it is dropped.
    pub fn set_store(&mut self, store: Store, passphrase: Option<String>) -> Option<OpenFile> {
        let open = OpenFile {
            store,
            passphrase,
            earlier: None,
            ledger: None,
            past_ledger: None,
            other: None,
        };
        self.open.replace(open)
    }

    /// Goes back to the file that was open before.
    pub fn put_back(&mut self, before: Option<OpenFile>) {
        self.open = before;
    }

    /// Closes the open file.
    pub fn close(&mut self) {
        self.open = None;
    }
}
