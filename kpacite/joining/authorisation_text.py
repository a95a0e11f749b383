"""The words of an authorisation: the text of law that is signed, and its twin in simple words.

Built from plain values, so that the words shown and the words sealed are the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kpacite.joining.core.scopes import BY_KEY
from kpacite.lib import french

VERSION: Final = "novembre 2026"
SENTENCE: Final = (
    "J’ai lu le texte. Je suis responsable de cette personne. Je donne mon accord pour ce qui est"
    " écrit ci-dessus, et rien d’autre."
)
WITHDRAWAL_SENTENCE: Final = "Je reprends mon accord à partir d’aujourd’hui."


@dataclass(frozen=True)
class Facts:
    """Who authorises whom, where, for what, up to how much."""

    guardian: str
    relation: str  # "parent", "tuteur ou tutrice", "autre"
    minor: str
    born_on: date
    of_age_on: date
    coop: str
    scopes: Sequence[str]
    ceilings: Mapping[str, int]


def legal(facts: Facts) -> str:
    """The text that is signed and whose hash is sealed.

    Law: C. civ. 388-1-1, 388-1-2, 1145 to 1148; C. trav. L3162-1, L3163-2 (young workers).
    """
    acts = "\n".join(
        f"{letter}) {BY_KEY[key].legal}{_limit(facts, key)} ;"
        for letter, key in zip("abcdefghijklmnop", facts.scopes, strict=False)
    )
    return "\n".join(
        [
            "Autorisation du représentant légal d’une personne mineure",
            f"Modèle de {VERSION}.",
            f"Je soussigné(e) {facts.guardian}, agissant en qualité de représentant légal "
            f"({facts.relation}) de {facts.minor}, né(e) le {french.day_plain(facts.born_on)}, "
            "personne mineure non émancipée,",
            f"1. Autorise {facts.minor} à accomplir, dans la coopérative ouverte {facts.coop} et "
            "envers l’entité juridique qui la porte, les actes énumérés ci-après et eux seuls :",
            acts,
            "2. Tout acte qui n’est pas énuméré ci-dessus, et tout acte de disposition, restent "
            "soumis aux règles de la minorité (code civil, articles 388-1-1, 388-1-2, 1145 et "
            "1146). Les actes courants autorisés par la loi ou l’usage n’en relèvent pas "
            "(article 1148).",
            "3. La durée du travail ne dépasse pas huit heures par jour ni trente-cinq heures par "
            "semaine ; aucun travail n’a lieu entre 22 heures et 6 heures ; les travaux interdits "
            "aux jeunes travailleurs ne sont pas confiés (code du travail, articles L3162-1 et "
            "L3163-2, appliqués par prudence).",
            "4. Cette autorisation peut être retirée à tout moment, sans motif, par le même lien "
            "ou par écrit. Le retrait vaut pour l’avenir : les actes déjà accomplis demeurent.",
            f"5. Elle prend fin le {french.day_plain(facts.of_age_on)}, jour de la majorité, ou "
            "au jour d’une émancipation.",
            "6. La coopérative garde le nom, le moyen de contact et la preuve de cette signature "
            "jusqu’à la majorité, puis le temps de la prescription des contrats. La personne qui "
            "signe peut demander à voir ou corriger ses données (RGPD, articles 15 à 17). Cette "
            "autorisation ne donne pas accès aux messages de la personne mineure.",
        ]
    )


def simple(facts: Facts) -> list[str]:
    """The same in simple words, one idea a sentence. It never replaces the text of law."""
    name = facts.minor.split(" ")[0]
    return [
        f"{name} fait partie de la coop {facts.coop}.",
        f"{name} a moins de 18 ans. Pour certaines choses, il faut votre accord.",
        "Vous dites oui seulement à ce qui est dans la liste.",
        "Vous pouvez arrêter quand vous voulez, avec ce lien. Vous n’avez pas à dire pourquoi.",
        "Ce qui est déjà fait reste valable.",
        f"Votre accord s’arrête le {french.day_plain(facts.of_age_on)}. {name} aura 18 ans.",
        f"Pas de travail la nuit. Pas plus de 8{french.NBSP}h par jour, 35{french.NBSP}h par "
        "semaine.",
        f"Vous ne lisez pas les messages de {name}.",
        "Nous gardons votre nom, votre adresse mail ou votre téléphone. Rien d’autre.",
    ]


def withdrawal(facts: Facts) -> str:
    """The words of a withdrawal (rule MIN-06)."""
    return "\n".join(
        [
            "Retrait d’une autorisation",
            f"Je soussigné(e) {facts.guardian} retire l’autorisation que j’ai donnée pour "
            f"{facts.minor}, dans la coopérative ouverte {facts.coop}, à compter de ce jour.",
            "Les actes déjà accomplis demeurent valables. La personne mineure garde sa voix dans "
            "la coopérative : proposer, objecter, décider, apprendre.",
        ]
    )


def _limit(facts: Facts, key: str) -> str:
    cents = facts.ceilings.get(key)
    return f", dans la limite de {french.euros(cents)} à chaque fois" if cents is not None else ""
