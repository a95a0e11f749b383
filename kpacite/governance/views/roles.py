"""Who holds which role, until when, and how it passes to the next."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kpacite.coops.access import coop_of_member
from kpacite.governance import handing_over, proposing, queries
from kpacite.governance.access import elections as access
from kpacite.governance.core.effects import Planned
from kpacite.governance.forms.elections import HandoverForm, RoleForm
from kpacite.governance.models import Role
from kpacite.governance.queries import role_pages
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    context = {
        "coop": found, "roles": queries.roles(found, today), "today": today,
        "soon": role_pages.soon(today), "section": "decisions",
    }  # fmt: skip
    return render(request, "governance/roles/index.html", context)


@require_safe
def show(request: MemberRequest, coop: str, role: str) -> HttpResponse:
    return _page(request, access.role_of(request.user, coop, role, timezone.localdate()))


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    """A role is made by a decision: the form writes the proposal, that its bearer then shares."""
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    form = RoleForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            proposal = proposing.draft(
                coop=found, type_key="consent", title=f"Créer le rôle « {said['name']} »",
                text=f"Nous créons le rôle « {said['name']} ». {said['purpose']}",
                lived=said["lived"], effects=[Planned("role.describe", form.payload())],
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La proposition est écrite. Relisez-la, puis partagez-la.")
            return redirect("governance:proposals.show", coop, proposal.number)
    context = {"coop": found, "form": form, "section": "decisions"}
    return render(request, "governance/roles/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: MemberRequest, coop: str, role: str) -> HttpResponse:
    """I want to learn this role, or to pass it on."""
    today = timezone.localdate()
    found = access.role_of(request.user, coop, role, today)
    form = HandoverForm(request.POST or None, coop=found.coop, me=request.user, today=today)
    if form.is_valid():
        try:
            handing_over.begin(
                role=found, note=form.cleaned_data["note"], by=request.user, on=today,
                at=timezone.now(), **form.people(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est demandé. L’autre personne répond.")
            return redirect("governance:roles.show", coop, role)
    context = {"coop": found.coop, "role": found, "form": form, "section": "decisions"}
    return render(
        request, "governance/roles/hand_over.html", context, status=422 if form.errors else 200
    )


@require_POST
def move(request: MemberRequest, coop: str, handover: int) -> HttpResponse:
    """One of the two says yes, says a step, or stops."""
    today = timezone.localdate()
    found = access.handover_between(request.user, coop, handover, today)
    gesture, now = request.POST.get("gesture", ""), timezone.now()
    try:
        if gesture == "agree":
            handing_over.agree(handover=found, by=request.user, on=today, at=now)
        elif gesture == "stop":
            handing_over.stop(handover=found, by=request.user, on=today, at=now)
        else:
            handing_over.reach(handover=found, step=gesture, by=request.user, on=today, at=now)
    except Refusal as refusal:
        return _page(request, found.role, error=str(refusal))
    messages.success(request, "C’est noté.")
    return redirect("governance:roles.show", coop, found.role.key)


def _page(request: MemberRequest, role: Role, error: str = "") -> HttpResponse:
    today = timezone.localdate()
    context = {
        "coop": role.coop, "role": role, "today": today, "soon": role_pages.soon(today),
        "history": role_pages.history(role)[:30], "error": error,
        "passings": role_pages.passings(role, request.user),
        "election": role_pages.open_election(role), "section": "decisions",
    }  # fmt: skip
    return render(request, "governance/roles/show.html", context, status=422 if error else 200)
