"""What becomes of one's data: for everybody, in plain words first."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.privacy import queries


@login_not_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    context = {"controllers": queries.controllers(today), "delays": queries.delays_used(today)}
    return render(request, "privacy/notices/show.html", context)
