//! What was issued is sealed: its papers are kept byte for byte, and the record they were made from
//! is frozen. The refusals stand in the schema itself, as triggers, so that no path goes around them.

use super::{Tx, field::Field, history, record::get};
use crate::{Error, Result, model::*};
use rusqlite::{Connection, OptionalExtension, named_params};
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// What a summary freezes: its versions and what was said of them, and everything of the meeting.
const OF_SUMMARY: &str = "
    SELECT id FROM document WHERE meeting = :meeting AND kind = 'summary'
    UNION ALL SELECT id FROM comment WHERE document IN
        (SELECT id FROM document WHERE meeting = :meeting AND kind = 'summary')
    UNION ALL SELECT :meeting
    UNION ALL SELECT id FROM delegation WHERE meeting = :meeting
    UNION ALL SELECT id FROM attendee WHERE delegation IN
        (SELECT id FROM delegation WHERE meeting = :meeting)
    UNION ALL SELECT id FROM unnamed_group WHERE meeting = :meeting
    UNION ALL SELECT id FROM stated_count WHERE meeting = :meeting
    UNION ALL SELECT id FROM agenda_item WHERE meeting = :meeting
    UNION ALL SELECT id FROM meeting_document WHERE meeting = :meeting
    UNION ALL SELECT id FROM statement WHERE meeting = :meeting
    UNION ALL SELECT id FROM decision WHERE meeting = :meeting
    UNION ALL SELECT id FROM action WHERE meeting = :meeting
    UNION ALL SELECT id FROM pledge WHERE meeting = :meeting
    UNION ALL SELECT id FROM pledge_event WHERE stage = 'announced' AND pledge IN
        (SELECT id FROM pledge WHERE meeting = :meeting)";

/// The dated lines of the register that no document has sealed yet.
const OPEN_LINES: &str = "
    SELECT id, happened_on FROM pledge_event
    WHERE happened_on IS NOT NULL AND id NOT IN (SELECT target FROM document_sealed) ORDER BY id";

/// What a corrigendum or an addendum freezes.
const OF_CORRECTION: &str = "
    SELECT :document
    UNION ALL SELECT id FROM correction WHERE document = :document
    UNION ALL SELECT id FROM comment WHERE document = :document";

/// The SHA-256 of some bytes, in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Tx<'_> {
    /// Keeps bytes for ever; gives their SHA-256, under which they are found.
    ///
    /// # Errors
    /// An error of the disk.
    pub fn keep(&self, bytes: &[u8]) -> Result<String> {
        let sha256 = sha256(bytes);
        let sql =
            "INSERT INTO content (sha256, bytes) VALUES (:sha256, :bytes) ON CONFLICT DO NOTHING";
        self.db
            .execute(sql, named_params! { ":sha256": sha256, ":bytes": bytes })?;
        Ok(sha256)
    }

    /// Freezes what an issued document was made from. There is no way back.
    ///
    /// # Errors
    /// `NotFound`; an error of the disk.
    pub fn seal(&self, document: Id<DocumentFields>) -> Result<()> {
        let of = get(self.db, document)?.fields;
        let (frozen, key, value) = match of.kind {
            DocumentKind::Summary => (OF_SUMMARY, ":meeting", of.meeting.to_string()),
            _ => (OF_CORRECTION, ":document", document.to_string()),
        };
        let mut all = self.db.prepare(frozen)?;
        let mut targets: Vec<String> = all
            .query_map(&[(key, &value)], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        if of.kind == DocumentKind::Summary {
            let lines = self.in_running_total(of.meeting)?;
            let of_meeting: HashSet<String> = targets.iter().cloned().collect();
            let more = lines.into_iter();
            targets.extend(more.filter(|line| !of_meeting.contains(line)));
        }
        let mut insert = self.db.prepare(
            "INSERT INTO document_sealed (owner, target, position) VALUES (:owner, :target, :position)",
        )?;
        let owner = document.to_string();
        for (target, position) in targets.iter().zip(1_i64..) {
            insert.execute(
                named_params! { ":owner": owner, ":target": target, ":position": position },
            )?;
        }
        Ok(())
    }

    /// The lines that a summary's running total counts and that are open still: all that surely were
    /// reached by the last day of the meeting, whoever pledged and wherever it was announced.
    fn in_running_total(&self, meeting: Id<MeetingFields>) -> Result<Vec<String>> {
        let Some(day) = get(self.db, meeting)?.fields.last_day() else {
            return Ok(Vec::new());
        };
        let mut open = self.db.prepare(OPEN_LINES)?;
        let lines = open.query_map([], |row| {
            let on: DateStated = Field::read(row, "happened_on")?;
            Ok(on.reached(day).then_some(row.get("id")?))
        })?;
        let lines: Vec<Option<String>> = lines.collect::<rusqlite::Result<_>>()?;
        Ok(lines.into_iter().flatten().collect())
    }

    /// Where the history ends before this operation.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn chain_head(&self) -> Result<String> {
        Ok(history::head(self.db)?.map(|o| o.hash).unwrap_or_default())
    }
}

