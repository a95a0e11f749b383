"""Whom the life of the coop concerns: its members."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from kpacite.coops import queries
from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice


def _members(deed: Deed) -> Iterable[Person]:
    members = queries.members_at(deed.coop_key, timezone.localtime(deed.at).date())
    return members.exclude(pk=deed.about_id) if deed.about_id else members


def _about(deed: Deed) -> Iterable[Person]:
    return [deed.about] if deed.about else []


def _who(deed: Deed) -> str:
    return deed.about.first_name if deed.about else "Une personne"


def _to_members(deed: Deed) -> str:
    return reverse("coops:members.index", args=[deed.coop_key])


def _to_charter(deed: Deed) -> str:
    return reverse("coops:charters.show", args=[deed.coop_key])


def _to_week(deed: Deed) -> str:
    return reverse("web:weeks.show", args=[deed.coop_key])


def _not_signed(deed: Deed) -> Iterable[Person]:
    return queries.not_signed_at(deed.thing, timezone.localtime(deed.at).date())


NOTICES = [
    Notice(
        "member", "coops.member.admitted", to=_about, url=_to_week,
        sentence=lambda deed: "Vous êtes membre. Bienvenue !",
    ),
    Notice(
        "member", "coops.member.admitted", to=_members, url=_to_members,
        sentence=lambda deed: f"{_who(deed)} entre dans la coop. Dites bonjour.",
    ),
    Notice(
        "member", "coops.member.left", to=_members, url=_to_members,
        sentence=lambda deed: f"{_who(deed)} quitte la coop.",
    ),
    Notice(
        "charter", "coops.charter.published", to=_members, url=_to_charter,
        sentence=lambda deed: "La charte a une nouvelle version. Lisez-la, puis signez-la.",
    ),
    Notice(
        "charter", "coops.charter.told_again", to=_not_signed, url=_to_charter,
        sentence=lambda deed: "La charte attend votre signature. Rien n’est bloqué.",
    ),
]  # fmt: skip
