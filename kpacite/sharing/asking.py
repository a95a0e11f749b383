"""A member asks for a payment, and may change their mind until it is paid."""

from datetime import datetime

from django.utils import timezone

from kpacite.coops.models import Coop
from kpacite.joining import guardians
from kpacite.money import Euros
from kpacite.people.models import Person
from kpacite.sharing import moving
from kpacite.sharing.models import PersonalMove


def ask(
    *, coop: Coop, person: Person, amount: Euros, note: str = "", key: str, at: datetime
) -> PersonalMove:
    """The coop d’emploi sees that the person asks for this amount.

    Law: C. civ. 1146, 388-1-2 (a minor's money waits for a guardian; rules MIN-03, MIN-07).
    Refuses: moving.AmountIsNotPositive, moving.MoreThanAvailable, moving.KeyOfSomebodyElse;
    guardians.GuardianHasNotSigned, GuardianHasStopped, BeyondTheAuthorisation.
    """
    guardians.require(person, "payment", timezone.localtime(at).date(), amount.cents)
    return moving.record(
        kind="ask", coop=coop, person=person, amount=amount, note=note, key=key, at=at
    )


def withdraw(
    *, coop: Coop, person: Person, amount: Euros, note: str = "", key: str, at: datetime
) -> PersonalMove:
    """The amount is no longer asked for. Refuses as `ask` does."""
    return moving.record(
        kind="unask", coop=coop, person=person, amount=amount, note=note, key=key, at=at
    )
