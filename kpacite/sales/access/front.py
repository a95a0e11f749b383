"""Who may see and do what, from a request to an accepted quote."""

from datetime import date
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from kpacite.coops import access as coops
from kpacite.coops.models import Coop
from kpacite.governance import roles
from kpacite.hosts import access as hosts
from kpacite.hosts.models import Host
from kpacite.people.models import Person
from kpacite.people.telling import Topic
from kpacite.sales.models import (
    CatalogueItem,
    Client,
    Quote,
    QuoteVersion,
    Request,
    TriageVoice,
)
from kpacite.work.models import Contribution, Mission, SeatTaking

T = TypeVar("T")


def request_to_see(person: Person, slug: str, pk: int, on: date) -> Request:
    """A request that reached the coop: every member sees all of them."""
    coop = coops.coop_of_member(person, slug, on)
    rows = Request.objects.filter(coop=coop).select_related(
        "coop", "client", "activity", "entered_by", "outcome__mission", "outcome__by"
    )
    return _found(rows.filter(pk=pk).first())


def request_topic(person: Person, pk: int, on: date) -> Topic:
    """A request, to talk of until it has its answer."""
    found = _found(Request.objects.select_related("coop", "outcome").filter(pk=pk).first())
    coop = coops.coop_of_member(person, found.coop.slug, on)
    url = reverse("sales:requests.show", args=[coop.slug, found.pk])
    title = f"La demande de {found.contact_name}"
    return Topic(coop.slug, title, url, closed=hasattr(found, "outcome"))


def request_to_answer(person: Person, slug: str, pk: int, on: date) -> Request:
    """The request somebody may answer in the brand's name."""
    request = request_to_see(person, slug, pk, on)
    if not may_answer(person, request, on):
        raise PermissionDenied
    return request


def may_answer(person: Person, request: Request, on: date) -> bool:
    """Who is on duty, who writes quotes, who said they carry it; anybody when nobody is on duty."""
    held = roles.keys_of(person, request.coop, on)
    if held & {"on_duty", "quotes"}:
        return True
    if TriageVoice.objects.filter(request=request, person=person, stance="carry").exists():
        return True
    return not roles.holders(request.coop, "on_duty", on).exists()


def doubt_of(person: Person, slug: str, pk: int, on: date) -> TriageVoice:
    """A doubt, to the one who has it."""
    coop = coops.coop_of_member(person, slug, on)
    rows = TriageVoice.objects.filter(request__coop=coop, stance="doubt")
    voice: TriageVoice = _found(rows.select_related("request__coop").filter(pk=pk).first())
    if voice.person_id != person.pk:
        raise PermissionDenied
    return voice


def aid_of(coop: Coop, pk: int) -> Contribution:
    return _found(Contribution.objects.filter(coop=coop, pk=pk).select_related("person").first())


def client_of(person: Person, slug: str, pk: int, on: date) -> Client:
    coop = coops.coop_of_member(person, slug, on)
    return _found(Client.objects.filter(coop=coop, pk=pk).select_related("coop").first())


def item_of(person: Person, slug: str, pk: int, on: date) -> CatalogueItem:
    """A thing of the catalogue that is still offered."""
    coop = coops.coop_of_member(person, slug, on)
    rows = CatalogueItem.objects.filter(coop=coop, withdrawn_at=None)
    return _found(rows.select_related("coop", "activity").filter(pk=pk).first())


def mission_to_quote(coop: Coop, pk: int) -> Mission:
    return _found(Mission.objects.filter(coop=coop, pk=pk).first())


def quote_of(person: Person, slug: str, pk: int, on: date) -> Quote:
    """A quote of the coop: every member sees it, and may write in it while it is a draft."""
    coop = coops.coop_of_member(person, slug, on)
    rows = Quote.objects.filter(coop=coop).select_related(
        "coop", "host", "client", "mission__activity", "responsible"
    )
    return _found(rows.filter(pk=pk).first())


def quote_topic(person: Person, pk: int, on: date) -> Topic:
    """A quote, to talk of."""
    found = _found(Quote.objects.select_related("coop").filter(pk=pk).first())
    coop = coops.coop_of_member(person, found.coop.slug, on)
    return Topic(coop.slug, found.title, reverse("sales:quotes.show", args=[coop.slug, found.pk]))


def quote_to_send(person: Person, slug: str, pk: int, on: date) -> Quote:
    quote = quote_of(person, slug, pk, on)
    if not may_send(person, quote, on):
        raise PermissionDenied
    return quote


def may_send(person: Person, quote: Quote, on: date) -> bool:
    """Who carries the mission, or who has the role of quotes."""
    carries = SeatTaking.objects.filter(
        seat__mission=quote.mission, seat__kind="carry", person=person, left_at=None
    )
    return roles.holds(person, quote.coop, "quotes", on) or carries.exists()


def sent_version(quote: Quote, number: int | None = None) -> QuoteVersion:
    """A version that left, the last one by default: the only ones that have a paper."""
    rows = quote.versions.filter(sent_at__isnull=False)
    if number is not None:
        rows = rows.filter(version=number)
    return _found(rows.order_by("-version").first())


def quote_by_link(token: str) -> Quote:
    """The quote a client opens with their link; a link one letter away leads nowhere."""
    rows = Quote.objects.filter(token=token, versions__sent_at__isnull=False).distinct()
    return _found(rows.select_related("coop", "host", "client", "mission").first())


def quote_to_check(person: Person, slug: str, pk: int, on: date) -> tuple[Host, Quote]:
    """A quote that the host will carry, to its officers."""
    host = hosts.host_of_officer(person, slug, on)
    rows = Quote.objects.filter(host=host).select_related(
        "coop", "host", "client", "mission__activity", "responsible"
    )
    return host, _found(rows.filter(pk=pk).first())


def _found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
