"""The names by which people are known here: to hide the others, or to forget one."""

from collections.abc import Iterable, Iterator

from kpacite.people.models import Person
from kpacite.privacy import declaring
from kpacite.privacy.core.hiding import Hider

ANOTHER = "une autre personne"


def hider_of_others(person: Person) -> Hider:
    """Hides whoever is not this person: members, clients, neighbours, guardians, applicants."""
    mine = set(_of(person))
    people = Person.objects.filter(erased_at=None).exclude(pk=person.pk)
    names: set[str] = set()
    for one in people.only("first_name", "last_name").iterator():
        names.update(_of(one))
    for told in declaring.functions("names"):
        names.update(told(person))
    return Hider(names - mine, ANOTHER)


def hider_of(person: Person, instead: str) -> Hider:
    """Hides this person. A name that somebody else bears too is hidden only with the other half."""
    known = {person.full_name, person.email, person.phone, person.username}
    others = Person.objects.filter(erased_at=None).exclude(pk=person.pk)
    if person.last_name and not others.filter(last_name__iexact=person.last_name).exists():
        known.add(person.last_name)
    if not others.filter(first_name__iexact=person.first_name).exists():
        known.add(person.first_name)
    elif not person.last_name:
        known.discard(person.full_name)
    return Hider(filter(None, known), instead)


def _of(person: Person) -> Iterator[str]:
    names: Iterable[str] = (person.first_name, person.last_name, person.full_name)
    return (name for name in names if name)
