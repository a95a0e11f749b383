"""A member asks for a payment, and may change their mind until it is paid."""

from datetime import datetime

from kpacite.coops.models import Coop
from kpacite.money import Euros
from kpacite.people.models import Person
from kpacite.sharing import moving
from kpacite.sharing.models import PersonalMove


def ask(
    *, coop: Coop, person: Person, amount: Euros, note: str = "", key: str, at: datetime
) -> PersonalMove:
    """The coop d’emploi sees that the person asks for this amount.

    Refuses: moving.AmountIsNotPositive, moving.MoreThanAvailable, moving.KeyOfSomebodyElse.
    """
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
