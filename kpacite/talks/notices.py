"""Whom a message concerns: those who spoke there, or did something there, and still may see it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice
from kpacite.talks import access


def _concerned(deed: Deed) -> Iterator[Person]:
    """Each is asked for again what they may see: who left the coop hears nothing more."""
    on = timezone.localtime(deed.at).date()
    before = Deed.objects.filter(thing=deed.thing, at__lte=deed.at).exclude(pk=deed.pk)
    found = set(before.values_list("by", flat=True)) | set(before.values_list("about", flat=True))
    # Somebody for whom a message is typed knows what they said.
    found.discard(deed.about_id)
    for person in Person.objects.filter(pk__in=found - {None, deed.by_id}).order_by("pk"):
        if access.may_talk(person, deed.thing, on):
            yield person


def _sentence(deed: Deed) -> str:
    speaker = deed.about or deed.by
    who = speaker.first_name if speaker else "Une personne"
    return f"{who} a écrit sur « {deed.note} »." if deed.note else f"{who} a écrit un message."


def _url(deed: Deed) -> str:
    return reverse("talks:threads.show", args=deed.thing.split("/"))


NOTICES = [Notice("talk", "talks.message.said", _concerned, _sentence, _url)]
