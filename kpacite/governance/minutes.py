"""The minutes of a meeting: as plain values to keep, as words to sign, as a paper."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.governance import rulebook
from kpacite.governance.core import attendance
from kpacite.governance.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    Meeting,
    MeetingDecision,
    TypeTerms,
)
from kpacite.lib import french
from kpacite.lib.papers import Block, Document, document_pdf

Minutes = Mapping[str, Any]


def snapshot(meeting: Meeting, at: datetime) -> dict[str, Any]:
    """Everything that the minutes say, in plain values: what is kept, hashed and signed."""
    there = list(Attendance.objects.filter(meeting=meeting).select_related("person"))
    there.sort(key=lambda row: (row.person.first_name, row.person_id))

    def who(state: str) -> list[str]:
        return [row.person.full_name for row in there if row.state == state]

    present = who("present")
    signers = rulebook.whole(meeting.coop, "governance.minutes_signers", meeting.held_on)
    return {
        "coop": meeting.coop.name, "town": meeting.coop.town, "number": meeting.number,
        "title": meeting.title, "held_on": meeting.held_on.isoformat(),
        "opened_at": _utc(meeting.opened_at), "closed_at": _utc(at), "place": meeting.place,
        "facilitator": meeting.facilitator.full_name, "note_taker": meeting.note_taker.full_name,
        "present": present, "excused": who("excused"), "absent": who("absent"),
        "enough": enough_words(meeting, len(present)),
        # Nobody who was away signs: with two people, two signatures are all there can be.
        "signers": min(signers, len(present)), "points": _points(meeting),
    }  # fmt: skip


def enough_words(meeting: Meeting, present: int) -> str:
    """Are there enough people to decide? Said in words. Law: rule ORG-03."""
    if not present:
        return "Personne n’est encore noté. Dites qui est là."
    members = coops.members(meeting.coop, meeting.held_on).count()
    lacking = attendance.missing(present, members, _minimum_bp(meeting))
    there = f"{french.count(present, 'personne')} sur {members}"
    verb = "sont là" if present > 1 else "est là"
    if not lacking:
        return f"{there} {verb}. C’est assez pour décider."
    return (
        f"{there} {verb}. Il manque {french.count(lacking, 'personne')} pour décider. "
        "On peut parler et noter."
    )


def _minimum_bp(meeting: Meeting) -> int:
    """How many must have answered for a consent, by the coop's own terms of that day."""
    terms = TypeTerms.objects.filter(
        type__coop=meeting.coop, type__key="consent", valid_from__lte=meeting.held_on
    )
    found = terms.order_by("-valid_from").values_list("minimum_bp", flat=True).first()
    return 5000 if found is None else found


def _points(meeting: Meeting) -> list[dict[str, Any]]:
    decided: dict[int, list[dict[str, Any]]] = {}
    for row in MeetingDecision.objects.filter(meeting=meeting).select_related("decision"):
        made = row.decision
        decided.setdefault(row.item_id, []).append(
            {"number": made.number, "title": made.title, "text": made.text}
        )
    to_do: dict[int, list[dict[str, Any]]] = {}
    for action in ActionItem.objects.filter(meeting=meeting).select_related("person"):
        until = action.due_on.isoformat() if action.due_on else ""
        to_do.setdefault(action.item_id or 0, []).append(
            {"what": action.what, "person": action.person.full_name, "due_on": until}
        )
    return [
        _point(item, decided.get(item.pk, []), to_do.get(item.pk, []))
        for item in meeting.items.all()
    ]


def _point(item: AgendaItem, decided: list[Any], to_do: list[Any]) -> dict[str, Any]:
    return {
        "kind": item.kind, "title": item.title, "thing": item.thing, "notes": item.notes,
        "talked": item.started_at is not None or bool(item.notes), "decisions": decided,
        "actions": to_do,
    }  # fmt: skip


def text(minutes: Minutes) -> str:
    """The words that are signed: the whole of the minutes, as one reads them."""
    lines = [f"{minutes['coop']} : {minutes['title']}", _when(minutes), *_people(minutes)]
    for rank, point in enumerate(minutes["points"], start=1):
        lines += ["", f"{rank}. {point['title']}"]
        lines += [point["notes"] or _silence(point), *_decisions(point), *_actions(point)]
    return "\n".join(lines)


def pdf(minutes: Minutes, fingerprint: str, at: datetime) -> bytes:
    """The paper of the minutes, kept as an archive, with lines to sign on."""
    blocks = [
        Block("facts", rows=_facts(minutes)),
        Block("text", text=minutes["enough"]),
    ]
    for rank, point in enumerate(minutes["points"], start=1):
        blocks.append(Block("heading", text=f"{rank}. {point['title']}"))
        for paragraph in (point["notes"] or _silence(point)).split("\n"):
            if paragraph.strip():
                blocks.append(Block("text", text=paragraph))
        said = [*_decisions(point), *_actions(point)]
        if said:
            blocks.append(Block("list", rows=[[line] for line in said]))
    names = [[name, "", ""] for name in minutes["present"]]
    blocks += [
        Block("heading", text="Signatures des personnes présentes"),
        Block("table", head=["Nom", "Date", "Signature"], rows=names),
    ]
    return document_pdf(
        Document(
            title=minutes["title"], about=f"{minutes['coop']} · {minutes['town']}".rstrip(" ·"),
            lead=f"Compte rendu de la réunion {minutes['number']}", blocks=blocks,
            foot=f"Empreinte du compte rendu (SHA-256) : {fingerprint}",
        ),
        at=at,
    )  # fmt: skip


def _facts(minutes: Minutes) -> list[list[str]]:
    rows = [
        ["Quand", _when(minutes)],
        ["Lieu", minutes["place"]],
        ["Anime", minutes["facilitator"]],
        ["Écrit", minutes["note_taker"]],
        ["Là", french.join(minutes["present"])],
        ["Excusé", french.join(minutes["excused"])],
        ["Pas là", french.join(minutes["absent"])],
    ]
    return [row for row in rows if row[1]]


def _people(minutes: Minutes) -> list[str]:
    return [*(f"{label} : {value}" for label, value in _facts(minutes)[1:]), minutes["enough"]]


def _when(minutes: Minutes) -> str:
    day = french.day(date.fromisoformat(minutes["held_on"]))
    opened = timezone.localtime(datetime.fromisoformat(minutes["opened_at"]))
    closed = timezone.localtime(datetime.fromisoformat(minutes["closed_at"]))
    return f"{day}, de {french.clock(opened)} à {french.clock(closed)}"


def _silence(point: Mapping[str, Any]) -> str:
    return "On en a parlé, sans rien noter." if point["talked"] else "On n’en a pas parlé."


def _decisions(point: Mapping[str, Any]) -> list[str]:
    return [
        f"Décision {one['number']} : {one['title']}. {one['text']}".strip()
        for one in point["decisions"]
    ]


def _actions(point: Mapping[str, Any]) -> list[str]:
    return [
        f"À faire : {one['what']} ({one['person']}"
        + (f", avant le {french.day_plain(date.fromisoformat(one['due_on']))}" if one["due_on"]
           else "") + ")"
        for one in point["actions"]
    ]  # fmt: skip


def _utc(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
