"""Who is in the coop."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.coops import access, queries
from kpacite.lib import paging
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.coop_of_member(request.user, coop, today)
    words = request.GET.get("q", "").strip()
    page = paging.page(request, queries.memberships(found, today, words))
    roles = queries.roles_held(found, [row.person_id for row in page], today)
    return render(
        request,
        "coops/members/index.html",
        {
            "coop": found,
            "page": page,
            "rows": [(row, roles.get(row.person_id, [])) for row in page],
            "query": words,
            "section": "members",
        },
    )
