"""Whether two applications come from the same person, from the little that is known of them."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Known:
    """What somebody said of themselves."""

    first_name: str
    born_on: date | None
    last_name: str = ""
    email: str = ""
    phone: str = ""


def plain(name: str) -> str:
    """A name as a hurried hand writes it: « Anne-Gaëlle » and « anne gaelle » are one."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", bare.lower()).strip() or name.strip().lower()


def digits(phone: str) -> str:
    """The last nine figures: 06 39 98… and +33 6 39 98… ring the same phone."""
    return re.sub(r"\D", "", phone)[-9:]


def same(one: Known, other: Known) -> bool:
    """Same name and same day of birth; or same phone or mail, with either of the two.

    A phone alone is not enough: brothers and sisters often share one.
    """
    name = plain(one.first_name) == plain(other.first_name) and not _other_family(one, other)
    birth = one.born_on is not None and one.born_on == other.born_on
    return (name and birth) or (_same_door(one, other) and (name or birth))


def _other_family(one: Known, other: Known) -> bool:
    both = plain(one.last_name), plain(other.last_name)
    return all(both) and both[0] != both[1]


def _same_door(one: Known, other: Known) -> bool:
    mails = one.email.strip().lower(), other.email.strip().lower()
    phones = digits(one.phone), digits(other.phone)
    return any(a and a == b for a, b in (mails, phones))
