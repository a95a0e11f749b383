"""When it goes wrong between people: the gentlest step first, each one dated, each one helped."""

from datetime import date, datetime

from django.db import transaction

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.governance.core import ladder
from kpacite.governance.models import Conflict, ConflictStep
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class WordsAreMissing(Refusal):
    """What is wrong is said with words, and so is what came of a step."""

    sentence = "Il manque vos mots. Deux phrases suffisent."


class NotAMember(Refusal):
    """A conflict of the coop is between its people; a helper may come from elsewhere."""

    sentence = "Cette personne n’est pas membre de la coop. Choisissez un membre."


class AboutOneself(Refusal):
    """Nobody opens a conflict about themselves."""

    sentence = "Choisissez une autre personne, ou parlez d’une chose."


class ConflictIsClosed(Refusal):
    """A closed conflict is not reopened: another one may be opened."""

    sentence = "C’est terminé. Si cela recommence, ouvrez une nouvelle page."


class StepIsOpen(Refusal):
    """The step before is told first: what came of it."""

    sentence = "L’étape d’avant n’est pas finie. Écrivez d’abord ce qu’elle a donné."


class StepIsDone(Refusal):
    """What came of a step is written once."""

    sentence = "Cette étape est finie. Passez à la suivante, ou terminez."


class StepIsSkipped(Refusal):
    """A gentler step was not tried, and nothing says why."""

    sentence = "Une étape plus douce existe. Essayez-la, ou écrivez pourquoi vous la passez."


class LadderGoesUp(Refusal):
    """The steps are walked upwards, each once."""

    sentence = "Cette étape est déjà passée. Choisissez une étape plus loin."


class HelperIsMissing(Refusal):
    """A mediator, a person from outside: somebody with a name."""

    sentence = "Il manque qui aide. Choisissez une personne, ou écrivez son nom."


class HelperIsConcerned(Refusal):
    """Who helps is not one of those it is between."""

    sentence = "Cette personne est concernée. Choisissez quelqu’un d’autre pour aider."


class NobodyToSuspend(Refusal):
    """Only a person is suspended or excluded, never a thing."""

    sentence = "Ici, aucune personne n’est concernée. Parlez-en en réunion."


class ReasonsAreMissing(Refusal):
    """A suspension and an exclusion have written reasons."""

    sentence = "Il manque les raisons. La personne a le droit de les lire."


class AlreadyPutToTheOthers(Refusal):
    """One proposal for one step."""

    sentence = "Les autres ont déjà cette question. Suivez la proposition."


class NotByThePersonConcerned(Refusal):
    """Whoever a heavy step is about does not end it alone, nor the conflict."""

    sentence = "La personne concernée ne décide pas seule de la fin. Demandez à qui aide."


@transaction.atomic
def open_one(
    *,
    coop: Coop,
    by: Person,
    words: str,
    on: date,
    at: datetime,
    about: Person | None = None,
    wished: str = "",
) -> Conflict:
    """Somebody says what is wrong, and what they wish. First step: the people talk.

    Seen by those it is between, and by those who help, until the meeting talks of it.
    Refuses: WordsAreMissing, NotAMember, AboutOneself.
    """
    if not words.strip():
        raise WordsAreMissing
    if about is not None and about.pk == by.pk:
        raise AboutOneself
    for person in filter(None, (by, about)):
        if not coops.is_member(person, coop, on):
            raise NotAMember
    conflict = Conflict.objects.create(
        coop=coop, opened_by=by, about=about, words=words.strip(), wished=wished.strip(),
        opened_on=on,
    )  # fmt: skip
    ConflictStep.objects.create(conflict=conflict, rank=1, kind="talk", opened_on=on, opened_by=by)
    note("opened", conflict, by, at, about=about)
    return conflict


