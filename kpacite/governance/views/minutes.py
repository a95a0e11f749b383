"""Minutes: closed, read, signed, kept as a paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kpacite.governance import minuting
from kpacite.governance.access import meetings as access
from kpacite.governance.forms.meetings import CloseForm, CorrectionForm, SignForm
from kpacite.governance.models import Meeting
from kpacite.governance.queries import meetings as queries
from kpacite.lib.errors import Refusal
from kpacite.people import evidence
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """Everything is written: one last look, then the minutes are closed."""
    held = access.meeting_going_on(request.user, coop, number, timezone.localdate())
    form = CloseForm(request.POST or None)
    if form.is_valid():
        try:
            minuting.close(meeting=held, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Le compte rendu est fermé. Il reste à le signer.")
            return redirect("governance:meetings.show", coop, number)
    presences = queries.presences(held)
    context = {
        "coop": held.coop, "meeting": held, "form": form, "points": queries.points(held),
        "presences": presences, "enough": queries.enough(held, presences), "section": "meetings",
    }  # fmt: skip
    return render(
        request, "governance/minutes/new.html", context, status=422 if form.errors else 200
    )


@require_safe
def pdf(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    held = access.meeting_with_paper(request.user, coop, number, timezone.localdate())
    return _paper(bytes(held.minutes_pdf or b""), f"compte-rendu-{held.number}.pdf")


@require_POST
def sign(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """On one's own phone, or typed in after the paper went round."""
    held = access.meeting_with_paper(request.user, coop, number, timezone.localdate())
    form = SignForm(request.POST, those=queries.may_sign(held))
    if form.is_valid():
        person = form.cleaned_data["person"] or request.user
        facts = {"agent": request.headers.get("User-Agent", "")[:200]}
        try:
            minuting.sign(
                meeting=held, person=person, by=request.user, at=timezone.now(), facts=facts
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"C’est signé par {person.first_name}. Merci.")
            return redirect("governance:meetings.show", coop, number)
    return of(held, request, sign=form)


@require_safe
def proof(request: MemberRequest, coop: str, number: int, signature: int) -> HttpResponse:
    """The evidence of one signature, as a paper."""
    found = access.signature_of(request.user, coop, number, signature, timezone.localdate())
    return _paper(evidence.evidence_pdf(found.seal), f"signature-{found.pk}.pdf")


@require_POST
def correct(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    today = timezone.localdate()
    held = access.meeting_with_paper(request.user, coop, number, today)
    form = CorrectionForm(request.POST)
    if form.is_valid():
        try:
            item = minuting.correct(
                meeting=held, words=form.cleaned_data["words"], by=request.user, on=today,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est un point de la prochaine réunion.")
            return redirect("governance:meetings.show", coop, item.meeting.number)
    return of(held, request, correction=form)


def of(
    held: Meeting, request: MemberRequest, *, sign: SignForm | None = None,
    correction: CorrectionForm | None = None, error: str = "",
) -> HttpResponse:  # fmt: skip
    """The page of a meeting whose minutes are closed: read from what was frozen."""
    signatures, those = queries.signatures(held), list(queries.may_sign(held))
    refused = sign or correction
    context = {
        "coop": held.coop, "meeting": held, "minutes": held.minutes, "section": "meetings",
        "state": queries.state(held, len(signatures)), "signatures": signatures, "those": those,
        "may_sign": request.user in those, "form": refused, "error": error,
        "sign_form": sign or SignForm(those=queries.may_sign(held)),
        "correction_form": correction or CorrectionForm(),
    }  # fmt: skip
    return render(
        request, "governance/minutes/show.html", context, status=422 if refused or error else 200
    )


def _paper(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )  # fmt: skip
