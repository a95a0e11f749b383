"""Checking the evidence of what people signed; `audit_ledger` calls it."""

from collections.abc import Iterator

from kpacite.ledger.auditing import Breach
from kpacite.ledger.models import Book
from kpacite.people import signing


def audit(book: Book | None = None) -> Iterator[Breach]:
    """Every signature whose words or chain changed; the chain belongs to the whole instance."""
    if book is not None:
        return
    for signature in signing.broken():
        yield Breach(
            f"people/signature/{signature.pk}",
            "La preuve de cette signature n’est plus celle qui a été scellée.",
        )
