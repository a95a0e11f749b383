"""Putting other words in the place of names. Plain strings in, plain strings out."""

import re
from collections.abc import Iterable

# Words that stand before a name without being one.
_TITLES = re.compile(r"^(?:madame|monsieur|mme|mlle|m\.|mr|mr\.)\s+", re.IGNORECASE)
_SHORTEST = 2


class Hider:
    """Writes `instead` where a text names somebody, by whole words, as written or in capitals."""

    def __init__(self, names: Iterable[str], instead: str) -> None:
        known = {form for name in names for form in _forms(name)}
        longest_first = sorted(known, key=lambda form: (-len(form), form))
        self.forms = tuple(longest_first)
        self._instead = instead
        self._pattern = (
            re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
            if longest_first
            else None
        )

    def hide(self, text: str) -> str:
        if self._pattern is None:
            return text
        hidden = self._pattern.sub(self._instead, text)
        # A first name and a last name side by side are one person.
        return hidden.replace(f"{self._instead} {self._instead}", self._instead)

    def names(self, text: str) -> bool:
        """Whether the text names one of them."""
        return self._pattern is not None and self._pattern.search(text) is not None

    def hide_within(self, value: object) -> object:
        """The same for every string of a JSON value, keys of objects included."""
        if isinstance(value, str):
            return self.hide(value)
        if isinstance(value, list | tuple):
            return [self.hide_within(one) for one in value]
        if isinstance(value, dict):
            return {self.hide(str(key)): self.hide_within(one) for key, one in value.items()}
        return value


def _forms(name: str) -> set[str]:
    """The ways a name is written: as it is, in capitals, without the title before it."""
    bare = _TITLES.sub("", name.strip())
    found = {form for form in (name.strip(), bare) if len(form) >= _SHORTEST}
    return found | {form.upper() for form in found} | {form.capitalize() for form in found}
