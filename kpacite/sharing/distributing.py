"""After the payment: the real money is shared, agreed by the team, and posted."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kpacite.coops.models import Coop
from kpacite.ledger import posting
from kpacite.lib import french, tasks
from kpacite.lib.errors import Refusal
from kpacite.money import Euros
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.sharing import bookkeeping, queries, receipts, reckoning, sealing
from kpacite.sharing.models import Distribution, DistributionLine, ShareConsent, SharePlan
from kpacite.sharing.reckoning import Reckoned
from kpacite.sharing.ruling import RuleData
from kpacite.work import staffing
from kpacite.work.models import Mission


class PlanNotAgreed(Refusal):
    """Money is shared by a plan that the whole team agreed to (CAE-05 of docs/law.md)."""

    sentence = (
        "Toute l’équipe n’a pas encore dit d’accord au plan de partage. "
        "Répondez au plan, puis partagez."
    )


class NothingToShare(Refusal):
    """All that was received is already shared."""

    sentence = "Tout l’argent reçu est déjà partagé. Il n’y a rien à faire."


class NotInTheShare(Refusal):
    """Only those who have a line in it answer a distribution."""

    sentence = "Vous n’êtes pas dans ce partage. Parlez-en avec l’équipe."


class AlreadyPosted(Refusal):
    """What is posted does not move."""

    sentence = "Ce partage est déjà dans les comptes. Une erreur se corrige au partage suivant."


class MoneyHasMoved(Refusal):
    """A payment was corrected or credited since these figures were made."""

    sentence = "L’argent reçu a changé depuis ce calcul. Refaites le calcul, puis répondez."


@transaction.atomic
def propose(
    *,
    mission: Mission,
    received: Euros,
    received_on: date,
    source: str,
    by: Person | None,
    at: datetime,
) -> Distribution:
    """The money received so far, net of VAT, has its sharing proposed to the team.

    `received` is the running total of the mission; what is shared is its difference with what is
    posted. One distribution waits at most: a new payment, or new facts, take the place of the
    waiting one, and its answers start again. The same `source` twice gives the same distribution.
    Refuses: PlanNotAgreed, NothingToShare, reckoning.NoHoursYet.
    """
    mission = staffing.lock(mission)
    plan = queries.agreed_plan(mission)
    if plan is None:
        raise PlanNotAgreed
    known = _already_shared(mission, source)
    if known is not None:
        return known
    # The host's scale runs over the year of the coop: one reckoning at a time.
    Coop.objects.select_for_update(no_key=True).get(pk=mission.coop_id)
    waiting = queries.waiting(mission)
    reckoned = reckoning.reckon(plan=plan, received=received, received_on=received_on, but=waiting)
    if not reckoned.step and waiting is None:
        raise NothingToShare
    distribution = waiting or Distribution(mission=mission, number=_next_number(mission))
    distribution.received_on, distribution.received_cents = received_on, received.cents
    distribution.source = source
    return _keep(distribution, plan, reckoned, by=by, at=at)


@transaction.atomic
def recompute(*, distribution: Distribution, by: Person, at: datetime) -> Distribution:
    """The waiting distribution follows the facts again: hours, purchases or money were corrected.

    Everyone answers again. Refuses: AlreadyPosted, PlanNotAgreed, reckoning.NoHoursYet.
    """
    mission = staffing.lock(distribution.mission)
    distribution = Distribution.objects.get(pk=distribution.pk)
    if distribution.is_posted:
        raise AlreadyPosted
    plan = queries.agreed_plan(mission)
    if plan is None:
        raise PlanNotAgreed
    Coop.objects.select_for_update(no_key=True).get(pk=mission.coop_id)
    receipt = receipts.of_mission(mission)
    if receipt is not None:
        distribution.received_cents = receipt.received.cents
        distribution.received_on = receipt.received_on
    reckoned = reckoning.reckon(
        plan=plan, received=Euros(distribution.received_cents),
        received_on=distribution.received_on, but=distribution,
    )  # fmt: skip
    distribution.mission = mission
    return _keep(distribution, plan, reckoned, by=by, at=at)


@transaction.atomic
def consent(
    *, distribution: Distribution, person: Person, position: str, text: str = "", at: datetime
) -> ShareConsent:
    """The person said yes to these figures, or asked to talk. When all said yes, it is posted.

    Refuses: AlreadyPosted, NotInTheShare, MoneyHasMoved.
    """
    staffing.lock(distribution.mission)
    distribution = _read(distribution)
    said = {voice.person.pk: voice.consent for voice in queries.distribution_voices(distribution)}
    if person.pk not in said:
        raise NotInTheShare
    before = said[person.pk]
    if distribution.is_posted:
        if before is not None and before.position == position:
            return before  # a second click
        raise AlreadyPosted
    if _is_stale(distribution):
        raise MoneyHasMoved
    given = ShareConsent.objects.create(
        distribution=distribution, person=person, position=position, text=text.strip()[:300], at=at
    )
    deeds.note(
        verb=f"sharing.distribution.{position}", thing=distribution.address, by=person,
        coop_key=distribution.mission.coop.slug, at=at,
    )  # fmt: skip
    post_when_agreed(distribution=distribution, by=person, at=at)
    return given


@transaction.atomic
def post_when_agreed(
    *, distribution: Distribution, at: datetime, by: Person | None = None
) -> Distribution | None:
    """The distribution is posted if everyone said yes, or if the coop's rule on silence says so.

    Nobody decides alone, and no machine does: the rule was decided by the coop (RGPD-15). What
    silence decided is said in the journal. None while it still waits.
    """
    staffing.lock(distribution.mission)
    distribution = _read(distribution)
    if distribution.is_posted:
        return distribution
    if _is_stale(distribution):
        return None  # silence never shares money that went back
    voices = queries.distribution_voices(distribution)
    if any(voice.position == "talk" for voice in voices):
        return None
    silent = [voice.person for voice in voices if not voice.position]
    if not silent:
        return _post(distribution, because="agreed", note="", by=by, at=at)
    rule: RuleData = distribution.plan.rule
    if rule["silence_means"] == "wait" or at < deadline(distribution):
        return None
    names = french.join(*(person.first_name for person in silent))
    days = french.count(rule["silence_days"], "jour")
    note = f"{names} : pas de réponse en {days}. Notre règle dit que cela vaut accord."
    return _post(distribution, because="silence", note=note, by=None, at=at)


def post_after_silence(*, distribution: int, at: datetime) -> Distribution | None:
    """Called when the delay of the coop's rule has passed."""
    found = Distribution.objects.select_related("mission").get(pk=distribution)
    return post_when_agreed(distribution=found, at=at)


