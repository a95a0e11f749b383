"""Taking news of somebody, and answering in one tap."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.coops.access import coop_of_member
from kpacite.joining import caring
from kpacite.joining.access import leaving as access
from kpacite.joining.forms.leaving import QuietForm
from kpacite.joining.queries import leaving
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest

# What the page says, and where it leads: "rest" and "leave" only propose the gesture.
AFTER = {
    "here": ("C’est noté. Content de vous savoir là.", "web:weeks.show"),
    "rest": ("Prenez le temps qu’il faut.", "joining:pauses.new"),
    "talk": ("C’est noté. Quelqu’un va vous parler.", "web:weeks.show"),
    "leave": ("Voici ce qui se passe quand on part.", "joining:departures.entry"),
}


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    context = {
        "coop": found, "section": "members", "calls": leaving.calls(found, request.user, today),
    }  # fmt: skip
    return render(request, "joining/quiet_calls/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: MemberRequest, coop: str, call: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.call_of(request.user, coop, call, today)
    form = QuietForm(request.POST or None)
    if form.is_valid():
        answer = form.cleaned_data["answer"]
        try:
            caring.answer(call=found, answer=answer, by=request.user, on=today, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            words, address = AFTER[answer]
            messages.success(request, words)
            return redirect(address, coop)
    context = {"coop": found.membership.coop, "call": found, "form": form, "section": "home"}
    return render(
        request, "joining/quiet_calls/show.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["POST"])
def take(request: MemberRequest, coop: str, call: int) -> HttpResponse:
    found = access.call_to_take(request.user, coop, call, timezone.localdate())
    try:
        caring.take(call=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, "Merci. Dites-lui bonjour de notre part.")
    return redirect("joining:quiet_calls.index", coop)
