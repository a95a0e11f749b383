"""What the pages of proposals show: the list, one proposal, who said what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from kpacite.coops.models import Coop
from kpacite.governance import effects
from kpacite.governance.core import consent, differences
from kpacite.governance.core.effects import Change, Planned, Simulation
from kpacite.governance.models import (
    Objection,
    Position,
    Proposal,
    ProposalVersion,
    Remark,
    Round,
)
from kpacite.governance.queries import proposals as queries
from kpacite.governance.wording_consent import VOICES
from kpacite.lib import french
from kpacite.lib.dates import months_after
from kpacite.lib.errors import Refusal
from kpacite.people.models import Person

STAGES: dict[str, tuple[str, str, str]] = {
    "draft": ("", "i-pencil", "Brouillon"),
    "clarify": ("learn", "i-question", "On pose des questions"),
    "react": ("learn", "i-talk", "On réagit"),
    "consent": ("wait", "i-decide", "On répond"),
    "integrate": ("alert", "i-hand", "On cherche mieux"),
    "adopted": ("ok", "i-check", "Décidée"),
    "dropped": ("", "i-close", "Retirée"),
    "expired": ("", "i-clock", "Sans accord"),
}
RANK = {"draft": 0, "clarify": 1, "react": 2, "consent": 3, "integrate": 3}
TALLY = {
    "agree": "sans objection", "reservation": "avec un doute", "objection": "objection,objections",
    "aside": "laisse décider,laissent décider",
}  # fmt: skip


@dataclass(frozen=True)
class Pill:
    tone: str
    icon: str
    text: str


@dataclass(frozen=True)
class Said:
    """Those who gave one of the answers, with their words."""

    label: str
    icon: str
    tile: str
    people: Sequence[Person]
    positions: Sequence[Position] = ()


@dataclass(frozen=True)
class Gift:
    """An objection, what became of it, and what it improved."""

    objection: Objection
    pill: Pill
    better: Sequence[differences.Piece] = ()
    is_open: bool = False


def pill_of(stage: str) -> Pill:
    return Pill(*STAGES[stage])


def listed(coop: Coop, *, words: str = "", over: bool = False) -> QuerySet[Proposal]:
    """The proposals that the coop reads, with `title` and `kind` (of the last round) of each."""
    versions = ProposalVersion.objects.filter(proposal=OuterRef("pk")).order_by("-number")
    rounds = Round.objects.filter(proposal=OuterRef("pk")).order_by("-number")
    found = Proposal.objects.filter(coop=coop, opened_at__isnull=False)
    if words:
        said = Q(title__icontains=words) | Q(text__icontains=words)
        hit = ProposalVersion.objects.filter(said, proposal=OuterRef("pk"))
        found = found.filter(Exists(hit) | Q(lived__icontains=words))
    else:
        found = found.filter(ended_at__isnull=not over)
    found = found.annotate(
        title=Subquery(versions.values("title")[:1]), kind=Subquery(rounds.values("kind")[:1]),
        closes=Subquery(rounds.values("closes_at")[:1]),
    )  # fmt: skip
    return found.select_related("bearer", "type").order_by("-opened_at", "-pk")


def drafts(coop: Coop, person: Person) -> QuerySet[Proposal]:
    """What this person writes, and nobody else reads yet."""
    versions = ProposalVersion.objects.filter(proposal=OuterRef("pk")).order_by("-number")
    found = Proposal.objects.filter(coop=coop, bearer=person, opened_at=None, ended_at=None)
    return found.annotate(title=Subquery(versions.values("title")[:1])).order_by("-made_at")


@dataclass(frozen=True)
class Waiting:
    """A consent that waits for somebody’s answer."""

    proposal: Proposal
    title: str
    remaining: str


def waiting(coop: Coop, person: Person, at: datetime) -> list[Waiting]:
    """What waits for this person, the first to close first."""
    return [
        Waiting(now.proposal, now.version.title, remaining(now.closes_at, at))
        for now in queries.waiting_for(person, coop, at)
    ]


def stage_of(row: Proposal) -> consent.Stage:
    """The stage of a row of `listed`, without asking more."""
    return consent.stage(
        is_open=row.opened_at is not None, ending=row.ending, round_kind=getattr(row, "kind", None)
    )


def changes(
    proposal: Proposal, version: ProposalVersion, on: date, person: Person
) -> tuple[list[Change], Simulation | None, str]:
    """Before and after of each effect, tried on past facts; and what is no longer possible."""
    planned = [Planned(one.command, one.payload, one.effective_on) for one in version.effects.all()]
    said: list[Change] = []
    try:
        for one in planned:
            day = effects.due_on(one.command, one.effective_on, on)
            said.append(effects.change(proposal.coop, one.command, one.payload, day))
        return said, effects.simulate(proposal.coop, planned, on, person), ""
    except Refusal as refusal:
        return said, None, str(refusal)


def tally(
    positions: Sequence[Position], ballot: consent.Ballot, people: Sequence[Person]
) -> list[Said]:
    """Who gave which answer, then who is still awaited. Nobody is counted in hundredths."""
    rows = []
    for kind, words in TALLY.items():
        given = [one for one in positions if one.kind == kind]
        if given:
            one, _, many = words.partition(",")
            label = f"{len(given)}\u00a0{many if many and len(given) > 1 else one}"
            rows.append(
                Said(label, VOICES[kind][2], VOICES[kind][4], [p.person for p in given], given)
            )
    waited = [person for person in people if person.pk in ballot.silent]
    if waited:
        rows.append(Said(f"{len(waited)}\u00a0pas encore", "i-clock", "", waited))
    return rows


def electors(proposal: Proposal) -> list[Person]:
    rows = proposal.electors.select_related("person").order_by("person__first_name", "person_id")
    return [row.person for row in rows]


def gifts(proposal: Proposal, version: ProposalVersion) -> list[Gift]:
    """Every objection that was made, the last ones first, and what it changed."""
    rows = Objection.objects.filter(position__version__proposal=proposal).select_related(
        "position__person", "position__version", "position__entered_by", "settled_in",
        "settled_by",
    )  # fmt: skip
    standing = set(queries.standing_objections(version).values_list("pk", flat=True))
    texts = {one.number: one for one in proposal.versions.all()} if rows else {}
    found = [
        gift(one, texts, one.pk in standing)
        for one in rows.order_by("-position__at", "-pk")
        if one.settled_at or one.pk in standing
    ]
    return sorted(found, key=lambda gift: not gift.is_open)


def gift(objection: Objection, texts: dict[int, ProposalVersion], is_open: bool) -> Gift:
    name = objection.position.person.first_name
    taken = objection.settled_in
    better: list[differences.Piece] = []
    if taken is not None and taken.number - 1 in texts:
        former = texts[taken.number - 1]
        better = differences.pieces(_whole(former), _whole(texts[taken.number]))
    if objection.settlement == "integrated" and taken is not None:
        pill = Pill("ok", "i-check", f"Prise en compte dans la version {taken.number}")
    elif objection.settlement == "withdrawn":
        pill = Pill("ok", "i-check", f"Retirée par {name}")
    elif objection.settlement == "unfounded":
        pill = Pill("", "i-people", "Le groupe pense qu’elle ne tient pas")
    elif taken is not None:
        pill = Pill("wait", "i-clock", f"{name} relit la nouvelle version")
    else:
        pill = Pill("alert", "i-hand", "À traiter")
    return Gift(objection, pill, better, is_open)


def _whole(version: ProposalVersion) -> str:
    return (
        f"{version.title}.\n{version.text}" if version.title not in version.text else (version.text)
    )


def remarks(proposal: Proposal, *, words: str = "") -> QuerySet[Remark]:
    """What was said in the rounds, the last first; a turn that was passed is not a word."""
    found = Remark.objects.filter(round__proposal=proposal).exclude(kind="pass")
    if words:
        found = found.filter(Q(text__icontains=words) | Q(person__first_name__icontains=words))
    rows = found.select_related("person", "entered_by", "answers__person", "round")
    return rows.order_by("-at", "-pk")


def open_questions(proposal: Proposal) -> QuerySet[Remark]:
    """Questions that nobody has answered, the oldest first."""
    found = Remark.objects.filter(round__proposal=proposal, kind="question", replies=None)
    return found.select_related("person").order_by("at", "pk")


def track(stage: consent.Stage, *, alone: bool = False) -> list[dict[str, str]]:
    """Where the proposal is, in the members' words."""
    titles = ["Comprendre", "Dire son ressenti", "Chercher les risques", "Décider", "En reparler"]
    if alone:
        titles = ["Dire", "Décider", "En reparler"]
    going_on = 1 if alone else RANK.get(stage, 0)
    now = len(titles) if stage == "adopted" else going_on
    return [
        {"title": title, "state": "done" if rank < now else "now" if rank == now else ""}
        for rank, title in enumerate(titles, start=1)
    ]


