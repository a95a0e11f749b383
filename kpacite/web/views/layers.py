"""A layer of the cake: one mission, back to the help that brought its client."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kpacite.people.requests import MemberRequest
from kpacite.sharing.access import may_see_parts, mission_of_member
from kpacite.web import stories


@require_GET
def show(request: MemberRequest, coop: str, mission: int) -> HttpResponse:
    today = timezone.localdate()
    found = mission_of_member(request.user, coop, mission, today)
    story = stories.of_mission(found, request.user)
    if not story.received_cents:
        raise Http404
    opened = may_see_parts(request.user, found, story.people, today)
    return render(
        request,
        "web/layers/show.html",
        {
            "coop": found.coop, "section": "cake", "mission": found, "story": story,
            "sees_pot": opened or not story.is_small,
        },
    )  # fmt: skip
