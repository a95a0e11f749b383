"""What a guardian may authorise for somebody of 16 or 17: a closed list, in simple words.

Everything that is not here asks for no adult: propose, object, decide, learn, be in a team.
Law: C. civ. 388-1-2 (acts are listed), 1146 (a minor does not contract alone).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

VOICE: Final = (
    "proposer une idée à la coop",
    "dire non à une idée, et dire pourquoi",
    "décider avec les autres membres",
    "apprendre un métier",
    "être dans une équipe",
    "signer la charte de la coop",
)


@dataclass(frozen=True)
class Scope:
    """One act: for the minor ("signer…"), for the guardian ("Votre enfant peut…"), in law."""

    key: str
    title: str
    allowed: str  # what the guardian allows, after « peut »
    legal: str  # the same in the legal text
    icon: str
    ceiling_cents: int | None = None  # the most at a time, unless the guardian says otherwise


SCOPES: Final[tuple[Scope, ...]] = (
    Scope(
        "contract",
        "Signer un contrat avec la coop d’emploi",
        "signer un contrat avec la coop d’emploi",
        "conclure un contrat d’appui au projet d’entreprise (CAPE) avec la coopérative d’activité"
        " et d’emploi, et ses renouvellements",
        "i-pencil",
    ),
    Scope(
        "paid_seat",
        "Porter ou aider sur un travail payé",
        "porter ou aider sur un travail payé",
        "prendre part à une prestation facturée, à une place autre que d’apprentissage",
        "i-work",
    ),
    Scope(
        "payment",
        "Demander son argent",
        "demander à recevoir son argent",
        "demander le versement des sommes inscrites à son compte dans la coopérative",
        "i-euro",
        ceiling_cents=50_000,
    ),
    Scope(
        "sign_quote",
        "Envoyer un devis à un client",
        "répondre d’un devis, et l’envoyer à un client",
        "répondre d’un devis et l’adresser à un client, au nom de l’entité qui porte la vente",
        "i-quote",
        ceiling_cents=50_000,
    ),
    Scope(
        "buy",
        "Faire des courses",
        "faire des courses pour un travail",
        "acheter les fournitures d’une prestation et en avancer le prix",
        "i-box",
        ceiling_cents=5_000,
    ),
    Scope(
        "till",
        "Tenir la caisse",
        "recevoir l’argent d’un client, en billets ou par carte",
        "encaisser, en espèces ou par carte, les sommes dues par un client",
        "i-wallet",
        ceiling_cents=20_000,
    ),
    Scope(
        "represent",
        "Tenir un rôle, parler pour la coop",
        "tenir un rôle dans la coop, et parler pour elle",
        "recevoir un mandat de la coopérative ouverte et la représenter",
        "i-people",
    ),
    Scope(
        "machines",
        "Se servir de certaines machines",
        "se servir de machines, avec une personne qui montre",
        "utiliser, accompagné, les machines que la réglementation des jeunes travailleurs"
        " n’interdit pas",
        "i-hammer",
    ),
)
BY_KEY: Final[Mapping[str, Scope]] = {scope.key: scope for scope in SCOPES}
# What makes money move or binds: a withdrawal stops all of it at once.
DEFAULT_CEILINGS: Final[Mapping[str, int]] = {
    scope.key: scope.ceiling_cents for scope in SCOPES if scope.ceiling_cents is not None
}


def unknown(keys: list[str]) -> list[str]:
    """The keys that are no scope."""
    return [key for key in keys if key not in BY_KEY]


def ceilings(keys: list[str], asked: Mapping[str, int]) -> dict[str, int]:
    """The most at a time, in cents, for each chosen scope that has a ceiling."""
    return {key: asked.get(key, DEFAULT_CEILINGS[key]) for key in keys if key in DEFAULT_CEILINGS}


def allows(cents: int | None, ceiling: int | None) -> bool:
    """Whether an amount is under a ceiling; no amount, or no ceiling, is always under."""
    return cents is None or ceiling is None or cents <= ceiling
