"""The member changes the number inside the sentence, sees what it changes, and proposes it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.coops.models import Coop
from kpacite.governance import access, bounding, proposing, reviewing
from kpacite.governance.core.effects import Planned
from kpacite.governance.core.rules import Rule
from kpacite.governance.forms.rules import RuleChangeForm
from kpacite.governance.models import Proposal
from kpacite.governance.queries import planned as plans
from kpacite.governance.queries import rulebooks
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str, rule: str) -> HttpResponse:
    today = timezone.localdate()
    found, one = access.rule_of_member(request.user, coop, rule, today)
    form = _form(request, found, one)
    context: dict[str, object] = {}
    if form.is_valid():
        try:
            planned = form.planned()
            context = plans.tried(found, planned, today, request.user)
            if "preview" not in request.POST:
                made = _propose(request, found, form, planned)
                return redirect("governance:proposals.show", coop, made.number)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context |= {
        "coop": found, "rule": one, "form": form, "section": "decisions",
        "allowed": rulebooks.allowed(found, one, today),
        "changing": rulebooks.changing(found, one),
    }  # fmt: skip
    return render(
        request, "governance/rule_changes/new.html", context, status=422 if form.errors else 200
    )


def _form(request: MemberRequest, coop: Coop, rule: Rule) -> RuleChangeForm:
    today = timezone.localdate()
    others = rulebooks.beside(rule)
    follows = request.GET.get("suite", "")
    return RuleChangeForm(
        request.POST or None, rule=rule, others=others,
        values=rulebooks.values(coop, [rule, *others], today),
        bounds={one.key: bounding.bounds(coop, one.key, today) for one in [rule, *others]},
        initial={"follows": follows} if follows.isdigit() else {},
    )  # fmt: skip


def _propose(
    request: MemberRequest, coop: Coop, form: RuleChangeForm, planned: list[Planned]
) -> Proposal:
    """A draft; after a talk on a decision, one that follows it."""
    today, now, facts = timezone.localdate(), timezone.now(), form.cleaned_data
    title, text = plans.worded(coop, planned, today)
    if facts["follows"]:
        decision = access.decision_of_member(request.user, coop.slug, facts["follows"], today)
        review = reviewing.adapt(
            decision=decision, words=facts["lived"], title=title, text=text, planned=planned,
            on=today, at=now, by=request.user,
        )  # fmt: skip
        assert review.proposal is not None  # noqa: S101  adapt always writes one
        return review.proposal
    return proposing.draft(
        coop=coop, type_key="consent", title=title, text=text, lived=facts["lived"],
        effects=planned, key=facts["key"], by=request.user, at=now,
    )  # fmt: skip
