"""Who sees what: each kind of thing a coop holds, said in plain words, and what a coop may choose.

A thing without rule has one level, that of the law or of this software. A thing with a rule has
the level that the members decided; each of these rules is read by the page that shows the thing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from kpacite.coops.models import Coop
from kpacite.governance import rulebook

EVERYBODY: Final = "Tout le monde"
MEMBERS: Final = "Les membres"


@dataclass(frozen=True)
class Thing:
    """One kind of thing; `rule` is the key of the rule that says who sees it, or empty."""

    name: str
    icon: str
    who: str = ""
    rule: str = ""


@dataclass(frozen=True)
class Seen:
    """One kind of thing with those who see it on a day; `rule` leads to what may change it."""

    name: str
    icon: str
    who: str
    rule: str
    is_open: bool


# What each value of a rule of visibility means, in the words of this page.
WORDS: Final[dict[object, str]] = {
    "public": EVERYBODY,
    "members": MEMBERS,
    "team": "L’équipe de la mission",
    True: EVERYBODY,
    False: MEMBERS,
}

THINGS: Final = {
    "Ce que nous sommes": [
        Thing("Notre page, nos prix, nos heures", "i-globe", EVERYBODY),
        Thing("Nos prénoms et nos visages", "i-people", rule="coops.members_seen_by"),
        Thing("La liste des membres", "i-people", MEMBERS),
        Thing("La charte et qui l’a signée", "i-open", MEMBERS),
        Thing("Les personnes qui veulent entrer", "i-door", MEMBERS),
    ],
    "Ce que nous décidons": [
        Thing("Les règles", "i-check-circle", rule="governance.rulebook_public"),
        Thing("Les propositions et les réponses", "i-decide", MEMBERS),
        Thing("Les décisions", "i-decide", "Les membres, et tout le monde pour celles choisies"),
        Thing("Le journal", "i-clock", MEMBERS),
        Thing("Les grandes étapes, sans nos noms", "i-star", rule="coops.journal_seen_by"),
        Thing("Un désaccord", "i-hand", "Les personnes concernées et qui les aide"),
    ],
    "Ce que nous faisons": [
        Thing("Les missions et les aides", "i-work", MEMBERS),
        Thing("Les demandes, devis, factures", "i-quote", "Les membres et la coop d’emploi"),
        Thing("Le papier d’un client", "i-mail", "Le client, par son lien secret"),
        Thing("Une discussion", "i-talk", "Les personnes qui voient la chose"),
    ],
    "L’argent": [
        Thing("Où vont 100 €", "i-cake", EVERYBODY),
        Thing("L’argent du commun", "i-leaf", rule="sharing.commons_seen_by"),
        Thing("La part de chaque personne", "i-euro", rule="sharing.parts_seen_by"),
        Thing("Mon compte", "i-wallet", "Moi et la coop d’emploi"),
    ],
    "Ce qui est à moi": [
        Thing("Mon contrat", "i-pencil", "Moi et la coop d’emploi"),
        Thing("L’accord de mes parents", "i-lock", "Moi, mes parents, les membres qui m’aident"),
        Thing("Mes nouvelles et mon agenda", "i-bell", "Moi"),
        Thing("Mes données", "i-lock", "Moi"),
    ],
}


def seen(coop: Coop, on: date) -> dict[str, list[Seen]]:
    """Who sees what at a coop on a day: one query."""
    keys = [thing.rule for things in THINGS.values() for thing in things if thing.rule]
    values = rulebook.values(coop, keys, on)
    return {
        title: [
            Seen(thing.name, thing.icon, who, thing.rule, who == EVERYBODY)
            for thing in things
            for who in [WORDS[values[thing.rule]] if thing.rule else thing.who]
        ]
        for title, things in THINGS.items()
    }
