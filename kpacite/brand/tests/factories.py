"""The name of La Cape, and who carries it, for tests."""

from datetime import UTC, date, datetime

from kpacite.brand import carrying, granting
from kpacite.coops.tests import factories as coops
from kpacite.governance.tests import factories as governance

JUNE_1 = date(2026, 6, 1)
JUNE_12 = date(2026, 6, 12)
JUNE_13 = date(2026, 6, 13)
JULY_1 = date(2026, 7, 1)
NOON = datetime(2026, 6, 12, 10, tzinfo=UTC)

coop = coops.coop
member = coops.member


def grant(*, coop, by, person=None, partner="", scope="Le stand du marché", starts_on=JUNE_1,
          ends_on=None):  # fmt: skip
    return granting.grant(
        coop=coop, scope=scope, starts_on=starts_on, by=by, person=person, partner=partner,
        ends_on=ends_on, decision=governance.decision(coop=coop, by=by),
    )  # fmt: skip


def outing(*, coop, by, on=JUNE_13, place="Marché de l’Épeule", today=JUNE_12, **facts):
    return carrying.plan(coop=coop, on=on, place=place, by=by, today=today, at=NOON, **facts)


def nothing_back(coop, since, until):
    from kpacite.brand.core.returns import Returned

    return Returned()


def empty_kit(coop, person, on):
    from kpacite.brand.core.kits import Kit, Price

    return Kit([Price("Tarte", "Pour huit personnes", "18 € la part")], ["Optale, Lille"])
