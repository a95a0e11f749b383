"""Electing without candidate: everybody names somebody and says why; reasons lead, not counts."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.governance import mandating
from kpacite.governance.models import Election, ElectionElector, Nomination, Role
from kpacite.governance.queries.elections import going_on
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class ElectionAlreadyOpen(Refusal):
    """One election at a time for a role."""

    sentence = "Une élection est déjà ouverte pour ce rôle. Allez y dire un nom."


class ElectionIsOver(Refusal):
    """The role is given, or the election was stopped."""

    sentence = "Cette élection est finie. Pour redécider, ouvrez-en une autre."


class NotAnElector(Refusal):
    """Those who were members when the election opened name somebody."""

    sentence = "Cette personne est arrivée après. Elle parle, mais ne dit pas de nom cette fois."


class NotAMember(Refusal):
    """A role is held by a member of the coop."""

    sentence = "Cette personne n’est pas membre de la coop. Dites le nom d’un membre."


class AlreadyNamed(Refusal):
    """One name per person and per turn."""

    sentence = "Cette personne a déjà dit un nom dans ce tour. Elle peut changer au tour suivant."


class TurnIsOver(Refusal):
    """The names are shown: whoever comes now would follow the others."""

    sentence = "Ce tour est fini. Dites votre idée à voix haute, pendant la discussion."


class ReasonIsMissing(Refusal):
    """The reasons lead to the name: a name without one helps nobody."""

    sentence = "Dites pourquoi cette personne. Une phrase suffit."


class NobodyIsNamed(Refusal):
    """There is nothing to show yet."""

    sentence = "Personne n’a encore dit de nom. Attendez la première réponse."


class TurnIsStillOpen(Refusal):
    """The turns come one after the other."""

    sentence = "Un tour est encore ouvert. Fermez-le d’abord."


class NotTheFacilitator(Refusal):
    """One person leads the turns, so that everybody speaks."""

    sentence = "C’est la personne qui anime qui fait ce geste. Demandez-lui."


@dataclass(frozen=True)
class Term:
    """What is asked of the one who will hold the role, and for how long."""

    starts_on: date
    ends_on: date
    expected: str


@transaction.atomic
def begin(
    *, coop: Coop, role: Role, term: Term, facilitator: Person, by: Person, on: date, at: datetime
) -> Election:
    """The members of the day will name somebody for this role. The term follows the coop's rule.

    Refuses: ElectionAlreadyOpen, NotAMember (who leads it), TermIsEmpty, TermIsTooLong.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    if going_on(coop).filter(role=role).exists():
        raise ElectionAlreadyOpen
    mandating.check_term(coop, term.starts_on, term.ends_on)
    electors = list(coops.members(coop, on))
    if facilitator not in electors:
        raise NotAMember
    last = Election.objects.filter(coop=coop).aggregate(last=Max("number"))["last"] or 0
    election = Election.objects.create(
        coop=coop, number=last + 1, role=role, starts_on=term.starts_on, ends_on=term.ends_on,
        expected=term.expected.strip(), facilitator=facilitator, opened_by=by, opened_at=at,
    )  # fmt: skip
    ElectionElector.objects.bulk_create(
        ElectionElector(election=election, person=person) for person in electors
    )
    _note("opened", election, by, at)
    return election


@transaction.atomic
def name(
    *, election: Election, person: Person, nominee: Person, reason: str, by: Person, on: date,
    at: datetime,
) -> Nomination:  # fmt: skip
    """The person names somebody, themselves perhaps, and says why. Nobody else reads it yet.

    In the turn of changes, they name again if the reasons they heard changed their mind.
    Refuses: ElectionIsOver, TurnIsOver, NotAnElector, NotAMember, AlreadyNamed, ReasonIsMissing.
    """
    election = lock(election)
    refuse_if_over(election)
    if election.changes_at is not None:
        raise TurnIsOver
    turn = 1 if election.reasons_at is None else 2
    if not election.electors.filter(person=person).exists():
        raise NotAnElector
    if not coops.is_member(nominee, election.coop, on):
        raise NotAMember
    mine = Nomination.objects.filter(election=election, person=person)
    if mine.filter(turn=turn).exists():
        raise AlreadyNamed
    if not reason.strip():
        raise ReasonIsMissing
    nomination = Nomination.objects.create(
        election=election, turn=turn, person=person, nominee=nominee, reason=reason.strip(),
        entered_by=by if by != person else None, at=at,
    )  # fmt: skip
    # The deed does not say whom: names are shown together.
    _note("named" if turn == 1 else "renamed", election, by, at, about=person)
    return nomination


