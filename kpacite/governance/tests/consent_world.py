"""A coop of five who decide, for tests: Amina proposes, Fatoumata facilitates."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from kpacite.coops.models import Coop
from kpacite.coops.tests import factories as coops
from kpacite.governance import consenting, proposing, rounds
from kpacite.governance.core.effects import Planned
from kpacite.governance.models import Objection, Proposal, TypeTerms
from kpacite.governance.queries import proposals as queries
from kpacite.governance.tests import factories
from kpacite.people.models import Person

JUNE_1 = date(2026, 6, 1)
AT = datetime(2026, 6, 1, 8, tzinfo=UTC)
NAMES = ("Amina", "Fatoumata", "Jordan", "Rosa", "Yacine")
RISK = "La facture d’électricité va monter."
TWELVE = Planned("rule.set", {"key": "sharing.commons_bp", "value": 1200})


def day(number: int) -> datetime:
    """That many days after the first of June, in the morning."""
    return AT + timedelta(days=number)


@dataclass
class World:
    coop: Coop
    people: dict[str, Person] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Person:
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None


def world() -> World:
    there = World(coops.coop())
    for name in NAMES:
        there.people[name.lower()] = coops.member(coop=there.coop, first_name=name)
    factories.rules(coop=there.coop, by=there.amina)
    factories.role(coop=there.coop, person=there.fatoumata, key="facilitator")
    return there


def terms(there: World, type_key: str = "consent", **facts) -> TypeTerms:
    """From the second of January, this type of decision works so."""
    former = TypeTerms.objects.filter(type__coop=there.coop, type__key=type_key).latest("pk")
    return TypeTerms.objects.create(
        **{
            "type": former.type, "decision": former.decision, "valid_from": date(2026, 1, 2),
            "proposers": former.proposers, "electorate": former.electorate,
            "minimum_bp": former.minimum_bp, "delay_days": former.delay_days,
            "fallback": former.fallback, "silence": former.silence,
        } | facts
    )  # fmt: skip


def draft(there: World, **facts) -> Proposal:
    return proposing.draft(
        **{
            "coop": there.coop, "type_key": "consent", "title": "Acheter un four",
            "text": "Nous achetons un four d’occasion. Nous le testons 6 mois.",
            "lived": "Le four est trop petit.", "by": there.amina, "at": AT,
        } | facts
    )  # fmt: skip


def shared(there: World, **facts) -> Proposal:
    """The coop reads it, and may ask questions."""
    proposal = draft(there, **facts)
    at = facts.get("at", AT)
    return proposing.open_proposal(proposal=proposal, by=proposal.bearer, on=at.date(), at=at)


def asked(there: World, *, mode: str = "online", at: datetime = AT, **facts) -> Proposal:
    """Consent is open, until the sixth when it is not live."""
    proposal = shared(there, **facts)
    rounds.advance(
        proposal=proposal, to="consent", mode=mode, by=proposal.bearer, on=at.date(), at=at
    )
    return Proposal.objects.get(pk=proposal.pk)


def answer(proposal: Proposal, person: Person, kind: str = "agree", *, number: int = 1, **facts):
    said = {"harms": "means", "argument": RISK} if kind == "objection" else {}
    return consenting.answer(
        **{
            "version": queries.current_version(proposal), "person": person, "kind": kind,
            "by": person, "at": day(number),
        } | said | facts
    )  # fmt: skip


def all_agree(there: World, proposal: Proposal, *, but: tuple[str, ...] = (), number: int = 1):
    for name, person in there.people.items():
        if name not in but:
            answer(proposal, person, number=number)


def objection_of(person: Person) -> Objection:
    return Objection.objects.filter(position__person=person).latest("pk")


def close(proposal: Proposal, *, number: int = 5, by: Person | None = None):
    at = day(number)
    return consenting.close(proposal=proposal, on=at.date(), at=at, by=by)
