"""People who want to come, for tests."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from kpacite.coops.tests import factories as coops
from kpacite.governance import deciding
from kpacite.joining import (
    admitting_applicants,
    answering,
    applying,
    committing,
    discovering,
)
from kpacite.joining.applying import Motivation

JUNE_1 = date(2026, 6, 1)
NOON = datetime(2026, 6, 1, 10, tzinfo=UTC)
_rank = count(1)

coop = coops.coop
member = coops.member


def at(day, hour=10):
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def motivation(*, first_name="Sofia", born_on=date(2009, 3, 1), **words):
    """A person of 17 who says why, and leaves no address."""
    return Motivation(first_name, born_on, **{"why": "J’ai envie d’apprendre."} | words)


def application(*, coop, on=JUNE_1, by=None, channel="page", key=None, person=None, **words):
    return applying.apply(
        coop=coop, motivation=motivation(**words), key=key or f"key-{next(_rank)}", on=on,
        at=at(on), by=by, channel=channel, person=person,
    )  # fmt: skip


def answer(*, application, member, wish="yes", on=JUNE_1, by=None, **words):
    if wish == "not_now":
        words.setdefault("words", "Je ne sens pas encore l’envie.")
    return answering.answer(
        application=application, member=member, wish=wish, on=on, at=at(on, 12),
        by=by or member, **words,
    )  # fmt: skip


def commitment(*, application, by, on=JUNE_1, agreed=True, text="Cuisiner le mercredi."):
    made = committing.propose(application=application, text=text, by=by, at=at(on, 13))
    return committing.accept(commitment=made, by=None, at=at(on, 14)) if agreed else made


def ready(*, coop, answers=3, on=JUNE_1, **words):
    """An application that all have said yes to, with its first commitment agreed."""
    made = application(coop=coop, on=on, **words)
    people = [member(coop=coop, first_name=f"Membre {rank}") for rank in range(answers)]
    for one in people:
        answer(application=made, member=one, on=on)
    commitment(application=made, by=people[0], on=on)
    return made


def refused(*, coop, on=JUNE_1, **words):
    """An application that was told not now, and who noted it."""
    made = application(coop=coop, on=on, **words)
    people = [member(coop=coop, first_name=f"Membre {rank}") for rank in range(3)]
    for one in people:
        answer(application=made, member=one, wish="not_now", on=on)
    said = admitting_applicants.say_not_now(
        application=made, question="wish", reason="Nous n’avons pas encore senti l’envie.",
        on=on, at=at(on, 18), by=people[0],
    )  # fmt: skip
    return said, people


def decision(*, coop, by, on=JUNE_1, title="Accueillir Sofia"):
    return deciding.record(coop=coop, title=title, text=title, method="daily", on=on, by=by)


def session(*, coop, host, starts_at=None, places=8, at=NOON, title="Porte ouverte"):
    starts_at = starts_at or at + timedelta(days=7)
    return discovering.open_session(
        coop=coop, title=title, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2),
        places=places, host=host, on=at.date(), at=at, by=host, place="L’atelier",
    )  # fmt: skip
