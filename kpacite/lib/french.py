"""How figures, days and durations are written in French, for screens and for papers.

The no-break space is U+00A0 everywhere: the fonts have no U+202F.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final

from django.utils import timezone

NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"
_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
_DAYS_SHORT = ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."]
_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_MONTHS_SHORT = [
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
]


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", NBSP)


def whole(number: int) -> str:
    """A count: 14 200."""
    return (MINUS if number < 0 else "") + _grouped(abs(number))


def euros(cents: int) -> str:
    """An exact amount: 1 234,50 €."""
    units, rest = divmod(abs(cents), 100)
    return f"{MINUS if cents < 0 else ''}{_grouped(units)},{rest:02d}{NBSP}€"


def euros_round(cents: int) -> str:
    """An amount to the nearest euro, halves up: 1 235 €. Only where the exact one is near."""
    units = (abs(cents) + 50) // 100
    return f"{MINUS if cents < 0 and units else ''}{_grouped(units)}{NBSP}€"


def euros_plain(cents: int) -> str:
    """An exact amount without useless zeros: 15 €, 15,50 €. For prices on a shop's sign."""
    return euros_round(cents) if cents % 100 == 0 else euros(cents)


def on_100(rate_bp: int) -> str:
    """A rate in basis points, said without a percentage: 10 € sur 100 €."""
    return f"{euros_plain(rate_bp)} sur 100{NBSP}€"


rate_words = on_100


def day(value: date) -> str:
    """A whole date: vendredi 12 juin 2026."""
    return f"{day_short(value)} {_local(value).year}"


def day_short(value: date) -> str:
    """A date whose year is clear: vendredi 12 juin."""
    local = _local(value)
    return f"{_DAYS[local.weekday()]} {_number(local)} {_MONTHS[local.month - 1]}"


def day_plain(value: date) -> str:
    """A date without its weekday: 12 juin 2026."""
    local = _local(value)
    return f"{_number(local)} {_MONTHS[local.month - 1]} {local.year}"


def month(value: date) -> str:
    """A month: juin 2026."""
    local = _local(value)
    return f"{_MONTHS[local.month - 1]} {local.year}"


def month_short(value: date) -> str:
    """A month in a small box: juil."""
    return _MONTHS_SHORT[_local(value).month - 1]


def weekday(number: int) -> str:
    """The name of a day of the week, 0 for lundi."""
    return _DAYS[number]


def weekday_short(value: date) -> str:
    """A weekday in a small box: ven."""
    return _DAYS_SHORT[_local(value).weekday()]


def clock(value: time | datetime) -> str:
    """A time of day: 8 h, 8 h 30."""
    at = timezone.localtime(value).time() if isinstance(value, datetime) else value
    return f"{at.hour}{NBSP}h" + (f"{NBSP}{at.minute:02d}" if at.minute else "")


def moment(value: datetime) -> str:
    """A day and a time: vendredi 12 juin, 8 h 30."""
    return f"{day_short(value)}, {clock(value)}"


def hours(minutes: int) -> str:
    """A duration: 45 min, 2 h, 2 h 30."""
    whole_hours, rest = divmod(abs(minutes), 60)
    sign = MINUS if minutes < 0 else ""
    if not whole_hours and rest:
        return f"{sign}{rest}{NBSP}min"
    return f"{sign}{_grouped(whole_hours)}{NBSP}h" + (f"{NBSP}{rest:02d}" if rest else "")


def join(*words: str | Iterable[str]) -> str:
    """A list in a sentence: Amina, Rosa et Jordan."""
    flat = [
        word for item in words for word in ([item] if isinstance(item, str) else list(item)) if word
    ]
    if len(flat) < 2:
        return "".join(flat)
    return ", ".join(flat[:-1]) + " et " + flat[-1]


def count(number: int, one: str, many: str = "") -> str:
    """A number and its noun: 1 place, 3 places, 0 place (French: plural from two)."""
    return f"{whole(number)}{NBSP}{one if abs(number) < 2 else many or one + 's'}"


def _local(value: date) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def _number(value: date) -> str:
    return "1er" if value.day == 1 else str(value.day)
