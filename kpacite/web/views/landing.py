"""Where a person arrives after the door: their week, or their host's page."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.joining.queries import leaving
from kpacite.people.requests import MemberRequest
from kpacite.web import navigation


@require_safe
def show(request: MemberRequest) -> HttpResponse:
    menu = navigation.links(request.user)
    if menu:
        return redirect(menu.home)
    today = timezone.localdate()
    context = {"today": today, "left": leaving.coops_left(request.user, today)}
    return render(request, "web/landing/show.html", context)
