-- The pledge register: lines of a ledger that correct each other, shares, goods, tranches, links between
-- pledges, what is bought with them, published totals, rates to convert by, and views people keep.

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

ALTER TABLE pledge_event ADD COLUMN party TEXT REFERENCES party (id);
ALTER TABLE pledge_event ADD COLUMN tranche TEXT REFERENCES tranche (id) ON DELETE SET NULL;
ALTER TABLE pledge_event ADD COLUMN corrects TEXT REFERENCES pledge_event (id) ON DELETE SET NULL;
ALTER TABLE pledge_event ADD COLUMN void INTEGER NOT NULL DEFAULT 0;
CREATE INDEX pledge_event_by_party ON pledge_event (party);
CREATE INDEX pledge_event_by_tranche ON pledge_event (tranche);
CREATE INDEX pledge_event_by_corrected ON pledge_event (corrects);
CREATE INDEX pledge_by_beneficiary ON pledge (beneficiary);

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
    rung             TEXT,
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

-- What was announced at a meeting whose summary is sealed is corrected by a further line of the same rung.
DROP TRIGGER sealed_pledge_event_insert;
CREATE TRIGGER sealed_pledge_event_insert BEFORE INSERT ON pledge_event
WHEN new.rung = 'announced' AND new.corrects IS NULL
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed WHERE target = new.pledge; END;
DROP TRIGGER sealed_pledge_event_update;
CREATE TRIGGER sealed_pledge_event_update BEFORE UPDATE ON pledge_event
BEGIN SELECT RAISE(ABORT, 'sealed') FROM sealed
WHERE target = old.id OR (new.rung = 'announced' AND new.corrects IS NULL AND target = new.pledge); END;
