"""How often one machine may do the same thing: a door left open to all is not left to robots.

The counts live in the cache, under a hash of the address, and fade by themselves.
"""

from hashlib import sha256
from typing import Final

from django.core.cache import cache

from kpacite.lib.errors import Refusal

AN_HOUR: Final = 60 * 60


class TooManyFromHere(Refusal):
    """The same address sent more than people of one place do, even on a day of open doors."""

    sentence = "Trop d’envois viennent d’ici. Réessayez dans une heure, ou appelez-nous."


def count(*, gesture: str, address: str, most: int, seconds: int = AN_HOUR) -> None:
    """One more of this gesture from this address, within the last `seconds` or so.

    Refuses: TooManyFromHere.
    """
    known = sha256(f"{gesture} {address}".encode()).hexdigest()
    key = f"limits-{known}"
    cache.add(key, 0, seconds)
    try:
        so_far = cache.incr(key)
    except ValueError:  # it faded between the two lines
        return
    if so_far > most:
        raise TooManyFromHere
