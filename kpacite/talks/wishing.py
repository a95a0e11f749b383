"""How somebody wants to be told: by kind of news, or nothing by mail at all."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.talks.core.paces import EVERYTHING
from kpacite.talks.kinds import KINDS
from kpacite.talks.models import Wish

PACES = dict(Wish._meta.get_field("pace").flatchoices)


class NoSuchKind(Refusal):
    """A kind of news that the software does not know: an old link, or a changed form."""

    sentence = "Ce choix n’existe plus. Ouvrez vos réglages pour choisir."


@transaction.atomic
def wish(*, paces: Mapping[str, str], by: Person, at: datetime) -> None:
    """Each kind has the pace that the person chose; an empty one goes back to its own pace.

    Refuses: NoSuchKind.
    """
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    if set(paces) - set(KINDS) - {EVERYTHING} or set(paces.values()) - set(PACES) - {""}:
        raise NoSuchKind
    for kind, pace in paces.items():
        if pace:
            Wish.objects.update_or_create(person=by, kind=kind, defaults={"pace": pace})
        else:
            Wish.objects.filter(person=by, kind=kind).delete()
    deeds.note(verb="talks.wish.made", thing=f"people/person/{by.pk}", by=by, about=by, at=at)
