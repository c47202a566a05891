-- What official papers say besides: documents before a meeting, signatories that are counted and not
-- named, times of items and of the meeting, the form of adoption, and the first page of a document.

ALTER TABLE coalition ADD COLUMN channels_add_up INTEGER NOT NULL DEFAULT 0;
ALTER TABLE instrument ADD COLUMN signatories INTEGER;
ALTER TABLE instrument ADD COLUMN signatories_max INTEGER;
ALTER TABLE instrument ADD COLUMN signatories_label TEXT;
ALTER TABLE meeting ADD COLUMN opened_at TEXT;
ALTER TABLE meeting ADD COLUMN closed_at TEXT;
ALTER TABLE agenda_item ADD COLUMN starts_at TEXT;
ALTER TABLE agenda_item ADD COLUMN duration_minutes INTEGER;
ALTER TABLE agenda_item ADD COLUMN annotation TEXT;
ALTER TABLE agenda_item ADD COLUMN decision_sought TEXT;
ALTER TABLE agenda_item ADD COLUMN adoption TEXT;
ALTER TABLE document ADD COLUMN language TEXT;
ALTER TABLE document ADD COLUMN dated_on TEXT;
ALTER TABLE document ADD COLUMN comments_to TEXT;
ALTER TABLE document ADD COLUMN sign_off INTEGER NOT NULL DEFAULT 0;
ALTER TABLE audience ADD COLUMN tells_omissions INTEGER NOT NULL DEFAULT 0;

CREATE TABLE meeting_document (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    meeting     TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    agenda_item TEXT REFERENCES agenda_item (id) ON DELETE SET NULL,
    symbol      TEXT,
    title       TEXT NOT NULL,
    party       TEXT REFERENCES party (id),
    body        TEXT REFERENCES body (id)
) STRICT;
CREATE INDEX meeting_document_by_meeting ON meeting_document (meeting);
CREATE INDEX meeting_document_by_item ON meeting_document (agenda_item);
CREATE INDEX meeting_document_by_party ON meeting_document (party);
CREATE INDEX meeting_document_by_body ON meeting_document (body);

-- Frozen with the meeting that it was before.
CREATE TRIGGER sealed_meeting_document_insert BEFORE INSERT ON meeting_document
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (new.meeting, new.agenda_item); END;
CREATE TRIGGER sealed_meeting_document_update BEFORE UPDATE ON meeting_document
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.id, new.meeting, new.agenda_item); END;
CREATE TRIGGER sealed_meeting_document_delete BEFORE DELETE ON meeting_document
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;
