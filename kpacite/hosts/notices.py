"""Whom a contract and an insurance concern: the person, and nobody else."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from kpacite.coops.models import Membership
from kpacite.hosts.models import Hosting, HostOfficer
from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice


def _about(deed: Deed) -> Iterable[Person]:
    return [deed.about] if deed.about else []


def _to_week(deed: Deed) -> str:
    """Their coop: the host's own pages are not for members."""
    own = Membership.objects.filter(person=deed.about_id, left_on=None).order_by("joined_on")
    slug = own.values_list("coop__slug", flat=True).first()
    return reverse("web:weeks.show", args=[slug]) if slug else reverse("web:landing")


def _referents(deed: Deed) -> Iterable[Person]:
    """Those who follow the coop at its host: new contracts of this person wait."""
    on = timezone.localtime(deed.at).date()
    carried = Hosting.objects.on(on).filter(coop__slug=deed.coop_key).values("host")
    offices = HostOfficer.objects.on(on).filter(host__in=carried, kind="referent")
    return Person.objects.filter(pk__in=offices.values("person"))


def _to_contracts(deed: Deed) -> str:
    on = timezone.localtime(deed.at).date()
    hosting = Hosting.objects.on(on).filter(coop__slug=deed.coop_key).select_related("host").first()
    return reverse("hosts:contracts.index", args=[hosting.host.slug]) if hosting else "/"


NOTICES = [
    Notice(
        "contract", "joining.authorisation.withdrawn", to=_referents, url=_to_contracts,
        sentence=lambda deed: (
            f"Un parent a repris son accord pour {deed.about.full_name if deed.about else ''}. "
            "Rien de nouveau ne se signe. Ce qui est signé reste valable."
        ),
    ),
    Notice(
        "contract", "hosts.young.beyond", to=_about, url=_to_week,
        sentence=lambda deed: "La coop d’emploi ouvre une limite d’heures pour vous.",
    ),
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