@transaction.atomic
def go_on(
    *,
    conflict: Conflict,
    kind: str,
    by: Person,
    on: date,
    at: datetime,
    helper: Person | None = None,
    helper_name: str = "",
    reasons: str = "",
    skips_because: str = "",
) -> ConflictStep:
    """The next step is open, with who helps.

    A gentler step is passed over only with a written reason; a heavy one has its reasons.
    Refuses: ConflictIsClosed, StepIsOpen, LadderGoesUp, StepIsSkipped, HelperIsMissing,
    HelperIsConcerned, NobodyToSuspend, ReasonsAreMissing.
    """
    conflict = held(conflict)
    last = conflict.steps.order_by("rank").last()
    assert last is not None  # noqa: S101  a conflict is opened with its first step
    if last.done_on is None:
        raise StepIsOpen
    if not ladder.goes_up(last.kind, kind):
        raise LadderGoesUp
    if ladder.skipped(last.kind, kind) and not skips_because.strip():
        raise StepIsSkipped
    _check_helper(conflict, kind, helper, helper_name)
    if kind in ladder.HEAVY:
        if conflict.about_id is None:
            raise NobodyToSuspend
        if not reasons.strip():
            raise ReasonsAreMissing
    written = "\n\n".join(filter(None, (reasons.strip(), skips_because.strip())))
    step = ConflictStep.objects.create(
        conflict=conflict, rank=last.rank + 1, kind=kind, opened_on=on, opened_by=by,
        helper=helper, helper_name=helper_name.strip()[:120], reasons=written,
    )  # fmt: skip
    note(f"{kind}_opened", conflict, by, at, about=helper or conflict.about)
    return step


@transaction.atomic
def hear(
    *, step: ConflictStep, words: str, heard_on: date, by: Person, at: datetime
) -> ConflictStep:
    """The person concerned was heard that day; their own words are kept, and shown with the rest.

    Refuses: ConflictIsClosed, StepIsDone, AlreadyPutToTheOthers, WordsAreMissing.
    """
    conflict = held(step.conflict)
    step = going_on(step)
    if step.proposal_id is not None:
        raise AlreadyPutToTheOthers
    if not words.strip():
        raise WordsAreMissing
    step.heard_on, step.heard_words = heard_on, words.strip()
    step.save(update_fields=["heard_on", "heard_words"])
    note("heard", conflict, by, at, about=conflict.about)
    return step


@transaction.atomic
def conclude(
    *, step: ConflictStep, outcome: str, by: Person, on: date, at: datetime
) -> ConflictStep:
    """What came of the step is written; a heavy one is not ended by the person it is about.

    Refuses: ConflictIsClosed, StepIsDone, NotByThePersonConcerned, WordsAreMissing.
    """
    conflict = held(step.conflict)
    step = going_on(step)
    if step.kind in ladder.HEAVY and by.pk == conflict.about_id:
        raise NotByThePersonConcerned
    if not outcome.strip():
        raise WordsAreMissing
    step.outcome, step.done_on = outcome.strip(), on
    step.save(update_fields=["outcome", "done_on"])
    note("step_done", conflict, by, at, about=conflict.about)
    return step


@transaction.atomic
def close(*, conflict: Conflict, how: str, by: Person, on: date, at: datetime) -> Conflict:
    """It is over, with the words on how; what was private stays so.

    Refuses: ConflictIsClosed, StepIsOpen, NotByThePersonConcerned, WordsAreMissing.
    """
    conflict = held(conflict)
    if by.pk == conflict.about_id:
        raise NotByThePersonConcerned
    if conflict.steps.filter(done_on=None).exists():
        raise StepIsOpen
    if not how.strip():
        raise WordsAreMissing
    conflict.closed_on, conflict.closed_how = on, how.strip()
    conflict.save(update_fields=["closed_on", "closed_how"])
    note("closed", conflict, by, at, about=conflict.about)
    return conflict


def held(conflict: Conflict) -> Conflict:
    """The conflict, held: one gesture at a time. Refuses: ConflictIsClosed."""
    rows = Conflict.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("coop", "opened_by", "about").get(pk=conflict.pk)
    if found.closed_on is not None:
        raise ConflictIsClosed
    return found


def going_on(step: ConflictStep) -> ConflictStep:
    """The step as it is now. Refuses: StepIsDone."""
    found = ConflictStep.objects.get(pk=step.pk)
    if found.done_on is not None:
        raise StepIsDone
    return found


def _check_helper(conflict: Conflict, kind: str, helper: Person | None, helper_name: str) -> None:
    if kind in ("mediator", "outside") and helper is None and not helper_name.strip():
        raise HelperIsMissing
    if helper is not None and helper.pk in (conflict.opened_by_id, conflict.about_id):
        raise HelperIsConcerned


def note(what: str, conflict: Conflict, by: Person, at: datetime, *, about: Person | None) -> None:
    """The deed carries no word of the conflict, and no coop: no journal of members lists it."""
    deeds.note(
        verb=f"governance.conflict.{what}", thing=f"governance/conflict/{conflict.pk}", by=by,
        about=about, at=at,
    )  # fmt: skip