def remaining(closes_at: datetime | None, at: datetime) -> str:
    """« Encore 2 jours, jusqu’à jeudi 18 h »."""
    if closes_at is None:
        return ""
    if closes_at <= at:
        return "Les réponses sont closes"
    local = timezone.localtime(closes_at)
    days = (local.date() - timezone.localtime(at).date()).days
    if days == 0:
        return f"Jusqu’à {french.clock(closes_at)} aujourd’hui"
    until = f"{french.weekday(local.weekday())} {french.clock(closes_at)}"
    if days > 6:
        until = f"{french.day_short(local)}, {french.clock(closes_at)}"
    return f"Encore {french.count(days, 'jour')}, jusqu’à {until}"


def review_day(proposal: Proposal, version: ProposalVersion, closes_at: datetime | None) -> str:
    """When the coop talks of it again, if it is decided at the end of the answers."""
    if not version.review_months:
        return ""
    if closes_at is None:
        return f"{version.review_months} mois après la décision"
    day = months_after(timezone.localtime(closes_at).date(), version.review_months)
    return f"le {french.day_short(day)}"


def next_steps(
    proposal: Proposal, version: ProposalVersion, now: Round | None, stage: consent.Stage
) -> list[dict[str, str]]:
    """« Et après ? »: the three things to come, with their days when they are known."""
    closes = now.closes_at if now else None
    again = review_day(proposal, version, closes)
    review = {
        "title": f"On en reparle {again}" if again else "On en reparle quand on veut",
        "text": "On garde, on change ou on arrête.",
    }
    decided = {"title": "Sans objection, c’est décidé", "text": ""}
    first = {
        "clarify": ("Chaque personne pose ses questions", "Puis on réagit, et on répond."),
        "react": ("Chaque personne réagit", "Puis on répond : voit-on un risque ?"),
        "consent": (
            f"{french.moment(closes).capitalize()} : fin des réponses"
            if closes else "Chaque personne répond, en réunion",
            "",
        ),
        "integrate": ("On cherche une meilleure idée",
                      "Une nouvelle version : tout le monde répond de nouveau."),
    }.get(stage)  # fmt: skip
    if first is None:
        return []
    return [{"title": first[0], "text": first[1]}, decided, review]