@transaction.atomic
def show(*, election: Election, by: Person, at: datetime) -> Election:
    """The first turn is over: all names and reasons are shown together; minds may change.

    Refuses: ElectionIsOver, NotTheFacilitator, TurnIsOver, NobodyIsNamed.
    """
    election = _led(election, by)
    if election.reasons_at is not None:
        raise TurnIsOver
    if not election.nominations.exists():
        raise NobodyIsNamed
    election.reasons_at = at
    election.save(update_fields=["reasons_at"])
    _note("shown", election, by, at)
    return election


@transaction.atomic
def close_changes(*, election: Election, by: Person, at: datetime) -> Election:
    """The turn of changes is over: the facilitator looks for the name the reasons lead to.

    Refuses: ElectionIsOver, NotTheFacilitator, TurnIsStillOpen, TurnIsOver.
    """
    election = _led(election, by)
    if election.reasons_at is None:
        raise TurnIsStillOpen
    if election.changes_at is not None:
        raise TurnIsOver
    election.changes_at = at
    election.save(update_fields=["changes_at"])
    _note("heard", election, by, at)
    return election


@transaction.atomic
def stop(*, election: Election, because: str, by: Person, at: datetime) -> Election:
    """The election ends without a name, and everybody reads why.

    Refuses: ElectionIsOver, NotTheFacilitator, ReasonIsMissing.
    """
    election = _led(election, by)
    if not because.strip():
        raise ReasonIsMissing("Dites pourquoi on arrête, en quelques mots.")
    election.stopped_at, election.stopped_because = at, because.strip()
    election.save(update_fields=["stopped_at", "stopped_because"])
    _note("stopped", election, by, at, words=because)
    return election


@transaction.atomic
def lead(
    *, election: Election, facilitator: Person, by: Person, on: date, at: datetime
) -> Election:
    """Another member leads the turns.

    Refuses: ElectionIsOver, NotAMember.
    """
    election = lock(election)
    refuse_if_over(election)
    if not coops.is_member(facilitator, election.coop, on):
        raise NotAMember
    election.facilitator = facilitator
    election.save(update_fields=["facilitator"])
    _note("led", election, by, at, about=facilitator)
    return election


def lock(election: Election) -> Election:
    """The election, held until the end of the transaction."""
    rows = Election.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("coop", "role", "facilitator", "proposal").get(pk=election.pk)


def refuse_if_over(election: Election) -> None:
    adopted = election.proposal is not None and election.proposal.ending == "adopted"
    if election.stopped_at is not None or adopted:
        raise ElectionIsOver


def refuse_unless_led(election: Election, by: Person) -> None:
    if by.pk != election.facilitator_id:
        raise NotTheFacilitator


def _note(
    gesture: str, election: Election, by: Person, at: datetime, *, about: Person | None = None,
    words: str = "",
) -> None:  # fmt: skip
    """The deed of an election; `words` or the name of its role are written with it."""
    deeds.note(
        verb=f"governance.election.{gesture}", thing=f"governance/election/{election.pk}", by=by,
        about=about, coop_key=election.coop.slug, note=words or election.role.name, at=at,
    )  # fmt: skip


def _led(election: Election, by: Person) -> Election:
    found = lock(election)
    refuse_if_over(found)
    refuse_unless_led(found, by)
    return found
