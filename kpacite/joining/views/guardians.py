"""The link of a guardian, without account: read, choose, sign, refuse, come back and stop."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.joining import (
    allowing,
    authorisation_text,
    authorising,
    guardian_codes,
    guardian_papers,
)
from kpacite.joining.access import guardians as access
from kpacite.joining.forms.guardians import CodeForm, RefuseForm, ScopesForm, SignForm, seal_shown
from kpacite.joining.guardian_texts import as_asked, facts_of
from kpacite.joining.guardians import comes_of_age_on, is_minor
from kpacite.joining.models import Authorisation
from kpacite.joining.queries import guardians as queries
from kpacite.lib.errors import Refusal


@login_not_required
@never_cache
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Simple words, what is asked, and the text of law one tap away; choosing is a GET form."""
    found = access.authorisation_by_link(token)
    facts = facts_of(found, as_asked(found))
    form = ScopesForm(
        among=found.scopes, ceilings=found.ceilings, initial={"scopes": found.scopes}
    )  # fmt: skip
    return _page(
        request, "show", found,
        {
            "form": form, "simple": authorisation_text.simple(facts),
            "legal": authorisation_text.legal(facts),
        },
    )  # fmt: skip


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, token: str) -> HttpResponse:
    """The exact text for what was chosen; a code by mail, then the signature."""
    found, now = access.authorisation_by_link(token), timezone.now()
    if request.method != "POST" and not _waits(found):
        return redirect("joining:guardians.show", token)
    chosen = ScopesForm(request.GET or None, among=found.scopes, ceilings=found.ceilings)
    if not chosen.is_valid():
        messages.info(request, "Choisissez d’abord ce que vous permettez.")
        return redirect("joining:guardians.show", token)
    choice = chosen.choice()
    form = SignForm(request.POST or None, initial=_initial(found))
    error = ""
    if request.POST.get("gesture") == "code":
        form, error = SignForm(initial=_initial(found)), _send_code(request, found)
        if not error:
            return redirect(f"{request.get_full_path()}#signer")
    elif form.is_valid():
        said = form.cleaned_data
        try:
            allowing.sign(
                authorisation=found, choice=choice, name=said["name"], consents=said["consents"],
                code=said["code"], trace=_trace(request, form), on=timezone.localdate(now), at=now,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Merci. Votre accord est gardé.")
            return redirect("joining:guardians.show", token)
    facts = facts_of(found, choice)
    return _page(
        request, "sign", found,
        {
            "form": form, "simple": authorisation_text.simple(facts), "error": error,
            "legal": authorisation_text.legal(facts), "waiting": guardian_codes.waiting(found, now),
            "chosen": queries.chosen(list(choice.scopes), dict(facts.ceilings)),
        },
        status=422 if form.errors or error else 200,
    )  # fmt: skip


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: HttpRequest, token: str) -> HttpResponse:
    found = access.authorisation_by_link(token)
    if request.method != "POST" and not _waits(found):
        return redirect("joining:guardians.show", token)
    form = RefuseForm(request.POST or None)
    if form.is_valid():
        try:
            authorising.refuse(
                authorisation=found, because=form.cleaned_data["because"], at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("joining:guardians.show", token)
    return _page(request, "refuse", found, {"form": form}, status=422 if form.errors else 200)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Stopping is as easy as signing: the same link, a code, one button."""
    found, now = access.authorisation_by_link(token), timezone.now()
    if request.method != "POST" and not (found.signed_at and found.withdrawn_at is None):
        return redirect("joining:guardians.show", token)
    form = CodeForm(request.POST or None, initial=_initial(found))
    error = ""
    if request.POST.get("gesture") == "code":
        form, error = CodeForm(initial=_initial(found)), _send_code(request, found)
        if not error:
            return redirect("joining:guardians.withdraw", token)
    elif form.is_valid():
        said = form.cleaned_data
        try:
            allowing.withdraw(
                authorisation=found, name=said["name"], code=said["code"],
                trace=_trace(request, form), at=now,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est arrêté.")
            return redirect("joining:guardians.show", token)
    return _page(
        request, "withdraw", found,
        {"form": form, "error": error, "waiting": guardian_codes.waiting(found, now)},
        status=422 if form.errors or error else 200,
    )  # fmt: skip


@login_not_required
@never_cache
@require_safe
def paper(request: HttpRequest, token: str) -> HttpResponse:
    """Before: the sheet to sign by hand. After: what was signed, with its evidence."""
    found = access.authorisation_by_link(token)
    content = (
        guardian_papers.copy_pdf(found)
        if found.signed_at
        else guardian_papers.sheet_pdf(found, at=found.asked_at)
    )
    headers = {"Content-Disposition": 'inline; filename="accord.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _waits(found: Authorisation) -> bool:
    """Whether there is still something to answer."""
    return not (found.signed_at or found.refused_at or found.replaced_by_id)


def _send_code(request: HttpRequest, found: Authorisation) -> str:
    try:
        guardian_codes.send(authorisation=found, at=timezone.now(), by=None)
    except Refusal as refusal:
        return str(refusal)
    messages.success(request, "Le code est parti. Regardez vos mails.")
    return ""


def _initial(found: Authorisation) -> dict[str, str]:
    return {"name": found.guardian_name, "shown": seal_shown(timezone.now())}


def _trace(request: HttpRequest, form: CodeForm) -> allowing.Trace:
    return allowing.Trace(
        address=get_adapter().get_client_ip(request),
        agent=request.headers.get("User-Agent", ""),
        opened_at=form.opened_at(),
    )


def _page(
    request: HttpRequest, name: str, found: Authorisation, more: dict[str, object],
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    today = timezone.localdate()
    context = {
        "authorisation": found, "minor": found.minor, "coop": access.coop_by_link(found),
        "needed": is_minor(found.minor, today), "of_age_on": comes_of_age_on(found.minor),
        "signed": queries.chosen(found.scopes, found.ceilings),
    }  # fmt: skip
    return render(request, f"joining/guardians/{name}.html", {**context, **more}, status=status)
