"""How the apps say what they keep of people: of each field, in the DATA of their `personal.py`.

The register that the law asks for, a person's own archive, their erasure and the delays are all
read from these declarations. A test refuses a field about which nothing is said.

Beside DATA, a `personal.py` may have three functions, which only read:
    holds(person, on)   what stands in the way of erasing this person: `Hold`
    papers(person, on)  documents to put in their archive: `lib.papers.Document`
    names(person)       names of people without account, but this person's: clients, guardians…
Law: GDPR, art. 5, 6 and 30; RGPD-01 and RGPD-02.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from django.db.models import QuerySet

Basis = Literal["contract", "law", "interest", "consent"]
BASES: Mapping[Basis, str] = {
    "contract": "Pour tenir ce qui est convenu avec vous",
    "law": "Parce que la loi l’oblige",
    "interest": "Pour que la coop vive et reste sûre",
    "consent": "Parce que vous l’avez bien voulu",
}

# What kind of data a field holds. "sealed": proof that nobody can change any more.
Kind = Literal[
    "identity", "contact", "life", "words", "money", "contract", "voice", "photo", "security",
    "sealed", "technical",
]  # fmt: skip
KINDS: Mapping[Kind, str] = {
    "identity": "Identité",
    "contact": "Moyens de joindre",
    "life": "Vie du groupe",
    "words": "Mots écrits",
    "money": "Argent",
    "contract": "Contrats",
    "voice": "Voix",
    "photo": "Photo",
    "security": "Sécurité",
    "sealed": "Preuves scellées",
    "technical": "Technique, sans personne",
}

# What becomes of the rows about a person when they are erased.
#   "gone": the rows are removed.
#   "blank": their words, voices, photos, names and contacts are emptied; the fact stays.
#   "stay": the fact stays, said of a former member.
#   "archive": the law keeps it as it is.
Ending = Literal["gone", "blank", "stay", "archive"]

# The headings of « mes données », in the order of the page.
ME, PLACE, WORK, MONEY, PAPERS, DECIDE, WORDS, JOINING, TOLD, SAFETY, CLIENTS, COOP = THEMES = (
    "Qui je suis",
    "Ma place dans la coop",
    "Mon travail et mes aides",
    "Mon argent",
    "Mes contrats et mes signatures",
    "Ce que nous décidons",
    "Ce que j’ai écrit",
    "Ma demande pour entrer",
    "Ce qu’on m’envoie",
    "La sécurité",
    "Les clients et les voisins",
    "La coop elle-même",
)


@dataclass(frozen=True)
class Purpose:
    """Why something is kept, on which basis, by which delay, and who reads it."""

    theme: str
    words: str  # "Savoir qui est membre de la coop"
    basis: Basis
    retention: str  # a key of the delays: "RET-03"
    readers: str  # "les membres de la coop"


# For what says nothing of anybody.
NOBODY = Purpose("", "Faire marcher le logiciel", "interest", "KEEP-00", "personne")


@dataclass(frozen=True)
class Kept:
    """Some fields of one model, for one purpose, by kind of data.

    `mine` leads to the person who gave it or whom it is about; `about` to the person of whom
    somebody else wrote: they read it without learning who wrote, once the date `told` is there
    ("never": it was not written for them). `stamp` is the field that dates
    the emptying of a row. The key of a row, and its links to other things, follow its first
    declaration.
    """

    model: str  # "coops.Membership"
    purpose: Purpose
    fields: Mapping[str, Kind]
    mine: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    ending: Ending = "stay"
    stamp: str = ""
    told: str = ""


def kept(
    model: str,
    purpose: Purpose,
    *,
    mine: str = "",
    about: str = "",
    ending: Ending = "stay",
    stamp: str = "",
    told: str = "",
    **fields: str,
) -> Kept:
    """One declaration: `kept("coops.Membership", MEMBERS, mine="person", life="joined_on")`."""
    if unknown := set(fields) - set(KINDS):
        raise ValueError(f"{model}: no such kind of data: {', '.join(sorted(unknown))}")
    kinds: dict[str, Kind] = {}
    for kind in KINDS:
        kinds.update(dict.fromkeys(fields.get(kind, "").split(), kind))
    return Kept(
        model, purpose, kinds, tuple(mine.split()), tuple(about.split()), ending, stamp, told
    )


def technical(model: str, fields: str = "*") -> Kept:
    """A model, or some of its fields, that say nothing of a person."""
    return Kept(model, NOBODY, dict.fromkeys(fields.split(), "technical"))


@dataclass(frozen=True)
class Hold:
    """Something to settle before a person may be erased, and where."""

    sentence: str  # « Vous êtes encore membre de La Cape. »
    url: str = ""


@dataclass(frozen=True)
class Aged:
    """What becomes too old by a delay of the law, and the verb that forgets it.

    The apps list theirs in the AGED of a module of settings.KPACITE_AGED. `find` gives the rows
    older than a day (today less the delay), for today; `forget` is called with them once they are
    to go. Without it the rows are sealed: they are counted, and told.
    """

    rule: str  # "RET-04"
    words: str  # "clients jamais facturés"
    find: Callable[[date, date], QuerySet[Any]]
    forget: Callable[[QuerySet[Any], datetime], object] | None = None
