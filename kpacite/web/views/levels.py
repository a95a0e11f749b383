"""Who sees what at my coop, in plain words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.coops import access
from kpacite.people.requests import MemberRequest
from kpacite.privacy import small_groups
from kpacite.web import levels


@require_safe
def show(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    own = access.coop_of_member(request.user, coop, today)
    context = {
        "coop": own,
        "themes": levels.seen(own, today),
        "smallest": small_groups.SMALLEST.people,
        "section": "decisions",
    }
    return render(request, "web/levels/show.html", context)
