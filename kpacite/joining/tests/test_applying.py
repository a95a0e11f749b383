"""Somebody wants to come: what is asked, what is refused, and what is never kept."""

from datetime import date, timedelta

import pytest

from kpacite.joining import applying
from kpacite.joining.models import Application
from kpacite.joining.tests import factories as make
from kpacite.lib.models import Task
from kpacite.lib.uploads import Voice
from kpacite.people.models import Deed, Person
from kpacite.talks.models import Message

pytestmark = pytest.mark.django_db
JUNE_1 = make.JUNE_1
VOICE = Voice(b"OggS of a voice", "audio/ogg")


@pytest.fixture
def cape():
    return make.coop(slug="la-cape")


def test_a_first_name_and_a_wish_are_enough(cape):
    made = make.application(coop=cape, first_name="Sofia", why="J’aime coudre.")

    assert (made.number, made.name, made.channel) == (1, "Sofia", "page")
    assert (made.email, made.phone, made.last_name) == ("", "", "")
    assert Deed.objects.get(thing=made.address).verb == "joining.application.made"
    assert not Task.objects.filter(function=applying.RECEIVED).exists()  # no address


def test_who_leaves_an_address_receives_the_link(cape):
    made = make.application(coop=cape, email="Sofia@Exemple.example")

    assert made.email == "sofia@exemple.example"
    assert Task.objects.get(function=applying.RECEIVED).arguments == {"application": made.pk}


def test_a_voice_says_it_as_well_as_words(cape):
    made = make.application(coop=cape, why="", voice=VOICE)

    made.refresh_from_db()
    assert bytes(made.voice) == VOICE.content
    assert (made.voice_kind, made.channel) == ("audio/ogg", "voice")


@pytest.mark.parametrize("channel", ["paper", "came"])
def test_a_member_types_for_somebody_who_came(cape, channel):
    rosa = make.member(coop=cape, first_name="Rosa")

    made = make.application(coop=cape, by=rosa, channel=channel)

    assert (made.entered_by, made.channel) == (rosa, channel)


def test_under_sixteen_is_refused_and_nothing_is_stored(cape):
    almost = date(JUNE_1.year - 16, JUNE_1.month, JUNE_1.day) + timedelta(days=1)

    with pytest.raises(applying.TooYoung):
        make.application(coop=cape, born_on=almost, email="petit@exemple.example")

    kept = [Application, Deed, Message, Task, Person]
    assert [model.__name__ for model in kept if model.objects.exists()] == []


def test_at_exactly_sixteen_today_one_is_welcome(cape):
    birthday = date(JUNE_1.year - 16, JUNE_1.month, JUNE_1.day)

    assert make.application(coop=cape, born_on=birthday).pk


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"first_name": "  "}, applying.NameIsMissing),
        ({"born_on": None}, applying.BirthDateIsMissing),
        ({"born_on": JUNE_1 + timedelta(days=1)}, applying.BirthDateIsWrong),
        ({"born_on": date(1890, 1, 1)}, applying.BirthDateIsWrong),
        ({"why": " "}, applying.ApplicationSaysNothing),
    ],
)
def test_what_lacks_is_said_by_name(cape, words, refusal):
    with pytest.raises(refusal):
        make.application(coop=cape, **words)

    assert not Application.objects.exists()


def test_a_double_click_is_one_application(cape):
    first = make.application(coop=cape, key="one-form")
    second = make.application(coop=cape, key="one-form")

    assert first == second
    assert Application.objects.count() == 1


@pytest.mark.parametrize(
    "again",
    [
        {"first_name": "SOFIA"},
        {"first_name": "Sofía", "born_on": date(2009, 3, 1)},
        {"first_name": "Sofia", "born_on": date(2000, 1, 1), "phone": "+33 6 39 98 77 01"},
    ],
)
def test_two_applications_of_one_person_are_one(cape, again):
    make.application(coop=cape, first_name="Sofia", phone="06 39 98 77 01")

    with pytest.raises(applying.AlreadyApplied):
        make.application(coop=cape, **again)


def test_one_may_come_back_after_an_answer(cape):
    make.refused(coop=cape)

    assert make.application(coop=cape).number == 2


def test_one_may_apply_to_two_coops(cape):
    make.application(coop=cape)

    assert make.application(coop=make.coop(slug="le-fil")).number == 1


def test_a_member_does_not_apply(cape):
    sofia = make.member(coop=cape, first_name="Sofia")
    sofia.born_on = date(2009, 3, 1)
    sofia.save()

    with pytest.raises(applying.AlreadyHere):
        make.application(coop=cape, first_name="Sofia", born_on=date(2009, 3, 1))


