"""Who may read the rules and decisions of a coop: its members, and what it shows to all."""

from datetime import date

from django.http import Http404
from django.urls import reverse

from kpacite.coops.access import coop_of_member, public_coop
from kpacite.coops.models import Coop
from kpacite.coops.queries import is_member
from kpacite.governance import rulebook
from kpacite.governance.core.rules import Rule
from kpacite.governance.models import Decision, DecisionEffect, DecisionType
from kpacite.people.models import Person
from kpacite.people.telling import Topic


def decision_of_member(person: Person, slug: str, number: int, on: date) -> Decision:
    """A decision of the person's own coop; for others it does not exist."""
    coop = coop_of_member(person, slug, on)
    rows = Decision.objects.filter(coop=coop, number=number)
    found = rows.select_related("coop", "noted_by", "follows", "version__proposal")
    decision = found.first()
    if decision is None:
        raise Http404
    return decision


def rule_of_member(person: Person, slug: str, key: str, on: date) -> tuple[Coop, Rule]:
    """A rule of the person's own coop; one that nothing declares does not exist."""
    coop = coop_of_member(person, slug, on)
    rule = rulebook.declared().get(key)
    if rule is None:
        raise Http404
    return coop, rule


def type_of_member(person: Person, slug: str, key: str, on: date) -> DecisionType:
    """A way of deciding of the person's own coop."""
    coop = coop_of_member(person, slug, on)
    found = DecisionType.objects.filter(coop=coop, key=key).select_related("coop").first()
    if found is None:
        raise Http404
    return found


def effect_of_member(person: Person, slug: str, number: int, rank: int, on: date) -> DecisionEffect:
    """What a decision of the person's own coop does."""
    decision = decision_of_member(person, slug, number, on)
    rows = DecisionEffect.objects.filter(decision=decision, rank=rank)
    found = rows.select_related("decision__coop", "decision__noted_by").first()
    if found is None:
        raise Http404
    return found


def rulebook_of_all(slug: str, on: date) -> Coop:
    """A coop whose rules everybody may read; for the others the page does not exist."""
    coop = public_coop(slug)
    if not rulebook.yes(coop, "governance.rulebook_public", on):
        raise Http404
    return coop


def decision_topic(person: Person, pk: int, on: date) -> Topic:
    """What one talks about, for the members of the coop."""
    decision = Decision.objects.filter(pk=pk).select_related("coop").first()
    if decision is None or not is_member(person, decision.coop, on):
        raise Http404
    url = reverse("governance:decisions.show", args=[decision.coop.slug, decision.number])
    return Topic(coop_key=decision.coop.slug, title=decision.title, url=url)
