"""Reckoning a distribution: the money received so far, shared by the plan's rule on the facts.

The plan freezes the rule and the agreed parts. The facts (what was bought, what was worked) take
the place of what was foreseen, and each difference is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from kpacite.hosts.core import scales
from kpacite.hosts.models import Hosting
from kpacite.hosts.queries import built
from kpacite.lib.errors import Refusal
from kpacite.money import Euros, allocate
from kpacite.sharing import contributing, explaining
from kpacite.sharing.contributing import HostPart, Terms
from kpacite.sharing.core import shares
from kpacite.sharing.core.shares import Shares
from kpacite.sharing.explaining import WhyData
from kpacite.sharing.models import Distribution, DistributionLine, SharePlan
from kpacite.sharing.ruling import RuleData
from kpacite.work.models import Contribution, Delivery, Mission, Purchase

Target = tuple[str, int | None]  # ("member", 12), ("materials", None)…
Amounts = Mapping[Target, Euros]


class NoHoursYet(Refusal):
    """The coop shares by hours, the mission is done, and nobody said theirs."""

    sentence = "Personne n’a noté ses heures sur cette mission. Notez-les, puis partagez."


@dataclass(frozen=True, slots=True)
class PersonalWeight:
    """What a person really weighs, and what the plan foresaw."""

    person_id: int
    weight: int
    planned: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a mission the day its money is shared."""

    weights: tuple[PersonalWeight, ...]
    materials: Euros
    by_payer: Mapping[int | None, int]  # who advanced what, in cents; None: the host paid


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A step, ready to be kept: its lines in order, and what it adds to the host's year."""

    lines: tuple[DistributionLine, ...]
    step: Euros
    host_base: Euros
    snapshot: dict[str, object]


def reckon(
    *, plan: SharePlan, received: Euros, received_on: date, but: Distribution | None
) -> Reckoned:
    """The difference between what all the money received so far gives and what was posted.

    `but` is the waiting distribution that this one replaces.
    Refuses: NoHoursYet.
    """
    facts = facts_of(plan)
    rule: RuleData = plan.rule
    terms = _terms(plan, received_on)
    before = _posted(plan.mission)
    materials = shares.covered(received, facts.materials)
    part = _host_step(plan, terms, received, materials, before, received_on, but)
    shared = shares.compute(
        net_sales=received,
        materials=materials,
        host=before.get(("host", None), Euros.zero()) + part.amount,
        commons_bp=rule["commons_bp"],
        commons_base=rule["commons_base"],
        weights=[weight.weight for weight in facts.weights],
    )
    step = shares.difference(_running(shared, facts), before)
    planned = _planned_step(plan, facts, received, Euros.total(before.values()))
    whys = _whys(step, shared, part, terms, rule, facts)
    return Reckoned(
        lines=tuple(
            DistributionLine(
                rank=rank,
                target=who[0],
                person_id=who[1],
                amount_cents=amount.cents,
                planned_cents=planned.get(who, Euros.zero()).cents,
                why=whys[who],
            )
            for rank, (who, amount) in enumerate(step.items(), start=1)
        ),
        step=Euros.total(step.values()),
        host_base=Euros.zero() if terms.takes_nothing else part.base,
        snapshot=_snapshot(plan, facts, shared, terms),
    )


def facts_of(plan: SharePlan) -> Facts:
    """The real weights and purchases; the planned weights when the key is not the hours.

    Refuses: NoHoursYet.
    """
    bought = Purchase.objects.filter(mission=plan.mission).order_by("paid_by")
    by_payer = {
        payer: cents
        for payer, cents in bought.values_list("paid_by").annotate(s=Sum("amount_cents"))
        if cents > 0
    }
    return Facts(
        weights=_real_weights(plan), materials=Euros(sum(by_payer.values())), by_payer=by_payer
    )


def _real_weights(plan: SharePlan) -> tuple[PersonalWeight, ...]:
    rule: RuleData = plan.rule
    lines = list(plan.lines.all())
    delivery = Delivery.objects.filter(mission=plan.mission).first()
    if rule["key"] != "hours" or delivery is None:
        weights = shares.weights_of(rule["key"], [line.weight for line in lines])
        return tuple(
            PersonalWeight(line.person_id, weight, weight, line.reason)
            for line, weight in zip(lines, weights, strict=True)
        )
    worked = _minutes(plan.mission, delivery.delivered_on)
    if not worked:
        raise NoHoursYet
    planned = {line.person_id: line for line in lines}
    real = [
        # Who asked for no part keeps that wish, whatever they worked.
        PersonalWeight(pk, worked.get(pk, 0) if line.weight else 0, line.weight, line.reason)
        for pk, line in planned.items()
    ]
    real += [PersonalWeight(pk, minutes, 0) for pk, minutes in worked.items() if pk not in planned]
    if not any(weight.weight for weight in real):
        raise NoHoursYet
    return tuple(real)


def _minutes(mission: Mission, delivered_on: date) -> dict[int, int]:
    rows = Contribution.objects.standing().filter(mission=mission, happened_on__lte=delivered_on)
    return dict(rows.order_by("person").values_list("person").annotate(total=Sum("minutes")))


