"""Whom a request, a quote, a payment concerns."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.governance import roles
from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice
from kpacite.sales.models import Invoice, Quote, Request, TriageVoice
from kpacite.work.models import SeatTaking


def _day(deed: Deed) -> date:
    return timezone.localtime(deed.at).date()


def _pk(deed: Deed) -> int:
    return int(deed.thing.rpartition("/")[2])


def _holders(deed: Deed, role: str) -> Iterable[Person]:
    coop = Coop.objects.filter(slug=deed.coop_key).first()
    return roles.holders(coop, role, _day(deed)) if coop else []


def _on_duty(deed: Deed) -> Iterable[Person]:
    return _holders(deed, "on_duty")


def _members(deed: Deed) -> Iterable[Person]:
    return coops.members_at(deed.coop_key, _day(deed))


def _voiced(deed: Deed) -> Iterable[Person]:
    """Those who said something of the request."""
    said = TriageVoice.objects.filter(request=_pk(deed)).values("person")
    return Person.objects.filter(pk__in=said).order_by("pk")


def _doubted(deed: Deed) -> Iterable[Person]:
    """A doubt is for those who carry: they lift it, or think again."""
    return _voiced(deed) if deed.note == "doubt" else []


def _of_mission(mission: int | None) -> Iterable[Person]:
    held = SeatTaking.objects.filter(seat__mission=mission, left_at=None).values("person")
    return Person.objects.filter(pk__in=held).order_by("pk")


def _team(deed: Deed) -> Iterable[Person]:
    return _of_mission(Quote.objects.get(pk=_pk(deed)).mission_id)


def _paid_team(deed: Deed) -> Iterable[Person]:
    return _of_mission(Invoice.objects.get(pk=_pk(deed)).mission_id)


def _writer(deed: Deed) -> Iterable[Person]:
    return [Quote.objects.select_related("responsible").get(pk=_pk(deed)).responsible]


def _to_request(deed: Deed) -> str:
    return reverse("sales:requests.show", args=[deed.coop_key, _pk(deed)])


def _to_quote(deed: Deed) -> str:
    return reverse("sales:quotes.show", args=[deed.coop_key, _pk(deed)])


def _to_invoice(deed: Deed) -> str:
    return reverse("sales:invoices.show", args=[deed.coop_key, _pk(deed)])


def _asker(deed: Deed) -> str:
    return Request.objects.get(pk=_pk(deed)).contact_name


def _title(deed: Deed) -> str:
    return Quote.objects.get(pk=_pk(deed)).title


def _invoice(deed: Deed) -> str:
    found = Invoice.objects.select_related("client").get(pk=_pk(deed))
    return found.title or found.client.name


def _by(deed: Deed) -> str:
    return deed.by.first_name if deed.by else "Le client"


NOTICES = [
    Notice(
        "request", "sales.request.received", to=_on_duty, url=_to_request, urgent=True,
        sentence=lambda deed: f"{_asker(deed)} demande quelque chose. Répondez sous deux jours.",
    ),
    Notice(
        "request", "sales.request.received", to=_members, url=_to_request,
        sentence=lambda deed: f"Nouvelle demande : {_asker(deed)}. Qui porte, qui aide ?",
    ),
    Notice(
        "request", "sales.request.voiced", to=_doubted, url=_to_request,
        sentence=lambda deed: f"{_by(deed)} a un doute sur la demande de {_asker(deed)}.",
    ),
    Notice(
        "request", "sales.request.taken", to=_voiced, url=_to_request,
        sentence=lambda deed: f"On y va : la demande de {_asker(deed)} est une mission.",
    ),
    Notice(
        "request", "sales.request.declined", to=_voiced, url=_to_request,
        sentence=lambda deed: f"{_by(deed)} a dit non à la demande de {_asker(deed)}.",
    ),
    Notice(
        "request", "sales.quote.read", to=_writer, url=_to_quote,
        sentence=lambda deed: f"{_by(deed)} a relu votre devis « {_title(deed)} ».",
    ),
    Notice(
        "request", "sales.quote.checked", to=_writer, url=_to_quote,
        sentence=lambda deed: f"La coop d’emploi a vérifié « {_title(deed)} ».",
    ),
    Notice(
        "request", "sales.quote.accepted", to=_team, url=_to_quote,
        sentence=lambda deed: f"Le client dit oui : « {_title(deed)} ».",
    ),
    Notice(
        "request", "sales.quote.declined", to=_team, url=_to_quote,
        sentence=lambda deed: f"Le client dit non : « {_title(deed)} ».",
    ),
    Notice(
        "request", "sales.quote.withdrawn", to=_team, url=_to_quote, urgent=True,
        sentence=lambda deed: f"Le client renonce : « {_title(deed)} ». Arrêtez le travail.",
    ),
    Notice(
        "money", "sales.payment.received", to=_paid_team, url=_to_invoice,
        sentence=lambda deed: f"Le client a payé : « {_invoice(deed)} ».",
    ),
]  # fmt: skip
