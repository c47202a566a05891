-- The meeting desk: what is carried from one meeting to the next, who sat where an unnamed group was
-- stated, invitations, and the life of a summary from draft to seal.

ALTER TABLE coalition ADD COLUMN symbol_pattern TEXT;
ALTER TABLE coalition ADD COLUMN markings TEXT NOT NULL DEFAULT '[]';
ALTER TABLE body ADD COLUMN acronym TEXT;
ALTER TABLE delegation ADD COLUMN unnamed_group TEXT REFERENCES unnamed_group (id) ON DELETE SET NULL;
CREATE INDEX delegation_by_group ON delegation (unnamed_group);
ALTER TABLE agenda_item ADD COLUMN standing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decision ADD COLUMN superseded_by TEXT REFERENCES decision (id) ON DELETE SET NULL;
CREATE INDEX decision_by_successor ON decision (superseded_by);
ALTER TABLE action DROP COLUMN carried_over;
ALTER TABLE action ADD COLUMN closed_on TEXT;
ALTER TABLE action ADD COLUMN outcome TEXT;

-- Delegations that were not in the room for an item.
CREATE TABLE agenda_item_absent (
    owner    TEXT NOT NULL REFERENCES agenda_item (id) ON DELETE CASCADE,
    target   TEXT NOT NULL REFERENCES delegation (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (owner, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX agenda_item_absent_by_target ON agenda_item_absent (target);

CREATE TABLE carry_over (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    action  TEXT NOT NULL REFERENCES action (id) ON DELETE CASCADE,
    meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX carry_over_once ON carry_over (action, meeting);
CREATE INDEX carry_over_by_meeting ON carry_over (meeting);

CREATE TABLE invitation (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    meeting  TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    method   TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX invitation_once ON invitation (meeting, sequence);

CREATE TABLE audience (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    name           TEXT NOT NULL,
    without        TEXT NOT NULL,
    internal_items INTEGER NOT NULL,
    markings       TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX audience_once_by_name ON audience (name);

CREATE TABLE document (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    meeting       TEXT NOT NULL REFERENCES meeting (id),
    kind          TEXT NOT NULL,
    version       INTEGER NOT NULL,
    changes       TEXT REFERENCES document (id),
    symbol        TEXT,
    audience      TEXT REFERENCES audience (id),
    text          TEXT,
    state         TEXT NOT NULL,
    cleared_on    TEXT,
    circulated_on TEXT,
    comments_by   TEXT,
    silence_until TEXT,
    approved_on   TEXT,
    issued_on     TEXT,
    sha256        TEXT REFERENCES content (sha256),
    record_sha256 TEXT REFERENCES content (sha256),
    chain_head    TEXT
) STRICT;
CREATE UNIQUE INDEX document_once ON document (meeting, kind, version);
CREATE INDEX document_by_change ON document (changes);
CREATE INDEX document_by_audience ON document (audience);

CREATE TABLE correction (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    document    TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    place       TEXT NOT NULL,
    reads       TEXT NOT NULL,
    should_read TEXT NOT NULL
) STRICT;
CREATE INDEX correction_by_document ON correction (document);

CREATE TABLE comment (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    document    TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    party       TEXT REFERENCES party (id),
    paragraph   TEXT,
    text        TEXT NOT NULL,
    received_on TEXT,
    state       TEXT NOT NULL,
    answer      TEXT
) STRICT;
CREATE INDEX comment_by_document ON comment (document);
CREATE INDEX comment_by_party ON comment (party);

-- Papers as they went out, and the records they were made from, each under the hash of its bytes.
-- The history holds the hashes, through the documents; the bytes stand here once and never change.
CREATE TABLE content (
    sha256 TEXT PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT;
CREATE TRIGGER content_is_never_changed BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'content is kept as it is'); END;
CREATE TRIGGER content_is_never_deleted BEFORE DELETE ON content
BEGIN SELECT RAISE(ABORT, 'content is kept as it is'); END;
