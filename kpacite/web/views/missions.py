"""The board of the missions, and one mission with all that hangs on it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.coops.access import coop_of_member
from kpacite.lib import keys
from kpacite.lib.paging import page
from kpacite.people.requests import MemberRequest
from kpacite.web import missions
from kpacite.work import access
from kpacite.work import queries as work

CHOICES = {
    "": "À faire", "market": "Pour un client", "common": "Pour le commun",
    "learning": "Pour apprendre", "faites": "Déjà faites",
}  # fmt: skip


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    found = coop_of_member(request.user, coop, timezone.localdate())
    which, query = request.GET.get("voir", ""), request.GET.get("q", "").strip()[:80]
    rows = page(request, work.board(found, which, query), per=12)
    context = {
        "coop": found, "page": rows, "cards": [missions.card(mission) for mission in rows],
        "choices": CHOICES.items(), "which": which, "query": query, "section": "missions",
    }  # fmt: skip
    return render(request, "web/missions/index.html", context)


@require_safe
def show(request: MemberRequest, coop: str, mission: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.mission_of(request.user, coop, mission, today)
    seats, papers = missions.places(found, today), missions.papers_of(found)
    drawn = missions.cake(papers, today)
    context = {
        "coop": found.coop, "mission": found, "papers": papers, "section": "missions",
        "knowing": [place for place in seats if place.seat.kind != "learn"],
        "learning": [place for place in seats if place.seat.kind == "learn"],
        "steps": missions.steps(found, seats, papers),
        "mine": missions.my_place(seats, request.user),
        "team_is_complete": missions.team_is_complete(found, seats),
        "is_done": hasattr(found, "delivery"), "has_started": found.starts_on <= today,
        "cake": drawn,
        "slices": missions.slices(drawn, request.user),
        "purchases": work.purchases(found), "materials_cents": work.materials_cents(found),
        "hours": work.hours_of(found)[:12],
        "key": keys.new(), "quick": (60, 120, 180, 240),
    }  # fmt: skip
    return render(request, "web/missions/show.html", context)
