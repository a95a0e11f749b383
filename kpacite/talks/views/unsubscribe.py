"""Receiving less, from the link of a letter: no account, no password."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kpacite.lib.errors import Refusal
from kpacite.talks import access, wishing
from kpacite.talks.core.paces import EVERYTHING
from kpacite.talks.forms import StopForm


# Mail programs post here by themselves, without a page nor its token (RFC 8058); the signed
# address is the proof, and all it can do is to send less.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    person = access.person_of_letter(token)
    by_program = "List-Unsubscribe" in request.POST
    answers = {"what": EVERYTHING} if by_program else request.POST
    form = StopForm(answers if request.method == "POST" else None)
    done = False
    if form.is_valid():
        try:
            wishing.wish(paces={form.cleaned_data["what"]: "never"}, by=person, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            done = True
    context = {"person": person, "form": form, "done": done}
    status = 422 if form.errors else 200
    return render(request, "talks/unsubscribe/show.html", context, status=status)
