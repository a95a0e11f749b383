"""A strict reader of the FEC: what the administration's tool checks, and more.

Law: LPF, art. A47 A-1. Returns the problems found, none for a good file.
"""

import re
from collections import defaultdict

from kpacite.ledger.core.fec import COLUMNS

DAY = re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
AMOUNT = re.compile(r"\d+,\d\d")
NAME = re.compile(r"(\d{9})FEC(\d{4})1231\.txt")
MAY_BE_EMPTY = {
    "CompAuxNum", "CompAuxLib", "EcritureLet", "DateLet", "Montantdevise", "Idevise",
}  # fmt: skip


def read(path):
    lines = path.read_bytes().decode("iso8859-15").split("\r\n")
    for line in lines[1:-1]:
        row = dict(zip(lines[0].split("\t"), line.split("\t"), strict=True))
        yield row | {"cents": cents(row["Debit"]) - cents(row["Credit"])}


def cents(amount):
    return int(amount.replace(",", ""))


def check(path):
    name = NAME.fullmatch(path.name)
    if name is None:
        return [f"name {path.name}"]
    problems = [] if luhn(name[1]) else [f"SIREN {name[1]}"]
    text = path.read_bytes().decode("iso8859-15")
    if not text.endswith("\r\n") or "\n" in text.replace("\r\n", ""):
        problems.append("ends of records")
    lines = text.split("\r\n")[:-1]
    if lines[0].split("\t") != COLUMNS:
        problems.append("header")
    if any(len(line.split("\t")) != 18 for line in lines):
        return [*problems, "width"]
    rows = list(read(path))
    for rank, row in enumerate(rows, start=2):
        problems += [f"line {rank}: {problem}" for problem in check_row(row, name[2])]
    return problems + check_entries(rows) + check_order(rows)


def check_row(row, year):
    for column in COLUMNS:
        value = row[column]
        if not value and column not in MAY_BE_EMPTY:
            yield f"{column} is empty"
        if value != value.strip() or re.search(r'[\x00-\x1f\x7f-\x9f|"]', value):
            yield f"{column} holds {value!r}"
    for column in ("EcritureDate", "PieceDate", "ValidDate"):
        if not DAY.fullmatch(row[column]):
            yield f"{column} {row[column]}"
    if not row["EcritureDate"].startswith(year):
        yield "out of the year"
    if not re.fullmatch(r"[1-8]\d{2}\w*", row["CompteNum"]) or row["CompteNum"].startswith("79"):
        yield f"account {row['CompteNum']}"
    if not all(AMOUNT.fullmatch(row[side]) for side in ("Debit", "Credit")):
        yield "amount"
    if (row["Debit"] == "0,00") == (row["Credit"] == "0,00"):
        yield "one side and one only"
    if bool(row["CompAuxNum"]) != bool(row["CompAuxLib"]):
        yield "auxiliary account half named"


def check_entries(rows):
    sums, days = defaultdict(int), defaultdict(set)
    for row in rows:
        sums[row["EcritureNum"]] += row["cents"]
        days[row["EcritureNum"]].add((row["EcritureDate"], row["ValidDate"], row["JournalCode"]))
    problems = [f"{number} does not balance" for number, total in sums.items() if total]
    return problems + [f"{number} has two dates" for number, seen in days.items() if len(seen) > 1]


def check_order(rows):
    problems, last, valid = [], {}, ""
    for row in rows:
        journal, number = re.fullmatch(r"(\D+)(\d+)", row["EcritureNum"]).groups()
        if int(number) - last.get(journal, 0) not in {0, 1}:
            problems.append(f"hole before {row['EcritureNum']}")
        last[journal] = int(number)
        if row["ValidDate"] < valid:
            problems.append(f"{row['EcritureNum']} was validated before the one before")
        valid = row["ValidDate"]
    return problems


def luhn(digits):
    doubled = [int(d) * (2 if rank % 2 else 1) for rank, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