def test_a_stranger_learns_from_no_refusal_who_is_a_member():
    assert str(applying.AlreadyHere()) == str(applying.AlreadyApplied())


def test_the_account_of_a_member_does_not_apply_twice(cape):
    karim = make.member(coop=make.coop(slug="le-fil"), first_name="Karim")
    make.application(coop=cape, first_name="Karim", person=karim)

    with pytest.raises(applying.AlreadyApplied):
        make.application(coop=cape, first_name="K.", born_on=date(1980, 1, 1), person=karim)


def test_the_account_of_a_member_of_this_coop_does_not_apply(cape):
    amina = make.member(coop=cape)

    with pytest.raises(applying.AlreadyHere):
        make.application(coop=cape, first_name="Mina", person=amina)


def test_links_cannot_be_guessed_nor_misread(cape):
    tokens = {make.application(coop=cape, first_name=f"Personne {n}").token for n in range(20)}

    assert len(tokens) == 20
    assert all(len(token) == 12 and not set(token) & set("01oil") for token in tokens)


def test_the_applicant_corrects_what_somebody_typed(cape):
    rosa = make.member(coop=cape, first_name="Rosa")
    made = make.application(coop=cape, by=rosa, channel="paper", first_name="Sofie", why="Coudre.")

    corrected = applying.correct(
        application=made, motivation=make.motivation(first_name="Sofia", why="Cuisiner."),
        keeps_voice=True, on=JUNE_1, at=make.NOON, by=None,
    )  # fmt: skip

    assert (corrected.first_name, corrected.why) == ("Sofia", "Cuisiner.")
    assert corrected.entered_by == rosa


def test_a_voice_stays_goes_or_is_recorded_again(cape):
    made = make.application(coop=cape, voice=VOICE)

    def correct(**choices):
        words = choices.pop("words", {})
        applying.correct(
            application=made, motivation=make.motivation(**words), on=JUNE_1, at=make.NOON,
            by=None, **choices,
        )  # fmt: skip
        made.refresh_from_db()
        return bytes(made.voice) if made.voice else None

    assert correct(keeps_voice=True) == VOICE.content
    assert correct(keeps_voice=True, words={"voice": Voice(b"ID3", "audio/mpeg")}) == b"ID3"
    assert correct(keeps_voice=False) is None


def test_correcting_an_age_under_sixteen_is_refused(cape):
    made = make.application(coop=cape)

    with pytest.raises(applying.TooYoung):
        applying.correct(
            application=made, motivation=make.motivation(born_on=date(2015, 1, 1)),
            keeps_voice=True, on=JUNE_1, at=make.NOON, by=None,
        )  # fmt: skip


def test_taking_back_erases_the_words_at_once(cape):
    made = make.application(coop=cape, email="s@exemple.example", voice=VOICE)
    Message.objects.create(
        thing=made.address, coop_key=cape.slug, text="Je m’appelle Sofia.", at=make.NOON
    )

    applying.withdraw(application=made, on=JUNE_1, at=make.NOON, by=None)

    made.refresh_from_db()
    assert made.withdrawn_at and made.aged_on == JUNE_1
    assert (made.first_name, made.why, made.email, made.voice, made.born_on) == (
        "", "", "", None, None,
    )  # fmt: skip
    assert Message.objects.get().text == ""


def test_what_is_finished_does_not_change(cape):
    made, _ = make.refused(coop=cape)
    calls = [
        lambda: applying.withdraw(application=made, on=JUNE_1, at=make.NOON, by=None),
        lambda: applying.tie(
            application=made, by=make.member(coop=cape), on=JUNE_1, at=make.NOON
        ),
        lambda: applying.correct(
            application=made, motivation=make.motivation(), keeps_voice=True, on=JUNE_1,
            at=make.NOON, by=None,
        ),
    ]  # fmt: skip
    for call in calls:
        with pytest.raises(applying.ApplicationIsClosed):
            call()


def test_a_member_of_another_coop_ties_their_account(cape):
    karim = make.member(coop=make.coop(slug="le-fil"), first_name="Karim")
    made = make.application(coop=cape, first_name="Karim")

    applying.tie(application=made, by=karim, on=JUNE_1, at=make.NOON)

    made.refresh_from_db()
    assert made.person == karim
    with pytest.raises(applying.AccountIsAnothers):
        applying.tie(application=made, by=make.member(coop=make.coop()), on=JUNE_1, at=make.NOON)


def test_a_member_of_the_coop_does_not_tie_their_account(cape):
    with pytest.raises(applying.AlreadyHere):
        applying.tie(
            application=make.application(coop=cape), by=make.member(coop=cape), on=JUNE_1,
            at=make.NOON,
        )  # fmt: skip
