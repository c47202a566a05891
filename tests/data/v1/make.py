#!/usr/bin/env python3
"""Makes sample.chancery, a file of version 1 of the record.

No program of version 1 was ever released. The version was made up, so that what brings a file forward has
something to bring forward: a column to add with a default, one to add without, one to drop, a trigger to change.

    tests/data/v1/make.py SAMPLE
        takes the rows of SAMPLE, a sample of this version without a passphrase, and writes them as version 1 had them,
        with a history whose hashes are right, and an action, which the sample does not have
"""
import hashlib
import json
import pathlib
import sqlite3
import sys

here = pathlib.Path(__file__).resolve().parent
schema = here / "../../../src-tauri/core/src/store/migrations/0001_record.sql"
ADDED = {"meeting": ["state_reason"], "document": ["paragraphs_sha256"], "audience": ["tells_omissions"]}
ACTION = "01890000-0000-7000-8000-000000000001"
AT = "2026-01-02T09:00:00.000Z"


def digest(parts):
    """As the history hashes: each part with its length before it."""
    all = hashlib.sha256()
    for part in parts:
        if part is None:
            all.update(b"\0")
        else:
            text = part.encode()
            all.update(b"\1" + len(text).to_bytes(8, "little") + text)
    return all.hexdigest()


def image(row):
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def main():
    source = sqlite3.connect(sys.argv[1])
    target = here / "sample.chancery"
    target.unlink(missing_ok=True)
    old = sqlite3.connect(target, isolation_level=None)
    old.executescript("PRAGMA page_size = 4096;" + schema.read_text())
    tables = [n for (n,) in source.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    old.execute("BEGIN")
    for table in tables:
        if table in ("operation", "change"):
            continue
        columns = [c for (c,) in old.execute(f"SELECT name FROM pragma_table_info('{table}') ORDER BY cid")]
        if table == "action":
            continue
        names = ", ".join(columns)
        marks = ", ".join("?" * len(columns))
        rows = source.execute(f"SELECT {names} FROM {table}").fetchall()
        old.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
    changes = []
    for table, record, after in source.execute(
        "SELECT record_table, record_id, after FROM change WHERE operation = 1 ORDER BY position"
    ):
        row = json.loads(after)
        for column in ADDED.get(table, []):
            row.pop(column)
        changes.append((table, record, None, image(row)))
    meeting = source.execute("SELECT id FROM meeting WHERE ordinal = 2").fetchone()[0]
    columns = [c for (c,) in old.execute("SELECT name FROM pragma_table_info('action') ORDER BY cid")]
    action = dict.fromkeys(columns)
    action |= {"id": ACTION, "revision": 1, "created_at": AT, "updated_at": AT, "meeting": meeting}
    action |= {"number": "2.1", "text": "An action of version 1.", "state": "open", "carried_over": 0}
    marks = ", ".join("?" * len(columns))
    old.execute(f"INSERT INTO action VALUES ({marks})", [action[c] for c in columns])
    operations = [
        ("01890000-0000-7000-8000-00000000000a", "create sample", changes),
        ("01890000-0000-7000-8000-00000000000b", "save action", [("action", ACTION, None, image(action))]),
    ]
    previous = ""
    for sequence, (id, name, changes) in enumerate(operations, 1):
        parts = ["chancery operation 1", previous, str(sequence), id, AT, "Secretariat", name, "do", None]
        for change in changes:
            parts.extend(change)
        hash = digest(parts)
        row = (sequence, id, AT, "Secretariat", name, "do", None, previous, hash)
        old.execute(f"INSERT INTO operation VALUES ({', '.join('?' * 9)})", row)
        for position, change in enumerate(changes, 1):
            old.execute("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)", (sequence, position, *change))
        previous = hash
    old.execute("COMMIT")
    old.execute("PRAGMA application_id = 0x43686379")
    old.execute("PRAGMA user_version = 1")
    old.execute("VACUUM")


main()
