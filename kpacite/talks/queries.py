"""What the pages of `talks` read."""

from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from kpacite.coops.models import Membership
from kpacite.people.models import Person
from kpacite.talks.models import Message

PER_PAGE = 15


def talk(thing: str, page: str | None) -> Page[Message]:
    """The messages of a thing, the newest page first. Two queries, whatever was said."""
    rows = Message.objects.filter(thing=thing).select_related("author", "entered_by")
    return Paginator(rows.order_by("-at", "-pk"), PER_PAGE).get_page(page)


def others(coop_key: str, person: Person, on: date) -> QuerySet[Person]:
    """The other members of a coop: those for whom this person may type something in."""
    members = Membership.objects.on(on).filter(coop__slug=coop_key).values("person")
    return Person.objects.filter(pk__in=members).exclude(pk=person.pk).order_by("first_name", "pk")
