"""Those who want to come: their words, and the members who read them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kpacite.coops import access as coops
from kpacite.joining import applying, committing
from kpacite.joining.access import applications as access
from kpacite.joining.admitting_applicants import asked_on
from kpacite.joining.forms.applications import (
    ApproveForm,
    CommitmentForm,
    MessageForm,
    NoteForm,
    WordingForm,
    WordsForm,
)
from kpacite.joining.models import Application
from kpacite.joining.queries import applications as queries
from kpacite.joining.slips import Slip
from kpacite.joining.views.sounds import sound
from kpacite.lib import limits, paging
from kpacite.lib.errors import Refusal
from kpacite.people import visiting
from kpacite.people.requests import MemberRequest
from kpacite.talks import speaking

# Enough for a whole class that comes on a day of open doors, behind one box.
FROM_ONE_PLACE = 15


@login_not_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, coop: str) -> HttpResponse:
    """A neighbour says why they come, in words or by voice, without an account."""
    found = coops.public_coop(coop)
    form = WordsForm(request.POST or None, request.FILES or None)
    warning: list[str] = []
    if form.is_valid() and form.warns():
        warning = form.unasked
        form = WordsForm(_kept_words(request))
    elif form.is_valid():
        try:
            limits.count(
                gesture="joining.apply", address=visiting.address(request), most=FROM_ONE_PLACE
            )
            made = applying.apply(
                coop=found, motivation=form.motivation(), key=form.cleaned_data["key"],
                on=timezone.localdate(), at=timezone.now(), by=None,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("joining:followed.show", made.token)
    now = timezone.now()
    return render(
        request,
        "joining/applications/new.html",
        {
            "coop": found, "form": form, "warning": warning,
            "sessions": queries.sessions(found, now)[:3],
            "days": queries.answer_days(found, timezone.localdate(now)),
        },
        status=422 if form.errors or warning else 200,
    )  # fmt: skip


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coops.coop_of_member(request.user, coop, today)
    which, words = request.GET.get("liste", ""), request.GET.get("q", "").strip()[:80]
    page = paging.page(request, queries.board(found, which, words))
    return render(
        request,
        "joining/applications/index.html",
        {
            "coop": found, "page": page, "which": which, "query": words,
            "choices": queries.LISTS.items(), "section": "applications",
            "days": queries.answer_days(found, today), "year": today.year,
        },
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def note(request: MemberRequest, coop: str) -> HttpResponse:
    """A member types for somebody who came, or from their paper; the slip follows."""
    today = timezone.localdate()
    found = coops.coop_of_member(request.user, coop, today)
    form = NoteForm(request.POST or None, request.FILES or None)
    warning: list[str] = []
    if form.is_valid() and form.warns():
        warning = form.unasked
        form = NoteForm(_kept_words(request))
    elif form.is_valid():
        try:
            made = applying.apply(
                coop=found, motivation=form.motivation(), key=form.cleaned_data["key"],
                on=today, at=timezone.now(), by=request.user,
                channel=form.cleaned_data["channel"],
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("joining:applications.slip", coop, made.number)
    return render(
        request,
        "joining/applications/note.html",
        {"coop": found, "form": form, "warning": warning, "section": "applications"},
        status=422 if form.errors or warning else 200,
    )


@require_safe
def show(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    return page(access.application_of(request.user, coop, number, timezone.localdate()), request)


def page(
    application: Application, request: MemberRequest, status: int = 200,
    wording_form: WordingForm | None = None, commitment_form: CommitmentForm | None = None,
    message_form: MessageForm | None = None,
) -> HttpResponse:  # fmt: skip
    """The page of somebody who wants to come, with what each member may do about it."""
    now = timezone.now()
    today = timezone.localdate(now)
    wording = queries.wording(application)
    text = wording.text if wording else ""
    return render(
        request,
        "joining/applications/show.html",
        {
            "coop": application.coop, "application": application, "section": "applications",
            "where": queries.standing(application, today),
            "answers": queries.answers(application),
            "mine": queries.may_answer(request.user, application),
            "wording": wording, "wording_form": wording_form or WordingForm(initial={"text": text}),
            "approve_form": ApproveForm(initial={"text": text}),
            "approved": queries.has_approved(wording) if wording else set(),
            "commitment": committing.last_of(application),
            "commitment_form": commitment_form or CommitmentForm(),
            "message_form": message_form or MessageForm(),
            "look": getattr(application, "second_look", None),
            "is_minor": queries.is_minor(application, today),
            "sessions": queries.sessions(application.coop, now)[:5],
            "expected": queries.seats_of(application),
            "may_print": access.may_print_slip(request.user, application, today),
        },
        status=status,
    )  # fmt: skip


@require_POST
def say(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """What the applicant said, typed for somebody who has no phone."""
    application = access.application_of(request.user, coop, number, timezone.localdate())
    form = MessageForm(request.POST)
    if form.is_valid():
        try:
            speaking.say(
                thing=application.address, coop_key=coop, author=None, by=request.user,
                text=form.cleaned_data["text"], key=form.cleaned_data["key"], at=timezone.now(),
                title=f"La demande n° {application.number}",
                closed=bool(application.withdrawn_at or application.aged_on),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est écrit, avec votre prénom à côté.")
            return redirect("joining:applications.show", coop, number)
    return page(application, request, status=422, message_form=form)


@require_safe
def slip(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """The paper to hand over: it opens the page of follow-up, so it is printed by few."""
    today = timezone.localdate()
    application = access.application_to_print(request.user, coop, number, today)
    return render(
        request,
        "joining/applications/slip.html",
        {
            "coop": application.coop, "application": application, "slip": Slip(application),
            "days": queries.answer_days(application.coop, asked_on(application)),
            "section": "applications",
        },
    )  # fmt: skip


@require_safe
def voice(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    today = timezone.localdate()
    return sound(access.application_of(request.user, coop, number, today), request)


def _kept_words(request: HttpRequest) -> QueryDict:
    """The same form after the kind warning: sent again, it goes on."""
    again = request.POST.copy()
    again["kept"] = "on"
    return again
