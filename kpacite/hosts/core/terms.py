"""What a CAPE must say: the eight blocks of article R127-1 of the commercial code."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """One thing to write. `may_be_none`: the contract may say « néant », but it says it."""

    key: str
    item: int  # number in R127-1
    title: str
    hint: str
    may_be_none: bool = False


BLOCKS: tuple[Block, ...] = (
    Block(
        "programme_before", 1, "Avant le début de l’activité",
        "Ce que chacun fait pour préparer l’activité.",
    ),
    Block(
        "programme_after", 1, "Après le début de l’activité",
        "Ce que chacun fait une fois l’activité commencée.",
    ),
    Block(
        "means", 2, "Les moyens prêtés",
        "Lieu, matériel, temps : combien, comment, et comment cela change.",
    ),
    Block(
        "host_pay", 3, "Ce que garde la coop d’emploi",
        "Le barème ou la somme. Écrivez « néant » s’il n’y a rien.", may_be_none=True,
    ),
    Block(
        "commitments", 4, "Les engagements possibles",
        "Jusqu’à quel montant la personne peut s’engager, et qui paie à la fin.",
    ),
    Block(
        "reporting", 5, "Les comptes",
        "Comment et quand la coop d’emploi reçoit les chiffres de l’activité.",
    ),
    Block(
        "early_end", 6, "Finir plus tôt",
        "Comment chacun peut arrêter le contrat avant la fin.",
    ),
    Block(
        "pay_before", 7, "Argent avant le début",
        "Le calcul et le versement. Écrivez « néant » s’il n’y a rien.", may_be_none=True,
    ),
    Block(
        "contributions", 8, "Les cotisations",
        "Comment la personne rembourse les cotisations payées par la coop d’emploi.",
    ),
)  # fmt: skip


def missing(terms: Mapping[str, str]) -> list[Block]:
    """The blocks that say nothing; a bare « néant » says nothing where it is not allowed."""
    return [block for block in BLOCKS if not _says_something(block, terms.get(block.key, ""))]


def _says_something(block: Block, text: str) -> bool:
    words = text.strip().strip(".").lower()
    return bool(words) and (block.may_be_none or words not in {"néant", "neant", "-", "—"})
