"""Where a story happens: one coop with its host, its people, its menu and its clients."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count

from django.utils import timezone

from kpacite.coops.models import Coop
from kpacite.hosts.models import Activity, Host
from kpacite.people.models import Person
from kpacite.sales import knowing
from kpacite.sales.models import CatalogueItem, Client
from kpacite.web.demo.cast import Customer
from kpacite.web.demo.timeline import Calendar

_forms = count(1)


@dataclass
class Stage:
    coop: Coop
    host: Host
    calendar: Calendar
    people: dict[str, Person]
    roles: dict[str, Person]
    officer: Person
    activities: dict[str, Activity]
    menu: dict[str, CatalogueItem] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)

    def key(self) -> str:
        """The one-time key of a form: never the same twice in a demo."""
        return f"demo-{self.coop.slug}-{next(_forms)}"

    def client(self, customer: Customer, *, by: Person, at: datetime) -> Client:
        """The client's card, recorded the first time they order."""
        if customer.key not in self.clients:
            card = knowing.Card(
                kind=customer.kind, name=customer.name, contact_name=customer.contact_name,
                email=customer.email, phone=customer.phone, address=customer.address,
                postcode=customer.postcode, town=customer.town,
                siren=customer.legal.get("siren", ""),
                siret=customer.legal.get("siret", ""),
                vat_number=customer.legal.get("vat_number", ""),
            )  # fmt: skip
            self.clients[customer.key] = knowing.record(coop=self.coop, card=card, by=by, at=at)
        return self.clients[customer.key]

    def named(self, *names: str) -> Iterator[Person]:
        return (self.people[name] for name in names)


def day_of(moment: datetime) -> date:
    return timezone.localtime(moment).date()
