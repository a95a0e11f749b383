"""Whom the life of missions and helps concerns."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice
from kpacite.work.models import Acknowledgement, Mission, SeatTaking


def _day(deed: Deed) -> date:
    return timezone.localtime(deed.at).date()


def _pk(deed: Deed) -> int:
    return int(deed.thing.rpartition("/")[2])


def _mission(deed: Deed) -> Mission:
    return Mission.objects.get(pk=_pk(deed))


def _to_mission(deed: Deed) -> str:
    return reverse("web:missions.show", args=[deed.coop_key, _pk(deed)])


def _to_help(deed: Deed) -> str:
    return reverse("work:contributions.show", args=[deed.coop_key, _pk(deed)])


def _members(deed: Deed) -> Iterable[Person]:
    return coops.members_at(deed.coop_key, _day(deed))


def _team(deed: Deed) -> Iterable[Person]:
    """Those who have a place on the mission."""
    held = SeatTaking.objects.filter(seat__mission=_pk(deed), left_at=None)
    return Person.objects.filter(pk__in=held.values("person")).order_by("pk")


def _carriers(deed: Deed) -> Iterable[Person]:
    """Those who carry the mission: a place taken or left is theirs to know."""
    held = SeatTaking.objects.filter(seat__mission=_pk(deed), seat__kind="carry", left_at=None)
    people = Person.objects.filter(pk__in=held.values("person")).order_by("pk")
    return people.exclude(pk=deed.about_id) if deed.about_id else people


def _about(deed: Deed) -> Iterable[Person]:
    return [deed.about] if deed.about else []


def _askers(deed: Deed) -> Iterable[Person]:
    """Those who asked something about the help that was answered."""
    asked = Acknowledgement.objects.filter(
        Q(contribution=_pk(deed)) | Q(contribution__corrected_by=_pk(deed))
    ).exclude(kind="thanks")
    return Person.objects.filter(pk__in=asked.values("by")).order_by("pk")


def _by(deed: Deed) -> str:
    return deed.by.first_name if deed.by else "Une personne"


def _who(deed: Deed) -> str:
    return deed.about.first_name if deed.about else _by(deed)


NOTICES = [
    Notice(
        "mission", "work.mission.opened", to=_members, url=_to_mission,
        sentence=lambda deed: f"Nouvelle mission : « {_mission(deed).title} ».",
    ),
    Notice(
        "mission", "work.mission.moved", to=_team, url=_to_mission, urgent=True,
        sentence=lambda deed: f"Le jour ou le lieu change : « {_mission(deed).title} ».",
    ),
    Notice(
        "mission", "work.mission.delivered", to=_team, url=_to_mission,
        sentence=lambda deed: f"C’est fait : « {_mission(deed).title} ». Notez vos heures.",
    ),
    Notice(
        "mission", "work.seat.taken", to=_about, url=_to_mission,
        sentence=lambda deed: f"{_by(deed)} vous a noté sur « {_mission(deed).title} ».",
    ),
    Notice(
        "mission", "work.seat.taken", to=_carriers, url=_to_mission,
        sentence=lambda deed: f"{_who(deed)} vient sur « {_mission(deed).title} ».",
    ),
    Notice(
        "mission", "work.seat.left", to=_about, url=_to_mission,
        sentence=lambda deed: f"{_by(deed)} a libéré votre place : « {_mission(deed).title} ».",
    ),
    Notice(
        "mission", "work.seat.left", to=_carriers, url=_to_mission,
        sentence=lambda deed: f"{_who(deed)} laisse sa place sur « {_mission(deed).title} ».",
    ),
    Notice(
        "help", "work.contribution.declared", to=_about, url=_to_help,
        sentence=lambda deed: f"{_by(deed)} a noté du temps pour vous. Est-ce juste ?",
    ),
    Notice(
        "help", "work.contribution.thanks", to=_about, url=_to_help,
        sentence=lambda deed: f"{_by(deed)} vous dit merci.",
    ),
    Notice(
        "help", "work.contribution.question", to=_about, url=_to_help,
        sentence=lambda deed: f"{_by(deed)} vous pose une question sur votre aide.",
    ),
    Notice(
        "help", "work.contribution.objection", to=_about, url=_to_help,
        sentence=lambda deed: f"{_by(deed)} voit un risque dans une aide notée. Répondez.",
    ),
    Notice(
        "help", "work.contribution.answered", to=_askers, url=_to_help,
        sentence=lambda deed: f"{_by(deed)} répond à votre question.",
    ),
    Notice(
        "help", "work.contribution.settled", to=_about, url=_to_help,
        sentence=lambda deed: f"{_by(deed)} dit que tout est clair.",
    ),
]  # fmt: skip
