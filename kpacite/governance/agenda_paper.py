"""The agenda on paper: points, boxes for each answer, slips for each name. Typed back after."""

from datetime import datetime

from kpacite.coops import queries as coops
from kpacite.governance.models import AgendaItem, Election, Meeting, Proposal, ProposalVersion
from kpacite.lib import french
from kpacite.lib.papers import Block, Document, document_pdf

ANSWERS = ["Pas d’objection", "Un doute", "Une objection", "Je passe"]


def pdf(meeting: Meeting, at: datetime) -> bytes:
    """What is put on the table: who is there, the points, the boxes to tick."""
    names = [person.full_name for person in coops.members(meeting.coop, meeting.held_on)]
    items = list(meeting.items.all())
    blocks = [
        Block("facts", rows=_facts(meeting)),
        Block("heading", text="Qui est là ?"),
        Block("boxes", rows=[[name, "Là", "Excusé"] for name in names]),
    ]
    proposals, elections = _things(items)
    for rank, item in enumerate(items, start=1):
        minutes = french.hours(item.minutes_planned)
        blocks.append(Block("heading", text=f"{rank}. {item.title} ({minutes})"))
        if version := proposals.get(item.thing):
            blocks += _proposal(version, names)
        elif election := elections.get(item.thing):
            blocks += _election(election, names)
        else:
            blocks.append(Block("text", text="Notes : " + "." * 60))
    blocks.append(Block("heading", text="À faire : qui, quoi, avant quel jour"))
    blocks.append(Block("table", head=["Qui", "Quoi", "Avant le"], rows=[["", "", ""]] * 5))
    place = f"{meeting.coop.name} · {meeting.coop.town}".rstrip(" ·")
    return document_pdf(
        Document(
            title=meeting.title, about=place, lead="L’ordre du jour, à remplir ensemble",
            blocks=blocks, foot="Rendez cette feuille à la personne qui écrit.",
        ),
        at=at,
    )  # fmt: skip


def _facts(meeting: Meeting) -> list[list[str]]:
    when = f"{french.day(meeting.held_on)}, {french.clock(meeting.starts_at)}"
    rows = [
        ["Quand", when],
        ["Lieu", meeting.place],
        ["Anime", meeting.facilitator.full_name],
        ["Écrit", meeting.note_taker.full_name],
    ]
    return [row for row in rows if row[1]]


def _things(items: list[AgendaItem]) -> tuple[dict[str, ProposalVersion], dict[str, Election]]:
    """What the points talk of, in three queries whatever their number."""
    keys: dict[str, list[str]] = {}
    for item in items:
        kind, _, pk = item.thing.rpartition("/")
        keys.setdefault(kind, []).append(pk)
    proposals = Proposal.objects.filter(pk__in=keys.get("governance/proposal", []), ended_at=None)
    elections = Election.objects.filter(pk__in=keys.get("governance/election", []))
    versions = {
        proposal.address: max(proposal.versions.all(), key=lambda one: one.number)
        for proposal in proposals.prefetch_related("versions")
    }
    named = {f"governance/election/{one.pk}": one for one in elections.select_related("role")}
    return versions, named


def _proposal(version: ProposalVersion, names: list[str]) -> list[Block]:
    return [
        Block("text", text=version.text),
        Block("boxes", rows=[[name, *ANSWERS] for name in names]),
        Block("text", text="Une objection dit le risque pour la coop. Qui, et quel risque : "
              + "." * 60),
    ]  # fmt: skip


def _election(election: Election, names: list[str]) -> list[Block]:
    """One slip each, to fold: nobody reads the others before the end of the turn."""
    slip = f"Je pense à {'.' * 30} parce que {'.' * 40}"
    return [
        Block("text", text=election.expected or election.role.purpose),
        Block("text", text="Découpez une bande par personne. Pliez-la. On les ouvre ensemble."),
        Block("facts", rows=[[name, slip] for name in names]),
    ]
