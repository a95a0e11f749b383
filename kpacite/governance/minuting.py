"""Writing the minutes during the meeting, closing them, signing them."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from kpacite.governance import agenda, deciding, holding, minutes
from kpacite.governance.models import (
    AgendaItem,
    Attendance,
    Decision,
    Meeting,
    MeetingDecision,
    MinutesSignature,
)
from kpacite.lib.digest import sha256_json
from kpacite.lib.errors import Refusal
from kpacite.people import deeds, signing
from kpacite.people.models import Person

SENTENCE = "J’ai lu ce compte rendu. C’est bien ce qui s’est dit."


class SomebodyElseWrote(Refusal):
    """Two people write the same point: the words of neither are lost."""

    sentence = (
        "Quelqu’un d’autre a écrit ici pendant ce temps. Vos mots sont gardés ci-dessous. "
        "Lisez les deux, puis enregistrez."
    )


class AlreadyDecidedHere(Refusal):
    """The same decision is noted at this point: the form was sent twice."""

    sentence = "Cette décision est déjà notée dans ce point."


class NobodyWasThere(Refusal):
    """Minutes say who was there."""

    sentence = "Dites d’abord qui est là. Ensuite, fermez le compte rendu."


class MinutesAreOpen(Refusal):
    """One signs what no longer changes."""

    sentence = "Le compte rendu n’est pas fermé. Fermez-le, puis signez-le."


class WasNotThere(Refusal):
    """Only somebody who was there can say that the minutes are right."""

    sentence = "Cette personne n’était pas là. Une personne présente peut signer."


class AlreadySigned(Refusal):
    """One person, one signature."""

    sentence = "Cette personne a déjà signé ce compte rendu."


class NoNextMeeting(Refusal):
    """A correction is a point of the next meeting, and none is planned."""

    sentence = "Aucune réunion n’est prévue. Prévoyez la prochaine, puis ajoutez votre point."


def mark_of(notes: str) -> str:
    """What a page keeps of the notes it showed, to see whether somebody wrote since."""
    return hashlib.sha256(notes.encode()).hexdigest()[:16]


@transaction.atomic
def write(*, item: AgendaItem, notes: str, seen: str, by: Person, at: datetime) -> AgendaItem:
    """The notes of a point are these. `seen`: the mark of the notes that the page showed.

    Refuses: MeetingIsOver, MeetingIsCancelled, MeetingHasNotStarted, SomebodyElseWrote.
    """
    meeting = holding.lock(item.meeting)
    holding.refuse_if_not_going_on(meeting)
    item = AgendaItem.objects.get(pk=item.pk)
    notes = notes.replace("\r\n", "\n").strip()
    if notes == item.notes:
        return item
    if seen != mark_of(item.notes):
        raise SomebodyElseWrote
    item.notes, item.notes_by = notes, by
    item.save(update_fields=["notes", "notes_by"])
    _note("written", meeting, by, at, item.title)
    return item


@transaction.atomic
def decide(
    *, item: AgendaItem, title: str, text: str, by: Person, on: date, at: datetime
) -> Decision:
    """A daily decision of the meeting is in the register, and in the minutes of this point.

    What needs consent goes through its proposal: this is for what is easily undone.
    Refuses: MeetingIsOver, MeetingIsCancelled, MeetingHasNotStarted, AlreadyDecidedHere.
    """
    meeting = holding.lock(item.meeting)
    holding.refuse_if_not_going_on(meeting)
    if MeetingDecision.objects.filter(item=item, decision__title__iexact=title.strip()).exists():
        raise AlreadyDecidedHere
    decision = deciding.record(
        coop=meeting.coop, title=title.strip(), text=text.strip(), method="daily", on=on, by=by,
        at=at,
    )  # fmt: skip
    MeetingDecision.objects.create(meeting=meeting, item=item, decision=decision)
    return decision


@transaction.atomic
def close(*, meeting: Meeting, by: Person, at: datetime) -> Meeting:
    """The minutes are what they are: frozen, with their fingerprint and their paper to sign.

    Law: rule ORG-03 (minutes signed, decisions numbered); the database refuses any change.
    Refuses: MeetingIsOver, MeetingIsCancelled, MeetingHasNotStarted, NobodyWasThere.
    """
    meeting = holding.lock(meeting)
    holding.refuse_if_not_going_on(meeting)
    if not Attendance.objects.filter(meeting=meeting, state="present").exists():
        raise NobodyWasThere
    meeting.items.filter(started_at__isnull=False, done_at=None).update(done_at=at)
    meeting.minutes = minutes.snapshot(meeting, at)
    meeting.minutes_sha256 = sha256_json(meeting.minutes)
    meeting.minutes_pdf = minutes.pdf(meeting.minutes, meeting.minutes_sha256, at)
    meeting.closed_at = at
    meeting.save(update_fields=["minutes", "minutes_sha256", "minutes_pdf", "closed_at"])
    _note("closed", meeting, by, at)
    return meeting


@transaction.atomic
def sign(
    *, meeting: Meeting, person: Person, by: Person, at: datetime,
    facts: Mapping[str, signing.Fact] | None = None,
) -> MinutesSignature:  # fmt: skip
    """Somebody who was there says that the minutes are right; the evidence is sealed.

    `by` is whoever is at the keyboard: for another person, they type what was signed on paper.
    Law: C. civ. 1366 and 1367; rules SIG-01 and SIG-03.
    Refuses: MinutesAreOpen, WasNotThere, AlreadySigned.
    """
    meeting = holding.lock(meeting)
    if meeting.closed_at is None or meeting.minutes is None:
        raise MinutesAreOpen
    if not Attendance.objects.filter(meeting=meeting, person=person, state="present").exists():
        raise WasNotThere
    if MinutesSignature.objects.filter(meeting=meeting, person=person).exists():
        raise AlreadySigned
    seal = signing.seal(
        thing=meeting.address, purpose="minutes", document=minutes.text(meeting.minutes),
        signer=person, signer_name=person.full_name, capacity="membre présent",
        means="session" if person == by else "paper", sentence=SENTENCE,
        facts={"minutes_sha256": meeting.minutes_sha256, **(facts or {})}, at=at, by=by,
    )  # fmt: skip
    signature = MinutesSignature.objects.create(
        meeting=meeting, person=person, seal=seal, signed_at=at
    )
    deeds.note(
        verb="governance.minutes.signed", thing=meeting.address, by=by, about=person,
        coop_key=meeting.coop.slug, at=at,
    )  # fmt: skip
    return signature


@transaction.atomic
def correct(*, meeting: Meeting, words: str, by: Person, on: date, at: datetime) -> AgendaItem:
    """What is wrong in closed minutes is said at the next meeting: the old page stays as it is.

    Refuses: NoNextMeeting, AlreadyOnTheAgenda.
    """
    following = Meeting.objects.filter(
        coop=meeting.coop, closed_at=None, cancelled_at=None, held_on__gte=on
    )
    later = following.order_by("held_on", "starts_at", "pk").first()
    if later is None:
        raise NoNextMeeting
    title = f"Corriger la réunion {meeting.number} : {words.strip()}"
    return agenda.add(meeting=later, title=title[:160], minutes=5, thing=meeting.address,
                      by=by, at=at)  # fmt: skip


def _note(gesture: str, meeting: Meeting, by: Person, at: datetime, note: str = "") -> None:
    deeds.note(
        verb=f"governance.minutes.{gesture}", thing=meeting.address, by=by,
        coop_key=meeting.coop.slug, note=note, at=at,
    )  # fmt: skip
