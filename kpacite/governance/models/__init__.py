"""The facts of governance: rules and decisions, proposals, roles, meetings, conflicts."""

from kpacite.governance.models.conflicts import Conflict, ConflictStep, Suspension
from kpacite.governance.models.meetings import (
    ActionItem,
    AgendaItem,
    Attendance,
    Meeting,
    MinutesSignature,
)
from kpacite.governance.models.proposals import (
    DecisionEffect,
    DecisionType,
    Elector,
    Objection,
    PlannedEffect,
    Position,
    Proposal,
    ProposalVersion,
    Remark,
    Review,
    Round,
    TypeTerms,
)
from kpacite.governance.models.roles import (
    Candidacy,
    Election,
    ElectionElector,
    Handover,
    Mandate,
    MandateQuerySet,
    Nomination,
    Role,
)
from kpacite.governance.models.rules import Decision, RuleValue

__all__ = [
    "ActionItem",
    "AgendaItem",
    "Attendance",
    "Candidacy",
    "Conflict",
    "ConflictStep",
    "Decision",
    "DecisionEffect",
    "DecisionType",
    "Election",
    "ElectionElector",
    "Elector",
    "Handover",
    "Mandate",
    "MandateQuerySet",
    "Meeting",
    "MinutesSignature",
    "Nomination",
    "Objection",
    "PlannedEffect",
    "Position",
    "Proposal",
    "ProposalVersion",
    "Remark",
    "Review",
    "Role",
    "Round",
    "RuleValue",
    "Suspension",
    "TypeTerms",
]
