"""The public page of a coop: what a neighbour sees."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.coops import access
from kpacite.joining.queries import applications
from kpacite.web import shop


@login_not_required
@require_safe
def show(request: HttpRequest, coop: str) -> HttpResponse:
    found = access.public_coop(coop)
    now = timezone.now()
    return render(
        request,
        "web/coops/show.html",
        {
            "coop": found, "sessions": applications.sessions(found, now)[:3],
            **shop.window(found, on=timezone.localdate(now)),
        },
    )  # fmt: skip
