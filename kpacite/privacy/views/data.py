"""My data: what is kept of me, and what I may do about it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.lib import paging
from kpacite.people.requests import MemberRequest
from kpacite.privacy import gathering, queries


@require_safe
def show(request: MemberRequest) -> HttpResponse:
    me = request.user
    return render(
        request,
        "privacy/data/show.html",
        {
            "kept": gathering.counts(me),
            "archive": queries.archive_request(me, timezone.now()),
            "page": paging.page(request, queries.requests_of(me), per=5),
            "readings": queries.told(list(queries.readings_of(me)[:3])),
            "today": timezone.localdate(),
            "section": "me",
        },
    )
