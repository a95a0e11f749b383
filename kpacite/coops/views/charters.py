"""The charter: two texts of one version, who signed, what changed, paper and evidence."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.coops import access, charter_papers, charters, queries, reading_charters
from kpacite.coops.forms import PaperForm, SigningForm, seal_shown
from kpacite.lib import paging
from kpacite.lib.errors import Refusal
from kpacite.people import evidence
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: MemberRequest, coop: str) -> HttpResponse:
    """The charter of today, in simple words first; signed in one tap, once read."""
    now = timezone.now()
    today = timezone.localdate(now)
    found = access.coop_of_member(request.user, coop, today)
    version = queries.charter_of(found, today)
    initial = {"shown": seal_shown(version, now)} if version else {}
    form = SigningForm(request.POST if request.method == "POST" else None, initial=initial)
    if version and form.is_valid():
        opened = form.opened(
            get_adapter().get_client_ip(request), request.headers.get("User-Agent", "")
        )
        try:
            charters.sign(
                version=version, person=request.user, opened=opened, at=now, by=request.user
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Merci. Votre signature est gardée.")
            return redirect("coops:charters.show", coop)
    more = {
        "form": form, "is_current": True,
        "before": queries.signed_before(request.user, version) if version else None,
        "signatures": queries.signatures_of(version, found, today) if version else [],
        "signature": queries.signature_of(request.user, version) if version else None,
    }  # fmt: skip
    context = {
        "coop": found, "version": version, "today": today, "section": "decisions",
        "text": request.GET.get("texte", ""),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "coops/charters/show.html", {**context, **more}, status=status)


@require_safe
def version(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """One version, of the past or to come."""
    today = timezone.localdate()
    found = access.charter_version(request.user, coop, number, today)
    if found == queries.charter_of(found.coop, today):
        return redirect("coops:charters.show", coop)
    context = {
        "coop": found.coop, "version": found, "today": today, "is_current": False,
        "section": "decisions", "text": request.GET.get("texte", ""),
    }  # fmt: skip
    return render(request, "coops/charters/show.html", context)


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.coop_of_member(request.user, coop, today)
    rows, current = queries.versions_of(found, today), queries.charter_of(found, today)
    context = {
        "coop": found, "page": paging.page(request, rows), "today": today, "section": "decisions",
        "current": current, "previous": current.number - 1 if current else 0,
        "numbers": list(rows.values_list("number", flat=True)[:200]),
    }  # fmt: skip
    return render(request, "coops/charters/index.html", context)


@require_safe
def compare(request: MemberRequest, coop: str) -> HttpResponse:
    """What changed between two versions, word by word."""
    today = timezone.localdate()
    found = access.coop_of_member(request.user, coop, today)
    before, after = access.charter_versions_to_compare(
        found, request.GET.get("de", ""), request.GET.get("a", ""), today
    )
    text = request.GET.get("texte", "")
    blocks, count = reading_charters.difference(before, after, whole=text == "loi")
    context = {
        "coop": found, "before": before, "after": after, "blocks": blocks, "count": count,
        "text": text, "section": "decisions",
        "may_sign": after == queries.charter_of(found, today)
        and queries.signature_of(request.user, after) is None,
    }  # fmt: skip
    return render(request, "coops/charters/compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: MemberRequest, coop: str) -> HttpResponse:
    """A signature given on paper, typed in by a member."""
    now = timezone.now()
    today = timezone.localdate(now)
    found = access.charter_in_force(request.user, coop, today)
    form = PaperForm(
        request.POST or None, people=queries.not_signed(found, today),
        initial={"signed_on": today},
    )  # fmt: skip
    if form.is_valid():
        said = form.cleaned_data
        try:
            charters.sign_on_paper(
                version=found, person=said["person"], at=now, by=request.user,
                paper=charters.Paper(said["signed_on"], said["held_by"]),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La signature est notée.")
            return redirect("coops:charters.show", coop)
    context = {"coop": found.coop, "version": found, "form": form, "section": "decisions"}
    return render(request, "coops/charters/paper.html", context, status=422 if form.errors else 200)


@require_safe
def pdf(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """The charter to print, to sign by hand."""
    now = timezone.now()
    found = access.charter_version(request.user, coop, number, timezone.localdate(now))
    return _pdf(charter_papers.charter_pdf(found, at=now), "charte")


@require_safe
def proof(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """The evidence of my own signature."""
    seal = access.own_charter_seal(request.user, coop, number, timezone.localdate())
    return _pdf(evidence.evidence_pdf(seal), "preuve")


def _pdf(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
