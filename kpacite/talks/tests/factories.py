"""Talks and notices, for tests."""

from datetime import UTC, datetime

from django.http import Http404

from kpacite.coops.models import Coop
from kpacite.coops.tests import factories as coops
from kpacite.people.models import Deed
from kpacite.people.telling import Topic
from kpacite.talks.models import Message, Notice

NOON = datetime(2026, 6, 12, 10, tzinfo=UTC)
TOPICS = {
    "talks/table": "kpacite.talks.tests.factories.table",
    "talks/cellar": "kpacite.talks.tests.factories.cellar",
}

coop = coops.coop
member = coops.member


def table(person, pk, day):
    """A thing of the tests that only the members of coop `pk` see."""
    found = Coop.objects.filter(pk=pk, memberships__person=person, memberships__left_on=None)
    if not (one := found.first()):
        raise Http404
    return Topic(coop_key=one.slug, title="La table du fond", url=f"/c/{one.slug}/membres/")


def cellar(person, pk, day):
    """The same, closed."""
    open_one = table(person, pk, day)
    return Topic(open_one.coop_key, "La cave", open_one.url, closed=True)


def message(*, thing, coop, author, text="Bonjour", at=NOON, **facts):
    return Message.objects.create(
        thing=thing, coop_key=coop.slug, author=author, text=text, at=at, **facts
    )


def deed(*, coop, by, verb="talks.message.said", thing="", about=None, note="", at=NOON):
    return Deed.objects.create(
        verb=verb, thing=thing or f"talks/table/{coop.pk}", by=by, about=about, note=note,
        coop_key=coop.slug, at=at,
    )  # fmt: skip


def notice(*, person, coop, words="Rosa a écrit.", kind="talk", at=NOON, by=None, **facts):
    """Something told to a person, not read."""
    return Notice.objects.create(
        **{
            "person": person, "deed": deed(coop=coop, by=by, at=at), "kind": kind, "words": words,
            "url": f"/c/{coop.slug}/membres/", "made_at": at,
        } | facts
    )  # fmt: skip
