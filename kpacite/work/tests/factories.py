"""Missions, places and hours, for tests."""

from datetime import UTC, date, datetime
from itertools import count

from kpacite.coops.tests import factories as coops
from kpacite.hosts.models import Activity, Host, Hosting, InsuranceClearance, SupportContract
from kpacite.ledger import chart
from kpacite.work.models import Contribution, Mission, Seat, SeatTaking

JUNE_12 = date(2026, 6, 12)
NOON = datetime(2026, 6, 12, 10, tzinfo=UTC)
_rank = count(1)

coop = coops.coop
member = coops.member


def activity(*, key="cuisine", name="Cuisine", icon="i-pot"):
    return Activity.objects.get_or_create(key=key, defaults={"name": name, "icon": icon})[0]


def host_of(*, coop, ceiling_cents=150_000):
    """A coop d'emploi that carries the coop since it opened, with its book."""
    slug = f"optale-{next(_rank)}"
    book = chart.open_book(slug=slug, name="Optale", siren="732829320")
    host = Host.objects.create(
        slug=slug, book=book, name="Optale", kind="cae", legal_form="SCOP", siren="732829320",
        siret="73282932000074", registry_text="RCS Lille", address="1 rue du Parc",
        postcode="59000", town="Lille", email="bonjour@optale.example", phone="03 53 01 00 01",
    )  # fmt: skip
    Hosting.objects.create(
        host=host, coop=coop, commitment_ceiling_cents=ceiling_cents, valid_from=coop.opened_on
    )
    return host


def covered(*, person, host, activity, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31)):
    """A signed contract and the insurer's yes: a green light."""
    SupportContract.objects.create(
        host=host, person=person, starts_on=starts_on, ends_on=ends_on, signed_on=starts_on
    )
    InsuranceClearance.objects.create(
        host=host, person=person, activity=activity, asked_on=starts_on, answered_on=starts_on,
        granted=True,
    )  # fmt: skip
    return person


def mission(
    *, coop, title="Buffet de 60 personnes", kind="market", starts_on=JUNE_12, ends_on=None,
    carry=1, help=2, learn=1, **facts,
):  # fmt: skip
    made = Mission.objects.create(
        **{
            "coop": coop, "title": title, "kind": kind, "activity": activity(),
            "starts_on": starts_on, "ends_on": ends_on or starts_on,
            "place": "Salle des fêtes, rue du Parc", "for_whom": "La mairie de quartier",
            "created_at": NOON,
        } | facts
    )  # fmt: skip
    for seat_kind, places in (("carry", carry), ("help", help), ("learn", learn)):
        Seat.objects.create(mission=made, kind=seat_kind, places=places)
    return made


def seat(mission, kind):
    return mission.seats.get(kind=kind)


def seated(*, mission, person, kind="carry", taken_at=NOON, taught_by=None):
    return SeatTaking.objects.create(
        seat=seat(mission, kind), person=person, taken_at=taken_at, taught_by=taught_by
    )


def contribution(*, coop, person, mission=None, kind=None, minutes=120, happened_on=JUNE_12,
                 declared_by=None, note="", **facts):  # fmt: skip
    return Contribution.objects.create(
        **{
            "coop": coop, "person": person, "declared_by": declared_by or person,
            "mission": mission, "kind": kind or ("work" if mission else "cleaning"),
            "minutes": minutes, "happened_on": happened_on, "note": note, "declared_at": NOON,
        } | facts
    )  # fmt: skip
