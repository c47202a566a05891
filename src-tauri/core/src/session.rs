//! A session: the open file, the clock, the words, who writes, and the places people chose.
//! Every command receives it. Nobody else asks the clock or mints an identity.

use crate::{
    Error, Result,
    ledger::Ledger,
    store::{self, Holder, Op, Store},
    words::Words,
};
use chrono::{DateTime, NaiveDate, Utc};
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
    ledger: Option<Read>,
}

/// A ledger that was read, and after which operation.
struct Read {
    known_on: Option<NaiveDate>,
    after: i64,
    ledger: Arc<Ledger>,
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

    /// The record as it is now, or as it stood at the end of a day.
    ///
    /// # Errors
    /// `NoFile` when none is open.
    pub fn known(&mut self, on: Option<NaiveDate>) -> Result<&Store> {
        match on {
            None => self.store(),
            Some(day) => Err(Error::Usage(format!(
                "the record of {day} cannot be read yet"
            ))),
        }
    }

    /// The ledger of pledges as the record is now, or as it stood at the end of a day. What was read
    /// before is kept, and only pledges that changed since are read again.
    ///
    /// # Errors
    /// `NoFile` when none is open; when the file cannot be read.
    pub fn ledger(&mut self, known_on: Option<NaiveDate>) -> Result<Arc<Ledger>> {
        let newest = self.store()?.operations(1)?;
        let after = newest.first().map_or(0, |op| op.sequence);
        let kept = self.open.as_mut().and_then(|open| open.ledger.take());
        let kept = kept.filter(|kept| kept.known_on == known_on && kept.after <= after);
        let db = self.known(known_on)?.read();
        let ledger = match kept {
            Some(kept) if kept.after == after || known_on.is_some() => kept.ledger,
            Some(mut kept) => {
                let touched = store::pledges_touched_since(db, kept.after)?;
                let record = store::ledger_record(db, Some(&touched))?;
                Arc::make_mut(&mut kept.ledger).replace(&touched, record);
                kept.ledger
            }
            None => Arc::new(Ledger::new(store::ledger_record(db, None)?)),
        };
        if let Some(open) = &mut self.open {
            let ledger = Arc::clone(&ledger);
            open.ledger = Some(Read {
                known_on,
                after,
                ledger,
            });
        }
        Ok(ledger)
    }

    /// Takes a file as the open one; gives the one before, which is closed when it is dropped.
    pub fn set_store(&mut self, store: Store, passphrase: Option<String>) -> Option<OpenFile> {
        let open = OpenFile {
            store,
            passphrase,
            ledger: None,
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
