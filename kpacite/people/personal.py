"""What is kept of people: each app says it of each of its fields, in the DATA of its `personal.py`.

The register that the law asks for, a person's own archive, their erasure and the delays are all
read from these declarations. A test refuses a field about which nothing is said.
Law: GDPR, art. 5, 6 and 30; RGPD-01 and RGPD-02.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

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
#   "gone": the rows are removed.       "blank": the words, voice, photo and contacts are emptied.
#   "stay": the fact stays, said of a former member.     "archive": the law keeps it as it is.
Ending = Literal["gone", "blank", "stay", "archive"]


@dataclass(frozen=True)
class Purpose:
    """Why something is kept, on which basis, by which delay, and who reads it."""

    words: str  # "Savoir qui est membre de la coop."
    theme: str  # a heading of « mes données »: "Ma place dans la coop"
    basis: Basis
    retention: str  # a key of the delays: "RET-03"
    readers: str  # "Les membres de la coop"


# For what says nothing of anybody.
NOBODY = Purpose(
    "Faire marcher le logiciel. Aucune donnée sur une personne.",
    "",
    "interest",
    "RET-00",
    "Personne",
)


@dataclass(frozen=True)
class Kept:
    """Some fields of one model, for one purpose, by kind of data.

    `mine` leads to the person who gave it or whom it is about; `about` to the person of whom
    somebody else wrote: they read it without learning who wrote. `ending`: see `Ending`.
    """

    model: str  # "coops.Membership"
    purpose: Purpose
    fields: Mapping[str, Kind]
    mine: tuple[str, ...] = field(default=())
    about: tuple[str, ...] = field(default=())
    ending: Ending = "stay"


def kept(
    model: str,
    purpose: Purpose,
    *,
    mine: str = "",
    about: str = "",
    ending: Ending = "stay",
    **fields: str,
) -> Kept:
    """One declaration: `kept("coops.Membership", MEMBERS, mine="person", life="joined_on")`."""
    unknown = set(fields) - set(KINDS)
    if unknown:
        raise ValueError(f"{model}: no such kind of data: {', '.join(sorted(unknown))}")
    kinds: dict[str, Kind] = {}
    for kind in KINDS:
        kinds.update(dict.fromkeys(fields.get(kind, "").split(), kind))
    return Kept(model, purpose, kinds, tuple(mine.split()), tuple(about.split()), ending)


def technical(model: str, fields: str = "") -> Kept:
    """A model, or some of its fields, that say nothing of a person. Without fields: all."""
    return Kept(model, NOBODY, dict.fromkeys(fields.split() or ["*"], "technical"))
