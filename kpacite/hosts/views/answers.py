"""The insurer answers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.hosts import access, insuring
from kpacite.hosts.forms import AnswerForm
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, host: str, clearance: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.clearance_to_answer(request.user, host, clearance, today)
    form = AnswerForm(request.POST or None, initial={"on": today})
    if form.is_valid():
        try:
            insuring.answer(clearance=found, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté. La lumière a changé sur les missions.")
            return redirect("hosts:clearances.index", host)
    return render(
        request,
        "hosts/answers/new.html",
        {"host": found.host, "clearance": found, "form": form, "section": "clearances"},
        status=422 if form.errors else 200,
    )
