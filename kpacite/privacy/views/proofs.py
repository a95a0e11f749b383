"""Is it really me? A password or a code, before my data leaves or my account goes."""

import secrets
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from kpacite.lib import tasks
from kpacite.people.requests import MemberRequest
from kpacite.privacy import access
from kpacite.privacy.forms import CodeForm, PasswordForm

CODE, PROVED = "privacy_code", "privacy_proved_at"
LASTS: Final = timedelta(minutes=15)
MOST_TRIES: Final = 3
NOT_THE_WORD = "Ce n’est pas le bon mot de passe."
NOT_THE_CODE = "Ce n’est pas le bon code, ou il est trop vieux. Demandez-en un autre."
TOO_MANY = "Trop d’essais. Attendez 5 minutes, puis recommencez."


def is_fresh(visit: MemberRequest) -> bool:
    """Whether the person came in, or proved it again, a moment ago."""
    kept = visit.session.get(PROVED)
    proved_at = datetime.fromisoformat(kept) if kept else None
    return access.was_here(visit.user, proved_at, timezone.now())


def ask_first(visit: MemberRequest) -> HttpResponse:
    """To the page that asks, and back."""
    return redirect(f"{reverse('privacy:proofs.new')}?{urlencode({'next': visit.path})}")


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest) -> HttpResponse:
    me = request.user
    has_password, wants_code = me.has_usable_password(), "send" in request.POST
    form = (PasswordForm if has_password else CodeForm)(
        None if wants_code else request.POST or None
    )
    if request.method == "POST" and not _may_try(request):
        form.full_clean()
        form.add_error(None, TOO_MANY) if form.is_bound else messages.info(request, TOO_MANY)
    elif wants_code and me.email:
        _send_code(request)
        return redirect(request.get_full_path())
    elif form.is_valid():
        if _is_right(request, form):
            request.session.pop(CODE, None)
            request.session[PROVED] = timezone.now().isoformat()
            return redirect(_next(request))
        form.add_error(None, NOT_THE_WORD if has_password else NOT_THE_CODE)
    return render(
        request,
        "privacy/proofs/new.html",
        {
            "form": form,
            "has_password": has_password,
            "was_sent": CODE in request.session,
            "next": _next(request),
            "section": "me",
        },
        status=422 if form.errors else 200,
    )


def _may_try(request: MemberRequest) -> bool:
    return bool(ratelimit.consume(request, action="reauthenticate", user=request.user))


def _send_code(request: MemberRequest) -> None:
    code = f"{secrets.randbelow(1_000_000):06}"
    until = timezone.now() + LASTS
    request.session[CODE] = {"hash": _hash(code), "until": until.isoformat(), "tries": 0}
    tasks.enqueue(
        function="kpacite.privacy.letters.send_code",
        arguments={"email": request.user.email, "code": code},
        at=timezone.now(),
    )
    messages.success(request, "Le code est parti. Regardez vos mails.")


def _is_right(request: MemberRequest, form: forms.Form) -> bool:
    if isinstance(form, PasswordForm):
        return request.user.check_password(form.cleaned_data["password"])
    kept = request.session.get(CODE)
    if not kept or timezone.now() > datetime.fromisoformat(kept["until"]):
        return False
    request.session[CODE] = kept | {"tries": kept["tries"] + 1}
    if kept["tries"] >= MOST_TRIES:
        return False
    return constant_time_compare(kept["hash"], _hash(form.cleaned_data["code"].strip()))


def _hash(code: str) -> str:
    return salted_hmac("kpacite.privacy.proofs", code, algorithm="sha256").hexdigest()


def _next(request: MemberRequest) -> str:
    wanted = request.GET.get("next", "")
    mine = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if mine else reverse("privacy:data.show")
