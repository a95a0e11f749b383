"""Who may receive a code, and where."""

from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from django.utils.module_loading import import_string

from kpacite.lib.models import Task
from kpacite.people import signing_in
from kpacite.people.models import Deed
from kpacite.people.tests import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def describe(person, **changes):
    facts = {"first_name": "Rosa", "last_name": "", "face": "face-4", "phone": "", "email": ""}
    return signing_in.describe(person=person, by=person, at=NOON, **facts | changes)


def test_the_address_of_a_person_is_the_one_that_receives_codes():
    rosa = factories.person(first_name="Rosa", email="Rosa@Exemple.fr")

    (address,) = EmailAddress.objects.filter(user_id=rosa.pk)

    assert rosa.email == address.email == "rosa@exemple.fr"
    assert address.primary


def test_a_changed_address_no_longer_opens_the_door():
    rosa = factories.person(first_name="Rosa", email="rosa@exemple.fr")

    describe(rosa, email="rosa@ailleurs.fr")

    (address,) = EmailAddress.objects.filter(user_id=rosa.pk)
    assert address.email == "rosa@ailleurs.fr"
    assert not address.verified


def test_the_old_address_is_told_so_that_a_theft_does_not_pass_unseen(mailoutbox):
    rosa = factories.person(first_name="Rosa", email="rosa@exemple.fr")

    describe(rosa, email="rosa@ailleurs.fr")

    (task,) = Task.objects.all()
    import_string(task.function)(**task.arguments)
    (mail,) = mailoutbox
    assert mail.to == ["rosa@exemple.fr"]
    assert "ne viennent plus ici" in mail.body


def test_nobody_is_told_of_an_address_that_did_not_change():
    rosa = factories.person(first_name="Rosa", email="rosa@exemple.fr")

    describe(rosa, phone="06 39 98 12 34", email="rosa@exemple.fr")

    assert not Task.objects.exists()


def test_somebody_without_address_is_a_whole_person():
    rosa = factories.person(first_name="Rosa", email="rosa@exemple.fr")

    describe(rosa, email="")

    rosa.refresh_from_db()
    assert rosa.email == ""
    assert not EmailAddress.objects.filter(user_id=rosa.pk).exists()


def test_two_persons_cannot_share_an_address():
    factories.person(first_name="Amina", email="amina@exemple.fr")
    rosa = factories.person(first_name="Rosa", email="rosa@exemple.fr")

    with pytest.raises(signing_in.AddressAlreadyUsed):
        describe(rosa, first_name="Rosalie", email="AMINA@exemple.fr")

    rosa.refresh_from_db()
    assert (rosa.first_name, rosa.email) == ("Rosa", "rosa@exemple.fr")


def test_what_a_person_says_of_themselves_is_noted():
    rosa = factories.person(first_name="Rosa")

    describe(rosa, first_name="Rosalie", phone="06 39 98 12 34")

    rosa.refresh_from_db()
    assert (rosa.first_name, rosa.phone) == ("Rosalie", "06 39 98 12 34")
    deed = Deed.objects.get(verb="people.person.described")
    assert deed.by_id == deed.about_id == rosa.pk
