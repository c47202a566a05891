"""Fills a record file that nobody has open with plainly artificial pledges: many_pledges.py FILE COUNT.

Written straight into the tables, in one transaction and without history: a list of ten thousand is to be
looked at, and typing it in would take an hour. No two of a state look like the same money: amounts that are alike
lie months apart, so that nothing is asked about them.
"""
import sqlite3
import sys
from datetime import date, timedelta

STATES = 60
AT = "2024-01-01T00:00:00Z"
STAGES = ["confirmed", "committed", "allocated", "ordered", "inDelivery", "delivered"]


def identity(kind: int, number: int) -> str:
    return f"01900000-0000-7000-8{kind:03x}-{number:012d}"


def row(table: str, values: dict) -> tuple[str, dict]:
    common = {"revision": 1, "created_at": AT, "updated_at": AT}
    return table, {**common, **values}


def rows(count: int):
    for state in range(1, STATES + 1):
        name = {"kind": "state", "name": f"State {state:03}", "other_names": "{}"}
        yield row("party", {"id": identity(1, state), **name})
    for n in range(1, count + 1):
        pledge = identity(2, n)
        place, month = divmod(n // STATES, 30)
        unknown = n % 7 == 0
        amount = {
            "amount_precision": "notDisclosed" if unknown else "about" if n % 13 == 0 else "exact",
            "amount_minor": None if unknown else int(1_000_000 * 1.12**place) + month,
            "amount_currency": None if unknown else "DKK" if n % 11 == 0 else "EUR",
        }
        day = (date(2015, 1, 1) + timedelta(days=122 * month + n % 2)).isoformat()
        channel = ["national", None, "procurementAgency", "inKind", None][n % 5]
        what = {"title": f"Pledge {n:05}", "channel": channel, "announced_on": day}
        yield row("pledge", {"id": pledge, **what, **amount})
        target = {"owner": pledge, "target": identity(1, 1 + n % STATES), "position": 0}
        yield "pledge_pledgers", target
        reached = ["announced", *STAGES[: n % (len(STAGES) + 1)]]
        for step, stage in enumerate(reached):
            event = {"pledge": pledge, "stage": stage, "happened_on": day, "void": 0, **amount}
            yield row("pledge_event", {"id": identity(3, n * 10 + step), **event})
        if n % 20 == 0:
            planned = {name.replace("amount", "planned"): value for name, value in amount.items()}
            tranche = {"pledge": pledge, "planned_on": day, "waived": 0, **planned}
            yield row("tranche", {"id": identity(4, n), **tranche})


file, count = sys.argv[1], int(sys.argv[2])
with sqlite3.connect(file) as db:
    for table, values in rows(count):
        names, holes = ", ".join(values), ", ".join(f":{name}" for name in values)
        db.execute(f"INSERT INTO {table} ({names}) VALUES ({holes})", values)
db.close()
