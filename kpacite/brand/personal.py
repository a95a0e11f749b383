"""What brand keeps of people: who may use the name, who carried it where."""

from collections.abc import Iterator

from kpacite.brand.models import BrandGrant
from kpacite.people.models import Person
from kpacite.people.personal import PLACE, WORK, Purpose, kept

GRANTS = Purpose(PLACE, "Savoir qui utilise le nom commun", "interest", "KEEP-01",
                 "les membres de la coop")  # fmt: skip
OUTINGS = Purpose(WORK, "Savoir qui porte la marque, où et quand", "interest", "KEEP-01",
                  "les membres de la coop")  # fmt: skip

DATA = [
    kept("brand.BrandGrant", GRANTS, mine="person", identity="person partner", words="scope",
         life="starts_on ends_on"),
    kept("brand.BrandOuting", OUTINGS, mine="person", ending="blank",
         words="place what_for told", life="person on made_at cancelled_at told_at",
         technical="key"),
]  # fmt: skip


def names(person: Person) -> Iterator[str]:
    """Who uses the name without being a member."""
    yield from BrandGrant.objects.exclude(partner="").values_list("partner", flat=True)
