"""One objection as one person reads it, with what they may do about it."""

from dataclasses import dataclass
from datetime import date

from kpacite.governance import rounds
from kpacite.governance.models import Objection, Proposal
from kpacite.governance.queries import proposal_pages as pages
from kpacite.governance.queries import proposals as queries
from kpacite.people.models import Person


@dataclass(frozen=True)
class Read:
    gift: pages.Gift
    harms: str
    may_answer: bool
    may_withdraw: bool
    may_judge: bool
    has_newer_version: bool
    why_not: str


def read(objection: Objection, person: Person, on: date) -> Read:
    """The bearer answers, and never judges; the author takes back; the facilitator asks."""
    proposal = objection.position.version.proposal
    version = queries.current_version(proposal)
    is_open = queries.standing_objections(version).filter(pk=objection.pk).exists()
    is_open = is_open and not proposal.ending
    bears, wrote = person.pk == proposal.bearer_id, person.pk == objection.position.person_id
    facilitates = is_open and rounds.may_facilitate(person, proposal, on)
    texts = {one.number: one for one in proposal.versions.all()}
    return Read(
        gift=pages.gift(objection, texts, is_open),
        harms=objection.get_harms_display(),
        may_answer=is_open and bears,
        may_withdraw=is_open and wrote,
        may_judge=facilitates and not bears and not wrote,
        has_newer_version=version.number > objection.position.version.number,
        why_not=_why_not(proposal, is_open=is_open, bears=bears),
    )


def _why_not(proposal: Proposal, *, is_open: bool, bears: bool) -> str:
    if not is_open or not bears:
        return ""
    return (
        "Vous portez la proposition : vous ne fermez pas cette objection. "
        "Répondez, ou faites une version qui la prend en compte."
    )
