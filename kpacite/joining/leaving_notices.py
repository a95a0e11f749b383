"""Whom a rest, a departure or a silence concerns."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from kpacite.coops.models import Coop
from kpacite.governance import roles
from kpacite.joining.models import QuietCall
from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice


def _concerned(deed: Deed) -> Iterable[Person]:
    return [deed.about] if deed.about and deed.about_id != deed.by_id else []


def _who_welcomes(deed: Deed) -> Iterable[Person]:
    """Those who lead the meetings: somebody has to hear that a member is silent."""
    coop = Coop.objects.filter(slug=deed.coop_key).first()
    if coop is None:
        return []
    found = roles.holders(coop, "facilitator", timezone.localtime(deed.at).date())
    return [person for person in found if person.pk != deed.about_id]


def _who_took_it(deed: Deed) -> Iterable[Person]:
    """The person who takes news; nobody yet: those who lead the meetings."""
    call = _call(deed)
    return [call.taken_by] if call and call.taken_by else _who_welcomes(deed)


def _call(deed: Deed) -> QuietCall | None:
    key = deed.thing.rpartition("/")[2]
    return QuietCall.objects.filter(pk=key).select_related("taken_by").first()


def _name(deed: Deed) -> str:
    return deed.about.first_name if deed.about else ""


def _by(deed: Deed) -> str:
    return deed.by.first_name if deed.by else "La coop"


def _question(deed: Deed) -> str:
    return reverse("joining:quiet_calls.show", args=[deed.coop_key, deed.thing.rpartition("/")[2]])


def _news(deed: Deed) -> str:
    return reverse("joining:quiet_calls.index", args=[deed.coop_key])


def _way_out(deed: Deed) -> str:
    return reverse("joining:departures.entry", args=[deed.coop_key])


def _members(deed: Deed) -> str:
    return reverse("coops:members.index", args=[deed.coop_key])


NOTICES = [
    Notice(
        kind="care",
        verb="joining.quiet.called",
        to=_concerned,
        sentence=lambda deed: "On n’a plus de vos nouvelles. Comment allez-vous ?",
        url=_question,
    ),
    Notice(
        kind="care_for",
        verb="joining.quiet.called",
        to=_who_welcomes,
        sentence=lambda deed: f"On n’a plus de nouvelles de {_name(deed)}. Qui l’appelle ?",
        url=_news,
    ),
    Notice(
        kind="care_for",
        verb="joining.quiet.answered_talk",
        to=_who_took_it,
        sentence=lambda deed: f"{_name(deed)} veut parler avec quelqu’un.",
        url=_news,
    ),
    Notice(
        kind="care",
        verb="joining.departure.started",
        to=_concerned,
        sentence=lambda deed: "Votre départ se prépare. Votre argent reste à vous.",
        url=_way_out,
        urgent=True,
    ),
    Notice(
        kind="care_for",
        verb="joining.departure.settled",
        to=_concerned,
        sentence=lambda deed: f"{_by(deed)} part, et compte sur vous : {deed.note}",
        url=_members,
    ),
]
