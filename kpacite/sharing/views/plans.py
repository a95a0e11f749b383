"""The share plan of a mission: before the work, who will receive what."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.governance import rulebook
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.sharing import access, layers, planning, pockets, queries, reading, receiving
from kpacite.sharing.forms import ConsentForm, PlanForm
from kpacite.sharing.models import SharePlan
from kpacite.work import queries as work
from kpacite.work.models import Mission

DONE = {
    "agree": "Merci. Votre accord est noté.",
    "talk": "C’est noté. L’équipe sait que vous voulez en parler.",
}


@require_http_methods(["GET", "POST"])
def show(request: MemberRequest, coop: str, mission: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.mission_of_member(request.user, coop, mission, today)
    plan = queries.latest_plan(found)
    form = ConsentForm(request.POST or None)
    if plan is not None and form.is_valid():
        try:
            planning.consent(plan=plan, person=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, DONE[form.cleaned_data["position"]])
            return redirect("sharing:plans.show", coop=coop, mission=mission)
    context = {"coop": found.coop, "mission": found, "section": "missions", "form": form}
    team = work.team(found)
    context |= {
        "may_plan": any(member.person.pk == request.user.pk for member in team),
        "distributions": list(queries.distributions(found)),
        "receipt": receiving.waiting(found),
    }
    if plan is not None:
        context |= _plan_context(request, found, plan)
    return render(request, "sharing/plans/show.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, coop: str, mission: int) -> HttpResponse:
    today, now = timezone.localdate(), timezone.now()
    found = access.mission_to_plan(request.user, coop, mission, today)
    form = _plan_form(request, found)
    preview = None
    if form.is_valid():
        net_sales, materials = form.amounts()
        try:
            if "preview" in request.POST:
                preview = pockets.pocket(
                    coop=found.coop, activity=found.activity, net_sales=net_sales,
                    materials=materials, weights=form.weights(), on=today,
                )  # fmt: skip
            else:
                planning.propose(
                    mission=found, net_sales=net_sales, materials=materials,
                    weights=form.weights(), by=request.user, on=today, at=now,
                )  # fmt: skip
                messages.success(request, "Le plan est proposé. L’équipe peut répondre.")
                return redirect("sharing:plans.show", coop=coop, mission=mission)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(
        request,
        "sharing/plans/new.html",
        {"coop": found.coop, "mission": found, "section": "missions", "form": form,
         "preview": preview, "layers": layers.of_pocket(preview)},
        status=422 if form.errors else 200,
    )  # fmt: skip


def _plan_context(request: MemberRequest, mission: Mission, plan: SharePlan) -> dict[str, object]:
    voices = queries.plan_voices(plan)
    people = [voice.person for voice in voices]
    read = reading.plan(plan)
    mine = next((voice for voice in voices if voice.person.pk == request.user.pk), None)
    agreed = all(voice.position == "agree" for voice in voices)
    sees = access.may_see_parts(request.user, mission, people, timezone.localdate())
    newcomers = [
        member.person.first_name
        for member in work.team(mission)
        if member.person.pk not in {person.pk for person in people}
    ]
    return {
        "plan": plan, "reading": read, "voices": voices, "mine": mine, "agreed": agreed,
        "sees_parts": sees, "pie": read.pie(request.user), "newcomers": newcomers,
        "awaited": [voice.person.first_name for voice in voices if not voice.position],
        "talking": [voice for voice in voices if voice.position == "talk"],
        "may_answer": mine is not None and not agreed,
    }  # fmt: skip


def _plan_form(request: MemberRequest, mission: Mission) -> PlanForm:
    """What the last plan said, or what the address proposes, or what is known."""
    last = queries.latest_plan(mission)
    initial = {
        "net_sales": last.net_sales_cents if last else _cents(request.GET.get("prix")),
        "materials": (
            work.materials_cents(mission)
            or (last.materials_cents if last else _cents(request.GET.get("courses")))
            or 0
        ),
    }
    lines = last.lines.all() if last else []
    weights = {line.person_id: (line.weight, line.reason) for line in lines}
    today = timezone.localdate()
    return PlanForm(
        request.POST or None, initial=initial, team=work.team(mission), weights=weights,
        rule_key=rulebook.choice(mission.coop, "sharing.key", today),
    )  # fmt: skip


def _cents(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 12 else None
