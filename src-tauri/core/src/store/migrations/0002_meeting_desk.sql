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
    broken_on     TEXT,
    broken_by     TEXT REFERENCES party (id),
    approved_on   TEXT,
    issued_on     TEXT,
    sha256        TEXT REFERENCES content (sha256),
    record_sha256 TEXT REFERENCES content (sha256),
    chain_head    TEXT
) STRICT;
CREATE UNIQUE INDEX document_once ON document (meeting, kind, version);
CREATE UNIQUE INDEX document_once_by_symbol ON document (symbol) WHERE symbol IS NOT NULL;
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

-- What an issued document froze. It can only grow; whatever is named in it is refused a change below,
-- whoever asks. RAISE takes a constant text, so that every SQLite can read this file.
CREATE TABLE document_sealed (
    owner    TEXT NOT NULL REFERENCES document (id),
    target   TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (owner, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_sealed_by_target ON document_sealed (target);
CREATE VIEW sealed (target, title) AS
SELECT s.target, coalesce(d.symbol, b.name || coalesce(' ' || m.ordinal, ''))
FROM document_sealed AS s
JOIN document AS d ON d.id = s.owner
JOIN meeting AS m ON m.id = d.meeting
JOIN body AS b ON b.id = m.body;

CREATE TRIGGER only_what_is_issued_is_sealed BEFORE INSERT ON document_sealed
WHEN NOT EXISTS (SELECT 1 FROM document WHERE id = new.owner AND state = 'issued')
BEGIN SELECT RAISE(ABORT, 'only an issued document seals'); END;
CREATE TRIGGER a_seal_is_never_changed BEFORE UPDATE ON document_sealed
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.target; END;
CREATE TRIGGER a_seal_is_never_broken BEFORE DELETE ON document_sealed
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.target; END;

-- Frozen whole; and nothing is added to what is sealed.
CREATE TRIGGER sealed_meeting_update BEFORE UPDATE ON meeting
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;
CREATE TRIGGER sealed_meeting_delete BEFORE DELETE ON meeting
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;
CREATE TRIGGER sealed_delegation_insert BEFORE INSERT ON delegation
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.meeting; END;
CREATE TRIGGER sealed_delegation_update BEFORE UPDATE ON delegation
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.id, new.meeting); END;
CREATE TRIGGER sealed_delegation_delete BEFORE DELETE ON delegation
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;
CREATE TRIGGER sealed_unnamed_group_insert BEFORE INSERT ON unnamed_group
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.meeting; END;
CREATE TRIGGER sealed_unnamed_group_update BEFORE UPDATE ON unnamed_group
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.id, new.meeting); END;
CREATE TRIGGER sealed_unnamed_group_delete BEFORE DELETE ON unnamed_group
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;
CREATE TRIGGER sealed_stated_count_insert BEFORE INSERT ON stated_count
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.meeting; END;
CREATE TRIGGER sealed_stated_count_update BEFORE UPDATE ON stated_count
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.id, new.meeting); END;
CREATE TRIGGER sealed_stated_count_delete BEFORE DELETE ON stated_count
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;
CREATE TRIGGER sealed_agenda_item_insert BEFORE INSERT ON agenda_item
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.meeting; END;
CREATE TRIGGER sealed_agenda_item_update BEFORE UPDATE ON agenda_item
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.id, new.meeting); END;
CREATE TRIGGER sealed_agenda_item_delete BEFORE DELETE ON agenda_item
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;
CREATE TRIGGER sealed_statement_insert BEFORE INSERT ON statement
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (new.meeting, new.agenda_item); END;
CREATE TRIGGER sealed_statement_update BEFORE UPDATE ON statement
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.id, new.meeting, new.agenda_item); END;
CREATE TRIGGER sealed_statement_delete BEFORE DELETE ON statement
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;
CREATE TRIGGER sealed_attendee_insert BEFORE INSERT ON attendee
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.delegation; END;
CREATE TRIGGER sealed_attendee_update BEFORE UPDATE ON attendee
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.id, new.delegation); END;
CREATE TRIGGER sealed_attendee_delete BEFORE DELETE ON attendee
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;
CREATE TRIGGER sealed_correction_insert BEFORE INSERT ON correction
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.document; END;
CREATE TRIGGER sealed_correction_update BEFORE UPDATE ON correction
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.id, new.document); END;
CREATE TRIGGER sealed_correction_delete BEFORE DELETE ON correction
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;
CREATE TRIGGER sealed_comment_insert BEFORE INSERT ON comment
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.document; END;
CREATE TRIGGER sealed_comment_update BEFORE UPDATE ON comment
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.id, new.document); END;
CREATE TRIGGER sealed_comment_delete BEFORE DELETE ON comment
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;

-- Corrigenda and addenda may follow a sealed summary; another summary may not.
CREATE TRIGGER sealed_document_insert BEFORE INSERT ON document
WHEN new.kind = 'summary'
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.meeting; END;
CREATE TRIGGER sealed_document_update BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id OR (new.kind = 'summary' AND target = new.meeting); END;
CREATE TRIGGER sealed_document_delete BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;

