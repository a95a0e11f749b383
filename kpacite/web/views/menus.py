"""All the pages of a coop as tiles: the fifth tab of a phone."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.coops import access
from kpacite.people.requests import MemberRequest


@require_safe
def show(request: MemberRequest, coop: str) -> HttpResponse:
    found = access.coop_of_member(request.user, coop, on=timezone.localdate())
    return render(request, "web/menus/show.html", {"coop": found, "section": "menu"})
