"""What governance keeps of people: what they proposed, answered, promised, and their roles."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kpacite.governance.models import ConflictStep, Mandate
from kpacite.people.models import Person
from kpacite.people.personal import COOP, DECIDE, PAPERS, PLACE, Hold, Purpose, kept, technical

DECIDED = Purpose(COOP, "Garder la mémoire de ce qui est décidé", "interest", "KEEP-01",
                  "les membres de la coop")  # fmt: skip
PROPOSED = Purpose(DECIDE, "Proposer, réagir, améliorer ensemble", "interest", "KEEP-01",
                   "les membres de la coop")  # fmt: skip
ANSWERED = Purpose(DECIDE, "Savoir qui est d’accord, et pourquoi non", "interest", "KEEP-01",
                   "les membres de la coop")  # fmt: skip
ROLES = Purpose(PLACE, "Savoir qui tient quel rôle, et jusqu’à quand", "interest", "KEEP-01",
                "les membres de la coop")  # fmt: skip
MEETINGS = Purpose(DECIDE, "Préparer les réunions et suivre ce qui est promis", "interest",
                   "KEEP-01", "les membres de la coop")  # fmt: skip
MINUTES = Purpose(PAPERS, "Prouver ce qui a été dit en réunion", "interest", "RET-07",
                  "les membres de la coop")  # fmt: skip
CONFLICTS = Purpose(DECIDE, "Aider quand ça se passe mal entre des personnes", "interest",
                    "RET-11", "les personnes concernées et celles qui aident")  # fmt: skip

DATA = [
    kept("governance.Decision", DECIDED, words="title text", technical="number",
         life="noted_by method decided_on review_on is_public"),
    technical("governance.RuleValue"),
    technical("governance.DecisionType"),
    technical("governance.TypeTerms"),
    kept("governance.Proposal", PROPOSED, mine="bearer", about="about", ending="blank",
         life="bearer about made_at opened_at ended_at ending", technical="number key",
         words="lived needed ended_because"),
    kept("governance.ProposalVersion", PROPOSED, mine="made_by", words="title text",
         life="made_by made_at", technical="number review_months"),
    technical("governance.PlannedEffect"),
    kept("governance.Elector", ANSWERED, mine="person", life="person frozen_at"),
    kept("governance.Round", PROPOSED, mine="facilitator", technical="number kind mode",
         life="facilitator turn turn_since opened_at closes_at closed_at"),
    kept("governance.Remark", PROPOSED, mine="person", ending="blank", words="text",
         life="person entered_by kind at", technical="key"),
    kept("governance.Position", ANSWERED, mine="person", ending="blank", words="reason",
         life="person entered_by kind at"),
    kept("governance.Objection", ANSWERED, mine="position__person",
         words="argument answer test", life="harms settlement settled_by settled_at"),
    kept("governance.DecisionEffect", DECIDED, life="confirmed_by confirmed_at", words="error",
         technical="rank command payload before after effective_on needs_confirmation "
         "applied_at tries"),
    kept("governance.Review", DECIDED, mine="noted_by", words="words",
         life="noted_by outcome held_on next_on"),
    kept("governance.Conflict", CONFLICTS, mine="opened_by", about="about", ending="blank",
         life="opened_by about opened_on closed_on", words="words wished closed_how"),
    kept("governance.ConflictStep", CONFLICTS, mine="conflict__opened_by",
         about="conflict__about", ending="blank", identity="helper_name", technical="rank",
         life="kind opened_by helper opened_on heard_on done_on",
         words="reasons heard_words outcome"),
    kept("governance.Suspension", CONFLICTS, mine="person", life="person starts_on ends_on"),
    kept("governance.Meeting", MEETINGS, mine="facilitator note_taker",
         words="title place cancelled_because", technical="number",
         life="facilitator note_taker called_by held_on starts_at called_at opened_at closed_at "
         "cancelled_at"),
    kept("governance.Meeting", MINUTES, sealed="minutes minutes_sha256 minutes_pdf"),
    kept("governance.AgendaItem", MEETINGS, mine="asked_by notes_by", words="title notes",
         life="asked_by notes_by started_at done_at", technical="rank kind thing minutes_planned"),
    technical("governance.MeetingDecision"),
    kept("governance.Attendance", MEETINGS, mine="person", life="person state noted_by at"),
    kept("governance.MinutesSignature", MINUTES, mine="person", life="person signed_at"),
    kept("governance.ActionItem", MEETINGS, mine="person", words="what dropped_because",
         life="person noted_by due_on noted_at done_on"),
    technical("governance.Role"),
    kept("governance.Mandate", ROLES, mine="person", life="person starts_on ends_on"),
    kept("governance.Handover", ROLES, mine="giver taker", words="note",
         life="giver taker asked_by agreed_on stopped_on started_on seen_on together_on "
         "alone_on taught_on"),
    kept("governance.Election", ROLES, mine="facilitator", words="expected stopped_because",
         life="facilitator opened_by opened_at reasons_at changes_at named_at stopped_at",
         technical="number starts_on ends_on"),
    kept("governance.ElectionElector", ROLES, mine="person", life="person"),
    kept("governance.Nomination", ROLES, mine="person", about="nominee", ending="blank",
         words="reason", life="person nominee entered_by at", technical="turn"),
    kept("governance.Candidacy", ROLES, mine="person", ending="blank", words="reason answer",
         life="person proposed_at accepted answered_at"),
]  # fmt: skip


def holds(person: Person, on: date) -> Iterator[Hold]:
    """A role is handed over first: somebody counts on it."""
    for mandate in Mandate.objects.on(on).filter(person=person).select_related("role__coop"):
        coop = mandate.role.coop
        yield Hold(
            f"Vous tenez encore un rôle : {mandate.role.name}, à {coop.name}. Passez-le d’abord.",
            reverse("governance:roles.index", args=[coop.slug]),
        )


def names(person: Person) -> Iterator[str]:
    """Who helped in a conflict from outside."""
    yield from ConflictStep.objects.exclude(helper_name="").values_list("helper_name", flat=True)
