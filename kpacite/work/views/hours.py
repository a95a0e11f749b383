"""Hours on a mission, in under a minute; and the sheet for the wall of the place."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.coops.access import coop_of_member
from kpacite.lib import french
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.work import access, declaring, queries, wall
from kpacite.work.forms import HELP_KINDS, HoursForm
from kpacite.work.models import Contribution


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str, mission: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.mission_of(request.user, coop, mission, today)
    channel = "qr" if request.GET.get("par") == "qr" else "page"
    form = HoursForm(
        request.POST or None, coop=found.coop, me=request.user, today=today,
        initial={"channel": channel},
    )  # fmt: skip
    if form.is_valid():
        try:
            said = declaring.declare(
                coop=found.coop, mission=found, kind="work", by=request.user, on=today,
                at=timezone.now(), **form.cleaned_data,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, thanks(said))
            return redirect("web:missions.show", coop, mission)
    context = {
        "coop": found.coop, "mission": found, "form": form, "section": "missions",
        "paper": request.GET.get("par") == "papier",
    }  # fmt: skip
    return render(request, "work/hours/new.html", context, status=422 if form.errors else 200)


@require_safe
def sheet(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    context = {
        "coop": found,
        "missions": wall.mission_codes(queries.open_missions(found, today)[:6], found),
        "helps": wall.help_codes(HELP_KINDS, found),
        "section": "contributions",
    }
    return render(request, "work/hours/sheet.html", context)


def thanks(said: Contribution) -> SafeString:
    """What the toast says, with a way back: a wrong tap is one tap away from being undone."""
    where = "à la mission" if said.mission_id else "au gâteau"
    return format_html(
        'Merci ! {} ajoutée {}. <a href="{}">Annuler</a>',
        french.hours(said.minutes), where,
        reverse("work:contributions.remove", args=[said.coop.slug, said.pk]),
    )  # fmt: skip
