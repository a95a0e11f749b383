"""Around the table: whose turn it is, one question at a time, on one phone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kpacite.governance import consenting, rounds
from kpacite.governance.access import proposals as access
from kpacite.governance.forms.proposals import PositionForm, RemarkForm
from kpacite.governance.models import Proposal
from kpacite.governance.queries import proposals as queries
from kpacite.governance.queries import tables as reading
from kpacite.lib.errors import Refusal
from kpacite.people.models import Person
from kpacite.people.requests import MemberRequest


@require_safe
def show(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    return _shown(
        request, access.proposal_led_by(request.user, coop, proposal, timezone.localdate())
    )


@require_POST
def next_person(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    found = access.proposal_led_by(request.user, coop, proposal, timezone.localdate())
    try:
        rounds.give_turn(
            proposal=found, by=request.user, on=timezone.localdate(), at=timezone.now()
        )
    except Refusal as refusal:
        return _shown(request, found, error=str(refusal))
    return redirect("governance:tables.show", coop, proposal)


@require_POST
def note(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    """What the person says is written down, and the next one has the turn."""
    found = access.proposal_led_by(request.user, coop, proposal, timezone.localdate())
    person = access.around_the_table(found, request.POST.get("person", ""), timezone.localdate())
    now = rounds.open_round(found)
    form: PositionForm | RemarkForm
    passes = request.POST.get("pass") == "yes"
    form = PositionForm(request.POST) if now.kind == "consent" else RemarkForm(request.POST)
    if passes or form.is_valid():
        try:
            _write(request, found, person, form, passes=passes)
            rounds.give_turn(
                proposal=found, by=request.user, on=timezone.localdate(), at=timezone.now()
            )
        except Refusal as refusal:
            return _shown(request, found, form=form, person=person, error=str(refusal))
        messages.success(request, f"C’est noté pour {person.first_name}.")
        return redirect("governance:tables.show", coop, proposal)
    return _shown(request, found, form=form, person=person)


def _write(
    request: MemberRequest, found: Proposal, person: Person, form: PositionForm | RemarkForm, *,
    passes: bool,
) -> None:  # fmt: skip
    by, at = request.user, timezone.now()
    if isinstance(form, PositionForm):
        consenting.answer(
            version=queries.current_version(found), person=person, by=by, at=at, **form.said()
        )
        return
    facts = {} if passes else form.cleaned_data
    consenting.say(
        round=rounds.open_round(found), person=person, by=by, at=at,
        kind="pass" if passes else facts.get("kind") or "reaction", text=facts.get("text", ""),
        key=facts.get("key"),
    )  # fmt: skip


def _shown(
    request: MemberRequest, found: Proposal, *, form: PositionForm | RemarkForm | None = None,
    person: Person | None = None, error: str = "",
) -> HttpResponse:  # fmt: skip
    chosen = person or access.around_the_table_or_nobody(
        found, request.GET.get("qui", ""), timezone.localdate()
    )
    read = reading.read(found, chosen, request.user, timezone.localdate(), timezone.now())
    blank = (
        PositionForm()
        if read.asks_answers
        else RemarkForm(initial={"kind": "question" if read.kind == "clarify" else "reaction"})
    )
    context = {
        "coop": found.coop, "section": "decisions", "proposal": found, "read": read,
        "form": form or blank, "error": error,
    }  # fmt: skip
    refused = bool(error or (form and form.errors))
    return render(request, "governance/tables/show.html", context, status=422 if refused else 200)
