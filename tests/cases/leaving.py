"""What the rules of silence and of the name change on a screen."""

from kpacite.brand import carrying
from kpacite.coops.tests import factories as coops
from kpacite.joining import caring
from tests.rule_cases import LONG_BEFORE, Stage, case, days, noon


@case("joining.quiet_days", 14)
def who_is_asked_how_they_are(stage: Stage) -> str:
    """Bruno came thirty days ago, and said nothing since."""
    coops.member(coop=stage.coop, first_name="Bruno", joined_on=stage.day - days(30))
    caring.call_the_quiet(on=stage.day, at=stage.at)
    asked = "Bruno" in stage.page("nouvelles/", stage.amina)
    return "On demande à Bruno." if asked else "On laisse Bruno."


def _went_to_the_market(stage: Stage) -> None:
    outing = carrying.plan(
        coop=stage.coop, on=LONG_BEFORE, place="Le marché", by=stage.rosa, today=LONG_BEFORE,
        at=noon(LONG_BEFORE),
    )  # fmt: skip
    carrying.tell(
        outing=outing, words="Trente papiers.", by=stage.rosa, today=LONG_BEFORE,
        at=noon(LONG_BEFORE),
    )  # fmt: skip


@case(
    "brand.used_by", "granted",
    arrange=_went_to_the_market, past=lambda stage: stage.page("marque/sorties/", stage.rosa),
)  # fmt: skip
def who_carries_the_name(stage: Stage) -> str:
    """Rosa, who has no grant, wants to carry the name."""

    def go() -> str:
        carrying.plan(
            coop=stage.coop, on=stage.day, place="La fête", by=stage.rosa, today=stage.day,
            at=stage.at,
        )  # fmt: skip
        return stage.page("marque/sorties/", stage.rosa)

    return stage.tried(go)