-- Frozen in what was said then; what became of it afterwards goes on.
CREATE TRIGGER sealed_decision_insert BEFORE INSERT ON decision
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (new.meeting, new.agenda_item); END;
CREATE TRIGGER sealed_decision_update BEFORE UPDATE ON decision
WHEN (old.id, old.created_at, old.meeting, old.agenda_item, old.number, old.text,
      old.silence_until)
    IS NOT (new.id, new.created_at, new.meeting, new.agenda_item, new.number, new.text,
              new.silence_until)
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.id, new.meeting, new.agenda_item); END;
CREATE TRIGGER sealed_decision_delete BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;
CREATE TRIGGER sealed_action_insert BEFORE INSERT ON action
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (new.meeting, new.agenda_item); END;
CREATE TRIGGER sealed_action_update BEFORE UPDATE ON action
WHEN (old.id, old.created_at, old.meeting, old.agenda_item, old.number, old.text)
    IS NOT (new.id, new.created_at, new.meeting, new.agenda_item, new.number, new.text)
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.id, new.meeting, new.agenda_item); END;
CREATE TRIGGER sealed_action_delete BEFORE DELETE ON action
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;
CREATE TRIGGER sealed_pledge_insert BEFORE INSERT ON pledge
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (new.meeting, new.agenda_item); END;
CREATE TRIGGER sealed_pledge_update BEFORE UPDATE ON pledge
WHEN (old.id, old.created_at, old.pledgers_unnamed, old.announced_on, old.meeting,
      old.agenda_item, old.amount_precision, old.amount_minor, old.amount_max_minor,
      old.amount_currency, old.as_stated)
    IS NOT (new.id, new.created_at, new.pledgers_unnamed, new.announced_on, new.meeting,
              new.agenda_item, new.amount_precision, new.amount_minor, new.amount_max_minor,
              new.amount_currency, new.as_stated)
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.id, new.meeting, new.agenda_item); END;
CREATE TRIGGER sealed_pledge_delete BEFORE DELETE ON pledge
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;
CREATE TRIGGER sealed_pledge_event_insert BEFORE INSERT ON pledge_event
WHEN new.rung = 'announced'
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.pledge; END;
CREATE TRIGGER sealed_pledge_event_update BEFORE UPDATE ON pledge_event
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id OR (new.rung = 'announced' AND target = new.pledge); END;
CREATE TRIGGER sealed_pledge_event_delete BEFORE DELETE ON pledge_event
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;

-- What was put before a sealed meeting, and the bodies that it established.
CREATE TRIGGER sealed_carry_over_insert BEFORE INSERT ON carry_over
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.meeting; END;
CREATE TRIGGER sealed_carry_over_update BEFORE UPDATE ON carry_over
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.meeting, new.meeting); END;
CREATE TRIGGER sealed_carry_over_delete BEFORE DELETE ON carry_over
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.meeting; END;
CREATE TRIGGER sealed_body_insert BEFORE INSERT ON body
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.established_at; END;
CREATE TRIGGER sealed_body_update BEFORE UPDATE ON body
WHEN old.established_at IS NOT new.established_at
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.established_at, new.established_at); END;
CREATE TRIGGER sealed_body_delete BEFORE DELETE ON body
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.established_at; END;

-- The links of what is frozen.
CREATE TRIGGER sealed_meeting_chair_parties_insert BEFORE INSERT ON meeting_chair_parties
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.owner; END;
CREATE TRIGGER sealed_meeting_chair_parties_update BEFORE UPDATE ON meeting_chair_parties
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.owner, new.owner); END;
CREATE TRIGGER sealed_meeting_chair_parties_delete BEFORE DELETE ON meeting_chair_parties
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.owner; END;
CREATE TRIGGER sealed_meeting_chair_persons_insert BEFORE INSERT ON meeting_chair_persons
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.owner; END;
CREATE TRIGGER sealed_meeting_chair_persons_update BEFORE UPDATE ON meeting_chair_persons
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.owner, new.owner); END;
CREATE TRIGGER sealed_meeting_chair_persons_delete BEFORE DELETE ON meeting_chair_persons
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.owner; END;
CREATE TRIGGER sealed_agenda_item_absent_insert BEFORE INSERT ON agenda_item_absent
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.owner; END;
CREATE TRIGGER sealed_agenda_item_absent_update BEFORE UPDATE ON agenda_item_absent
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.owner, new.owner); END;
CREATE TRIGGER sealed_agenda_item_absent_delete BEFORE DELETE ON agenda_item_absent
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.owner; END;
CREATE TRIGGER sealed_pledge_pledgers_insert BEFORE INSERT ON pledge_pledgers
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.owner; END;
CREATE TRIGGER sealed_pledge_pledgers_update BEFORE UPDATE ON pledge_pledgers
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.owner, new.owner); END;
CREATE TRIGGER sealed_pledge_pledgers_delete BEFORE DELETE ON pledge_pledgers
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.owner; END;
CREATE TRIGGER sealed_citation_insert BEFORE INSERT ON citation
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.owner; END;
CREATE TRIGGER sealed_citation_update BEFORE UPDATE ON citation
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.owner, new.owner); END;
CREATE TRIGGER sealed_citation_delete BEFORE DELETE ON citation
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.owner; END;
