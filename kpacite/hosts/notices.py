"""Whom a contract and an insurance concern: the person, and nobody else."""

from collections.abc import Iterable

from django.urls import reverse

from kpacite.coops.models import Membership
from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice


def _about(deed: Deed) -> Iterable[Person]:
    return [deed.about] if deed.about else []


def _to_week(deed: Deed) -> str:
    """Their coop: the host's own pages are not for members."""
    own = Membership.objects.filter(person=deed.about_id, left_on=None).order_by("joined_on")
    slug = own.values_list("coop__slug", flat=True).first()
    return reverse("web:weeks.show", args=[slug]) if slug else reverse("web:landing")


NOTICES = [
    Notice(
        "contract", "hosts.contract.drafted", to=_about, url=_to_week,
        sentence=lambda deed: "Votre contrat est prêt à relire avec la coop d’emploi.",
    ),
    Notice(
        "contract", "hosts.contract.signed", to=_about, url=_to_week,
        sentence=lambda deed: "Votre contrat est signé.",
    ),
    Notice(
        "contract", "hosts.contract.renewed", to=_about, url=_to_week,
        sentence=lambda deed: "Votre contrat continue : une suite est prête à signer.",
    ),
    Notice(
        "contract", "hosts.insurance.granted", to=_about, url=_to_week,
        sentence=lambda deed: "L’assureur dit oui. Vous pouvez faire cette activité.",
    ),
    Notice(
        "contract", "hosts.insurance.refused", to=_about, url=_to_week,
        sentence=lambda deed: "L’assureur dit non pour une activité. Parlez-en avec la coop.",
    ),
]  # fmt: skip
