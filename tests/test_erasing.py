"""Erasing somebody."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from kpacite.coops.tests import factories as coops
from kpacite.lib.models import Task
from kpacite.people import deeds, signing
from kpacite.people.models import Deed
from kpacite.people.tests.factories import person
from kpacite.privacy import asking, emptying, erasing
from kpacite.privacy.models import Erasure
from kpacite.talks.models import Message, Notice, Wish

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)
AT = datetime(2026, 6, 1, 10, tzinfo=UTC)


def zenobie(**facts):
    return person(
        **{
            "first_name": "Zénobie", "last_name": "Lacroix", "phone": "06 11 22 33 44",
            "email": "zenobie@exemple.fr", "born_on": date(1990, 1, 1), "face": "face-9",
        }
        | facts
    )  # fmt: skip


def erase(who, by=None):
    return erasing.erase(person=who, by=by, on=DAY, at=AT)


def message(who, text="Je viens samedi."):
    return Message.objects.create(
        thing="work/mission/3", coop_key="la-cape", author=who, text=text, at=AT
    )


def test_nothing_says_any_more_who_it_was():
    who = zenobie(password="trois mots faciles")

    erasure = erase(who)

    who.refresh_from_db()
    assert who.full_name == f"Ancien membre n° {erasure.pk}"
    assert (who.email, who.phone, who.born_on, who.face) == ("", "", None, "face-1")
    assert not who.is_active
    assert not who.has_usable_password()
    assert not who.emailaddress_set.exists()


def test_what_they_wrote_goes_and_its_place_stays():
    said = message(who := zenobie())

    erase(who)

    said.refresh_from_db()
    assert (said.text, said.withdrawn_at) == (emptying.GONE, AT)


def test_their_name_goes_from_the_words_of_others():
    said = message(
        person(first_name="Rosa"), "Zénobie LACROIX vient avec Rosa ; écrire à zenobie@exemple.fr."
    )

    erasure = erase(zenobie())

    said.refresh_from_db()
    former = f"Ancien membre n° {erasure.pk}"
    assert said.text == f"{former} vient avec Rosa ; écrire à {former}."


def test_a_first_name_that_somebody_else_bears_stays_in_their_words():
    person(first_name="Zénobie", last_name="Martin")
    said = message(person(first_name="Rosa"), "Zénobie vient. Zénobie Lacroix aussi.")

    erasure = erase(zenobie())

    said.refresh_from_db()
    assert said.text == f"Zénobie vient. Ancien membre n° {erasure.pk} aussi."


def test_what_was_told_to_them_and_their_wishes_are_gone():
    who = zenobie()
    deed = deeds.note(verb="work.seat.taken", thing="work/mission/3", by=None, about=who, at=AT)
    Notice.objects.create(person=who, deed=deed, kind="mission", made_at=AT)
    Wish.objects.create(person=who, kind="mission", pace="never")

    erase(who)

    assert not Notice.objects.filter(person=who).exists()
    assert not Wish.objects.exists()


def test_a_deed_keeps_its_fact_and_loses_its_words():
    who = zenobie()
    deed = deeds.note(
        verb="work.seat.taken", thing="work/mission/3", by=who, note="carry, dit Zénobie", at=AT
    )

    erase(who)

    deed.refresh_from_db()
    assert (deed.verb, deed.by, deed.note) == ("work.seat.taken", who, "")


def test_every_door_is_shut():
    who, rosa = zenobie(), person(first_name="Rosa")
    for one in (who, rosa):
        Client().force_login(one)

    erase(who)

    left = [session.get_decoded()["_auth_user_id"] for session in Session.objects.all()]
    assert left == [str(rosa.pk)]


def test_a_mail_that_waits_for_them_does_not_leave():
    who = zenobie()
    for done_at in (None, AT):
        Task.objects.create(
            function="kpacite.people.tasks.tell_old_address", due_at=AT, done_at=done_at,
            arguments={"email": "zenobie@exemple.fr", "first_name": "Zénobie"},
        )  # fmt: skip

    erase(who)

    assert [(task.done_at, task.arguments) for task in Task.objects.all()] == [(AT, {})]


def test_what_they_signed_stays_sealed():
    who = zenobie()
    seal = signing.seal(
        thing="coops/charter/1", purpose="charter", document="Nous décidons ensemble.",
        signer=who, signer_name=who.full_name, capacity="membre", means="session",
        sentence="Je signe.", facts={}, at=AT, by=who,
    )  # fmt: skip

    erasure = erase(who)

    seal.refresh_from_db()
    assert seal.signer_name == "Zénobie Lacroix"
    assert signing.verify(seal)
    assert erasure.kept["Prouver ce qui a été signé"] == 1


def test_their_requests_lose_their_words_and_keep_their_days():
    who = zenobie()
    request = asking.ask(
        person=who, kind="correct", words="Mon âge est faux.", by=who, on=DAY, at=AT
    )

    erase(who)

    request.refresh_from_db()
    assert (request.words, request.asked_at) == (emptying.GONE, AT)


def test_a_member_is_not_erased_before_they_left():
    who = coops.member(coop=coops.coop(), person=zenobie())

    with pytest.raises(erasing.SomethingIsOpen, match="effacer"):
        erase(who)

    who.refresh_from_db()
    assert (who.first_name, who.erased_at) == ("Zénobie", None)


def test_nobody_is_erased_twice():
    who = zenobie()
    erase(who)

    with pytest.raises(erasing.AlreadyErased):
        erase(who)


def test_the_erasure_is_noted_with_what_went_and_without_a_name():
    who = zenobie()
    message(who)

    erase(who, by=who)

    erasure = Erasure.objects.get()
    assert erasure.removed["Parler ensemble de chaque chose"] == 1
    deed = Deed.objects.get(verb="privacy.person.erased")
    assert (deed.about, deed.note) == (who, "")
