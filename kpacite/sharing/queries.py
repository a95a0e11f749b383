"""What pages and the higher apps read of sharing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from kpacite.people.models import Person
from kpacite.sharing.models import Distribution, ShareConsent, SharePlan
from kpacite.work.models import Mission


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody of the team said: "agree", "talk", or nothing yet."""

    person: Person
    consent: ShareConsent | None

    @property
    def position(self) -> str:
        return self.consent.position if self.consent else ""


def latest_plan(mission: Mission) -> SharePlan | None:
    """The last plan proposed, agreed or not."""
    return _plans(mission).first()


def agreed_plan(mission: Mission) -> SharePlan | None:
    """The last plan that everyone of its team agreed to."""
    return next((plan for plan in _plans(mission) if is_agreed(plan)), None)


def is_agreed(plan: SharePlan) -> bool:
    """Whether every person of the plan said yes, and has not asked to talk since."""
    return all(voice.position == "agree" for voice in plan_voices(plan))


def plan_voices(plan: SharePlan) -> list[Voice]:
    """The people of a plan, in its order, with the last thing each said."""
    last = _last_of_each(plan.consents.all())
    return [Voice(line.person, last.get(line.person_id)) for line in plan.lines.all()]


def distribution_voices(distribution: Distribution) -> list[Voice]:
    """The people of a distribution with the last thing each said of these very figures."""
    said = [
        consent for consent in distribution.consents.all() if consent.at >= distribution.proposed_at
    ]
    last = _last_of_each(said)
    return [
        Voice(line.person, last.get(line.person.pk))
        for line in distribution.lines.all()
        if line.target == "member" and line.person is not None
    ]


def distributions(mission: Mission) -> QuerySet[Distribution]:
    """The distributions of a mission, the first one first, ready to be read in full."""
    return complete(Distribution.objects.filter(mission=mission).order_by("number"))


def complete(rows: QuerySet[Distribution]) -> QuerySet[Distribution]:
    """With all that a page says of them, in a constant number of queries."""
    return rows.select_related("mission__coop", "mission__activity", "plan").prefetch_related(
        "lines__person", "consents__person"
    )


def waiting(mission: Mission) -> Distribution | None:
    """The distribution that is proposed and not posted: at most one per mission."""
    return Distribution.objects.filter(mission=mission, posted_at=None).first()


def _plans(mission: Mission) -> QuerySet[SharePlan]:
    return (
        SharePlan.objects.filter(mission=mission)
        .order_by("-number")
        .select_related("host", "scale__host", "mission__coop", "proposed_by")
        .prefetch_related("lines__person", "consents__person")
    )


def _last_of_each(consents: Iterable[ShareConsent]) -> dict[int, ShareConsent]:
    ordered: Sequence[ShareConsent] = sorted(consents, key=lambda consent: (consent.at, consent.pk))
    return {consent.person_id: consent for consent in ordered}
