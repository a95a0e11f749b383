"""Checking the books against themselves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that does not agree: where, and a plain sentence for the person who reads it."""

    where: str  # an address or a reference: "optale VE-2026-12", "sales/invoice/4"
    sentence: str
