"""A member keeps money for later, and takes it back."""

from datetime import datetime

from kpacite.coops.models import Coop
from kpacite.money import Euros
from kpacite.people.models import Person
from kpacite.sharing import moving
from kpacite.sharing.models import PersonalMove


def keep(
    *, coop: Coop, person: Person, amount: Euros, note: str = "", key: str, at: datetime
) -> PersonalMove:
    """The amount is set aside: it stays the person's, and is no longer available.

    Refuses: moving.AmountIsNotPositive, moving.MoreThanAvailable, moving.KeyOfSomebodyElse.
    """
    return moving.record(
        kind="aside", coop=coop, person=person, amount=amount, note=note, key=key, at=at
    )


def take_back(
    *, coop: Coop, person: Person, amount: Euros, note: str = "", key: str, at: datetime
) -> PersonalMove:
    """The amount is available again. Refuses as `keep` does."""
    return moving.record(
        kind="back", coop=coop, person=person, amount=amount, note=note, key=key, at=at
    )
