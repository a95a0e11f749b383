"""The kit: the logo as a drawing and as a picture, the prices, the lines to print."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.brand import access, kit_papers, queries
from kpacite.coops.access import coop_of_member
from kpacite.people.requests import MemberRequest


@require_safe
def svg(request: MemberRequest, coop: str) -> HttpResponse:
    found = coop_of_member(request.user, coop, timezone.localdate())
    return _file(kit_papers.logo(found, "svg"), "image/svg+xml", f"logo-{coop}.svg")


@require_safe
def png(request: MemberRequest, coop: str) -> HttpResponse:
    found = coop_of_member(request.user, coop, timezone.localdate())
    return _file(kit_papers.logo(found, "png"), "image/png", f"logo-{coop}.png")


@require_safe
def prices(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    kit = queries.kit(found, request.user, today)
    made = kit_papers.prices(found, kit, today, at=timezone.now())
    return _file(made, "application/pdf", f"prix-{coop}.pdf")


@require_safe
def mention(request: MemberRequest, coop: str, outing: int) -> HttpResponse:
    """What the papers of an outing must say: it depends on the person, and on the day."""
    found = access.outing_of_member(request.user, coop, outing, timezone.localdate())
    kit = queries.kit(found.coop, found.person, found.on)
    made = kit_papers.mention(found.coop, found.person, kit, found.on, at=timezone.now())
    return _file(made, "application/pdf", f"mention-{coop}.pdf")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
