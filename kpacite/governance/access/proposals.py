"""Who may see a proposal, lead it, change it: members; its bearer; who facilitates."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from kpacite.coops import access as coops
from kpacite.coops import queries as coops_queries
from kpacite.governance import rounds
from kpacite.governance.models import Objection, Proposal, ProposalVersion, Remark
from kpacite.governance.queries import proposals as queries
from kpacite.people.models import Person
from kpacite.people.telling import Topic

FOUND = ("coop", "type", "terms", "bearer", "about", "follows")


def proposal_of(person: Person, slug: str, number: int, on: date) -> Proposal:
    """A proposal of the person's coop; a draft is only there for whoever writes it."""
    coop = coops.coop_of_member(person, slug, on)
    proposal = Proposal.objects.filter(coop=coop, number=number).select_related(*FOUND).first()
    if proposal is None or (proposal.opened_at is None and proposal.bearer_id != person.pk):
        raise Http404
    return proposal


def shared_proposal_of(person: Person, slug: str, number: int, on: date) -> Proposal:
    """The same, once the coop reads it."""
    proposal = proposal_of(person, slug, number, on)
    if proposal.opened_at is None:
        raise Http404
    return proposal


def proposal_borne_by(person: Person, slug: str, number: int, on: date) -> Proposal:
    """A proposal that the person bears: only they change it, or take it back."""
    proposal = proposal_of(person, slug, number, on)
    if proposal.bearer_id != person.pk:
        raise PermissionDenied
    return proposal


def proposal_led_by(person: Person, slug: str, number: int, on: date) -> Proposal:
    """A proposal that the person bears or facilitates."""
    proposal = shared_proposal_of(person, slug, number, on)
    if not rounds.may_lead(person, proposal, on):
        raise PermissionDenied
    return proposal


def objection_of(person: Person, slug: str, number: int, pk: int, on: date) -> Objection:
    """An objection to a proposal of the person's coop: everybody reads it."""
    proposal = shared_proposal_of(person, slug, number, on)
    rows = Objection.objects.select_related(
        "position__person", "position__version__proposal__coop", "position__entered_by",
        "settled_in", "settled_by",
    )  # fmt: skip
    found = rows.filter(position__version__proposal=proposal, pk=pk).first()
    if found is None:
        raise Http404
    return found


def question_on(proposal: Proposal, pk: int) -> Remark:
    """A question that was asked about this proposal."""
    found = Remark.objects.filter(round__proposal=proposal, kind="question", pk=pk).first()
    if found is None:
        raise Http404
    return found


def version_answered(proposal: Proposal, number: str) -> ProposalVersion:
    """The version that the form showed: an answer never goes to words that were not read."""
    versions = proposal.versions.order_by("-number")
    found = versions.filter(number=int(number)).first() if number.isdigit() else versions.first()
    if found is None:
        raise Http404
    return found


def around_the_table(proposal: Proposal, pk: str, on: date) -> Person:
    """Somebody whose word may be written down here."""
    found = around_the_table_or_nobody(proposal, pk, on)
    if found is None:
        raise Http404
    return found


def around_the_table_or_nobody(proposal: Proposal, pk: str, on: date) -> Person | None:
    if not pk.isdigit() or int(pk) not in rounds.table_of(proposal, on):
        return None
    return Person.objects.filter(pk=int(pk)).first()


def topic(person: Person, pk: int, on: date) -> Topic:
    """What one talks about, for the members of the coop."""
    proposal = Proposal.objects.filter(pk=pk).select_related("coop").first()
    if proposal is None or not coops_queries.is_member(person, proposal.coop, on):
        raise Http404
    if proposal.opened_at is None and proposal.bearer_id != person.pk:
        raise Http404
    return Topic(
        coop_key=proposal.coop.slug,
        title=queries.current_version(proposal).title,
        url=reverse("governance:proposals.show", args=[proposal.coop.slug, proposal.number]),
    )
