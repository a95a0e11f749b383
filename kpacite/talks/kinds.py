"""What a person may be told of: the kinds of notices, in the order of the page of wishes."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Kind:
    """One kind of news: its name, and what it holds, in a line."""

    name: str
    about: str
    icon: str


# A kind that an older version told of.
_OTHER: Final = Kind("Autres nouvelles", "Ce qui n’entre nulle part ailleurs.", "i-bell")
KINDS: Final = {
    "decide": Kind("Décider", "Une proposition, une réponse à donner, une décision.", "i-decide"),
    "meeting": Kind("Les réunions", "Une date, un ordre du jour, un compte rendu.", "i-calendar"),
    "role": Kind("Les rôles", "Un rôle commence, un rôle finit.", "i-handover"),
    "mission": Kind("Les missions", "Une place, un jour qui change, un travail fait.", "i-work"),
    "request": Kind("Demandes et devis", "Un client demande, accepte, dit non.", "i-quote"),
    "money": Kind("L’argent", "Un paiement, un partage, une réponse à donner.", "i-euro"),
    "help": Kind("Aides et mercis", "Un merci, une question sur une aide.", "i-heart"),
    "talk": Kind("Les discussions", "Un message là où vous avez parlé.", "i-talk"),
    "member": Kind("Les membres", "Une personne arrive, une personne part.", "i-people"),
    "charter": Kind("La charte", "Un nouveau texte à lire et à signer.", "i-open"),
    "brand": Kind("La marque", "Qui porte le nom, et où.", "i-star"),
    "contract": Kind("Mon contrat", "La coop d’emploi, l’assurance, une date.", "i-pencil"),
    "conflict": Kind("Les désaccords", "Une étape, une aide, une date.", "i-hand"),
    "care": Kind("Comment je vais", "On prend de vos nouvelles.", "i-heart"),
    "care_for": Kind("Prendre soin", "Une personne qui a besoin d’un appel.", "i-phone"),
    "privacy": Kind("Mes données", "Une réponse à votre demande.", "i-lock"),
}


def of(key: str) -> Kind:
    return KINDS.get(key, _OTHER)
