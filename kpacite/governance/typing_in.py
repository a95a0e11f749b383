"""Typing in papers: the answers of several people, all or none."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from kpacite.governance import consenting
from kpacite.governance.models import Position, ProposalVersion
from kpacite.lib.errors import Refusal
from kpacite.people.models import Person


class NoPaper(Refusal):
    """No line was filled in."""

    sentence = "Aucune réponse n’est choisie. Recopiez au moins un papier."


class PaperRefused(Refusal):
    """One of the papers cannot be typed in: the sentence says whose."""


@transaction.atomic
def papers(
    *,
    version: ProposalVersion,
    papers: Sequence[tuple[Person, Mapping[str, str]]],
    by: Person,
    at: datetime,
) -> list[Position]:
    """Each person with a paper has answered; `by` typed it, and each may correct theirs.

    Refuses: NoPaper; PaperRefused with the name of the person, for what `answer` refuses.
    """
    if not papers:
        raise NoPaper
    typed = []
    for person, said in papers:
        try:
            typed.append(consenting.answer(version=version, person=person, by=by, at=at, **said))
        except Refusal as refusal:
            raise PaperRefused(f"{person.first_name} : {refusal}") from refusal
    return typed
