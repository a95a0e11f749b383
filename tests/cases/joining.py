"""What the rules of welcoming somebody change on a screen."""

from datetime import date

from kpacite.coops.tests import factories as coops
from kpacite.joining import admitting_applicants, answering, applying, committing
from kpacite.joining.applying import Motivation
from kpacite.joining.models import Application
from tests.rule_cases import LONG_BEFORE, Stage, case, noon


def _apply(stage: Stage, first_name: str, on: date) -> Application:
    return applying.apply(
        coop=stage.coop, motivation=Motivation(first_name, date(2008, 1, 1), why="J’ai envie."),
        key=f"rule-{first_name}", on=on, at=noon(on), by=None,
    )  # fmt: skip


def _answered(stage: Stage, first_name: str, on: date) -> Application:
    """Three members said yes, and everybody agrees on the first commitment."""
    made = _apply(stage, first_name, on)
    for member in (stage.amina, stage.rosa, stage.jordan):
        answering.answer(application=made, member=member, wish="yes", on=on, at=noon(on), by=member)
    commitment = committing.propose(
        application=made, text="Cuisiner le mercredi.", by=stage.amina, at=noon(on)
    )
    committing.accept(commitment=commitment, by=None, at=noon(on))
    return made


def _welcome(stage: Stage, made: Application, on: date) -> None:
    admitting_applicants.admit(application=made, on=on, at=noon(on), by=stage.amina)


def _somebody_joined(stage: Stage) -> None:
    _welcome(stage, _answered(stage, "Malik", LONG_BEFORE), LONG_BEFORE)


def _finished(stage: Stage) -> str:
    return stage.page("candidatures/1/", stage.amina)


@case("joining.admission", "meeting", arrange=_somebody_joined, past=_finished)
def who_comes_in(stage: Stage) -> str:
    """Three members say yes to Sofia: is she a member?"""

    def go() -> str:
        made = _answered(stage, "Sofia", stage.day)
        _welcome(stage, made, stage.day)
        return stage.page(f"candidatures/{made.number}/", stage.amina)

    return stage.tried(go)


@case("joining.answers_needed", 5, arrange=_somebody_joined, past=_finished)
def how_many_answer(stage: Stage) -> str:
    """The same three answers, in a coop that may want more."""
    for name in ("Bruno", "Léa", "Omar"):
        coops.member(coop=stage.coop, first_name=name)

    def go() -> str:
        made = _answered(stage, "Sofia", stage.day)
        _welcome(stage, made, stage.day)
        return stage.page(f"candidatures/{made.number}/", stage.amina)

    return stage.tried(go)


def _somebody_waits(stage: Stage) -> None:
    stage.things["application"] = _apply(stage, "Malik", LONG_BEFORE)


def _who_waits(stage: Stage) -> str:
    return stage.page(f"candidatures/{stage.things['application'].number}/", stage.amina)


@case("joining.answer_days", 7, arrange=_somebody_waits, past=_who_waits)
def when_an_answer_is_promised(stage: Stage) -> str:
    """Before which day Sofia has her answer."""
    made = _apply(stage, "Sofia", stage.day)
    return stage.page(f"candidatures/{made.number}/", stage.amina)
