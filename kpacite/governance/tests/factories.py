"""Decisions, rules and roles, for tests."""

from datetime import UTC, date, datetime, timedelta

from django.db.models import Max

from kpacite.coops.tests.factories import JANUARY_1
from kpacite.governance import deciding, mandating, types
from kpacite.governance.models import Decision, Proposal, ProposalVersion, RuleValue

JUNE_1 = date(2026, 6, 1)
NOON = datetime(2026, 6, 1, 10, tzinfo=UTC)


def rules(*, coop, by, on=JANUARY_1, **values):
    """The founding rules; a keyword `sharing__commons_bp` is the rule "sharing.commons_bp"."""
    named = {key.replace("__", "."): value for key, value in values.items()}
    return deciding.found_rules(coop=coop, values=named, on=on, by=by)


def decision(*, coop, by, on=JANUARY_1, title="Qui fait les devis", **facts):
    last = Decision.objects.filter(coop=coop).aggregate(last=Max("number"))["last"] or 0
    return Decision.objects.create(
        **{
            "coop": coop,
            "number": last + 1,
            "title": title,
            "text": "Personne ne voit de risque.",
            "method": "consent",
            "decided_on": on,
            "noted_by": by,
        }
        | facts
    )


def rule(*, coop, by, key, value, on):
    """From that day the rule says `value`, by a decision of the day before."""
    decided = decision(coop=coop, by=by, on=on - timedelta(days=1), title="Changer une règle")
    return RuleValue.objects.create(
        coop=coop, key=key, value=value, valid_from=on, decision=decided
    )


def version(*, coop, by, effects=(), title="Changer une règle", about=None, at=NOON, **facts):
    """A version of a proposal, with what it would do; nobody has answered yet."""
    type_of = types.type_of(coop, facts.pop("type_key", "consent"))
    last = Proposal.objects.filter(coop=coop).aggregate(last=Max("number"))["last"] or 0
    proposal = Proposal.objects.create(
        coop=coop, number=last + 1, type=type_of, terms=type_of.terms.get(), bearer=by, about=about,
        lived="Le commun est vide.", made_at=at, follows=facts.pop("follows", None),
    )  # fmt: skip
    made = ProposalVersion.objects.create(
        **{
            "proposal": proposal, "number": 1, "title": title, "text": "Nous essayons.",
            "made_by": by, "made_at": at,
        } | facts
    )  # fmt: skip
    for rank, one in enumerate(effects, start=1):
        made.effects.create(
            rank=rank, command=one.command, payload=dict(one.payload),
            effective_on=one.effective_on,
        )  # fmt: skip
    return made


def adopted(*, coop, by, effects=(), on=JUNE_1, at=NOON, method="consent", **facts):
    """A decision made of a version, without the story of how the members came to it."""
    made = version(coop=coop, by=by, effects=effects, at=at, **facts)
    return deciding.adopt(version=made, method=method, on=on, at=at, by=by)


def role(*, coop, person, key="quotes", starts_on=JANUARY_1, ends_on=None, by=None, **facts):
    """The person holds a role, for a year when nothing else is said."""
    by = by or person
    return mandating.give(
        coop=coop,
        key=key,
        person=person,
        starts_on=starts_on,
        ends_on=ends_on or starts_on.replace(year=starts_on.year + 1),
        decision=decision(coop=coop, by=by, on=starts_on),
        by=by,
        **facts,
    )
