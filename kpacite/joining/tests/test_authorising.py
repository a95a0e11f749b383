"""Asking a guardian for somebody of 16 or 17."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kpacite.coops.tests.factories import coop, member, person
from kpacite.joining import authorising, guardians
from kpacite.joining.models import Authorisation, Emancipation
from kpacite.joining.tests.factories_guardians import (
    JUNE_12,
    NOON,
    asked,
    authorised,
    grown,
    minor,
    withdrawn,
)
from kpacite.lib.models import Task
from kpacite.people.models import Deed

pytestmark = pytest.mark.django_db


@pytest.fixture
def cape():
    return coop(slug="la-cape")


@pytest.fixture
def jordan(cape):
    return minor(coop=cape, email="jordan@kpacite.example", phone="06 39 98 01 03")


def test_a_guardian_is_asked_and_a_mail_leaves(cape, jordan):
    authorisation = asked(minor=jordan, coop=cape, scopes=["buy", "contract"])

    assert authorisation.ceilings == {"buy": 5_000}
    assert len(authorisation.token) > 30
    assert Task.objects.filter(function=authorising.INVITATION).count() == 1
    assert Deed.objects.get(verb="joining.authorisation.asked").about == jordan


def test_a_member_who_helps_asks_for_them(cape, jordan):
    rosa = member(coop=cape, first_name="Rosa")

    assert asked(minor=jordan, coop=cape, by=rosa).asked_by == rosa


@pytest.mark.parametrize(
    "facts",
    [
        {"guardian_name": "Lemaire Jordan"},
        {"guardian_name": "JORDAN  LÉMAIRE"},
        {"email": "Jordan@kpacite.example"},
        {"email": "", "phone": "+33 6 39 98 01 03"},
    ],
)
def test_nobody_is_their_own_guardian(cape, jordan, facts):
    with pytest.raises(authorising.GuardianIsTheMinor):
        asked(minor=jordan, coop=cape, **facts)

    assert not Authorisation.objects.exists()


def test_a_friend_of_seventeen_is_no_guardian(cape, jordan):
    minor(coop=cape, first_name="Sofia", last_name="Rey", email="sofia@kpacite.example")

    with pytest.raises(authorising.GuardianIsAMinor):
        asked(minor=jordan, coop=cape, email="sofia@kpacite.example")


@pytest.mark.parametrize(
    ("refusal", "facts"),
    [
        (authorising.GuardianNameIsMissing, {"guardian_name": "Nadia"}),
        (authorising.GuardianCannotBeReached, {"email": " "}),
        (authorising.NothingIsAsked, {"scopes": []}),
        (authorising.UnknownScope, {"scopes": ["sell_the_house"]}),
        (authorising.UnknownScope, {"ceilings": {"sell_the_house": 5}}),
        (authorising.CeilingIsNegative, {"scopes": ["buy"], "ceilings": {"buy": -1}}),
    ],
)
def test_a_wrong_request_leaves_nothing_behind(cape, jordan, refusal, facts):
    with pytest.raises(refusal):
        asked(minor=jordan, coop=cape, **facts)

    assert not Authorisation.objects.exists() and not Task.objects.exists()


def test_nobody_is_asked_for_an_adult(cape):
    amina = member(coop=cape, person=person(first_name="Amina", born_on=date(1988, 1, 1)))

    with pytest.raises(authorising.NotAMinor):
        asked(minor=amina, coop=cape)


def test_the_same_guardian_is_not_asked_twice_for_the_same(cape, jordan):
    asked(minor=jordan, coop=cape)

    with pytest.raises(authorising.AlreadyAsked):
        asked(minor=jordan, coop=cape, scopes=["contract"])
    assert asked(minor=jordan, coop=cape, scopes=["buy"]).pk


def test_two_guardians_may_be_asked(cape, jordan):
    asked(minor=jordan, coop=cape)
    asked(minor=jordan, coop=cape, guardian_name="Marc Lemaire", email="marc@famille.example")

    assert Authorisation.objects.count() == 2


def test_a_reminder_leaves_once_a_day_and_never_after_an_answer(cape, jordan):
    authorisation = asked(minor=jordan, coop=cape)
    with pytest.raises(authorising.AskedToday):
        authorising.ask_again(authorisation=authorisation, by=jordan, at=NOON)

    authorising.ask_again(authorisation=authorisation, by=jordan, at=NOON + timedelta(days=1))

    assert Task.objects.filter(function=authorising.INVITATION).count() == 2
    authorising.refuse(authorisation=authorisation, because="disagrees", at=NOON)
    with pytest.raises(authorising.AlreadyAnswered):
        authorising.ask_again(authorisation=authorisation, by=jordan, at=NOON + timedelta(days=3))


def test_a_guardian_without_mail_is_called_and_not_written_to(cape, jordan):
    authorisation = asked(minor=jordan, coop=cape, email="", phone="06 39 98 90 90")

    assert not Task.objects.filter(function=authorising.INVITATION).exists()
    with pytest.raises(authorising.GuardianCannotBeReached):
        authorising.ask_again(authorisation=authorisation, by=jordan, at=NOON + timedelta(days=2))


def test_a_no_stops_and_a_message_that_strayed_does_not(cape, jordan):
    authorised(minor=jordan, coop=cape)
    other = {"guardian_name": "Marc Lemaire", "email": "marc@famille.example"}
    strayed = asked(minor=jordan, coop=cape, **other)
    authorising.refuse(authorisation=strayed, because="stranger", at=NOON)
    assert guardians.may(jordan, "contract", JUNE_12)

    no = asked(minor=jordan, coop=cape, **other)
    authorising.refuse(authorisation=no, because="disagrees", at=NOON)

    assert not guardians.may(jordan, "contract", JUNE_12)
    with pytest.raises(guardians.GuardianHasStopped):
        guardians.require(jordan, "contract", JUNE_12)


def test_a_minor_may_always_speak_and_learn():
    from kpacite.joining.core import scopes

    assert not {"propose", "object", "decide", "learn", "team"} & set(scopes.BY_KEY)
    assert "décider avec les autres membres" in scopes.VOICE


def test_without_a_signature_an_act_waits_with_words_that_help(cape, jordan):
    with pytest.raises(guardians.GuardianHasNotSigned, match="signature d’un parent"):
        guardians.require(jordan, "paid_seat", JUNE_12)


def test_one_signature_is_enough_until_the_ceiling(cape, jordan):
    authorised(minor=jordan, coop=cape, scopes=["buy"], ceilings={"buy": 3_000})

    guardians.require(jordan, "buy", JUNE_12, 3_000)
    with pytest.raises(guardians.BeyondTheAuthorisation, match="30,00"):
        guardians.require(jordan, "buy", JUNE_12, 3_001)
    assert not guardians.may(jordan, "contract", JUNE_12)


def test_the_highest_ceiling_of_two_guardians_holds(cape, jordan):
    authorised(minor=jordan, coop=cape, scopes=["buy"], ceilings={"buy": 3_000})
    authorised(
        minor=jordan, coop=cape, scopes=["buy"], ceilings={"buy": 8_000},
        guardian_name="Marc Lemaire", email="marc@famille.example",
    )  # fmt: skip

    assert guardians.may(jordan, "buy", JUNE_12, 8_000)
    assert guardians.signatures_for(jordan, "buy", JUNE_12) == 2


def test_a_withdrawal_stops_everything_that_binds_at_once(cape, jordan):
    authorised(minor=jordan, coop=cape, scopes=["buy"])
    withdrawn(authorised(minor=jordan, coop=cape))

    for scope in ("contract", "paid_seat", "buy", "payment"):
        assert not guardians.may(jordan, scope, JUNE_12)
    assert guardians.standings(jordan, JUNE_12)["buy"].state == "withdrawn"


def test_the_day_before_the_withdrawal_it_was_valid(cape, jordan):
    authorisation = authorised(minor=jordan, coop=cape, at=NOON - timedelta(days=3))
    withdrawn(authorisation)

    assert guardians.may(jordan, "contract", JUNE_12 - timedelta(days=1))
    assert not guardians.may(jordan, "contract", JUNE_12 - timedelta(days=4))


def test_who_withdrew_may_sign_again_and_nobody_else_lifts_it(cape, jordan):
    withdrawn(authorised(minor=jordan, coop=cape))
    authorised(minor=jordan, coop=cape, guardian_name="Marc Lemaire", email="marc@famille.example")
    assert not guardians.may(jordan, "contract", JUNE_12)

    authorised(minor=jordan, coop=cape, at=NOON + timedelta(days=1))

    assert guardians.may(jordan, "contract", JUNE_12 + timedelta(days=1))
    assert not guardians.may(jordan, "contract", JUNE_12)


def test_at_eighteen_the_limits_fall_by_themselves(cape, jordan):
    eve, birthday = date(2026, 11, 30), date(2026, 12, 1)

    assert not guardians.may(jordan, "contract", eve)
    assert guardians.may(jordan, "contract", birthday, 10_000_000)
    # The day of the fact counts: what was done before stays judged as it was.
    assert not guardians.may(jordan, "contract", eve)


def test_somebody_born_on_the_29th_of_february_comes_of_age_once(cape):
    leap = minor(coop=cape, born_on=date(2008, 2, 29))

    assert guardians.is_minor(leap, date(2026, 2, 27))
    assert not guardians.is_minor(leap, date(2026, 2, 28))


def test_an_adult_and_somebody_without_a_day_of_birth_ask_nobody(cape):
    assert guardians.may(person(born_on=date(1990, 1, 1)), "contract", JUNE_12)
    assert guardians.may(person(), "contract", JUNE_12)


def test_an_emancipated_minor_acts_as_an_adult_from_the_day_it_was_seen(cape, jordan):
    ines = member(coop=cape, first_name="Inès")

    authorising.see_emancipation(person=jordan, seen_on=JUNE_12, by=ines, on=JUNE_12, at=NOON)

    assert guardians.may(jordan, "contract", JUNE_12)
    assert not guardians.may(jordan, "contract", JUNE_12 - timedelta(days=1))
    # No field could keep the paper.
    assert {field.name for field in Emancipation._meta.fields} == {
        "id", "person", "seen_by", "seen_on",
    }  # fmt: skip


def test_a_judgment_is_seen_by_somebody_else_and_not_tomorrow(cape, jordan):
    ines = member(coop=cape, first_name="Inès")
    see = authorising.see_emancipation

    with pytest.raises(authorising.SeenByOneself):
        see(person=jordan, seen_on=JUNE_12, by=jordan, on=JUNE_12, at=NOON)
    with pytest.raises(authorising.SeenInTheFuture):
        see(person=jordan, seen_on=JUNE_12 + timedelta(days=1), by=ines, on=JUNE_12, at=NOON)
    with pytest.raises(authorising.NotAMinor):
        see(person=grown(jordan, on=JUNE_12), seen_on=JUNE_12, by=ines, on=JUNE_12, at=NOON)


def test_what_a_guardian_signed_does_not_change_in_the_base(cape, jordan):
    authorisation = authorised(minor=jordan, coop=cape)

    with pytest.raises(IntegrityError), transaction.atomic():
        Authorisation.objects.filter(pk=authorisation.pk).update(scopes=["buy"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Authorisation.objects.filter(pk=authorisation.pk).delete()
