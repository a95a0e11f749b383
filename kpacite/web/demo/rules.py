"""Rules that changed: the commons kept 9 € on 100, then 10; it is to be talked of next week."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from kpacite.governance import consenting, deciding, proposing, rounds, showing_decisions
from kpacite.governance.core.effects import Planned
from kpacite.governance.core.rules import Value
from kpacite.hosts import bounding
from kpacite.lib.dates import months_after
from kpacite.web.demo.stage import Stage, day_of
from kpacite.web.demo.timeline import Story

# What La Cape chose on its first day, and lets everybody read.
FIRST_RULES: Mapping[str, Value] = {
    "sharing.commons_bp": 900,
    "governance.rulebook_public": True,
}
REVIEW_MONTHS = 7
REVIEW_IN = timedelta(days=6)


def la_cape(stage: Stage) -> Iterator[Story]:
    yield ten_on_a_hundred(stage)
    yield a_limit_of_the_host(stage)
    yield coffee(stage)


def _decided_on(today: date) -> date:
    return months_after(today + REVIEW_IN, -REVIEW_MONTHS)


def ten_on_a_hundred(stage: Stage) -> Story:
    """Before the first order: proposed in the morning, decided in the evening, all being there."""
    calendar = stage.calendar
    offset = (_decided_on(calendar.today) - calendar.today).days
    amina, leads = stage.people["amina"], stage.people["fatoumata"]
    yield (now := calendar.at(offset, 9))
    proposal = proposing.draft(
        coop=stage.coop, type_key="consent", title="Le commun garde 10 € sur 100 €",
        text="Aujourd’hui : Le commun garde 9 € sur 100 €.\n"
        "Avec cette proposition : Le commun garde 10 € sur 100 €.",
        lived="Le loyer augmente. Le commun est vide à la fin du mois.",
        effects=[Planned("rule.set", {"key": "sharing.commons_bp", "value": 1000})],
        review_months=REVIEW_MONTHS, key=stage.key(), by=amina, at=now,
    )  # fmt: skip
    proposing.open_proposal(proposal=proposal, by=amina, on=day_of(now), at=now)
    yield (now := calendar.at(offset, 18))
    rounds.advance(
        proposal=proposal, to="consent", mode="live", facilitator=leads, by=amina, on=day_of(now),
        at=now,
    )  # fmt: skip
    version = proposal.versions.get()
    for elector in proposal.electors.select_related("person").order_by("pk"):
        typed_by = elector.person if elector.person.email else leads
        consenting.answer(version=version, person=elector.person, kind="agree", by=typed_by, at=now)
    yield (now := calendar.at(offset, 19))
    decision = consenting.close(proposal=proposal, by=leads, on=day_of(now), at=now)
    if decision is not None:
        yield (now := calendar.at(offset + 2, 9))
        showing_decisions.show(decision=decision, public=True, on=day_of(now), by=leads)


def a_limit_of_the_host(stage: Stage) -> Story:
    """Optale lets the commons of its coops keep 30 € on 100 at most."""
    yield (now := stage.calendar.at(-120, 11))
    bounding.set_bound(
        host=stage.host, key="sharing.commons_bp", minimum=None, maximum=3000,
        because="Au-delà, il reste trop peu pour payer le travail.", valid_from=day_of(now),
        on=day_of(now), by=stage.officer,
    )  # fmt: skip


def coffee(stage: Stage) -> Story:
    """A small thing, decided by one person and told to all."""
    yield (now := stage.calendar.at(-25, 10))
    deciding.record(
        coop=stage.coop, title="Le café est en libre service", method="daily", on=day_of(now),
        text="Une boîte à côté de la machine. On y met 50 centimes, si on peut.",
        by=stage.people["rosa"], at=now,
    )  # fmt: skip
