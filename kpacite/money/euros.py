"""An amount of euros, as a whole number of cents."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_TYPED = re.compile(r"([-−]?)([0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,12})(?:[,.]([0-9]{1,2}))?")


@dataclass(frozen=True, order=True, slots=True)
class Euros:
    """Euros in cents. Never made from a float, nor from a Decimal: who holds one of these has
    first to say how it is rounded. There is no multiplication by a rate: see `part`.
    """

    cents: int

    def __post_init__(self) -> None:
        # bool is an int in Python; True is not an amount.
        if type(self.cents) is not int:
            raise TypeError(f"Euros are made of whole cents, not of {self.cents!r}.")

    @classmethod
    def zero(cls) -> "Euros":
        return cls(0)

    @classmethod
    def total(cls, amounts: Iterable["Euros"]) -> "Euros":
        return cls(sum(amount.cents for amount in amounts))

    def __add__(self, other: "Euros") -> "Euros":
        if not isinstance(other, Euros):
            return NotImplemented
        return Euros(self.cents + other.cents)

    def __sub__(self, other: "Euros") -> "Euros":
        if not isinstance(other, Euros):
            return NotImplemented
        return Euros(self.cents - other.cents)

    def __neg__(self) -> "Euros":
        return Euros(-self.cents)

    def __abs__(self) -> "Euros":
        return Euros(abs(self.cents))

    def __bool__(self) -> bool:
        """False for nothing at all, so that `if amount:` says what it seems to say."""
        return self.cents != 0


def euros_typed(text: str) -> Euros:
    """The amount a person typed the French way: "1 234,50", "12.5", "1 234,50 €".

    Raises ValueError for anything else. More than two decimals is refused and not rounded:
    "1.234" may be a thousand for one reader and a little more than one for another.
    """
    # split() knows every space, the no-break and the narrow no-break ones included.
    words = " ".join(text.replace("€", " ").split())
    match = _TYPED.fullmatch(words)
    if match is None:
        raise ValueError(f"Not an amount in euros: {text!r}.")
    sign, whole, decimals = match.groups()
    digits = whole.replace(" ", "")
    if len(digits) > 12:
        raise ValueError(f"Too large an amount: {text!r}.")
    cents = int(digits) * 100 + int((decimals or "0").ljust(2, "0"))
    return Euros(-cents if sign else cents)
