"""What lets a person in: their e-mail address and their password, kept in step with allauth."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from kpacite.lib import tasks
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class AddressAlreadyUsed(Refusal):
    """Two persons cannot share an address: a code would open the door of the other."""

    sentence = "Cette adresse mail sert déjà à une autre personne. Choisissez-en une autre."


@transaction.atomic
def keep_address(*, person: Person, email: str, verified: bool = False) -> None:
    """The person's address becomes the one to which sign-in codes go; empty: none at all.

    A new address is unverified until a code sent there comes back.
    Refuses: AddressAlreadyUsed.
    """
    email = email.strip().lower()
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if email:
        others = Person.objects.exclude(pk=person.pk).filter(email__iexact=email)
        foreign = EmailAddress.objects.exclude(user_id=person.pk).filter(email__iexact=email)
        if others.exists() or foreign.exists():
            raise AddressAlreadyUsed
    EmailAddress.objects.filter(user_id=person.pk).exclude(email=email).delete()
    if email:
        EmailAddress.objects.get_or_create(
            user_id=person.pk, email=email, defaults={"primary": True, "verified": verified}
        )
    if person.email != email:
        person.email = email
        person.save(update_fields=["email"])


@transaction.atomic
def describe(
    *,
    person: Person,
    first_name: str,
    last_name: str,
    face: str,
    phone: str,
    email: str,
    by: Person,
    at: datetime,
) -> Person:
    """The person's own words about themselves: name, face, phone, address.

    The address that no longer receives codes is told so.
    Refuses: AddressAlreadyUsed.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    old = person.email
    keep_address(person=person, email=email)
    person.refresh_from_db(fields=["email"])
    if old and old != person.email:
        tasks.enqueue(
            function="kpacite.people.tasks.tell_old_address",
            arguments={"email": old, "first_name": first_name},
            at=at,
        )
    person.first_name, person.last_name = first_name, last_name
    person.face, person.phone = face, phone
    person.save(update_fields=["first_name", "last_name", "face", "phone"])
    deeds.note(
        verb="people.person.described", thing=f"people/person/{person.pk}", by=by,
        about=person, at=at,
    )  # fmt: skip
    return person
