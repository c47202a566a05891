-- The record of one coalition. STRICT tables; keys are UUIDv7 as text; dates as stated are
-- EDTF text (ISO 8601-2), times are HH:MM:SS, moments are UTC ISO 8601; money is integer minor units.

CREATE TABLE operation (
    sequence      INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    at            TEXT NOT NULL,
    who           TEXT NOT NULL,
    name          TEXT NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    target        INTEGER REFERENCES operation (sequence),
    previous_hash TEXT NOT NULL,
    hash          TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE change (
    -- Changes are noted as they are made, their operation after them.
    operation    INTEGER NOT NULL REFERENCES operation (sequence) DEFERRABLE INITIALLY DEFERRED,
    position     INTEGER NOT NULL,
    record_table TEXT NOT NULL,
    record_id    TEXT NOT NULL,
    before       TEXT,
    after        TEXT,
    PRIMARY KEY (operation, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_by_record ON change (record_id, operation);
-- Numbers of decisions and actions are never given again, so those of removed ones are looked up.
CREATE INDEX change_by_meeting ON change (json_extract(coalesce(after, before), '$.meeting'))
WHERE record_table IN ('decision', 'action');

CREATE TRIGGER operation_is_never_changed BEFORE UPDATE ON operation
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER operation_is_never_deleted BEFORE DELETE ON operation
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER change_is_never_changed BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TABLE source (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    publisher    TEXT NOT NULL,
    title        TEXT NOT NULL,
    published_on TEXT,
    address      TEXT,
    relaying     TEXT,
    quote        TEXT,
    certainty    TEXT NOT NULL
) STRICT;

-- Which sources a record rests on. The subject is any record; its removal takes its citations along.
CREATE TABLE citation (
    owner    TEXT NOT NULL,
    target   TEXT NOT NULL REFERENCES source (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (owner, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_by_target ON citation (target);

CREATE TABLE party (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    kind             TEXT NOT NULL,
    name             TEXT NOT NULL,
    short_name       TEXT,
    official_name    TEXT,
    iso_code         TEXT,
    eu_code          TEXT,
    other_names      TEXT NOT NULL,
    default_currency TEXT
) STRICT;
CREATE UNIQUE INDEX party_once_by_name ON party (name);
CREATE UNIQUE INDEX party_once_by_iso_code ON party (iso_code) WHERE iso_code IS NOT NULL;

CREATE TABLE coalition (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    name            TEXT NOT NULL,
    acronym         TEXT,
    forum           TEXT,
    purpose         TEXT,
    established_on  TEXT,
    base_currency   TEXT NOT NULL,
    state           TEXT NOT NULL,
    symbol_pattern  TEXT,
    markings        TEXT NOT NULL,
    paper_rates     TEXT REFERENCES rate_set (id),
    channels_add_up INTEGER NOT NULL
) STRICT;
CREATE INDEX coalition_by_paper_rates ON coalition (paper_rates);
CREATE TABLE coalition_beneficiaries (
    owner    TEXT NOT NULL REFERENCES coalition (id) ON DELETE CASCADE,
    target   TEXT NOT NULL REFERENCES party (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (owner, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    given_name  TEXT,
    family_name TEXT NOT NULL,
    variants    TEXT NOT NULL,
    honorific   TEXT,
    party       TEXT REFERENCES party (id),
    email       TEXT,
    phone       TEXT,
    state       TEXT NOT NULL
) STRICT;
CREATE INDEX person_by_party ON person (party);

CREATE TABLE post (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    person  TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    title   TEXT NOT NULL,
    from_on TEXT,
    to_on   TEXT
) STRICT;
CREATE INDEX post_by_person ON post (person);

CREATE TABLE instrument (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    kind              TEXT NOT NULL,
    title             TEXT NOT NULL,
    opened_on         TEXT,
    finalised_on      TEXT,
    term_years        INTEGER,
    state             TEXT NOT NULL,
    signatories       INTEGER,
    signatories_max   INTEGER,
    signatories_label TEXT
) STRICT;

CREATE TABLE signature (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    instrument   TEXT NOT NULL REFERENCES instrument (id) ON DELETE CASCADE,
    party        TEXT NOT NULL REFERENCES party (id),
    signed_on    TEXT,
    announced_on TEXT,
    state        TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX signature_once ON signature (instrument, party);
CREATE INDEX signature_by_party ON signature (party);

CREATE TABLE role (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    party   TEXT NOT NULL REFERENCES party (id),
    role    TEXT NOT NULL,
    from_on TEXT,
    to_on   TEXT,
    basis   TEXT REFERENCES signature (id)
) STRICT;
CREATE INDEX role_by_party ON role (party);
CREATE INDEX role_by_basis ON role (basis);

CREATE TABLE body (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    kind           TEXT NOT NULL,
    name           TEXT NOT NULL,
    unnamed_count  INTEGER,
    other_names    TEXT,
    mandate        TEXT,
    established_at TEXT REFERENCES meeting (id),
    established_by TEXT REFERENCES decision (id),
    state          TEXT NOT NULL,
    acronym        TEXT
) STRICT;
CREATE UNIQUE INDEX body_once_by_name ON body (name);
CREATE INDEX body_by_meeting ON body (established_at);
CREATE INDEX body_by_decision ON body (established_by);
CREATE TABLE body_leads (
    owner    TEXT NOT NULL REFERENCES body (id) ON DELETE CASCADE,
    target   TEXT NOT NULL REFERENCES party (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (owner, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE body_member (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    body     TEXT NOT NULL REFERENCES body (id) ON DELETE CASCADE,
    party    TEXT REFERENCES party (id),
    person   TEXT REFERENCES person (id),
    function TEXT,
    from_on  TEXT,
    to_on    TEXT
) STRICT;
CREATE INDEX body_member_by_body ON body_member (body);
CREATE INDEX body_member_by_person ON body_member (person);

CREATE TABLE meeting (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    body      TEXT NOT NULL REFERENCES body (id),
    ordinal   INTEGER,
    title     TEXT,
    starts_on TEXT,
    starts_at TEXT,
    ends_on   TEXT,
    ends_at   TEXT,
    zone      TEXT,
    city      TEXT,
    country   TEXT,
    venue     TEXT,
    mode      TEXT,
    host      TEXT REFERENCES party (id),
    language  TEXT NOT NULL,
    marking   TEXT,
    symbol    TEXT,
    state     TEXT NOT NULL,
    opened_at TEXT,
    closed_at TEXT
) STRICT;
CREATE UNIQUE INDEX meeting_once_by_ordinal ON meeting (body, ordinal) WHERE ordinal IS NOT NULL;
CREATE TABLE meeting_chair_parties (
    owner    TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    target   TEXT NOT NULL REFERENCES party (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (owner, target)
) STRICT, WITHOUT ROWID;
CREATE TABLE meeting_chair_persons (
    owner    TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    target   TEXT NOT NULL REFERENCES person (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (owner, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE delegation (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    meeting       TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    party         TEXT NOT NULL REFERENCES party (id),
    capacity      TEXT NOT NULL,
    presence      TEXT NOT NULL,
    headcount     INTEGER,
    unnamed_group TEXT REFERENCES unnamed_group (id) ON DELETE SET NULL
) STRICT;
CREATE UNIQUE INDEX delegation_once ON delegation (meeting, party);
CREATE INDEX delegation_by_party ON delegation (party);
CREATE INDEX delegation_by_group ON delegation (unnamed_group);

CREATE TABLE attendee (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    delegation TEXT NOT NULL REFERENCES delegation (id) ON DELETE CASCADE,
    person     TEXT REFERENCES person (id),
    free_name  TEXT,
    title_then TEXT,
    function   TEXT NOT NULL,
    remote     INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX attendee_once ON attendee (delegation, person) WHERE person IS NOT NULL;
CREATE INDEX attendee_by_person ON attendee (person);

CREATE TABLE unnamed_group (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    meeting  TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    capacity TEXT NOT NULL,
    count    INTEGER NOT NULL,
    label    TEXT NOT NULL
) STRICT;
CREATE INDEX unnamed_group_by_meeting ON unnamed_group (meeting);

CREATE TABLE stated_count (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    meeting    TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    count      INTEGER NOT NULL,
    label      TEXT NOT NULL,
    basis      TEXT NOT NULL,
    instrument TEXT REFERENCES instrument (id)
) STRICT;
CREATE INDEX stated_count_by_meeting ON stated_count (meeting);
CREATE INDEX stated_count_by_instrument ON stated_count (instrument);

CREATE TABLE agenda_item (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    meeting          TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    number           INTEGER NOT NULL,
    title            TEXT NOT NULL,
    kind             TEXT,
    presenter_party  TEXT REFERENCES party (id),
    presenter_person TEXT REFERENCES person (id),
    papers           TEXT,
    minutes          TEXT,
    internal         INTEGER NOT NULL,
    state            TEXT NOT NULL,
    standing         INTEGER NOT NULL,
    starts_at        TEXT,
    duration_minutes INTEGER,
    annotation       TEXT,
    decision_sought  TEXT,
    adoption         TEXT
) STRICT;
CREATE UNIQUE INDEX agenda_item_once ON agenda_item (meeting, number);

CREATE TABLE statement (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    meeting        TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    agenda_item    TEXT REFERENCES agenda_item (id) ON DELETE SET NULL,
    speaker_person TEXT REFERENCES person (id),
    speaker_party  TEXT REFERENCES party (id),
    speaker_title  TEXT,
    text           TEXT NOT NULL,
    form           TEXT NOT NULL
) STRICT;
CREATE INDEX statement_by_meeting ON statement (meeting);
CREATE INDEX statement_by_item ON statement (agenda_item);

CREATE TABLE decision (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    meeting       TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    agenda_item   TEXT REFERENCES agenda_item (id) ON DELETE SET NULL,
    number        TEXT NOT NULL,
    text          TEXT NOT NULL,
    state         TEXT NOT NULL,
    silence_until TEXT,
    superseded_by TEXT REFERENCES decision (id) ON DELETE SET NULL
) STRICT;
CREATE UNIQUE INDEX decision_once ON decision (meeting, number);
CREATE INDEX decision_by_item ON decision (agenda_item);
CREATE INDEX decision_by_successor ON decision (superseded_by);

CREATE TABLE action (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    meeting      TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    agenda_item  TEXT REFERENCES agenda_item (id) ON DELETE SET NULL,
    number       TEXT NOT NULL,
    text         TEXT NOT NULL,
    owner_party  TEXT REFERENCES party (id),
    owner_body   TEXT REFERENCES body (id),
    owner_person TEXT REFERENCES person (id),
    due_on       TEXT,
    state        TEXT NOT NULL,
    carried_over INTEGER NOT NULL,
    closed_on    TEXT,
    outcome      TEXT
) STRICT;
CREATE UNIQUE INDEX action_once ON action (meeting, number);
CREATE INDEX action_by_item ON action (agenda_item);

CREATE TABLE pledge (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    pledgers_unnamed TEXT,
    beneficiary      TEXT REFERENCES party (id),
    title            TEXT NOT NULL,
    channel          TEXT,
    announced_on     TEXT,
    meeting          TEXT REFERENCES meeting (id) ON DELETE SET NULL,
    agenda_item      TEXT REFERENCES agenda_item (id) ON DELETE SET NULL,
    amount_precision TEXT NOT NULL,
    amount_minor     INTEGER,
    amount_max_minor INTEGER,
    amount_currency  TEXT,
    as_stated        TEXT,
    purpose          TEXT,
    body             TEXT REFERENCES body (id),
    years            TEXT,
    condition        TEXT,
    CHECK ((amount_minor IS NULL) OR (amount_currency IS NOT NULL))
) STRICT;
CREATE INDEX pledge_by_meeting ON pledge (meeting);
CREATE INDEX pledge_by_item ON pledge (agenda_item);
CREATE INDEX pledge_by_body ON pledge (body);
CREATE INDEX pledge_by_beneficiary ON pledge (beneficiary);
CREATE TABLE pledge_pledgers (
    owner    TEXT NOT NULL REFERENCES pledge (id) ON DELETE CASCADE,
    target   TEXT NOT NULL REFERENCES party (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (owner, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX pledge_pledgers_by_target ON pledge_pledgers (target);

CREATE TABLE pledge_event (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    pledge           TEXT NOT NULL REFERENCES pledge (id) ON DELETE CASCADE,
    stage            TEXT NOT NULL,
    happened_on      TEXT,
    amount_precision TEXT NOT NULL,
    amount_minor     INTEGER,
    amount_max_minor INTEGER,
    amount_currency  TEXT,
    document         TEXT,
    party            TEXT REFERENCES party (id),
    tranche          TEXT REFERENCES tranche (id) ON DELETE SET NULL,
    corrects         TEXT REFERENCES pledge_event (id) ON DELETE SET NULL,
    void             INTEGER NOT NULL
) STRICT;
CREATE INDEX pledge_event_by_party ON pledge_event (party);
CREATE INDEX pledge_event_by_tranche ON pledge_event (tranche);
CREATE INDEX pledge_event_by_corrected ON pledge_event (corrects);

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
    chain_head    TEXT,
    language      TEXT,
    dated_on      TEXT,
    comments_to   TEXT,
    sign_off      INTEGER NOT NULL
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

CREATE TABLE pledge_share (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    pledge TEXT NOT NULL REFERENCES pledge (id) ON DELETE CASCADE,
    party  TEXT NOT NULL REFERENCES party (id),
    minor  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX pledge_share_once ON pledge_share (pledge, party);
CREATE INDEX pledge_share_by_party ON pledge_share (party);

CREATE TABLE in_kind_item (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    pledge               TEXT NOT NULL REFERENCES pledge (id) ON DELETE CASCADE,
    description          TEXT NOT NULL,
    quantity             INTEGER,
    unit                 TEXT,
    unit_value_precision TEXT NOT NULL,
    unit_value_minor     INTEGER,
    unit_value_max_minor INTEGER,
    unit_value_currency  TEXT,
    basis                TEXT NOT NULL,
    ordered              INTEGER,
    shipped              INTEGER,
    received             INTEGER
) STRICT;
CREATE INDEX in_kind_item_by_pledge ON in_kind_item (pledge);

CREATE TABLE tranche (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    pledge            TEXT NOT NULL REFERENCES pledge (id) ON DELETE CASCADE,
    planned_on        TEXT,
    planned_precision TEXT NOT NULL,
    planned_minor     INTEGER,
    planned_max_minor INTEGER,
    planned_currency  TEXT,
    waived            INTEGER NOT NULL,
    note              TEXT
) STRICT;
CREATE INDEX tranche_by_pledge ON tranche (pledge);

CREATE TABLE pledge_link (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    pledge TEXT NOT NULL REFERENCES pledge (id) ON DELETE CASCADE,
    kind   TEXT NOT NULL,
    other  TEXT NOT NULL REFERENCES pledge (id) ON DELETE CASCADE,
    note   TEXT
) STRICT;
CREATE UNIQUE INDEX pledge_link_once ON pledge_link (pledge, other);
CREATE INDEX pledge_link_by_other ON pledge_link (other);

CREATE TABLE procurement_line (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    title               TEXT NOT NULL,
    category            TEXT,
    body                TEXT REFERENCES body (id),
    priority            INTEGER,
    year                INTEGER,
    quarter             INTEGER,
    estimated_precision TEXT NOT NULL,
    estimated_minor     INTEGER,
    estimated_max_minor INTEGER,
    estimated_currency  TEXT,
    stage               TEXT NOT NULL,
    note                TEXT
) STRICT;
CREATE INDEX procurement_line_by_body ON procurement_line (body);
CREATE TABLE procurement_line_funded_by (
    owner    TEXT NOT NULL REFERENCES procurement_line (id) ON DELETE CASCADE,
    target   TEXT NOT NULL REFERENCES pledge (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (owner, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX procurement_line_funded_by_by_target ON procurement_line_funded_by (target);

CREATE TABLE reported_total (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    stated_on        TEXT,
    scope            TEXT NOT NULL,
    party            TEXT REFERENCES party (id),
    body             TEXT REFERENCES body (id),
    channel          TEXT,
    stage            TEXT,
    amount_precision TEXT NOT NULL,
    amount_minor     INTEGER,
    amount_max_minor INTEGER,
    amount_currency  TEXT,
    as_stated        TEXT
) STRICT;
CREATE INDEX reported_total_by_party ON reported_total (party);
CREATE INDEX reported_total_by_body ON reported_total (body);

CREATE TABLE rate_set (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    name     TEXT NOT NULL,
    provider TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX rate_set_once_by_name ON rate_set (name);

CREATE TABLE exchange_rate (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    rate_set TEXT NOT NULL REFERENCES rate_set (id) ON DELETE CASCADE,
    base     TEXT NOT NULL,
    quote    TEXT NOT NULL,
    rate     TEXT NOT NULL,
    dated_on TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX exchange_rate_once ON exchange_rate (rate_set, base, quote, dated_on);

CREATE TABLE saved_view (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    name     TEXT NOT NULL,
    register TEXT NOT NULL,
    settings TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX saved_view_once_by_name ON saved_view (register, name);

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
WHEN new.stage = 'announced'
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.pledge; END;
CREATE TRIGGER sealed_pledge_event_update BEFORE UPDATE ON pledge_event
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id OR (new.stage = 'announced' AND target = new.pledge); END;
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

-- Frozen with the meeting that it was before.
CREATE TRIGGER sealed_meeting_document_insert BEFORE INSERT ON meeting_document
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (new.meeting, new.agenda_item); END;
CREATE TRIGGER sealed_meeting_document_update BEFORE UPDATE ON meeting_document
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target IN (old.id, new.meeting, new.agenda_item); END;
CREATE TRIGGER sealed_meeting_document_delete BEFORE DELETE ON meeting_document
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = old.id; END;
