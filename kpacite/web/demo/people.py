"""The invented persons whom the sign-in page of a demo offers."""

from django.db.models import Prefetch
from django.utils import timezone

from kpacite.coops.models import Membership
from kpacite.governance.models import Mandate
from kpacite.hosts.models import HostOfficer
from kpacite.people.models import Person
from kpacite.people.showing import Somebody
from kpacite.web.demo.cast import EVERYBODY


def offered() -> list[Somebody]:
    """In the order of the story, each with the words that say who they are."""
    today = timezone.localdate()
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
    belongs = [f"Membre de {one.coop.name}" for one in person.present_memberships]  # type: ignore[attr-defined]
    holds = [one.role.name.lower() for one in person.present_mandates]  # type: ignore[attr-defined]
    works = [
        f"{one.get_kind_display()} à {one.host.name}"
        for one in person.present_offices  # type: ignore[attr-defined]
    ]
    return ", ".join([*belongs, *holds, *works])
