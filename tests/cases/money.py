"""Rules of sharing: what a plan gives, how long one waits, who sees whose part."""

from kpacite.money import Euros
from kpacite.sharing import distributing, planning
from kpacite.sharing.weighing import Weight
from kpacite.work.tests import factories as work
from tests.rule_cases import LONG_BEFORE, Stage, case, days, noon


def _mission(stage: Stage, day, title="Goûter du quartier"):
    made = work.mission(coop=stage.coop, activity=stage.world.activity, starts_on=day, title=title)
    for person, kind in ((stage.amina, "carry"), (stage.rosa, "help"), (stage.jordan, "learn")):
        work.seated(mission=made, person=person, kind=kind, taken_at=noon(day))
    return made


def _plan(stage: Stage, mission, day):
    """800 € with 220 € of materials, parts 3, 2 and 1, and everybody agrees."""
    weights = [
        Weight(stage.amina, "carry", 3), Weight(stage.rosa, "help", 2),
        Weight(stage.jordan, "learn", 1),
    ]  # fmt: skip
    plan = planning.propose(
        mission=mission, net_sales=Euros(80_000), materials=Euros(22_000), weights=weights,
        by=stage.amina, on=day, at=noon(day),
    )  # fmt: skip
    for person in (stage.rosa, stage.jordan):
        planning.consent(plan=plan, person=person, position="agree", at=noon(day))
    return plan


def a_plan_of_before(stage: Stage) -> None:
    mission = _mission(stage, LONG_BEFORE, title="Buffet de mai")
    _plan(stage, mission, LONG_BEFORE)
    stage.things["mission"] = mission


def the_plan_of_before(stage: Stage) -> str:
    return stage.page(f"missions/{stage.things['mission'].pk}/partage/", stage.amina)


def a_new_plan(stage: Stage) -> str:
    mission = _mission(stage, stage.day)
    _plan(stage, mission, stage.day)
    return stage.page(f"missions/{mission.pk}/partage/", stage.amina)


for key, value in (
    ("sharing.commons_bp", 1200), ("sharing.commons_base", "margin"), ("sharing.key", "equal"),
):  # fmt: skip
    case(key, value, arrange=a_plan_of_before, past=the_plan_of_before)(a_new_plan)


def _distribution(stage: Stage, mission, day):
    return distributing.propose(
        mission=mission, received=Euros(40_000), received_on=day,
        source=f"sales/payment/{mission.pk}", by=stage.amina, at=noon(day),
    )  # fmt: skip


def a_share_of_before(stage: Stage) -> None:
    a_plan_of_before(stage)
    _distribution(stage, stage.things["mission"], LONG_BEFORE + days(20))


def the_share_of_before(stage: Stage) -> str:
    return stage.page(f"missions/{stage.things['mission'].pk}/partage/1/", stage.amina)


def a_share_that_waits(stage: Stage) -> str:
    mission = _mission(stage, stage.day)
    _plan(stage, mission, stage.day)
    _distribution(stage, mission, stage.day)
    return stage.page(f"missions/{mission.pk}/partage/1/", stage.amina)


for key, value in (("sharing.silence_days", 12), ("sharing.silence_means", "wait")):
    case(key, value, arrange=a_share_of_before, past=the_share_of_before)(a_share_that_waits)


def the_parts_of_before(stage: Stage) -> str:
    """Yacine is not of the team."""
    return stage.page(f"missions/{stage.things['mission'].pk}/partage/", stage.yacine)


@case("sharing.parts_seen_by", "members", arrange=a_plan_of_before, past=the_parts_of_before)
def the_parts_of_others(stage: Stage) -> str:
    mission = _mission(stage, stage.day)
    _plan(stage, mission, stage.day)
    return stage.page(f"missions/{mission.pk}/partage/", stage.yacine)
