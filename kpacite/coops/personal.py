"""What coops keeps of people: who belongs, who signed the charter."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kpacite.coops import queries
from kpacite.people.models import Person
from kpacite.people.personal import COOP, PAPERS, PLACE, Hold, Purpose, kept, technical

MEMBERS = Purpose(PLACE, "Savoir qui est membre de la coop", "contract", "RET-05",
                  "les membres de la coop ; la coop d’emploi")  # fmt: skip
CHARTER = Purpose(PAPERS, "Prouver qui a signé la charte", "contract", "RET-07",
                  "les membres de la coop")  # fmt: skip
FRONT = Purpose(COOP, "Présenter la coop au public", "interest", "KEEP-01",
                "tout le monde")  # fmt: skip

DATA = [
    kept("coops.Membership", MEMBERS, mine="person", ending="blank",
         life="person joined_on left_on", words="trade"),
    kept("coops.CharterSignature", CHARTER, mine="person", ending="archive",
         identity="person", life="signed_at", sealed="evidence"),
    kept("coops.Coop", FRONT, words="name tagline story values",
         contact="address postcode town phone email latitude longitude",
         technical="slug shop_front opened_on"),
    technical("coops.OpeningHours"),
    technical("coops.CharterVersion"),
]  # fmt: skip


def holds(person: Person, on: date) -> Iterator[Hold]:
    """Somebody who belongs to a coop leaves it first: the others must know."""
    for coop in queries.coops_of(person, on):
        yield Hold(
            f"Vous êtes membre de {coop.name}. Quittez d’abord la coop.",
            reverse("web:weeks.show", args=[coop.slug]),
        )