def deadline(distribution: Distribution) -> datetime:
    """When silence starts to count as the coop decided."""
    rule: RuleData = distribution.plan.rule
    return distribution.proposed_at + timedelta(days=rule["silence_days"])


def _keep(
    distribution: Distribution,
    plan: SharePlan,
    reckoned: Reckoned,
    *,
    by: Person | None,
    at: datetime,
) -> Distribution:
    """Write the waiting distribution and its lines, and ask for the end of the delay."""
    sources = [*distribution.snapshot.get("sources", [])] if distribution.pk else []
    if distribution.source not in sources:
        sources.append(distribution.source)
    distribution.coop = distribution.mission.coop
    distribution.plan = plan
    distribution.step_cents = reckoned.step.cents
    distribution.host_base_cents = reckoned.host_base.cents
    distribution.proposed_by, distribution.proposed_at = by, at
    distribution.snapshot = reckoned.snapshot | {"sources": sources}
    distribution.save()
    distribution.lines.all().delete()
    for line in reckoned.lines:
        line.distribution = distribution
    DistributionLine.objects.bulk_create(reckoned.lines)
    deeds.note(
        verb="sharing.distribution.proposed", thing=distribution.address, by=by,
        coop_key=distribution.coop.slug, note=distribution.mission.title, at=at,
    )  # fmt: skip
    tasks.enqueue(
        function="kpacite.sharing.tasks.after_silence", arguments={"distribution": distribution.pk},
        at=deadline(distribution), key=f"{distribution.address}/silence/{at.isoformat()}",
    )  # fmt: skip
    return distribution


def _post(
    distribution: Distribution, *, because: str, note: str, by: Person | None, at: datetime
) -> Distribution:
    """Seal it in the coop's chain and write it in the host's book."""
    coop = Coop.objects.select_for_update(no_key=True).get(pk=distribution.coop_id)
    last = Distribution.objects.filter(coop=coop).exclude(position=None).order_by("-position")
    previous = last.first()
    lines = list(distribution.lines.all())
    distribution.position = (previous.position or 0) + 1 if previous else 1
    distribution.previous_hash = previous.hash if previous else ""
    distribution.posted_at, distribution.posted_because = at, because
    distribution.hash = sealing.seal(distribution, lines)
    distribution.save()
    distribution.lines.update(is_posted=True)
    on = timezone.localtime(at).date()
    entry = bookkeeping.distribution_entry(distribution, on=on)
    if entry is not None:
        posting.post(book=distribution.plan.host.book, entry=entry, by=by, at=at)
    deeds.note(
        verb=f"sharing.distribution.posted.{because}", thing=distribution.address, by=by,
        coop_key=coop.slug, note=note or distribution.mission.title, at=at,
    )  # fmt: skip
    return distribution


def _is_stale(distribution: Distribution) -> bool:
    """The money received is no longer what these figures share."""
    receipt = receipts.of_mission(distribution.mission)
    return receipt is not None and receipt.received.cents != distribution.received_cents


def _already_shared(mission: Mission, source: str) -> Distribution | None:
    """The distribution that this payment is in already: a replay, or a second click."""
    rows = Distribution.objects.filter(mission=mission).order_by("number")
    return next((row for row in rows if source in row.snapshot.get("sources", [])), None)


def _next_number(mission: Mission) -> int:
    last = Distribution.objects.filter(mission=mission).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _read(distribution: Distribution) -> Distribution:
    rows = queries.complete(Distribution.objects.all())
    return rows.select_related("plan__host__book").get(pk=distribution.pk)
