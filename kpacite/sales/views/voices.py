"""Je porte, j’aide, j’apprends, j’ai un doute."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.sales import triaging
from kpacite.sales.access import front as access
from kpacite.sales.forms.front import VoiceForm
from kpacite.sales.queries import requests as queries
from kpacite.sales.views import requests


@require_POST
def new(request: MemberRequest, coop: str, asked: int) -> HttpResponse:
    """Somebody says where they stand."""
    found = access.request_to_see(request.user, coop, asked, timezone.localdate())
    form = VoiceForm(request.POST)
    if form.is_valid():
        try:
            triaging.voice(request=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Votre réponse est notée.")
            return redirect("sales:requests.show", coop, asked)
    return requests.page(queries.with_voices(found), request, form, status=422)


@require_POST
def lift(request: MemberRequest, coop: str, voice: int) -> HttpResponse:
    """The author of a doubt lifts it."""
    doubt = access.doubt_of(request.user, coop, voice, timezone.localdate())
    try:
        triaging.lift(voice=doubt, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "Votre doute est levé.")
    return redirect("sales:requests.show", coop, doubt.request_id)
