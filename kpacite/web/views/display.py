"""How somebody likes to read: the size of the text, the colours. Kept in their own browser."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from kpacite.ui import display

A_YEAR = 60 * 60 * 24 * 365


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    form = display.DisplayForm(request.POST) if request.method == "POST" else display.now(request)
    if form.is_valid():
        messages.success(request, "C’est changé sur cet appareil.")
        answer = redirect(_back(request))
        for name, value in form.cleaned_data.items():
            answer.set_cookie(
                name, value, max_age=A_YEAR, samesite="Lax",
                secure=request.is_secure(), httponly=True,
            )  # fmt: skip
        return answer
    return render(request, "web/display/edit.html", {"form": form})


def _back(request: HttpRequest) -> str:
    """The page the person came from, never one of another site."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return wanted
    return "web:display.edit"
