"""A distribution: after the payment, the real numbers, and the same two buttons."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.sharing import access, distributing, queries, reading, receiving
from kpacite.sharing.forms import ConsentForm
from kpacite.sharing.models import Distribution
from kpacite.sharing.views.plans import DONE


@require_http_methods(["GET", "POST"])
def show(request: MemberRequest, coop: str, mission: int, number: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.distribution_of_member(request.user, coop, mission, number, today)
    form = ConsentForm(request.POST or None)
    if form.is_valid():
        try:
            distributing.consent(
                distribution=found, person=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, DONE[form.cleaned_data["position"]])
            return redirect("sharing:distributions.show", coop=coop, mission=mission, number=number)
    return _page(request, found, form)


@require_POST
def new(request: MemberRequest, coop: str, mission: int) -> HttpResponse:
    """The money was there before the plan, or before the hours: share it now."""
    found = access.mission_to_plan(request.user, coop, mission, timezone.localdate())
    try:
        proposed = receiving.share(mission=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("sharing:plans.show", coop=coop, mission=mission)
    return redirect(
        "sharing:distributions.show", coop=coop, mission=mission, number=proposed.number
    )


@require_POST
def edit(request: MemberRequest, coop: str, mission: int, number: int) -> HttpResponse:
    """The facts were corrected: compute again, and everyone answers again."""
    today = timezone.localdate()
    found = access.distribution_to_recompute(request.user, coop, mission, number, today)
    try:
        distributing.recompute(distribution=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        form = ConsentForm({"position": "talk"})
        form.add_error(None, str(refusal))
        return _page(request, found, form)
    messages.success(request, "Le calcul est refait. L’équipe répond de nouveau.")
    return redirect("sharing:distributions.show", coop=coop, mission=mission, number=number)


def _page(request: MemberRequest, found: Distribution, form: ConsentForm) -> HttpResponse:
    voices = queries.distribution_voices(found)
    people = [voice.person for voice in voices]
    mine = next((voice for voice in voices if voice.person.pk == request.user.pk), None)
    seats = dict(found.plan.lines.values_list("person", "seat_kind"))
    read = reading.distribution(found, seats)
    return render(
        request,
        "sharing/distributions/show.html",
        {
            "coop": found.coop, "mission": found.mission, "distribution": found,
            "section": "missions", "reading": read, "form": form, "voices": voices, "mine": mine,
            "pie": read.pie(request.user), "my_line": read.mine(request.user),
            "sees_parts": access.may_see_parts(
                request.user, found.mission, people, timezone.localdate()
            ),
            "awaited": [voice.person.first_name for voice in voices if not voice.position],
            "talking": [voice for voice in voices if voice.position == "talk"],
            "may_answer": mine is not None and not found.is_posted,
            "deadline": distributing.deadline(found),
            "silence_agrees": found.plan.rule["silence_means"] == "agree",
        },
        status=422 if form.errors else 200,
    )  # fmt: skip
