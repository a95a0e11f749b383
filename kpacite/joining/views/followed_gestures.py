"""What the applicant does from their page: talk, agree, come, ask again, tie an account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpacite.joining import applying, committing, discovering, second_looking
from kpacite.joining.access import applications as access
from kpacite.joining.forms.applications import CommitmentForm, MessageForm
from kpacite.joining.views.followed import page
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.talks import speaking


@login_not_required
@require_POST
def say(request: HttpRequest, token: str) -> HttpResponse:
    """A message to the members."""
    application = access.application_by_link(token)
    form = MessageForm(request.POST)
    if form.is_valid():
        try:
            speaking.say(
                thing=application.address, coop_key=application.coop.slug, author=None,
                text=form.cleaned_data["text"], key=form.cleaned_data["key"], at=timezone.now(),
                by=None, title=f"La demande n° {application.number}",
                closed=bool(application.withdrawn_at or application.aged_on),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("joining:followed.show", token)
    return page(application, request, status=422, message_form=form)


@login_not_required
@require_POST
def propose(request: HttpRequest, token: str) -> HttpResponse:
    """A first commitment of my own."""
    application = access.application_by_link(token)
    form = CommitmentForm(request.POST)
    if form.is_valid():
        try:
            committing.propose(
                application=application, text=form.cleaned_data["text"], by=None,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est proposé. Les membres vous répondent.")
            return redirect("joining:followed.show", token)
    return page(application, request, status=422, commitment_form=form)


@login_not_required
@require_POST
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """I agree to the commitment that the members propose."""
    application = access.application_by_link(token)
    commitment = access.commitment_of(application, request.POST.get("commitment", ""))
    try:
        committing.accept(commitment=commitment, by=None, at=timezone.now())
    except Refusal as refusal:
        return page(application, request, status=422, refused=str(refusal))
    messages.success(request, "C’est dit. Merci.")
    return redirect("joining:followed.show", token)


@login_not_required
@require_POST
def come(request: HttpRequest, token: str, session: int) -> HttpResponse:
    """I come to a discovery session; pressed again, I give my place back."""
    application = access.application_by_link(token)
    found = access.session_to_come(application.coop, session)
    seat = found.seats.filter(application=application).first()
    try:
        if seat is None:
            discovering.expect(session=found, application=application, at=timezone.now(), by=None)
        else:
            discovering.free(seat=seat, at=timezone.now(), by=None)
    except Refusal as refusal:
        return page(application, request, status=422, refused=str(refusal))
    messages.success(request, "Votre place est rendue." if seat else "À bientôt !")
    return redirect("joining:followed.show", token)


@login_not_required
@require_POST
def look_again(request: HttpRequest, token: str) -> HttpResponse:
    """I ask that another member reads everything again."""
    application = access.application_by_link(token)
    try:
        second_looking.ask(application=application, by=None, at=timezone.now())
    except Refusal as refusal:
        return page(application, request, status=422, refused=str(refusal))
    messages.success(request, "Un autre membre va relire.")
    return redirect("joining:followed.show", token)


@require_POST
def tie(request: MemberRequest, token: str) -> HttpResponse:
    """I am a member of another coop: this is me."""
    application = access.application_by_link(token)
    try:
        applying.tie(
            application=application, by=request.user, on=timezone.localdate(), at=timezone.now()
        )
    except Refusal as refusal:
        return page(application, request, status=422, refused=str(refusal))
    messages.success(request, "Votre compte est relié.")
    return redirect("joining:followed.show", token)
