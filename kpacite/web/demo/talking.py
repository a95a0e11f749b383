"""Talking where the thing is, and being told. Days are counted from today."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from kpacite.governance.models import Proposal
from kpacite.people.models import Deed
from kpacite.talks import noticing, sharing_dates, speaking
from kpacite.talks.models import Message
from kpacite.web.demo.stage import Stage
from kpacite.web.demo.timeline import Story
from kpacite.work.models import Mission

MISSION = "Repas de rentrée du Phare"
# Who speaks, who types, days and hours from today, words.
SAID = (
    ("thi-mai", "thi-mai", -3, 9, "J’ai réservé le camion. Qui peut conduire samedi ?"),
    ("amina", "amina", -3, 11, "Moi. Le plan du Phare est ici : https://lephare.example/acces"),
    ("rosa", "fatoumata", -2, 15, "Je fais trois tartes de plus. Il faut des boîtes."),
    ("jordan", "jordan", -1, 18, "Je passe prendre les boîtes demain matin."),
)
READ_DAYS = 2


def la_cape(stage: Stage) -> Iterator[Story]:
    yield about_the_meal(stage)
    yield about_the_proposal(stage)
    yield news(stage)


def about_the_meal(stage: Stage) -> Story:
    """The team talks on the mission itself; Rosa has no telephone, Fatoumata types for her."""
    for author, typed_by, day, hour, words in SAID:
        yield (now := stage.calendar.at(day, hour))
        mission = Mission.objects.get(coop=stage.coop, title=MISSION)
        _say(stage, mission.address, mission.title, author, typed_by, words, now)


def about_the_proposal(stage: Stage) -> Story:
    """A word on the last proposal, and one that Yacine took back."""
    yield (now := stage.calendar.at(-1, 19))
    proposal = Proposal.objects.filter(coop=stage.coop).exclude(opened_at=None).last()
    if proposal is None:
        return
    title = proposal.versions.order_by("-number")[0].title
    for author, words in (
        ("ines", "Je veux bien essayer. On regarde ensemble dans trois mois ?"),
        ("yacine", "Je me suis trompé de proposition."),
    ):
        _say(stage, proposal.address, title, author, author, words, now)
        yield (now := now + timedelta(minutes=12))
    mine = Message.objects.filter(author=stage.people["yacine"]).order_by("pk").last()
    if mine:
        speaking.withdraw(message=mine, by=stage.people["yacine"], at=now)


def news(stage: Stage) -> Story:
    """Amina read her news the day before yesterday; her telephone shows her dates."""
    yield (now := stage.calendar.at(-1, 23))
    since = now - timedelta(days=30)
    deeds = Deed.objects.filter(coop_key=stage.coop.slug, at__range=(since, now))
    for deed in deeds.select_related("by", "about").order_by("at", "pk"):
        noticing.tell(deed=deed, at=now)
    for person in stage.people.values():
        noticing.read(by=person, at=stage.calendar.at(-READ_DAYS, 12))
    sharing_dates.give(by=stage.people["amina"], at=now)


def _say(
    stage: Stage, thing: str, title: str, author: str, typed_by: str, words: str, now: datetime
) -> None:
    speaking.say(
        thing=thing, coop_key=stage.coop.slug, title=title, author=stage.people[author],
        by=stage.people[typed_by], text=words, at=now, key=stage.key(),
    )  # fmt: skip
