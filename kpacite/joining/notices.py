"""Whom it concerns that somebody wants to come: the members, who all read and answer."""

from collections.abc import Callable, Iterable
from datetime import date

from django.urls import reverse
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.joining.models import Application
from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice


def _application(deed: Deed) -> Application | None:
    rows = Application.objects.select_related("coop").defer("voice")
    return rows.filter(pk=deed.thing.rpartition("/")[2]).first()


def _members(deed: Deed) -> Iterable[Person]:
    application = _application(deed)
    return coops.members(application.coop, _day(deed)) if application else []


def _who_has_not_answered(deed: Deed) -> Iterable[Person]:
    application = _application(deed)
    if application is None:
        return []
    answered = application.answers.values("member")
    return coops.members(application.coop, _day(deed)).exclude(pk__in=answered)


def _others_than_who_noted(deed: Deed) -> Iterable[Person]:
    application = _application(deed)
    if application is None:
        return []
    return coops.members(application.coop, _day(deed)).exclude(pk=application.decided_by_id or 0)


def _who_answered(deed: Deed) -> Iterable[Person]:
    """A commitment that the applicant proposes or accepts is news for those who know them."""
    application = _application(deed)
    if application is None or deed.by_id is not None:
        return []
    answered = application.answers.values("member")
    return coops.members(application.coop, _day(deed)).filter(pk__in=answered)


def _day(deed: Deed) -> date:
    return timezone.localdate(deed.at)


def _said(words: str) -> Callable[[Deed], str]:
    def sentence(deed: Deed) -> str:
        application = _application(deed)
        return words.format(name=application.name if application else "Quelqu’un")

    return sentence


def _page(deed: Deed) -> str:
    application = _application(deed)
    if application is None:
        return reverse("joining:applications.index", args=[deed.coop_key])
    return reverse("joining:applications.show", args=[deed.coop_key, application.number])


NOTICES = [
    Notice(
        "member", "joining.application.made", _members,
        _said("{name} veut venir dans la coop. Lisez ses mots, répondez."), _page,
    ),
    Notice(
        "member", "joining.application.recalled", _who_has_not_answered,
        _said("{name} attend une réponse depuis longtemps."), _page,
    ),
    Notice(
        "member", "joining.look.asked", _others_than_who_noted,
        _said("Un second regard est demandé sur la demande de {name}."), _page,
    ),
    Notice(
        "member", "joining.commitment.proposed", _who_answered,
        _said("{name} propose un premier engagement."), _page,
    ),
    Notice(
        "member", "joining.commitment.accepted", _who_answered,
        _said("{name} est d’accord avec le premier engagement."), _page,
    ),
]  # fmt: skip
