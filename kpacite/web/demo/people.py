"""The invented persons whom the sign-in page of a demo offers."""

from datetime import date

from django.db.models import Prefetch

from kpacite.coops.models import Membership
from kpacite.governance.models import Mandate
from kpacite.hosts.models import HostOfficer
from kpacite.lib import french
from kpacite.people.models import Person
from kpacite.people.showing import Somebody
from kpacite.web.demo.cast import EVERYBODY


def offered(today: date) -> list[Somebody]:
    """In the order of the story, each with the words that say who they are."""
    persons = Person.objects.filter(username__in=[one.username for one in EVERYBODY])
    found = persons.prefetch_related(
        Prefetch(
            "memberships",
            Membership.objects.on(today).select_related("coop"),
            to_attr="present_memberships",
        ),
        Prefetch(
            "mandates", Mandate.objects.on(today).select_related("role"), to_attr="present_mandates"
        ),
        Prefetch(
            "host_offices",
            HostOfficer.objects.on(today).select_related("host"),
            to_attr="present_offices",
        ),
    )
    rank = {one.username: number for number, one in enumerate(EVERYBODY)}
    return [
        Somebody(person, _words(person)) for person in sorted(found, key=lambda p: rank[p.username])
    ]


def _words(person: Person) -> str:
    """« La Cape : les devis », « Optale : comptable »."""
    holds = [one.role.name.lower() for one in person.present_mandates]  # type: ignore[attr-defined]
    belongs = [
        f"{one.coop.name}\u00a0: {french.join(*holds) or one.trade or 'membre'}"
        for one in person.present_memberships  # type: ignore[attr-defined]
    ]
    works = [
        f"{one.host.name}\u00a0: {one.get_kind_display().lower()}"
        for one in person.present_offices  # type: ignore[attr-defined]
    ]
    return ", ".join([*belongs, *works])
