"""A suspension or an exclusion is decided by the others, once the person has been heard."""

from datetime import date, datetime

from django.db import transaction

from kpacite.governance import conflicting, proposing
from kpacite.governance.core import ladder
from kpacite.governance.core.effects import Planned
from kpacite.governance.models import ConflictStep, Proposal
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class NotHeardYet(Refusal):
    """The person concerned speaks before the others decide."""

    sentence = "La personne n’a pas encore été entendue. Écoutez-la, et notez ses mots."


class NotAHeavyStep(Refusal):
    """Only a suspension or an exclusion is put to the others."""

    sentence = "Cette étape ne se décide pas : elle se parle."


class SuspensionNeedsAnEnd(Refusal):
    """A suspension always has an end."""

    sentence = "Il manque la fin. Une personne s’arrête jusqu’à un jour connu d’avance."


@transaction.atomic
def put_to_the_others(
    *, step: ConflictStep, by: Person, on: date, at: datetime, ends_on: date | None = None
) -> Proposal:
    """The others decide by consent, without the person concerned, and nobody's silence counts.

    What is due to the person is paid whatever is decided.
    Refuses: ConflictIsClosed, StepIsDone, NotAHeavyStep, NotByThePersonConcerned, NotHeardYet,
    AlreadyPutToTheOthers, SuspensionNeedsAnEnd, and what `proposing.draft` refuses.
    """
    conflict = conflicting.held(step.conflict)
    step = conflicting.going_on(step)
    about = conflict.about
    if step.kind not in ladder.HEAVY or about is None:
        raise NotAHeavyStep
    if by.pk == about.pk:
        raise conflicting.NotByThePersonConcerned
    if step.heard_on is None or not step.heard_words:
        raise NotHeardYet
    if step.proposal_id is not None:
        raise conflicting.AlreadyPutToTheOthers
    planned = _planned(step, about, ends_on, on)
    gesture = "s’arrête un moment" if step.kind == "suspension" else "quitte la coop"
    step.proposal = proposing.draft(
        coop=conflict.coop, type_key="exclusion", title=f"{about.first_name} {gesture}",
        text=f"{step.reasons}\n\nCe que dit {about.first_name} :\n{step.heard_words}\n\n"
        "Ce qui est dû à la personne lui est payé.",
        lived=conflict.words, needed=conflict.wished, effects=[planned], about=about, by=by, at=at,
    )  # fmt: skip
    step.save(update_fields=["proposal"])
    deeds.note(
        verb="governance.conflict.put_to_the_others", thing=f"governance/conflict/{conflict.pk}",
        by=by, about=about, at=at,
    )  # fmt: skip
    return step.proposal


def _planned(step: ConflictStep, about: Person, ends_on: date | None, on: date) -> Planned:
    if step.kind == "exclusion":
        return Planned("member.end", {"person": about.pk})
    if ends_on is None or ends_on <= on:
        raise SuspensionNeedsAnEnd
    return Planned(
        "member.suspend", {"person": about.pk, "step": step.pk, "ends_on": ends_on.isoformat()}
    )