/// The bytes kept under a SHA-256.
///
/// # Errors
/// `NotFound`; `Damaged` when they are no longer what was kept.
pub fn content(db: &Connection, of: &str) -> Result<Vec<u8>> {
    let sql = "SELECT bytes FROM content WHERE sha256 = :sha256";
    let found: Option<Vec<u8>> = db
        .query_row(sql, named_params! { ":sha256": of }, |row| row.get(0))
        .optional()?;
    let bytes = found.ok_or(Error::NotFound { noun: "content" })?;
    if sha256(&bytes) == of {
        Ok(bytes)
    } else {
        let detail = format!("the paper {of} is not what was kept");
        Err(Error::Damaged { detail })
    }
}

/// The document that sealed a record: its symbol, or else its body and ordinal.
///
/// # Errors
/// When the file cannot be read.
pub fn sealed_by<R>(db: &Connection, record: Id<R>) -> Result<Option<String>> {
    let sql = "SELECT title FROM sealed WHERE target = :record LIMIT 1";
    let mut statement = db.prepare_cached(sql)?;
    let row = statement.query_row(named_params! { ":record": record.to_string() }, |row| {
        row.get(0)
    });
    Ok(row.optional()?)
}

/// The columns through which the schema's seals find what is frozen.
const SEALED_THROUGH: &str = "'id', 'owner', 'meeting', 'agenda_item', 'agendaItem', 'delegation', \
     'document', 'pledge', 'established_at', 'establishedAt'";

/// What else is frozen when a record is: meetings that an action was put before, and the lines that
/// would go with a pledge or be cut off from a tranche or from the line they correct.
const SEALED_WITH: &str = "
    SELECT meeting FROM carry_over WHERE action IN (SELECT id FROM written)
    UNION ALL SELECT id FROM pledge_event WHERE pledge IN (SELECT id FROM written)
        OR tranche IN (SELECT id FROM written) OR corrects IN (SELECT id FROM written)";

/// A refusal of the schema's seals names the document that sealed what was written; any other error
/// stays. `written` holds the rows as they were and as they should have become.
pub(super) fn naming(db: &Connection, error: Error, written: &serde_json::Value) -> Error {
    if !matches!(&error, Error::Sealed { by } if by.is_empty()) {
        return error;
    }
    let sql = format!(
        "WITH written AS (SELECT atom AS id FROM json_tree(:written) WHERE key = 'id') \
         SELECT title FROM sealed WHERE target IN (SELECT atom FROM json_tree(:written) \
         WHERE key IN ({SEALED_THROUGH})) OR target IN ({SEALED_WITH}) LIMIT 1"
    );
    let found = db
        .query_row(
            &sql,
            named_params! { ":written": written.to_string() },
            |row| row.get(0),
        )
        .optional();
    match found {
        Ok(by) => Error::Sealed {
            by: by.unwrap_or_default(),
        },
        Err(unreadable) => unreadable.into(),
    }
}

/// A removal that the schema's seals refuse without a name: the document that sealed what the removal would reach.
pub(super) fn naming_reached(db: &Connection, error: Error, table: &str, id: &str) -> Error {
    if !matches!(&error, Error::Sealed { by } if by.is_empty()) {
        return error;
    }
    let found = || -> Result<Option<String>> {
        for (_, record) in super::uses::of_record(db, table, id)?.reached {
            let sql = "SELECT title FROM sealed WHERE target = :record LIMIT 1";
            let row = db.query_row(sql, named_params! { ":record": record }, |row| row.get(0));
            if let Some(by) = row.optional()? {
                return Ok(Some(by));
            }
        }
        Ok(None)
    };
    match found() {
        Ok(by) => Error::Sealed {
            by: by.unwrap_or_default(),
        },
        Err(unreadable) => unreadable,
    }
}

/// Papers that are not as they were kept, and issued documents without their paper or their seal.
pub(super) fn strays(db: &Connection) -> Result<Vec<String>> {
    let mut strays = Vec::new();
    let mut all = db.prepare("SELECT sha256, bytes FROM content ORDER BY sha256")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let (said, bytes): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
        if sha256(&bytes) != said {
            strays.push(format!("content {said}"));
        }
    }
    let mut bare = db.prepare(
        "SELECT 'document ' || id FROM document AS d WHERE \
         (sha256 IS NOT NULL AND sha256 NOT IN (SELECT sha256 FROM content)) \
         OR (record_sha256 IS NOT NULL AND record_sha256 NOT IN (SELECT sha256 FROM content)) \
         OR (paragraphs_sha256 IS NOT NULL AND paragraphs_sha256 NOT IN (SELECT sha256 FROM content)) \
         OR (state = 'issued' AND (sha256 IS NULL OR record_sha256 IS NULL \
         OR NOT EXISTS (SELECT 1 FROM document_sealed WHERE owner = d.id AND target = d.id)))",
    )?;
    let found = bare.query_map([], |row| row.get(0))?;
    strays.extend(found.collect::<rusqlite::Result<Vec<String>>>()?);
    Ok(strays)
}
