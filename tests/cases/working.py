"""Rules of work: a place to learn, how long a question waits, what a team buys by itself."""

from datetime import timedelta

from kpacite.money import Euros
from kpacite.work import opening, purchasing, thanking
from kpacite.work.models import Mission
from kpacite.work.tests import factories as work
from tests.rule_cases import LONG_BEFORE, Stage, case, noon


def _open(stage: Stage, day, title: str, reason: str = "") -> Mission:
    return opening.open_mission(
        coop=stage.coop, title=title, kind="market", activity=stage.world.activity, starts_on=day,
        ends_on=day, seats={"carry": 1, "help": 1, "learn": 0}, no_learner_reason=reason,
        by=stage.amina, at=noon(day),
    )  # fmt: skip


def a_mission_without_learner(stage: Stage) -> None:
    made = _open(stage, LONG_BEFORE, "Livraison de mai", "Le camion n’a que deux places.")
    stage.things["mission"] = made


def that_mission(stage: Stage) -> str:
    return stage.page(f"missions/{stage.things['mission'].pk}/", stage.amina)


@case("work.learner_seat", False, arrange=a_mission_without_learner, past=that_mission)
def a_mission_for_two(stage: Stage) -> str:
    def opened() -> str:
        made = _open(stage, stage.day, "Livraison de juin")
        return stage.page(f"missions/{made.pk}/", stage.amina)

    return stage.tried(opened)


def _ask(stage: Stage, at) -> None:
    helped = work.contribution(coop=stage.coop, person=stage.amina, happened_on=at.date())
    thanking.ask(contribution=helped, by=stage.rosa, text="Deux heures ?", on=at.date(), at=at)


def a_question_of_before(stage: Stage) -> None:
    _ask(stage, noon(LONG_BEFORE))


def the_week_of_amina(stage: Stage) -> str:
    return stage.page("semaine/", stage.amina)


@case("work.doubt_days", 20, arrange=a_question_of_before, past=the_week_of_amina)
def a_question_to_amina(stage: Stage) -> str:
    _ask(stage, stage.at - timedelta(minutes=5))
    return the_week_of_amina(stage)


def _buy(stage: Stage, mission: Mission, day) -> None:
    purchasing.record(
        mission=mission, label="Courses au marché", amount=Euros(40_000), bought_on=day,
        paid_by=stage.amina, by=stage.amina, on=day, at=noon(day),
    )  # fmt: skip


def a_purchase_of_before(stage: Stage) -> None:
    mission = work.mission(coop=stage.coop, activity=stage.world.activity, starts_on=LONG_BEFORE)
    work.seated(mission=mission, person=stage.amina)
    _buy(stage, mission, LONG_BEFORE)
    stage.things["mission"] = mission


@case("work.purchase_limit_cents", 20_000, arrange=a_purchase_of_before, past=that_mission)
def a_purchase_of_four_hundred(stage: Stage) -> str:
    def bought() -> str:
        mission = work.mission(coop=stage.coop, activity=stage.world.activity, starts_on=stage.day)
        work.seated(mission=mission, person=stage.amina)
        _buy(stage, mission, stage.day)
        return stage.page(f"missions/{mission.pk}/", stage.amina)

    return stage.tried(bought)
