"""My dates in my own telephone, at a secret address."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.people.requests import MemberRequest
from kpacite.talks import access, feeds, queries, sharing_dates


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest) -> HttpResponse:
    now = timezone.now()
    if request.method == "POST":
        if request.POST.get("geste") == "fermer":
            sharing_dates.close(by=request.user, at=now)
            messages.success(request, "L’adresse est fermée. Vos dates ne sortent plus d’ici.")
        else:
            sharing_dates.give(by=request.user, at=now)
            messages.success(request, "Voici votre adresse. L’ancienne ne marche plus.")
        return redirect("talks:calendar.edit")
    key = queries.calendar_key(request.user)
    address = reverse("talks:calendar.feed", args=[key.key]) if key else ""
    today = timezone.localdate()
    dates = [one for one in feeds.events_of(request.user, today) if feeds.is_ahead(one, today)]
    context = {
        "key": key,
        "address": f"{settings.SITE_ADDRESS}{address}" if key else "",
        "dates": dates[:12],
        "section": "news",
    }
    return render(request, "talks/calendar/edit.html", context)


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The dates, for a telephone that asks every few hours: nothing is sent when nothing moved."""
    opened = access.person_of_calendar(token)
    now = timezone.now()
    events = feeds.events_of(opened.person, timezone.localdate(now))
    answer = HttpResponse(
        feeds.written(opened.person, events, now), content_type="text/calendar; charset=utf-8"
    )
    etag = f'"{feeds.mark(opened.person, events)}"'
    answer["ETag"], answer["Content-Disposition"] = etag, 'inline; filename="ma-coop.ics"'
    patch_cache_control(answer, private=True, max_age=600)
    return get_conditional_response(request, etag=etag, response=answer) or answer
