"""The demo tells the present, the same for everybody, and its books are right."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from kpacite.coops.models import Coop
from kpacite.ledger import auditing
from kpacite.ledger.models import JournalLine
from kpacite.people import showing
from kpacite.people.models import Person
from kpacite.sales.models import Invoice, QuoteVersion, Request
from kpacite.sharing.models import DistributionLine
from kpacite.web.demo import building
from kpacite.work.models import Contribution, Mission, SeatTaking

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TODAY = date(2026, 11, 24)


def build(**facts):
    quietly = {"progress": lambda done, at: None}
    return building.build(**{"today": TODAY, "seed": 1, "coops": 0, "years": 1} | quietly | facts)


def told():
    """What somebody could read in the network, without what is drawn by lot (links, keys)."""
    return {
        "people": list(Person.objects.order_by("pk").values_list("username", "born_on")),
        "missions": list(Mission.objects.order_by("pk").values_list("title", "starts_on")),
        "papers": list(Invoice.objects.order_by("pk").values_list("number", "net_cents")),
        "quotes": list(QuoteVersion.objects.order_by("pk").values_list("number", "sent_at")),
        "gifts": list(Contribution.objects.order_by("pk").values_list("minutes", "happened_on")),
        "shares": list(DistributionLine.objects.order_by("pk").values_list("amount_cents")),
        "books": list(JournalLine.objects.order_by("pk").values_list("amount_cents", "entry__on")),
    }


def twice(**facts):
    tellings = []
    for _ in range(2):
        with transaction.atomic():
            build(**facts)
            tellings.append(told())
            transaction.set_rollback(True)
    return tellings


def test_the_same_day_tells_the_same_story():
    first, second = twice()

    assert first == second


def test_the_same_seed_makes_the_same_large_network_and_another_seed_another():
    first, second = twice(coops=2, seed=7)
    with transaction.atomic():
        build(coops=2, seed=8)
        other = told()
        transaction.set_rollback(True)

    assert first == second
    assert other["people"] != first["people"]


def test_the_story_is_all_there():
    build()

    cape = Coop.objects.get(slug="la-cape")
    assert Request.objects.filter(coop=cape, outcome=None).exists()  # in triage
    assert QuoteVersion.objects.filter(sent_at=None, lines__isnull=False).exists()  # to read
    assert QuoteVersion.objects.filter(sent_at__isnull=False, answer=None).exists()  # sent
    soon = Mission.objects.get(coop=cape, starts_on__gt=TODAY, starts_on__lte=date(2026, 12, 1))
    learners = soon.seats.get(kind="learn")
    assert learners.places > SeatTaking.objects.filter(seat=learners, left_at=None).count()
    assert Invoice.objects.filter(due_on__lt=TODAY, payments=None).exists()  # late
    assert Request.objects.filter(sources__isnull=False).exists()  # brought by a gift
    assert Invoice.objects.filter(coop__slug="le-fil").exists()


def test_the_books_of_the_demo_are_right():
    build()

    assert list(auditing.audit()) == []


@pytest.mark.parametrize("today", [date(2027, 1, 4), date(2028, 2, 29), date(2028, 7, 1)])
def test_the_story_can_be_told_another_year(today):
    built = build(today=today)

    assert built.invoices >= 8


def test_the_people_of_the_story_may_be_chosen_at_the_door(settings):
    settings.DEMO = True
    build()

    offered = {one.person.username: one.words for one in showing.people(TODAY)}

    assert set(offered) >= {"amina", "thi-mai", "jordan", "rosa", "karim", "claire", "marc"}
    assert "La Cape" in offered["amina"]
    assert "Optale" in offered["claire"]


def test_the_demo_does_not_erase_people_outside_of_demo_mode(settings):
    settings.DEMO = False
    build()

    with pytest.raises(CommandError):
        call_command("demo")

    assert Person.objects.filter(username="amina").exists()


def test_a_base_that_holds_people_is_left_alone(capsys):
    build()
    before = Person.objects.count()

    call_command("demo", "--if-empty")

    assert Person.objects.count() == before
