"""Each common page, to a bare Django page with as many queries through the same middleware."""

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from kpacite.work.models import Mission
from tests.bench.measuring import Ratio, milliseconds, processor, queries
from tests.world import World

GOAL = 3.0
FAR = date(2100, 1, 1)
PAGES = (
    ("", "/c/la-cape/", "the public page of a coop"),
    ("", "/c/la-cape/demander/", "asking for a quote"),
    ("amina", "/c/la-cape/semaine/", "my week"),
    ("amina", "/c/la-cape/demandes/", "requests"),
    ("amina", "/c/la-cape/missions/", "missions"),
    ("amina", "/c/la-cape/devis/", "quotes"),
    ("thi-mai", "/c/la-cape/factures/", "invoices"),
    ("amina", "/c/la-cape/mon-compte/", "my account"),
    ("amina", "/c/la-cape/aides/", "contributions"),
    ("amina", "/c/la-cape/gateau/", "the growing cake"),
    ("claire", "/h/optale/factures/", "the host’s invoices"),
)


def bare(request: HttpRequest, count: int) -> HttpResponse:
    """Somebody at the door and so many ordinary queries: filtered, joined, ordered, a list read.

    No template, no form, no rule: what Django itself costs for a page of lists. Both times are
    printed beside the ratio.
    """
    str(request.user)
    for _ in range(count):
        missions = Mission.objects.filter(coop__slug="la-cape", starts_on__lte=FAR)
        list(missions.select_related("coop", "activity").order_by("-starts_on", "pk")[:20])
    return HttpResponse("ok")


urlpatterns = [
    path("bare/<int:count>/", login_not_required(bare)),
    path("", include("kpacite.config.urls")),
]


def ratios(world: World) -> Iterator[Ratio]:
    with override_settings(ROOT_URLCONF="tests.bench.pages", ALLOWED_HOSTS=["testserver"]):
        for username, address, name in PAGES:
            browser = Client()
            if username:
                browser.force_login(world.person(username))
            yield _ratio(browser, address, name)


def _ratio(browser: Client, address: str, name: str) -> Ratio:
    asked = browser.get(address)
    if asked.status_code != 200:
        return Ratio(name, f"{address} answers {asked.status_code}", float("nan"))
    number = queries(lambda: browser.get(address))
    known = queries(lambda: browser.get("/bare/0/"))
    same = f"/bare/{max(0, number - known)}/"
    page, base = processor(lambda: browser.get(address)), processor(lambda: browser.get(same))
    figures = f"{number} queries, {milliseconds(page)} / {milliseconds(base)}"
    return Ratio(name, figures, page / base, GOAL)
