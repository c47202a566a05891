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
    operation    INTEGER NOT NULL REFERENCES operation (sequence),
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
    name           TEXT NOT NULL,
    acronym        TEXT,
    forum          TEXT,
    purpose        TEXT,
    established_on TEXT,
    base_currency  TEXT NOT NULL,
    state          TEXT NOT NULL
) STRICT;
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
    kind         TEXT NOT NULL,
    title        TEXT NOT NULL,
    opened_on    TEXT,
    finalised_on TEXT,
    term_years   INTEGER,
    state        TEXT NOT NULL
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
    state          TEXT NOT NULL
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
    state     TEXT NOT NULL
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
    meeting   TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    party     TEXT NOT NULL REFERENCES party (id),
    capacity  TEXT NOT NULL,
    presence  TEXT NOT NULL,
    headcount INTEGER
) STRICT;
CREATE UNIQUE INDEX delegation_once ON delegation (meeting, party);
CREATE INDEX delegation_by_party ON delegation (party);

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
    state            TEXT NOT NULL
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
    silence_until TEXT
) STRICT;
CREATE UNIQUE INDEX decision_once ON decision (meeting, number);
CREATE INDEX decision_by_item ON decision (agenda_item);

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
    carried_over INTEGER NOT NULL
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
    rung             TEXT NOT NULL,
    happened_on      TEXT,
    amount_precision TEXT NOT NULL,
    amount_minor     INTEGER,
    amount_max_minor INTEGER,
    amount_currency  TEXT,
    document         TEXT
) STRICT;
CREATE INDEX pledge_event_by_pledge ON pledge_event (pledge);