def _terms(plan: SharePlan, on: date) -> Terms:
    """The plan's host and scale; free months still count from the day the money came."""
    coop, activity = plan.mission.coop, plan.mission.activity
    scale = built(plan.scale)
    hosting = Hosting.objects.filter(host=plan.host, coop=coop).order_by("valid_from").first()
    applies = hosting is None or scales.applies(
        scale, hosted_from=hosting.valid_from, on=on, activity=activity.key
    )
    return Terms(plan.host, plan.scale, scale if applies else scales.nothing(scale), not applies)


def _posted(mission: Mission) -> dict[Target, Euros]:
    """What each one has had of this mission so far."""
    lines = DistributionLine.objects.filter(
        distribution__mission=mission, distribution__posted_at__isnull=False
    )
    sums = (
        lines.order_by("target", "person")
        .values_list("target", "person")
        .annotate(s=Sum("amount_cents"))
    )
    return {(target, person_id): Euros(cents) for target, person_id, cents in sums}


def _host_step(
    plan: SharePlan,
    terms: Terms,
    received: Euros,
    materials: Euros,
    before: Amounts,
    on: date,
    but: Distribution | None,
) -> HostPart:
    posted = Distribution.objects.filter(mission=plan.mission, posted_at__isnull=False)
    seen = Euros(posted.aggregate(s=Sum("host_base_cents"))["s"] or 0)
    base = terms.base(net_sales=received, materials=materials)
    return terms.part(
        base=Euros.zero() if terms.takes_nothing else base - seen,
        so_far=contributing.base_so_far(plan.mission.coop, on, but=but),
        # The host cannot give back more than it took.
        at_least=-before.get(("host", None), Euros.zero()),
    )


def _running(shared: Shares, facts: Facts) -> dict[Target, Euros]:
    """The running total of each line, in the order of the buckets."""
    running: dict[Target, Euros] = dict(_materials(shared.materials, facts))
    running[("host", None)] = shared.host
    running[("commons", None)] = shared.commons
    for weight, amount in zip(facts.weights, shared.members, strict=True):
        running[("member", weight.person_id)] = amount
    return running


def _materials(total: Euros, facts: Facts) -> dict[Target, Euros]:
    """Each one who advanced money gets it back, in proportion while all is not paid."""
    if not facts.by_payer:
        return {("materials", None): total}
    parts = allocate(total, list(facts.by_payer.values()))
    return {
        ("materials", payer): amount for payer, amount in zip(facts.by_payer, parts, strict=True)
    }


def _planned_step(
    plan: SharePlan, facts: Facts, received: Euros, before: Euros
) -> dict[Target, Euros]:
    """What the plan foresaw for the same money."""
    return shares.difference(_planned(plan, facts, received), _planned(plan, facts, before))


def _planned(plan: SharePlan, facts: Facts, received: Euros) -> dict[Target, Euros]:
    """The plan's running total at a receipt, never above the price it foresaw."""
    rule: RuleData = plan.rule
    net_sales = min(received, Euros(plan.net_sales_cents))
    materials = shares.covered(net_sales, Euros(plan.materials_cents))
    terms = _terms(plan, date.fromisoformat(rule["read_on"]))
    part = terms.part(
        base=terms.base(net_sales=net_sales, materials=materials),
        so_far=Euros(plan.host_so_far_cents),
    )
    lines = list(plan.lines.all())
    shared = shares.compute(
        net_sales=net_sales,
        materials=materials,
        host=part.amount,
        commons_bp=rule["commons_bp"],
        commons_base=rule["commons_base"],
        weights=shares.weights_of(rule["key"], [line.weight for line in lines]),
    )
    planned: dict[Target, Euros] = dict(_materials(shared.materials, facts))
    planned[("host", None)] = shared.host
    planned[("commons", None)] = shared.commons
    for line, amount in zip(lines, shared.members, strict=True):
        planned[("member", line.person_id)] = amount
    return planned


def _whys(
    step: Amounts, shared: Shares, part: HostPart, terms: Terms, rule: RuleData, facts: Facts
) -> dict[Target, WhyData]:
    weights = {weight.person_id: weight for weight in facts.weights}
    total = sum(weight.weight for weight in facts.weights)
    whys: dict[Target, WhyData] = {
        ("host", None): explaining.host(part, terms.row),
        ("commons", None): explaining.commons(shared, rule),
    }
    for target, person_id in step:
        if target == "materials":
            cost = Euros(facts.by_payer.get(person_id, 0))
            whys[(target, person_id)] = explaining.materials(cost)
        elif target == "member" and person_id is not None:
            # Somebody shared with before, and in no fact any more, weighs nothing now.
            weight = weights.get(person_id, PersonalWeight(person_id, 0, 0))
            whys[(target, person_id)] = explaining.member(
                shared.pot, rule, weight=weight.weight, weights=total,
                planned=weight.planned, note=weight.note,
            )  # fmt: skip
    return whys


def _snapshot(plan: SharePlan, facts: Facts, shared: Shares, terms: Terms) -> dict[str, object]:
    return {
        "plan": plan.number,
        "rule": plan.rule,
        "scale": terms.row.pk,
        "weights": [[w.person_id, w.weight, w.planned] for w in facts.weights],
        "purchases": [[payer, cents] for payer, cents in facts.by_payer.items()],
        "gross_margin_cents": shared.gross_margin.cents,
        "pot_cents": shared.pot.cents,
    }
