"""The words of those who came grow old, and go: the counts stay."""

from datetime import date, datetime, time
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kpacite.joining.models import (
    Application,
    ApplicationAnswer,
    Commitment,
    SecondLook,
    SharedWording,
)
from kpacite.lib.dates import months_after
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.talks import forgetting

# Law: CNIL, people not accepted (RET-01): two years at most, counted from the first word.
MONTHS: Final = 24


@transaction.atomic
def age(*, on: date, by: Person | None = None) -> int:
    """What was said more than two years ago is erased; gives how many applications that is.

    Those who joined are members: their first words are not needed any more either.
    """
    aged = 0
    for application in too_old(on).select_for_update(of=("self",), no_key=True):
        erase_words(application=application, on=on, by=by)
        deeds.note(
            verb="joining.application.aged", thing=application.address, by=by,
            coop_key=application.coop.slug,
        )  # fmt: skip
        aged += 1
    return aged


def too_old(on: date) -> QuerySet[Application]:
    """The applications whose words the law no longer lets us keep on a day."""
    limit = months_after(on, -MONTHS)
    rows = Application.objects.filter(aged_on=None, made_at__date__lte=limit)
    return rows.select_related("coop").order_by("pk")


@transaction.atomic
def erase_words(*, application: Application, on: date, by: Person | None) -> None:
    """Name, ways to reach, words, voice, talk, answers: nothing is left but dates and counts.

    The first commitment of somebody who joined is theirs: it stays with their membership.
    """
    application.aged_on = on
    said = ("first_name", "last_name", "email", "phone", "why", "wants_to_try", "voice_kind",
            "reason")  # fmt: skip
    for name in said:
        setattr(application, name, "")
    application.born_on, application.voice = None, None
    application.save(update_fields=[*said, "born_on", "voice", "aged_on"])
    ApplicationAnswer.objects.filter(application=application).update(words="", commitment="")
    SecondLook.objects.filter(application=application).update(words="")
    SharedWording.objects.filter(application=application).update(text="")
    Commitment.objects.filter(application=application, membership=None).update(text="")
    midnight = timezone.make_aware(datetime.combine(on, time()))
    forgetting.forget(thing=application.address, coop_key=application.coop.slug, by=by, at=midnight)
