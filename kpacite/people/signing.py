"""Sealing what somebody signed, and checking it years later.

The drawing of a hand proves nothing; the way it was done does: who was known, how, which words
they had before their eyes, when. All of it is sealed together and chained to the one before.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Final, Literal

from django.db import connection, transaction

from kpacite.lib.digest import sha256_json
from kpacite.people import deeds
from kpacite.people.models import Person, Signature

Means = Literal["session", "code", "paper"]
Fact = str | int | bool | datetime | None

MEANS: Final[Mapping[str, str]] = {
    "session": "dans sa session, après s’être identifiée",
    "code": "avec un code reçu, qui sert une fois",
    "paper": "sur papier, puis noté ici",
}
# What a purpose asks for at least (rule SIG-04): for somebody without account, a code or a paper.
STRONG_ENOUGH: Final[Mapping[str, frozenset[str]]] = {
    "guardian": frozenset({"code", "paper"}),
    "guardian_withdrawal": frozenset({"code", "paper"}),
}
# The number by which PostgreSQL knows the lock of the chain; any constant does.
CHAIN: Final = 1366_1367


class SignedTooLightly(ValueError):
    """A caller sealed with a means that the purpose does not allow: a fault of ours."""


@transaction.atomic
def seal(
    *,
    thing: str,
    purpose: str,
    document: str,
    signer: Person | None,
    signer_name: str,
    capacity: str,
    means: Means,
    sentence: str,
    facts: Mapping[str, Fact],
    at: datetime,
    by: Person | None,
) -> Signature:
    """The evidence is kept: the exact words, who, how they were known, when, after which other.

    `facts` holds what else proves it: code sent and used, opened and read at, address, browser.
    `by` is whoever was at the keyboard; another than the signer is kept as who typed it in.
    Law: C. civ. 1366 and 1367; rules SIG-01 to SIG-04. Refuses nothing.
    """
    if means not in STRONG_ENOUGH.get(purpose, MEANS):
        raise SignedTooLightly(f"{purpose} by {means}")
    _take_turn()
    last = Signature.objects.order_by("-pk").first()
    same = Signature.objects.filter(thing=thing, purpose=purpose)
    signature = Signature(
        thing=thing,
        purpose=purpose,
        document=document,
        document_sha256=hash_of(document),
        signer=signer,
        signer_name=signer_name,
        capacity=capacity,
        means=means,
        entered_by=by if by is not None and by != signer else None,
        sentence=sentence,
        facts={"order": same.count() + 1, **{key: _plain(fact) for key, fact in facts.items()}},
        signed_at=at,
        previous_sha256=last.sha256 if last else "",
    )
    signature.identity_sha256 = _identity(signature)
    signature.sha256 = fingerprint(signature)
    signature.save(force_insert=True)
    return signature


@transaction.atomic
def empty(*, signature: Signature, at: datetime, by: Person | None) -> Signature:
    """The words, the name and the facts are gone, after the delay of the law; the seals stay."""
    signature.document, signature.signer_name, signature.facts = "", "", {}
    signature.emptied_at = at
    signature.save(update_fields=["document", "signer_name", "facts", "emptied_at"])
    deeds.note(
        verb="people.signature.emptied", thing=f"people/signature/{signature.pk}", by=by, at=at
    )
    return signature


def verify(signature: Signature) -> bool:
    """Whether these are the words that were signed, and whether the chain stands behind them."""
    before = Signature.objects.filter(pk__lt=signature.pk).order_by("-pk").first()
    return _holds(signature, before.sha256 if before else "")


def broken() -> Iterator[Signature]:
    """Every signature that does not hold, read from the first to the last in one pass."""
    previous = ""
    for signature in Signature.objects.order_by("pk").iterator(chunk_size=500):
        if not _holds(signature, previous):
            yield signature
        previous = signature.sha256


def _holds(signature: Signature, previous: str) -> bool:
    if signature.previous_sha256 != previous:
        return False
    if signature.sha256 != fingerprint(signature):
        return False
    if signature.emptied_at is not None:
        return not (signature.document or signature.signer_name or signature.facts)
    return (
        hash_of(signature.document) == signature.document_sha256
        and _identity(signature) == signature.identity_sha256
    )


def hash_of(document: str) -> str:
    """The fingerprint of the words that are signed."""
    return hashlib.sha256(document.encode()).hexdigest()


def fingerprint(signature: Signature) -> str:
    """The hash of everything that the evidence says, and of the one before."""
    return sha256_json(
        {
            "previous": signature.previous_sha256,
            "thing": signature.thing,
            "purpose": signature.purpose,
            "document": signature.document_sha256,
            "signer": signature.signer_id,
            "identity": signature.identity_sha256,
            "capacity": signature.capacity,
            "means": signature.means,
            "entered_by": signature.entered_by_id,
            "sentence": signature.sentence,
            "signed_at": _plain(signature.signed_at),
        }
    )


def _identity(signature: Signature) -> str:
    return sha256_json({"name": signature.signer_name, "facts": signature.facts})


def _plain(fact: Fact) -> str | int | bool | None:
    """A moment is written in UTC, as the law of evidence likes it; the rest is kept as it is."""
    return fact.astimezone(UTC).isoformat() if isinstance(fact, datetime) else fact


def _take_turn() -> None:
    """One writer at a time in the chain, until the transaction ends.

    SQLite has one writer anyway (`kpacite.lib.sqlite`); PostgreSQL holds a lock without a table.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN])
