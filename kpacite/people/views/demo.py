"""In a demo, anybody may enter as one of the invented persons."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpacite.people import showing
from kpacite.people.adapter import AccountAdapter


@login_not_required
@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Enter as the person of the form; there is no such page outside a demo."""
    if not settings.DEMO:
        raise Http404
    person = showing.somebody(request.POST.get("person", ""), on=timezone.localdate())
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    wanted = request.POST.get("next", "")
    if wanted and AccountAdapter(request).is_safe_url(wanted):
        return redirect(wanted)
    return redirect("web:landing")
