"""The applicant follows their application by a link or a code, without an account."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.joining import applying, committing
from kpacite.joining.access import applications as access
from kpacite.joining.core import unasked
from kpacite.joining.forms.applications import CodeForm, CommitmentForm, CorrectForm, MessageForm
from kpacite.joining.models import Application
from kpacite.joining.queries import applications as queries
from kpacite.joining.slips import Slip
from kpacite.joining.views.sounds import sound
from kpacite.lib import limits
from kpacite.lib.errors import Refusal
from kpacite.people import visiting
from kpacite.talks import queries as talks

CODES_FROM_ONE_PLACE = 30


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The door for who has a paper and its code."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            limits.count(
                gesture="joining.code", address=visiting.address(request),
                most=CODES_FROM_ONE_PLACE,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            if token := access.token_of_code(form.cleaned_data["code"]):
                return redirect("joining:followed.show", token)
            form.add_error("code", "Ce code n’ouvre rien. Relisez-le sur votre papier.")
    return render(
        request, "joining/followed/index.html", {"form": form}, status=422 if form.errors else 200
    )


@login_not_required
@never_cache
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    return page(access.application_by_link(token), request)


def page(
    application: Application, request: HttpRequest, status: int = 200,
    message_form: forms.Form | None = None, commitment_form: forms.Form | None = None,
    refused: str = "",
) -> HttpResponse:  # fmt: skip
    """Where it is in plain words, the talk, the words, and each gesture of the applicant."""
    now = timezone.now()
    where = queries.standing(application, timezone.localdate(now))
    wording = queries.wording(application)
    said = talks.talk(application.address, request.GET.get("fil"))
    return render(
        request,
        "joining/followed/show.html",
        {
            "coop": application.coop, "application": application, "where": where,
            "steps": queries.steps(application, where), "slip": Slip(application),
            "wording": wording if wording and wording.shared_at else None,
            "commitment": committing.last_of(application),
            "commitment_form": commitment_form or CommitmentForm(),
            "look": getattr(application, "second_look", None),
            "is_minor": queries.is_minor(application, timezone.localdate(now)),
            "sessions": queries.sessions(application.coop, now)[:4],
            "expected": queries.seats_of(application),
            "talk": said, "said": list(reversed(said.object_list)),
            "message_form": message_form or MessageForm(), "refused": refused,
            "unasked": unasked.topics(application.why, application.wants_to_try),
            "may_tie": request.user.is_authenticated and application.person_id is None,
        },
        status=status,
    )  # fmt: skip


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, token: str) -> HttpResponse:
    """My words, as I want them."""
    application = access.application_to_correct(token)
    form = CorrectForm(request.POST or None, request.FILES or None, application=application)
    if form.is_valid():
        try:
            applying.correct(
                application=application, motivation=form.motivation(),
                keeps_voice=form.cleaned_data.get("keeps_voice", False),
                on=timezone.localdate(), at=timezone.now(), by=None,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Vos mots sont changés.")
            return redirect("joining:followed.show", token)
    return render(
        request,
        "joining/followed/edit.html",
        {"coop": application.coop, "application": application, "form": form},
        status=422 if form.errors else 200,
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, token: str) -> HttpResponse:
    """I do not come, or not now: my words are erased."""
    application = access.application_to_correct(token)
    if request.method == "POST":
        try:
            applying.withdraw(
                application=application, on=timezone.localdate(), at=timezone.now(), by=None
            )
        except Refusal as refusal:
            return page(application, request, status=422, refused=str(refusal))
        return redirect("joining:followed.show", token)
    return render(
        request,
        "joining/followed/remove.html",
        {"coop": application.coop, "application": application},
    )


@login_not_required
@never_cache
@require_safe
def voice(request: HttpRequest, token: str) -> HttpResponse:
    return sound(access.application_by_link(token), request)
