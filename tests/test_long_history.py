"""A page asks as many questions of the base, whatever the size and the age of the network."""

import pytest
from django.db import connection, transaction
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kpacite.coops.models import Coop
from kpacite.hosts.models import HostOfficer
from kpacite.people.models import Person
from kpacite.sales.models import Invoice
from kpacite.web.demo import building
from kpacite.work.models import Mission

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

OF_A_MEMBER = (
    "/c/{coop}/semaine/", "/c/{coop}/missions/", "/c/{coop}/missions/{mission}/",
    "/c/{coop}/demandes/", "/c/{coop}/devis/", "/c/{coop}/factures/", "/c/{coop}/clients/",
    "/c/{coop}/aides/", "/c/{coop}/gateau/", "/c/{coop}/mon-compte/", "/c/{coop}/commun/",
    "/c/{coop}/membres/", "/c/{coop}/decisions/", "/c/{coop}/regles/",
)  # fmt: skip
OF_AN_OFFICER = (
    "/h/{host}/", "/h/{host}/coops/", "/h/{host}/contrats/", "/h/{host}/assurance/",
    "/h/{host}/devis/", "/h/{host}/factures/", "/h/{host}/comptes/", "/h/{host}/comptes/ecritures/",
)  # fmt: skip
OF_ANYBODY = ("/", "/c/{coop}/")
# Some lines of a page are there or not (a share that waits, a late invoice): never per row.
SLACK = 3


def questions():
    """How many queries each common page asks, in a large network's first coop and host."""
    coop = Coop.objects.get(slug="coop-1")
    # Somebody with a history in both networks: an empty page asks less.
    member = (
        Person.objects.filter(distribution_lines__distribution__coop=coop)
        .annotate(shares=Count("distribution_lines"))
        .order_by("-shares", "pk")
        .first()
    )
    officer = HostOfficer.objects.get(host__slug="coop-d-emploi-1", kind="referent")
    mission = Mission.objects.filter(coop=coop, delivery__isnull=False).order_by("pk").last()
    names = {"coop": coop.slug, "host": officer.host.slug, "mission": mission.pk}
    found = {}
    for person, pages in (
        (None, OF_ANYBODY), (member, OF_A_MEMBER), (officer.person, OF_AN_OFFICER),
    ):  # fmt: skip
        browser = Client()
        if person:
            browser.force_login(person)
        for page in pages:
            browser.get(page.format(**names))  # what is asked once is asked now
            with CaptureQueriesContext(connection) as asked:
                answer = browser.get(page.format(**names))
            assert answer.status_code == 200, page
            found[page] = len(asked)
    return found


def counted(*, coops, years):
    with transaction.atomic():
        building.build(
            today=timezone.localdate(), seed=3, coops=coops, years=years,
            progress=lambda done, at: None,
        )  # fmt: skip
        size = Invoice.objects.count()
        found = questions()
        transaction.set_rollback(True)
    return size, found


def test_a_network_that_grows_asks_no_more_questions():
    few, small = counted(coops=1, years=1)
    many, large = counted(coops=4, years=3)

    assert many > 3 * few
    grown = {
        page: (small[page], large[page]) for page in small if large[page] > small[page] + SLACK
    }
    assert grown == {}
    assert max(large.values()) <= 30, large
