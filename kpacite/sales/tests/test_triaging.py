"""Choosing together what to do with a request."""

from datetime import timedelta

import pytest

from kpacite.lib.models import Task
from kpacite.sales import triaging
from kpacite.sales.models import Quote, RequestOutcome, TriageVoice
from kpacite.sales.tests import factories_front as make
from kpacite.work.models import Mission, SeatTaking

pytestmark = pytest.mark.django_db
LATER = make.MONDAY_NOON + timedelta(hours=5)


@pytest.fixture
def world():
    return make.world()


def a_work(world, **facts):
    return triaging.Work(
        **{
            "title": "Buffet de 60 personnes", "activity": world.activity,
            "starts_on": make.JUNE_12, "ends_on": make.JUNE_12, "place": "Salle des fêtes",
        } | facts
    )  # fmt: skip


def take(world, request, **facts):
    facts = {
        "work": a_work(world), "responsible": world.amina, "client_kind": "B2C",
        "by": world.amina, "on": make.JUNE_1, "at": LATER,
    } | facts  # fmt: skip
    return triaging.take(request=request, **facts)


def test_a_request_that_is_carried_becomes_a_mission_and_a_draft_quote(world):
    request = make.request(world, email="lenoir@example.org")
    make.voice(request, world.amina, "carry")
    make.voice(request, world.rosa, "help")
    make.voice(request, world.jordan, "learn")

    quote = take(world, request)

    mission = quote.mission
    assert mission.origin == f"sales/request/{request.pk}"
    seats = SeatTaking.objects.values_list("person", "seat__kind")
    assert set(seats) == {
        (world.amina.pk, "carry"), (world.rosa.pk, "help"), (world.jordan.pk, "learn"),
    }  # fmt: skip
    assert quote.client.name == "Madame Lenoir"
    assert quote.client.kind == "B2C"
    assert quote.responsible == world.amina
    assert RequestOutcome.objects.get().mission == mission


def test_a_place_to_learn_stays_open_when_nobody_asked_for_it(world):
    request = make.request(world)
    make.voice(request, world.amina, "carry")
    make.voice(request, world.rosa, "help")

    quote = take(world, request)

    assert quote.mission.seats.get(kind="learn").places == 1


def test_a_client_already_known_keeps_their_card(world):
    request = make.request(world)
    make.voice(request, world.amina, "carry")
    make.voice(request, world.rosa, "help")
    phare = make.client(world)

    quote = take(world, request, client=phare)

    request.refresh_from_db()
    assert quote.client == request.client == phare


def refused(world, request, refusal, **facts):
    with pytest.raises(refusal):
        take(world, request, **facts)
    assert not Mission.objects.exists()
    assert not RequestOutcome.objects.exists()


def test_nobody_carries(world):
    request = make.request(world)
    make.voice(request, world.rosa, "help")
    make.voice(request, world.jordan, "learn")

    refused(world, request, triaging.NobodyCarries)


def test_the_one_who_carries_is_alone(world):
    request = make.request(world)
    make.voice(request, world.amina, "carry")

    refused(world, request, triaging.CarrierIsAlone)


def test_a_doubt_is_still_open(world):
    request = make.request(world)
    make.voice(request, world.amina, "carry")
    make.voice(request, world.rosa, "help")
    make.voice(request, world.jordan, "doubt", "Le four est en panne.")

    refused(world, request, triaging.DoubtStillOpen)


def test_the_quote_is_in_the_name_of_somebody_who_carries(world):
    request = make.request(world)
    make.voice(request, world.amina, "carry")
    make.voice(request, world.rosa, "help")

    refused(world, request, triaging.ResponsibleDoesNotCarry, responsible=world.rosa)


def test_the_kind_of_a_new_client_must_be_said(world):
    request = make.request(world)
    make.voice(request, world.amina, "carry")
    make.voice(request, world.rosa, "help")

    refused(world, request, triaging.ClientKindUnknown, client_kind="")


def test_a_doubt_lifted_by_its_author_opens_the_way(world):
    request = make.request(world)
    make.voice(request, world.amina, "carry")
    make.voice(request, world.rosa, "help")
    doubt = make.voice(request, world.jordan, "doubt", "Le four est en panne.")

    triaging.lift(voice=doubt, by=world.jordan, at=LATER)

    assert take(world, request).pk


def test_only_its_author_lifts_a_doubt(world):
    doubt = make.voice(make.request(world), world.jordan, "doubt", "Le four est en panne.")

    with pytest.raises(triaging.DoubtIsNotYours):
        triaging.lift(voice=doubt, by=world.amina, at=LATER)

    doubt.refresh_from_db()
    assert doubt.lifted_at is None


def test_a_doubt_says_why(world):
    with pytest.raises(triaging.DoubtNeedsWords):
        make.voice(make.request(world), world.jordan, "doubt", " ")

    assert not TriageVoice.objects.exists()


def test_saying_the_same_thing_twice_says_it_once(world):
    request = make.request(world)

    make.voice(request, world.rosa, "help")
    make.voice(request, world.rosa, "help", minutes=1)

    assert TriageVoice.objects.count() == 1


def test_a_no_is_said_with_kind_words(world):
    request = make.request(world, email="lenoir@example.org")
    words = "Merci d’avoir pensé à nous. Nous ne savons pas faire cela."

    outcome = triaging.decline(request=request, words=words, by=world.yacine, at=LATER)

    assert not outcome.taken
    assert Task.objects.filter(function=triaging.DECLINED).exists()


def test_a_no_without_words_is_refused(world):
    request = make.request(world)

    with pytest.raises(triaging.KindWordsMissing):
        triaging.decline(request=request, words=" ", by=world.yacine, at=LATER)

    assert not RequestOutcome.objects.exists()


def test_a_request_is_answered_once(world):
    request = make.request(world)
    make.voice(request, world.amina, "carry")
    make.voice(request, world.rosa, "help")
    take(world, request)

    for act in (
        lambda: take(world, request),
        lambda: triaging.decline(request=request, words="Désolé.", by=world.yacine, at=LATER),
        lambda: make.voice(request, world.jordan, "learn"),
    ):
        with pytest.raises(triaging.RequestIsAnswered):
            act()
    assert Quote.objects.count() == 1
