"""Before the work: the team agrees on who will receive what if the client pays."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from kpacite.coops import queries as coops
from kpacite.lib import french
from kpacite.lib.errors import Refusal
from kpacite.money import Euros
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.sharing import contributing, queries, ruling
from kpacite.sharing.core import shares
from kpacite.sharing.models import ShareConsent, SharePlan, SharePlanLine
from kpacite.sharing.weighing import Weight
from kpacite.work import queries as work
from kpacite.work import staffing
from kpacite.work.models import Mission

__all__ = ["Weight", "consent", "propose"]


class NothingIsSold(Refusal):
    """A plan shares a price above zero."""

    sentence = "Le prix doit être plus grand que zéro. Exemple : 800."


class MaterialsAboveSales(Refusal):
    """The materials would take more than the client pays."""

    sentence = "Les courses coûtent plus que ce que paie le client. Revoyez le prix ou les courses."


class TeamIsEmpty(Refusal):
    """There is nobody to share with."""

    sentence = "Personne n’est dans l’équipe. Prenez d’abord des places sur la mission."


class SomebodyIsForgotten(Refusal):
    """Each person of the team has a stated part, even zero (CAE-05: how pay is shared)."""


class NobodyHasAPart(Refusal):
    """All the parts are zero."""

    sentence = "Personne n’a de part. Donnez au moins une part à une personne."


class NoPartNeedsAReason(Refusal):
    """Zero is possible when the person says why: nobody is left out in silence."""


class NotOfTheCoop(Refusal):
    """The money of a mission goes to people of the coop."""


class NotInTheTeam(Refusal):
    """Only those who have a line in the plan answer it."""

    sentence = "Vous n’êtes pas dans ce partage. Parlez-en avec l’équipe."


class PlanIsReplaced(Refusal):
    """There is a newer plan."""

    sentence = "Un plan plus récent existe. Répondez au nouveau plan."


class PlanAlreadyAgreed(Refusal):
    """An agreed plan does not move: what changes is a new version."""

    sentence = (
        "Toute l’équipe a déjà dit d’accord. Pour changer le partage, proposez un nouveau plan."
    )


@transaction.atomic
def propose(
    *,
    mission: Mission,
    net_sales: Euros,
    materials: Euros,
    weights: Sequence[Weight],
    by: Person,
    on: date,
    at: datetime,
) -> SharePlan:
    """The mission has a new version of its plan, with the rule of the coop as it is that day.

    Every person of the team has a stated weight. Whoever proposes agrees by proposing. The plans
    before stay as they were; the last agreed one holds until this one is agreed.
    Law: décret 2015-1363 on the CAE: those who share an activity write how pay is shared (CAE-05).
    Refuses: NothingIsSold, MaterialsAboveSales, TeamIsEmpty, SomebodyIsForgotten, NobodyHasAPart,
    NoPartNeedsAReason, NotOfTheCoop; hosts.NoHost, hosts.NoScale.
    """
    mission = staffing.lock(mission)
    _refuse_amounts(net_sales, materials)
    _refuse_weights(mission, weights, on)
    plan = _write(mission, net_sales, materials, weights, by=by, on=on, at=at)
    deeds.note(
        verb="sharing.plan.proposed", thing=mission.address, by=by, coop_key=mission.coop.slug,
        note=f"plan {plan.number}", at=at,
    )  # fmt: skip
    if by.pk in {weight.person.pk for weight in weights}:
        ShareConsent.objects.create(plan=plan, person=by, position="agree", at=at)
    return plan


@transaction.atomic
def consent(
    *, plan: SharePlan, person: Person, position: str, text: str = "", at: datetime
) -> ShareConsent:
    """The person said yes to the plan, or asked to talk; the last word of each counts.

    Refuses: NotInTheTeam, PlanIsReplaced, PlanAlreadyAgreed.
    """
    mission = staffing.lock(plan.mission)
    latest = queries.latest_plan(mission)
    if latest is None or latest.pk != plan.pk:
        raise PlanIsReplaced
    said = {voice.person.pk: voice.consent for voice in queries.plan_voices(latest)}
    if person.pk not in said:
        raise NotInTheTeam
    before = said[person.pk]
    if queries.is_agreed(latest):
        if before is not None and position == "agree":
            return before  # a second click
        raise PlanAlreadyAgreed
    given = ShareConsent.objects.create(
        plan=plan, person=person, position=position, text=text.strip()[:300], at=at
    )
    deeds.note(
        verb=f"sharing.plan.{position}", thing=mission.address, by=person,
        coop_key=mission.coop.slug, note=f"plan {plan.number}", at=at,
    )  # fmt: skip
    return given


def _refuse_amounts(net_sales: Euros, materials: Euros) -> None:
    if net_sales <= Euros.zero() or materials < Euros.zero():
        raise NothingIsSold
    if materials > net_sales:
        raise MaterialsAboveSales


def _refuse_weights(mission: Mission, weights: Sequence[Weight], on: date) -> None:
    if not weights:
        raise TeamIsEmpty
    named = {weight.person.pk for weight in weights}
    forgotten = [
        member.person.first_name for member in work.team(mission) if member.person.pk not in named
    ]
    if forgotten:
        raise SomebodyIsForgotten(
            f"Il manque la part de {french.join(*forgotten)}. Écrivez un nombre, même zéro."
        )
    if not any(weight.weight for weight in weights):
        raise NobodyHasAPart
    _refuse_silent_zeros(weights)
    members = set(coops.members(mission.coop, on).values_list("pk", flat=True))
    strangers = [w.person.first_name for w in weights if w.person.pk not in members]
    if strangers:
        raise NotOfTheCoop(
            f"{french.join(*strangers)} : pas membre de {mission.coop.name}. "
            "Seuls les membres reçoivent une part."
        )


def _refuse_silent_zeros(weights: Sequence[Weight]) -> None:
    silent = [w.person.first_name for w in weights if not w.weight and not w.reason.strip()]
    if silent:
        raise NoPartNeedsAReason(
            f"{french.join(*silent)} n’a pas de part. Écrivez la raison, avec ses mots."
        )


def _write(
    mission: Mission,
    net_sales: Euros,
    materials: Euros,
    weights: Sequence[Weight],
    *,
    by: Person,
    on: date,
    at: datetime,
) -> SharePlan:
    rule = ruling.read(mission.coop, on)
    terms = contributing.terms(mission.coop, mission.activity, on)
    part = terms.part(
        base=terms.base(net_sales=net_sales, materials=materials),
        so_far=contributing.base_so_far(mission.coop, on),
    )
    shared = shares.compute(
        net_sales=net_sales,
        materials=materials,
        host=part.amount,
        commons_bp=rule["commons_bp"],
        commons_base=rule["commons_base"],
        weights=shares.weights_of(rule["key"], [weight.weight for weight in weights]),
    )
    last = SharePlan.objects.filter(mission=mission).aggregate(last=Max("number"))["last"]
    plan = SharePlan.objects.create(
        mission=mission, number=(last or 0) + 1, host=terms.host, scale=terms.row, rule=rule,
        net_sales_cents=net_sales.cents, materials_cents=materials.cents,
        host_so_far_cents=part.so_far.cents, host_cents=shared.host.cents,
        commons_cents=shared.commons.cents, proposed_by=by, proposed_at=at,
    )  # fmt: skip
    SharePlanLine.objects.bulk_create(
        _line(plan, rank, weight, cents)
        for rank, (weight, cents) in enumerate(zip(weights, shared.members, strict=True), start=1)
    )
    return plan


def _line(plan: SharePlan, rank: int, weight: Weight, planned: Euros) -> SharePlanLine:
    return SharePlanLine(
        plan=plan,
        rank=rank,
        person=weight.person,
        seat_kind=weight.seat_kind,
        weight=weight.weight,
        reason=weight.reason.strip()[:240],
        planned_cents=planned.cents,
    )
