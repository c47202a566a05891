"""Reads an exported register back with another reader than the Rust tests: openpyxl for the workbook.

Usage: read.py REGISTER.xlsx TOTALS.json
Numbers must be numbers, days must be days, each channel must have its own sums, and together the sums of a column must
be the register's own total.
"""

import datetime
import json
import sys
from decimal import Decimal

import openpyxl


def fail(words):
    print(words)
    sys.exit(1)


book = openpyxl.load_workbook(sys.argv[1])
totals = json.load(open(sys.argv[2], encoding="utf-8"))
if book.sheetnames != ["Pledges", "Entries", "Purchases"]:
    fail(f"sheets: {book.sheetnames}")
sheet = book["Pledges"]
if sheet.freeze_panes != "A2":
    fail(f"the heads do not stand still: {sheet.freeze_panes}")
rows = list(sheet.iter_rows(values_only=True))
heads = list(rows[0])
count = next(n for n, row in enumerate(rows) if "Sum of" in str(row[0])) - 1
pledges, sums = rows[1 : 1 + count], rows[1 + count :]


def column(name, of):
    return [row[heads.index(name)] for row in of]


for value in column("Amount", pledges):
    if value is not None and not isinstance(value, (int, float)):
        fail(f"an amount is no number: {value!r}")
if any(value == 0 for value in column("Amount", pledges)):
    fail("an unknown amount became zero")
days = [value for value in column("Announced on", pledges) if isinstance(value, datetime.datetime)]
if not days:
    fail("no day is a date")

tried = 0
for one in totals["all"]:
    for part in one["total"]["sums"]:
        head = f"{one['stage']} ({part['currency']})"
        channels = {}
        for channel, value in zip(column("Channel", pledges), column(head, pledges)):
            if value is not None:
                channels[channel] = channels.get(channel, 0) + Decimal(str(value))
        figures = sorted(channels.values())
        below = sorted(Decimal(str(v)) for v in column(head, sums) if v is not None)
        wanted = Decimal(part["minor"]) / 100
        if sum(figures) != wanted or below != figures:
            fail(f"{head}: {figures} in the rows, {below} below, {wanted} in the register")
        tried += 1
if not tried:
    fail("there was no sum to compare")
for row in book["Entries"].iter_rows(min_row=2, values_only=True):
    if str(row[0]).startswith("=") or row[4] == 0:
        fail(f"a line: {row}")
print(f"ok {sys.argv[1]}: {count} pledges, {tried} sums agree")
