//! What was issued is sealed: its papers are kept byte for byte, and the record they were made from
//! is frozen. Triggers in the schema itself refuse changes, so that nothing can bypass them.

use super::{Tx, digest::sha256, field::Field, history, record::get};
use crate::{Error, Result, model::*};
use rusqlite::{Connection, OptionalExtension, named_params};
use std::collections::HashSet;

/// The records that a summary freezes: its versions, the comments on them, and everything of the meeting.
const FROZEN_BY_SUMMARY: &str = "
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

/// The dated pledge events that no document has sealed yet.
const UNSEALED_LINES: &str = "
    SELECT id, happened_on FROM pledge_event
    WHERE happened_on IS NOT NULL AND id NOT IN (SELECT target FROM document_sealed) ORDER BY id";

/// The records that a corrigendum or an addendum freezes.
const FROZEN_BY_CORRECTION: &str = "
    SELECT :document
    UNION ALL SELECT id FROM correction WHERE document = :document
    UNION ALL SELECT id FROM comment WHERE document = :document";

impl Tx<'_> {
    /// Stores bytes permanently; gives their SHA-256, by which [`get_content`] finds them.
    ///
    /// # Errors
    /// An error of the disk.
    pub fn store_content(&self, bytes: &[u8]) -> Result<String> {
        let sha256 = sha256(bytes);
        let sql =
            "INSERT INTO content (sha256, bytes) VALUES (:sha256, :bytes) ON CONFLICT DO NOTHING";
        self.db
            .execute(sql, named_params! { ":sha256": sha256, ":bytes": bytes })?;
        Ok(sha256)
    }

    /// Freezes the records that an issued document was made from. This cannot be undone.
    ///
    /// # Errors
    /// `NotFound`; an error of the disk.
    pub fn seal(&self, document: Id<DocumentFields>) -> Result<()> {
        let of = get(self.db, document)?.fields;
        let (frozen, key, value) = match of.kind {
            DocumentKind::Summary => (FROZEN_BY_SUMMARY, ":meeting", of.meeting.to_string()),
            _ => (FROZEN_BY_CORRECTION, ":document", document.to_string()),
        };
        let mut all = self.db.prepare(frozen)?;
        let mut targets: Vec<String> = all
            .query_map(&[(key, &value)], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        if of.kind == DocumentKind::Summary {
            let lines = self.running_total_lines(of.meeting)?;
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

    /// The pledge events that a summary's running total counts and that are not sealed yet: all that certainly
    /// happened by the last day of the meeting, whoever pledged and wherever it was announced.
    fn running_total_lines(&self, meeting: Id<MeetingFields>) -> Result<Vec<String>> {
        let Some(day) = get(self.db, meeting)?.fields.last_day() else {
            return Ok(Vec::new());
        };
        let mut open = self.db.prepare(UNSEALED_LINES)?;
        let lines = open.query_map([], |row| {
            let on: DateStated = Field::read(row, "happened_on")?;
            Ok(on.is_reached_by(day).then_some(row.get("id")?))
        })?;
        let lines: Vec<Option<String>> = lines.collect::<rusqlite::Result<_>>()?;
        Ok(lines.into_iter().flatten().collect())
    }

    /// The hash of the last operation before this one; empty when there is none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn chain_head(&self) -> Result<String> {
        Ok(history::head(self.db)?.map(|o| o.hash).unwrap_or_default())
    }
}

/// The bytes stored under a SHA-256.
///
/// # Errors
/// `NotFound`; `Damaged` when they no longer match it.
pub fn get_content(db: &Connection, of: &str) -> Result<Vec<u8>> {
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

/// The title of the document that sealed a record: its symbol, or else its body and ordinal.
///
/// # Errors
/// When the file cannot be read.
pub fn find_sealing_document<R>(db: &Connection, record: Id<R>) -> Result<Option<String>> {
    let sql = "SELECT title FROM sealed WHERE target = :record LIMIT 1";
    let mut statement = db.prepare_cached(sql)?;
    let row = statement.query_row(named_params! { ":record": record.to_string() }, |row| {
        row.get(0)
    });
    Ok(row.optional()?)
}

/// Papers that no longer match their hash, and issued documents without their paper or their seal.
pub(super) fn find_strays(db: &Connection) -> Result<Vec<String>> {
    let mut strays = Vec::new();
    let mut all = db.prepare("SELECT sha256, bytes FROM content ORDER BY sha256")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let (recorded, bytes): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
        if sha256(&bytes) != recorded {
            strays.push(format!("content {recorded}"));
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
