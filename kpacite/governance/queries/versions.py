"""The versions of a proposal, one after the other, with what changed between two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kpacite.governance import rulebook
from kpacite.governance.core import differences
from kpacite.governance.core.effects import Planned
from kpacite.governance.core.rules import Rule
from kpacite.governance.models import Proposal, ProposalVersion


@dataclass(frozen=True)
class Compared:
    version: ProposalVersion
    pieces: Sequence[differences.Piece]


@dataclass(frozen=True)
class Changed:
    """An effect of the last version; when it sets a rule, the number may be changed again."""

    rank: int
    planned: Planned
    rule: Rule | None


def compared(proposal: Proposal) -> list[Compared]:
    """The last version first."""
    versions = list(proposal.versions.select_related("made_by").order_by("number"))
    found = []
    before = ""
    for version in versions:
        whole = f"{version.title}\n\n{version.text}"
        found.append(Compared(version, differences.pieces(before, whole) if before else ()))
        before = whole
    return found[::-1]


def changed_rules(version: ProposalVersion, on: date) -> list[Changed]:
    """What the version would do, an effect at a time."""
    declared = rulebook.declared()
    return [
        Changed(
            one.rank,
            Planned(one.command, one.payload, one.effective_on),
            declared.get(str(one.payload.get("key"))) if one.command == "rule.set" else None,
        )
        for one in version.effects.all()
    ]
