"""Who may see what of the name: members see everything, the public reads the rule."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from kpacite.brand.models import BrandOuting
from kpacite.coops.access import coop_of_member
from kpacite.people.models import Person
from kpacite.people.telling import Topic


def outing_of_member(person: Person, slug: str, pk: int, on: date) -> BrandOuting:
    """An outing of one’s coop that takes place, or took place."""
    coop = coop_of_member(person, slug, on)
    rows = BrandOuting.objects.filter(coop=coop, pk=pk, cancelled_at=None)
    found = rows.select_related("coop", "person").first()
    if found is None:
        raise Http404
    return found


def outing_topic(person: Person, pk: int, on: date) -> Topic:
    """An outing, to talk of: the members of its coop do."""
    slug = BrandOuting.objects.filter(pk=pk).values_list("coop__slug", flat=True).first()
    found = outing_of_member(person, slug or "", pk, on)
    url = reverse("brand:outings.show", args=[found.coop.slug, found.pk])
    return Topic(coop_key=found.coop.slug, title=found.place, url=url)


def own_outing(person: Person, slug: str, pk: int, on: date) -> BrandOuting:
    """Whoever carries the name tells it, or gives it up."""
    found = outing_of_member(person, slug, pk, on)
    if found.person_id != person.pk:
        raise PermissionDenied
    return found
