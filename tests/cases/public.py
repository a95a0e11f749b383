"""What the public page of a coop lets everybody see."""

from kpacite.sharing.tests import factories as sharing
from tests.rule_cases import Stage, case


def money_in_the_commons(stage: Stage) -> None:
    from kpacite.ledger import posting
    from kpacite.ledger.core.entries import Entry, credit, debit
    from kpacite.money import Euros

    cents, day = Euros(48_000), sharing.JUNE_1
    lines = (debit("6581", cents, coop=stage.coop.pk), credit("4672", cents, coop=stage.coop.pk))
    entry = Entry(
        journal="RP", on=day, label="Le commun", source="test/commons", piece_ref="C-1",
        piece_date=day, lines=lines,
    )  # fmt: skip
    posting.post(book=stage.world.host.book, entry=entry, by=None, at=stage.at)


def what_a_neighbour_sees(stage: Stage) -> str:
    return stage.page("", None)


for key in ("coops.members_seen_by", "coops.journal_seen_by", "sharing.commons_seen_by"):
    case(key, "public", arrange=money_in_the_commons)(what_a_neighbour_sees)
