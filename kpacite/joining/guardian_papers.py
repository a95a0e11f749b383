"""The papers of a guardian: the sheet to sign by hand, and the copy of what was signed."""

from datetime import datetime

from kpacite.joining import authorisation_text, guardian_texts
from kpacite.joining.core.scopes import BY_KEY
from kpacite.joining.models import Authorisation
from kpacite.lib import french
from kpacite.lib.papers import Block, Document, document_pdf
from kpacite.people import evidence


def sheet_pdf(authorisation: Authorisation, *, at: datetime) -> bytes:
    """What the guardian reads and signs with a pen: simple words first, then the text of law."""
    facts = guardian_texts.facts_of(authorisation, guardian_texts.as_asked(authorisation))
    document = Document(
        title="Un accord pour une personne de 16 ou 17 ans",
        about=facts.coop,
        lead=f"Pour {facts.minor}, né(e) le {french.day_plain(facts.born_on)}.",
        blocks=[
            Block("heading", "En mots simples"),
            Block("list", rows=[[line] for line in authorisation_text.simple(facts)]),
            Block("heading", "Cochez ce que vous permettez"),
            Block("boxes", rows=[[_act(key, facts), "oui", "non"] for key in facts.scopes]),
            Block("heading", "Le texte de loi, que vous signez"),
            Block("text", authorisation_text.legal(facts)),
            Block("heading", "Votre signature"),
            Block("text", authorisation_text.SENTENCE),
            Block("facts", rows=_to_fill(facts.guardian)),
        ],
        foot=f"{facts.coop} garde l’original. Demande n° {authorisation.pk}.",
    )
    return document_pdf(document, at=at)


def copy_pdf(authorisation: Authorisation) -> bytes:
    """What was signed with its evidence; after a withdrawal, the withdrawal."""
    seal = authorisation.withdrawal or authorisation.seal
    assert seal is not None  # noqa: S101  # asked for once it is signed
    return evidence.evidence_pdf(seal)


def _act(key: str, facts: authorisation_text.Facts) -> str:
    words = BY_KEY[key].allowed
    words = words[0].upper() + words[1:]
    cents = facts.ceilings.get(key)
    return f"{words} (au plus {french.euros(cents)} à la fois)" if cents is not None else words


def _to_fill(guardian: str) -> list[list[str]]:
    blank = "………………………………………………"
    return [
        ["Prénom et nom", guardian], ["Téléphone, si on doit vous appeler vite", blank],
        ["Date", blank], ["Signature", blank],
    ]  # fmt: skip
