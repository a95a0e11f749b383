"""The charter on paper: to read, to sign by hand, to keep."""

from datetime import datetime

from kpacite.coops import charters
from kpacite.coops.models import CharterVersion
from kpacite.lib import french
from kpacite.lib.papers import Block, Document, document_pdf


def charter_pdf(version: CharterVersion, *, at: datetime) -> bytes:
    """Both texts, simple words first, and a place to sign."""
    blank = "………………………………………………"
    document = Document(
        title="Notre charte",
        about=version.coop.name,
        lead=f"Version {version.number}, depuis le {french.day_plain(version.valid_from)}.",
        blocks=[
            Block("heading", "En mots simples"),
            Block("text", version.simple_text),
            Block("heading", "Le texte entier, que l’on signe"),
            Block("text", version.text),
            Block("heading", "Ma signature"),
            Block("text", charters.SENTENCE),
            Block("facts", rows=[["Prénom et nom", blank], ["Date", blank], ["Signature", blank]]),
        ],
        foot=f"Empreinte du texte : {charters.fingerprint(version)[:24]}",
    )
    return document_pdf(document, at=at)
