"""Somebody arrives: a member, somebody of a host, with or without e-mail."""

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from kpacite.lib.dates import months_after
from kpacite.lib.errors import Refusal
from kpacite.people import deeds, signing_in
from kpacite.people.models import Person

YOUNGEST: Final = 16  # the programme's own floor


class UsernameTaken(Refusal):
    sentence = "Ce nom court sert déjà à une autre personne. Choisissez-en un autre."


class NameIsMissing(Refusal):
    sentence = "Il manque le prénom."


class TooYoung(Refusal):
    """Nobody under sixteen has an account; nothing of the attempt is kept."""

    sentence = "Il faut avoir 16 ans ou plus. À bientôt !"


@transaction.atomic
def welcome(
    *,
    username: str,
    first_name: str,
    by: Person | None,
    at: datetime,
    last_name: str = "",
    email: str = "",
    phone: str = "",
    born_on: date | None = None,
    face: str = "face-1",
) -> Person:
    """The person is known; their address, when they have one, opens the door by a code.

    `by` is empty for the first person of an instance. Law: MIN-01 (sixteen years, no less).
    Refuses: NameIsMissing, TooYoung, UsernameTaken, signing_in.AddressAlreadyUsed.
    """
    if not first_name.strip():
        raise NameIsMissing
    if born_on and months_after(born_on, 12 * YOUNGEST) > timezone.localtime(at).date():
        raise TooYoung
    if Person.objects.filter(username=username).exists():
        raise UsernameTaken
    person = Person.objects.create(
        username=username, first_name=first_name.strip(), last_name=last_name.strip(),
        phone=phone, born_on=born_on, face=face, joined_at=at,
    )  # fmt: skip
    signing_in.keep_address(person=person, email=email, verified=True)
    person.refresh_from_db(fields=["email"])
    deeds.note(
        verb="people.person.arrived", thing=f"people/person/{person.pk}", by=by, about=person, at=at
    )
    return person
