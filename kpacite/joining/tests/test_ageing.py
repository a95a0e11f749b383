"""Words grow old and go (RET-01); who waits too long is recalled once."""

from datetime import date, timedelta

import pytest

from kpacite.joining import admitting_applicants, ageing, answering, recalling, second_looking
from kpacite.joining.models import Application
from kpacite.joining.tasks import applications as tasks
from kpacite.joining.tests import factories as make
from kpacite.lib.uploads import Voice
from kpacite.people.models import Deed
from kpacite.talks.models import Message

pytestmark = pytest.mark.django_db
JUNE_1, NOON = make.JUNE_1, make.NOON
TWO_YEARS = date(2028, 6, 1)


@pytest.fixture
def cape():
    return make.coop(slug="la-cape")


def everything_said(application):
    """All the words of the base that belong to this application."""
    application.refresh_from_db()
    rows = [application, *application.answers.all(), *application.commitments.all()]
    rows += Message.objects.filter(thing=application.address)
    for related in ("shared_wording", "second_look"):
        if one := getattr(application, related, None):
            rows.append(one)
    names = ("first_name", "last_name", "email", "phone", "born_on", "why", "wants_to_try",
             "voice", "voice_kind", "reason", "words", "commitment", "text")  # fmt: skip
    return [
        (type(row).__name__, name) for row in rows for name in names if getattr(row, name, None)
    ]


def full(cape):
    made, (amina, other, third) = make.refused(
        coop=cape, email="s@exemple.example", phone="06 39 98 00 01", wants_to_try="Coudre",
        last_name="Roux", voice=Voice(b"OggS", "audio/ogg"),
    )  # fmt: skip
    look = second_looking.ask(application=made, by=None, at=NOON)
    second_looking.look(
        second_look=look, reopens=True, words="Je la connais.", by=other, on=JUNE_1, at=NOON
    )
    make.answer(application=made, member=other, wish="not_now", commitment="Le marché")
    answering.write(application=made, text="Pas maintenant.", by=amina, on=JUNE_1, at=NOON)
    make.commitment(application=made, by=amina)
    Message.objects.create(thing=made.address, coop_key=cape.slug, text="Bonjour", at=NOON)
    admitting_applicants.say_not_now(
        application=made, question="commitment", reason="Trop tôt.", on=JUNE_1, at=NOON, by=third
    )
    return made


def test_after_two_years_no_word_is_left(cape):
    made = full(cape)
    assert len(everything_said(made)) > 12

    assert ageing.age(on=TWO_YEARS) == 1

    assert everything_said(made) == []
    assert (made.aged_on, made.outcome, made.reason_question) == (
        TWO_YEARS, "not_now", "commitment",
    )  # fmt: skip


def test_the_day_before_nothing_is_lost(cape):
    made = full(cape)

    assert ageing.age(on=TWO_YEARS - timedelta(days=1)) == 0
    assert everything_said(made)


def test_what_nobody_answered_grows_old_too_and_is_closed(cape):
    made = make.application(coop=cape)

    ageing.age(on=TWO_YEARS)

    made.refresh_from_db()
    assert not made.is_open and made.name == "Quelqu’un"


def test_the_commitment_of_a_member_stays_theirs(cape):
    membership = admitting_applicants.admit(
        application=(made := make.ready(coop=cape)), on=JUNE_1, at=NOON,
        by=made.answers.first().member,
    )  # fmt: skip

    ageing.age(on=TWO_YEARS)

    assert membership.commitments.get().text
    membership.person.refresh_from_db()
    assert membership.person.first_name == "Sofia"


def test_words_age_once(cape):
    full(cape)
    ageing.age(on=TWO_YEARS)

    assert ageing.age(on=TWO_YEARS + timedelta(days=1)) == 0


def test_who_waits_beyond_the_days_of_the_rule_is_recalled_once(cape):
    made = make.application(coop=cape)
    told = Deed.objects.filter(verb=recalling.RECALLED, thing=made.address)

    assert recalling.recall(on=JUNE_1 + timedelta(days=21)) == 0
    assert recalling.recall(on=JUNE_1 + timedelta(days=22)) == 1
    tasks.recall((JUNE_1 + timedelta(days=23)).isoformat())
    assert told.count() == 1


def test_nobody_is_recalled_once_answered(cape):
    make.refused(coop=cape)

    assert recalling.recall(on=TWO_YEARS) == 0


def test_ageing_asks_the_same_whatever_the_past(cape, django_assert_max_num_queries):
    made = make.application(coop=cape)
    ageing.age(on=TWO_YEARS)
    made.refresh_from_db()
    assert made.aged_on

    with django_assert_max_num_queries(4):
        ageing.age(on=TWO_YEARS)
    assert Application.objects.count() == 1
