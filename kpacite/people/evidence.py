"""The evidence of a signature, as a paper that both sides may keep."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Final

from kpacite.lib import french
from kpacite.lib.papers import Block, Document, document_pdf
from kpacite.people import signing
from kpacite.people.models import Signature

# What each fact is called on the paper; those that are not here are not printed.
LABELS: Final[Mapping[str, str]] = {
    "version": "Version",
    "order": "Rang de cette signature",
    "account": "Compte",
    "opened_at": "Page ouverte le",
    "read_at": "Texte lu le",
    "code_sent_to": "Code envoyé à",
    "code_sent_at": "Code envoyé le",
    "code_used_at": "Code utilisé le",
    "link": "Empreinte du lien",
    "address": "Adresse de la machine",
    "agent": "Navigateur",
    "held_by": "Original tenu par",
    "signed_on": "Papier signé le",
}


def evidence_pdf(signature: Signature) -> bytes:
    """Who signed what, how they were known, when, and the fingerprints: the same bytes each time.

    Law: C. civ. 1366 and 1367; rule SIG-03.
    """
    document = Document(
        title="Preuve de signature",
        about="Kpa-cité",
        lead=f"{signature.signer_name} a signé le {_moment(signature.signed_at)}.",
        blocks=[
            Block("heading", "Qui a signé"),
            Block("facts", rows=list(_signer(signature))),
            Block("heading", "Comment"),
            Block("facts", rows=list(_facts(signature))),
            Block("heading", "Les empreintes"),
            Block("facts", rows=_seals(signature)),
            Block("heading", "Le texte signé"),
            Block("text", signature.document or "Ce texte a été effacé après le délai de la loi."),
        ],
        foot=f"Sceau {signature.sha256[:24]}",
    )
    return document_pdf(document, at=signature.signed_at)


def _signer(signature: Signature) -> Iterator[list[str]]:
    yield ["Nom", signature.signer_name]
    yield ["En tant que", signature.capacity]
    yield ["Phrase acceptée", signature.sentence]
    yield ["Signé le", _moment(signature.signed_at)]


def _facts(signature: Signature) -> Iterator[list[str]]:
    yield ["Moyen", signing.MEANS[signature.means]]
    if signature.entered_by:
        yield ["Noté par", signature.entered_by.full_name]
    for key, label in LABELS.items():
        fact = signature.facts.get(key)
        if fact not in (None, ""):
            yield [label, _words(key, fact)]


def _seals(signature: Signature) -> list[list[str]]:
    return [
        ["Empreinte du texte (SHA-256)", signature.document_sha256],
        ["Sceau de cette preuve", signature.sha256],
        ["Sceau de la preuve d’avant", signature.previous_sha256 or "aucune : c’est la première"],
    ]


def _words(key: str, fact: object) -> str:
    return _moment(datetime.fromisoformat(str(fact))) if key.endswith("_at") else str(fact)


def _moment(at: datetime) -> str:
    return f"{french.day(at)}, {french.clock(at)} ({at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC)"
