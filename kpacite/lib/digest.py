"""One way to turn a thing into a fingerprint, so that it can be made again and compared."""

import hashlib
import json
from datetime import date, datetime


def sha256_json(thing: object) -> str:
    """The SHA-256 of the canonical JSON of `thing`: sorted keys, no space, UTF-8.

    Dates are written the ISO way. Floats are refused: two machines may write them differently.
    """
    _refuse_floats(thing)
    text = json.dumps(
        thing, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain
    )
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(thing: object) -> str:
    if isinstance(thing, datetime | date):
        return thing.isoformat()
    raise TypeError(f"No canonical form for {thing!r}.")


def _refuse_floats(thing: object) -> None:
    if isinstance(thing, float):
        raise TypeError(f"A float has no canonical form: {thing!r}.")
    if isinstance(thing, dict):
        for key, value in thing.items():
            if not isinstance(key, str):
                raise TypeError(f"A key of canonical JSON is a text, not {key!r}.")
            _refuse_floats(value)
    elif isinstance(thing, list | tuple):
        for value in thing:
            _refuse_floats(value)
