"""Elections without candidate: opened, led turn by turn, stopped."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kpacite.coops.access import coop_of_member
from kpacite.governance import electing, naming
from kpacite.governance.access import elections as access
from kpacite.governance.forms.elections import AnswerForm, ElectionForm, NameForm, NominationForm
from kpacite.governance.forms.meetings import ReasonForm
from kpacite.governance.models import Election
from kpacite.governance.queries import elections as queries
from kpacite.lib.errors import Refusal
from kpacite.lib.paging import page
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    found = coop_of_member(request.user, coop, timezone.localdate())
    words = request.GET.get("q", "").strip()[:80]
    context = {
        "coop": found, "page": page(request, queries.elections(found, words)), "query": words,
        "section": "decisions",
    }  # fmt: skip
    return render(request, "governance/elections/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    form = ElectionForm(
        request.POST or None, coop=found, me=request.user, today=today,
        initial={"role": request.GET.get("role", "")},
    )  # fmt: skip
    if form.is_valid():
        try:
            election = electing.begin(
                coop=found, role=form.cleaned_data["role"], term=form.term(),
                facilitator=form.cleaned_data["facilitator"], by=request.user, on=today,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "L’élection est ouverte. Chaque membre peut dire un nom.")
            return redirect("governance:elections.show", coop, election.number)
    context = {"coop": found, "form": form, "section": "decisions"}
    return render(
        request, "governance/elections/new.html", context, status=422 if form.errors else 200
    )


@require_safe
def show(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    election = access.election_of(request.user, coop, number, timezone.localdate())
    return _page(request, election)


@require_POST
def name(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """My name and my reason; or those that somebody wrote on paper."""
    today = timezone.localdate()
    election = access.election_of(request.user, coop, number, today)
    form = NominationForm(request.POST, election=election, me=request.user, today=today)
    if form.is_valid():
        said = form.cleaned_data
        person = said["person"] or request.user
        try:
            electing.name(
                election=election, person=person, nominee=said["nominee"], reason=said["reason"],
                by=request.user, on=today, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté. Les noms se montrent tous ensemble.")
            return redirect("governance:elections.show", coop, number)
    return _page(request, election, nomination=form)


@require_POST
def edit(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """The facilitator closes the turn that is open: names are shown, or changes are heard."""
    election = access.election_of(request.user, coop, number, timezone.localdate())
    close = electing.show if request.POST.get("turn") == "1" else electing.close_changes
    try:
        close(election=election, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return _page(request, election, error=str(refusal))
    return redirect("governance:elections.show", coop, number)


@require_POST
def propose(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """The name the reasons lead to, in the facilitator's words."""
    today = timezone.localdate()
    election = access.election_of(request.user, coop, number, today)
    form = NameForm(request.POST, room=queries.room(election, request.user))
    if form.is_valid():
        try:
            naming.propose(
                election=election, by=request.user, on=today, at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Le nom est proposé. La personne répond.")
            return redirect("governance:elections.show", coop, number)
    return _page(request, election, name=form)


@require_POST
def answer(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """The person accepts or declines; in a meeting, the facilitator may type their answer."""
    today = timezone.localdate()
    candidacy = access.candidacy_that_waits(request.user, coop, number, today)
    form = AnswerForm(request.POST)
    if form.is_valid():
        words, now = form.cleaned_data["answer"], timezone.now()
        try:
            if form.cleaned_data["accepts"]:
                naming.accept(candidacy=candidacy, answer=words, by=request.user, on=today, at=now)
            else:
                naming.decline(candidacy=candidacy, answer=words, by=request.user, at=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est dit. Merci.")
            return redirect("governance:elections.show", coop, number)
    return _page(request, candidacy.election, answer=form)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """The election stops without a name."""
    election = access.election_to_lead(request.user, coop, number, timezone.localdate())
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            electing.stop(
                election=election, because=form.cleaned_data["because"], by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "L’élection s’arrête. La raison reste lisible.")
            return redirect("governance:elections.index", coop)
    context = {"coop": election.coop, "election": election, "form": form, "section": "decisions"}
    return render(
        request, "governance/elections/remove.html", context, status=422 if form.errors else 200
    )


@require_POST
def lead(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """Whoever is there may lead the turns, when the other is away."""
    today = timezone.localdate()
    election = access.election_of(request.user, coop, number, today)
    try:
        electing.lead(
            election=election, facilitator=request.user, by=request.user, on=today,
            at=timezone.now(),
        )  # fmt: skip
    except Refusal as refusal:
        return _page(request, election, error=str(refusal))
    messages.success(request, "Vous animez cette élection.")
    return redirect("governance:elections.show", coop, number)


def _page(
    request: MemberRequest, election: Election, *, nomination: NominationForm | None = None,
    name: NameForm | None = None, answer: AnswerForm | None = None, error: str = "",
) -> HttpResponse:  # fmt: skip
    """Where the election is, for this person; a refused form keeps its words."""
    room = queries.room(election, request.user)
    refused = nomination or name or answer
    context = {
        "coop": election.coop, "election": election, "room": room, "section": "decisions",
        "leads": election.facilitator_id == request.user.pk, "form": refused,
        "steps": queries.steps(room.phase), "name": name or NameForm(room=room),
        "nomination": nomination or NominationForm(
            election=election, me=request.user, today=timezone.localdate()
        ),
        "answer": answer or AnswerForm(), "error": error,
    }  # fmt: skip
    return render(
        request, "governance/elections/show.html", context, status=422 if refused or error else 200
    )
