"""Forgetting somebody who is erased: their application, and what was said around it."""

from datetime import date

from django.db import transaction

from kpacite.joining import ageing
from kpacite.joining.models import Application
from kpacite.people.models import Person


@transaction.atomic
def forget(*, person: Person, on: date, by: Person | None) -> None:
    """Each application of the person loses its words, its voice and its thread.

    Law: GDPR, art. 17; RGPD-07.
    """
    for application in Application.objects.filter(person=person, aged_on=None):
        ageing.erase_words(application=application, on=on, by=by)
