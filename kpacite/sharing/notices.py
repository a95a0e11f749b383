"""Whom the sharing of money concerns: those who have a part in it, and the till."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils import timezone

from kpacite.coops.models import Coop
from kpacite.governance import roles
from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice
from kpacite.sharing.models import Distribution, DistributionLine, SharePlanLine
from kpacite.work.models import Mission


def _day(deed: Deed) -> date:
    return timezone.localtime(deed.at).date()


def _pk(deed: Deed) -> int:
    return int(deed.thing.rpartition("/")[2])


def _of_plan(deed: Deed) -> Iterable[Person]:
    """The people of the last plan of the mission."""
    lines = SharePlanLine.objects.filter(plan__mission=_pk(deed))
    last = lines.order_by("-plan__number").values("plan")[:1]
    return Person.objects.filter(pk__in=lines.filter(plan__in=last).values("person")).order_by("pk")


def _of_distribution(deed: Deed) -> Iterable[Person]:
    lines = DistributionLine.objects.filter(distribution=_pk(deed)).exclude(person=None)
    return Person.objects.filter(pk__in=lines.values("person")).order_by("pk")


def _treasurers(deed: Deed) -> Iterable[Person]:
    coop = Coop.objects.filter(slug=deed.coop_key).first()
    return roles.holders(coop, "treasury", _day(deed)) if coop else []


def _to_plan(deed: Deed) -> str:
    return reverse("sharing:plans.show", args=[deed.coop_key, _pk(deed)])


def _to_distribution(deed: Deed) -> str:
    found = Distribution.objects.get(pk=_pk(deed))
    args = [deed.coop_key, found.mission_id, found.number]
    return reverse("sharing:distributions.show", args=args)


def _to_account(deed: Deed) -> str:
    return reverse("sharing:accounts.show", args=[deed.coop_key])


def _to_commons(deed: Deed) -> str:
    return reverse("sharing:commons.show", args=[deed.coop_key])


def _planned(deed: Deed) -> str:
    return Mission.objects.get(pk=_pk(deed)).title


def _shared(deed: Deed) -> str:
    return Distribution.objects.select_related("mission").get(pk=_pk(deed)).mission.title


def _by(deed: Deed) -> str:
    return deed.by.first_name if deed.by else "Le logiciel"


NOTICES = [
    Notice(
        "money", "sharing.plan.proposed", to=_of_plan, url=_to_plan,
        sentence=lambda deed: f"Un partage attend votre réponse : « {_planned(deed)} ».",
    ),
    Notice(
        "money", "sharing.plan.talk", to=_of_plan, url=_to_plan,
        sentence=lambda deed: f"{_by(deed)} veut parler du partage de « {_planned(deed)} ».",
    ),
    Notice(
        "money", "sharing.distribution.proposed", to=_of_distribution, url=_to_distribution,
        sentence=lambda deed: f"L’argent est arrivé. Vérifiez votre part : « {_shared(deed)} ».",
    ),
    Notice(
        "money", "sharing.distribution.talk", to=_of_distribution, url=_to_distribution,
        sentence=lambda deed: f"{_by(deed)} veut parler des chiffres de « {_shared(deed)} ».",
    ),
    Notice(
        "money", "sharing.distribution.posted.agreed", to=_of_distribution, url=_to_account,
        sentence=lambda deed: f"Votre part est sur votre compte : « {_shared(deed)} ».",
    ),
    Notice(
        "money", "sharing.distribution.posted.silence", to=_of_distribution, url=_to_account,
        sentence=lambda deed: f"Le délai est passé. Votre part est là : « {_shared(deed)} ».",
    ),
    Notice(
        "money", "sharing.move.ask", to=_treasurers, url=_to_commons,
        sentence=lambda deed: f"{_by(deed)} demande un versement.",
    ),
]  # fmt: skip
