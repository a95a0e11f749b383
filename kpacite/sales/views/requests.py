"""Requests: asked by anybody, seen by every member."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.coops import access as coops
from kpacite.lib import keys, limits, paging
from kpacite.lib.errors import Refusal
from kpacite.people import visiting
from kpacite.people.requests import MemberRequest
from kpacite.sales import requesting
from kpacite.sales.access import front as access
from kpacite.sales.forms.front import CallForm, RequestForm, VoiceForm
from kpacite.sales.models import Request
from kpacite.sales.queries import costs, quotes
from kpacite.sales.queries import requests as queries

# In an hour: more than a whole building would ask.
FROM_ONE_PLACE = 15


@login_not_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, coop: str) -> HttpResponse:
    """A neighbour asks, without an account, with a phone number only if they like."""
    found = coops.public_coop(coop)
    form = RequestForm(
        request.POST or None,
        activities=quotes.activities_of(found),
        initial={"key": keys.new(), "activity": request.GET.get("metier")},
    )
    if form.is_valid():
        try:
            limits.count(
                gesture="sales.request", address=visiting.address(request), most=FROM_ONE_PLACE
            )
            requesting.receive(
                coop=found, on=timezone.localdate(), at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("sales:requests.sent", coop)
    return render(
        request,
        "sales/requests/new.html",
        {"coop": found, "form": form, "hours": queries.triage_hours(found, timezone.localdate())},
        status=422 if form.errors else 200,
    )


@login_not_required
@require_safe
def sent(request: HttpRequest, coop: str) -> HttpResponse:
    """What happens now."""
    found = coops.public_coop(coop)
    hours = queries.triage_hours(found, timezone.localdate())
    return render(request, "sales/requests/sent.html", {"coop": found, "hours": hours})


@require_http_methods(["GET", "POST"])
def note(request: MemberRequest, coop: str) -> HttpResponse:
    """A member notes what somebody asked on the phone or at the door."""
    today = timezone.localdate()
    found = coops.coop_of_member(request.user, coop, today)
    form = CallForm(
        request.POST or None,
        activities=quotes.activities_of(found),
        initial={"key": keys.new()},
    )
    if form.is_valid():
        try:
            asked = requesting.receive(
                coop=found, entered_by=request.user, on=today, at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La demande est notée. Tout le monde la voit.")
            return redirect("sales:requests.show", coop, asked.pk)
    return render(
        request,
        "sales/requests/note.html",
        {"coop": found, "form": form, "section": "requests"},
        status=422 if form.errors else 200,
    )


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    """Every request of the coop; those nobody took are a wish list."""
    today, now = timezone.localdate(), timezone.now()
    found = coops.coop_of_member(request.user, coop, today)
    which, words = request.GET.get("liste", ""), request.GET.get("q", "").strip()
    page = paging.page(request, queries.board(found, which, words))
    cards = [
        {
            "asked": asked,
            "round": queries.round_of(asked),
            "countdown": queries.countdown(asked, now),
            "is_late": asked.answer_before < now,
        }
        for asked in page
    ]
    return render(
        request,
        "sales/requests/index.html",
        {
            "coop": found, "page": page, "cards": cards, "which": which, "query": words,
            "choices": queries.CHOICES.items(), "on_duty": queries.on_duty(found, today),
            "section": "requests",
        },
    )  # fmt: skip


@require_safe
def show(request: MemberRequest, coop: str, asked: int) -> HttpResponse:
    """One request, where everybody stands, and what the price would be made of."""
    found = access.request_to_see(request.user, coop, asked, timezone.localdate())
    return page(queries.with_voices(found), request, VoiceForm())


def page(
    asked: Request, request: MemberRequest, form: VoiceForm, status: int = 200
) -> HttpResponse:
    """The page of a request, with the form of the four answers."""
    today, now = timezone.localdate(), timezone.now()
    standing = queries.round_of(asked)
    estimate = costs.asked(
        asked, standing.people, request.GET.get("article", ""), request.GET.get("combien", ""),
        today,
    )  # fmt: skip
    return render(
        request,
        "sales/requests/show.html",
        {
            "coop": asked.coop, "asked": asked, "round": standing, "form": form,
            "mine": queries.stance_of(asked, request.user),
            "my_doubts": [one for one in standing.doubts if one.person_id == request.user.pk],
            "outcome": getattr(asked, "outcome", None),
            "countdown": queries.countdown(asked, now), "is_late": asked.answer_before < now,
            "on_duty": queries.on_duty(asked.coop, today), "estimate": estimate,
            "sources": queries.sources(asked), "section": "requests",
            "may_answer": access.may_answer(request.user, asked, today),
        },
        status=status,
    )  # fmt: skip
