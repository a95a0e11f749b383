"""Meetings and elections of a coop of eight, for tests."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from kpacite.coops.models import Coop
from kpacite.coops.tests.factories import coop, member
from kpacite.governance import agenda, meeting, minuting
from kpacite.governance.models import AgendaItem, Meeting, Role
from kpacite.governance.tests.factories import rules
from kpacite.people.models import Person

JUNE_1 = date(2026, 6, 1)
JUNE_9 = date(2026, 6, 9)
JUNE_1_NOON = datetime(2026, 6, 1, 10, tzinfo=UTC)
JUNE_9_EVENING = datetime(2026, 6, 9, 16, tzinfo=UTC)
NAMES = ("Amina", "Fatoumata", "Inès", "Jordan", "Rosa", "Thi Mai", "Yacine", "Zoé")


@dataclass
class There:
    """A coop where eight people meet."""

    coop: Coop
    people: dict[str, Person]

    def __getattr__(self, name: str) -> Person:
        found = {key.lower().replace(" ", "_").replace("é", "e").replace("è", "e"): person
                 for key, person in self.people.items()}  # fmt: skip
        if name not in found:
            raise AttributeError(name)
        return found[name]


def there(*, slug="la-cape", names=NAMES, **values):
    place = coop(slug=slug)
    people = {name: member(coop=place, first_name=name) for name in names}
    rules(coop=place, by=people[names[0]], **values)
    return There(place, people)


def plan(**facts):
    return meeting.Plan(
        **{"title": "Réunion du mardi", "held_on": JUNE_9, "starts_at": time(18)} | facts
    )


def called(where, *, by=None, on=JUNE_1, at=JUNE_1_NOON, **facts) -> Meeting:
    return meeting.call(coop=where.coop, plan=plan(**facts), by=by or where.amina, on=on, at=at)


def started(where, *, present=4, **facts) -> Meeting:
    """The meeting goes on; the first people by name are there, the last one is excused."""
    found = called(where, **facts)
    found = meeting.start(meeting=found, by=where.amina, on=found.held_on, at=JUNE_9_EVENING)
    people = list(where.people.values())
    presences = {person.pk: "present" for person in people[:present]}
    if present < len(people):
        presences[people[-1].pk] = "excused"
    if presences:
        meeting.attend(meeting=found, presences=presences, by=where.amina, at=JUNE_9_EVENING)
    return found


def point(where_meeting, title="Le four", *, by, at=JUNE_1_NOON) -> AgendaItem:
    return agenda.add(meeting=where_meeting, title=title, by=by, at=at)


def closed(where, **facts) -> Meeting:
    found = started(where, **facts)
    return minuting.close(meeting=found, by=where.amina, at=JUNE_9_EVENING)


def role(where, key="facilitator", name="Animer les réunions", **facts) -> Role:
    facts = {"name": name, "purpose": "Veiller à ce que chaque personne parle.", **facts}
    return Role.objects.get_or_create(coop=where.coop, key=key, defaults=facts)[0]
