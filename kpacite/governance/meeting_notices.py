"""Whom meetings, elections, roles and things to do concern, and what they are told."""

from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.governance.models import Attendance, Election, Meeting
from kpacite.lib import french
from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice


def _pk(deed: Deed) -> int:
    return int(deed.thing.rpartition("/")[2])


def _others(deed: Deed) -> Iterable[Person]:
    """Every member of the day but who did it."""
    coop = Coop.objects.filter(slug=deed.coop_key).first()
    if coop is None:
        return []
    return coops.members(coop, timezone.localtime(deed.at).date()).exclude(pk=deed.by_id or 0)


def _about(deed: Deed) -> Iterable[Person]:
    return [] if deed.about is None or deed.about_id == deed.by_id else [deed.about]


def _present(deed: Deed) -> Iterable[Person]:
    rows = Attendance.objects.filter(meeting=_pk(deed), state="present")
    return Person.objects.filter(pk__in=rows.values("person")).exclude(pk=deed.by_id or 0)


def _electors(deed: Deed) -> Iterable[Person]:
    election = Election.objects.get(pk=_pk(deed))
    named = election.electors.values("person")
    return Person.objects.filter(pk__in=named).exclude(pk=deed.by_id or 0)


def _meeting_url(deed: Deed) -> str:
    meeting = Meeting.objects.select_related("coop").get(pk=_pk(deed))
    return reverse("governance:meetings.show", args=[meeting.coop.slug, meeting.number])


def _election_url(deed: Deed) -> str:
    election = Election.objects.select_related("coop").get(pk=_pk(deed))
    return reverse("governance:elections.show", args=[election.coop.slug, election.number])


def _actions_url(deed: Deed) -> str:
    return reverse("governance:actions.index", args=[deed.coop_key])


def _roles_url(deed: Deed) -> str:
    return reverse("governance:roles.index", args=[deed.coop_key])


def _when(deed: Deed) -> str:
    meeting = Meeting.objects.get(pk=_pk(deed))
    place = f", {meeting.place}" if meeting.place else ""
    return f"{french.day_short(meeting.held_on)}, {french.clock(meeting.starts_at)}{place}"


def _says(words: str) -> Callable[[Deed], str]:
    return lambda deed: words.format(note=deed.note, by=deed.by or "Quelqu’un")


NOTICES = [
    Notice("meeting", "governance.meeting.called", _others,
           lambda deed: f"Une réunion est prévue : {_when(deed)}.", _meeting_url),
    Notice("meeting", "governance.meeting.changed", _others,
           lambda deed: f"Une réunion change : {_when(deed)}.", _meeting_url),
    Notice("meeting", "governance.meeting.cancelled", _others,
           _says("Une réunion n’a plus lieu. {note}"), _meeting_url, urgent=True),
    Notice("meeting", "governance.minutes.closed", _present,
           _says("Le compte rendu est prêt. Vous pouvez le signer."), _meeting_url),
    Notice("meeting", "governance.action.noted", _about,
           _says("{by} a noté une chose à faire pour vous : {note}"), _actions_url),
    Notice("meeting", "governance.action.passed", _about,
           _says("{by} vous passe une chose à faire : {note}"), _actions_url),
    Notice("decide", "governance.election.opened", _electors,
           _says("Une élection s’ouvre : {note}. Dites un nom, et pourquoi."), _election_url),
    Notice("decide", "governance.election.shown", _electors,
           _says("Les noms sont là : {note}. Vous pouvez changer d’avis."), _election_url),
    Notice("decide", "governance.candidacy.proposed", _about,
           _says("On vous propose un rôle : {note}. Dites oui, ou non."), _election_url,
           urgent=True),
    Notice("role", "governance.role.given", _about,
           _says("Vous tenez un nouveau rôle : {note}."), _roles_url),
    Notice("role", "governance.role.ending", _about,
           _says("Votre rôle finit dans un mois : {note}. On en parle en réunion."), _roles_url),
    Notice("role", "governance.handover.asked", _about,
           _says("{by} veut passer ou apprendre un rôle avec vous : {note}."), _roles_url),
    Notice("role", "governance.handover.agreed", _about,
           _says("{by} dit oui pour passer le rôle : {note}."), _roles_url),
]  # fmt: skip
