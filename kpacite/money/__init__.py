"""Money: whole cents, and the one way to share an amount without losing any."""

from kpacite.money.allocation import allocate, part
from kpacite.money.euros import Euros, euros_typed

__all__ = ["Euros", "allocate", "euros_typed", "part"]
