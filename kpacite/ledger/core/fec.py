"""One line of the FEC, the file of entries that French tax law asks for.

Law: LPF, art. L47 A, I and art. A47 A-1: eighteen columns in this order, flat text, tab between
fields, ISO 8859-15, dates AAAAMMJJ, decimal comma without thousands.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

COLUMNS = [
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
]
ENCODING = "iso8859-15"
# What ISO 8859-15 lacks and French texts have; the quote and the pipe trouble readers of the file.
_NEAREST = str.maketrans(
    {"’": "'", "‘": "'", "“": "'", "”": "'", '"': "'", "–": "-", "—": "-", "…": "...", "|": "/"}
)


@dataclass(frozen=True, slots=True)
class FecLine:
    """A line of the journal, as the file names things."""

    journal: str
    journal_name: str
    number: int
    on: date
    account: str
    account_name: str
    third_party: str
    third_party_name: str
    piece_ref: str
    piece_date: date
    label: str
    amount_cents: int
    validated_on: date

    def fields(self) -> list[str]:
        return [
            plain(self.journal),
            plain(self.journal_name),
            entry_number(self.journal, self.number),
            day(self.on),
            self.account,
            plain(self.account_name),
            plain(self.third_party),
            plain(self.third_party_name),
            plain(self.piece_ref),
            day(self.piece_date),
            plain(self.label),
            amount(max(self.amount_cents, 0)),
            amount(max(-self.amount_cents, 0)),
            "",
            "",
            day(self.validated_on),
            "",
            "",
        ]


def record(fields: list[str]) -> bytes:
    return ("\t".join(fields) + "\r\n").encode(ENCODING)


def file_name(siren: str, year: int) -> str:
    """Law: LPF, art. A47 A-1: the SIREN, FEC, the closing date of the year."""
    return f"{siren}FEC{year}1231.txt"


def entry_number(journal: str, number: int) -> str:
    return f"{journal}{number:06d}"


@lru_cache(maxsize=512)
def day(on: date) -> str:
    return f"{on:%Y%m%d}"


def amount(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02d}"


@lru_cache(maxsize=8_192)  # the same names and labels come back on thousands of lines
def plain(text: str) -> str:
    """The text on one line, in characters that the file may hold, nearest ones for the others."""
    words = " ".join("".join(map(_printable, text.translate(_NEAREST))).split())
    return "".join(_known(character) for character in words)


def _printable(character: str) -> str:
    """Control and format characters (Cc, Cf) would break the lines of the file."""
    return " " if unicodedata.category(character).startswith("C") else character


def _known(character: str) -> str:
    if _holds(character):
        return character
    bare = unicodedata.normalize("NFKD", character)
    return "".join(each for each in bare if _holds(each)).strip() or "?"


def _holds(character: str) -> bool:
    try:
        character.encode(ENCODING)
    except UnicodeEncodeError:
        return False
    return True
