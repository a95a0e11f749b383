"""« À faire »: what members said they would do."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kpacite.coops.access import coop_of_member
from kpacite.coops.models import Coop
from kpacite.governance import following
from kpacite.governance.access import meetings as access
from kpacite.governance.forms.meetings import ActionForm, PassForm, ReasonForm
from kpacite.governance.queries import actions as queries
from kpacite.lib.errors import Refusal
from kpacite.lib.paging import page
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    return _list(request, coop_of_member(request.user, coop, timezone.localdate()))


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    form = ActionForm(
        request.POST or None, coop=found, today=today, initial={"person": request.user.pk}
    )
    if form.is_valid():
        try:
            following.note(
                coop=found, task=form.task(), by=request.user, on=today, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté.")
            return redirect("governance:actions.index", coop)
    context = {"coop": found, "form": form, "section": "actions"}
    return render(
        request, "governance/actions/new.html", context, status=422 if form.errors else 200
    )


@require_POST
def finish(request: MemberRequest, coop: str, action: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.action_of(request.user, coop, action, today)
    try:
        following.finish(action=found, by=request.user, on=today, at=timezone.now())
    except Refusal as refusal:
        return _list(request, found.coop, error=str(refusal))
    messages.success(request, "C’est fait. Merci.")
    return redirect("governance:actions.index", coop)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest, coop: str, action: int) -> HttpResponse:
    """Passed on to somebody else."""
    today = timezone.localdate()
    found = access.action_of(request.user, coop, action, today)
    form = PassForm(
        request.POST or None, coop=found.coop, today=today, action=found,
        initial={"due_on": found.due_on if found.due_on and found.due_on >= today else None},
    )  # fmt: skip
    if form.is_valid():
        try:
            following.pass_on(
                action=found, task=form.task(), by=request.user, on=today, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est passé. La personne le saura.")
            return redirect("governance:actions.index", coop)
    context = {"coop": found.coop, "action": found, "form": form, "section": "actions"}
    return render(
        request, "governance/actions/edit.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: MemberRequest, coop: str, action: int) -> HttpResponse:
    """Dropped, with the reason."""
    found = access.action_of(request.user, coop, action, timezone.localdate())
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            following.drop(
                action=found, because=form.cleaned_data["because"], by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est arrêté. La raison reste lisible.")
            return redirect("governance:actions.index", coop)
    context = {"coop": found.coop, "action": found, "form": form, "section": "actions"}
    return render(
        request, "governance/actions/remove.html", context, status=422 if form.errors else 200
    )


def _list(request: MemberRequest, coop: Coop, error: str = "") -> HttpResponse:
    which, words = request.GET.get("voir", ""), request.GET.get("q", "").strip()[:80]
    rows = queries.to_do(coop, request.user, which, words)
    context = {
        "coop": coop, "page": page(request, rows), "query": words, "which": which,
        "today": timezone.localdate(), "error": error, "section": "actions",
    }  # fmt: skip
    return render(request, "governance/actions/index.html", context, status=422 if error else 200)
