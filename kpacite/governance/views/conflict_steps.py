"""The steps of a conflict: the next one, what was heard, what it gave, what the others decide."""

from collections.abc import Callable
from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.coops import queries as coops
from kpacite.governance import asking_the_others, conflicting
from kpacite.governance.access import conflicts as access
from kpacite.governance.forms.conflicts import HearingForm, OutcomeForm, QuestionForm, StepForm
from kpacite.governance.models import ConflictStep
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str, conflict: int) -> HttpResponse:
    today = timezone.localdate()
    last = access.step_going_on(request.user, coop, conflict, today)
    found = last.conflict
    people = coops.members(found.coop, today).exclude(pk__in=[found.opened_by_id, found.about_id])
    form = StepForm(
        request.POST or None, last=last, people=people, heavy=found.about_id is not None
    )
    act = partial(conflicting.go_on, conflict=found, by=request.user, on=today, at=timezone.now())
    return _answer(
        request, last, form, act, title="La suite", button="On continue ainsi",
        lead="La plus douce d’abord. Chaque étape a une personne qui aide.",
        done="L’étape est ouverte.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def hear(request: MemberRequest, coop: str, conflict: int) -> HttpResponse:
    today = timezone.localdate()
    last = access.step_going_on(request.user, coop, conflict, today)
    form = HearingForm(request.POST or None, initial={"heard_on": today})
    act = partial(conflicting.hear, step=last, by=request.user, at=timezone.now())
    return _answer(
        request, last, form, act, title="La personne est entendue", button="C’est noté",
        lead="Avant un arrêt ou un départ, la personne parle. Toujours.",
        done="Ses mots sont notés.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def conclude(request: MemberRequest, coop: str, conflict: int) -> HttpResponse:
    today = timezone.localdate()
    last = access.step_going_on(request.user, coop, conflict, today)
    form = OutcomeForm(request.POST or None)
    act = partial(conflicting.conclude, step=last, by=request.user, on=today, at=timezone.now())
    return _answer(
        request, last, form, act, title="Ce que cela a donné", button="C’est noté",
        lead=last.get_kind_display(), done="C’est noté.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: MemberRequest, coop: str, conflict: int) -> HttpResponse:
    today = timezone.localdate()
    last = access.step_going_on(request.user, coop, conflict, today)
    form: forms.Form = QuestionForm(request.POST if request.method == "POST" else None, step=last)
    act = partial(
        asking_the_others.put_to_the_others, step=last, by=request.user, on=today,
        at=timezone.now(),
    )  # fmt: skip
    return _answer(
        request, last, form, act, title="Demander aux autres", button="Je prépare la proposition",
        lead="Les autres décident, sans la personne concernée. Ne rien dire n’est pas dire oui.",
        done="La proposition est prête. Partagez-la quand vous voulez.",
    )  # fmt: skip


def _answer(
    request: MemberRequest,
    step: ConflictStep,
    form: forms.Form,
    act: Callable[..., object],
    *,
    title: str,
    button: str,
    lead: str,
    done: str,
) -> HttpResponse:
    """The same page for each gesture: its words, its form, the conflict behind."""
    conflict = step.conflict
    if form.is_valid():
        try:
            act(**form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("governance:conflicts.show", conflict.coop.slug, conflict.pk)
    context = {
        "coop": conflict.coop, "conflict": conflict, "form": form, "title": title,
        "button": button, "lead": lead, "section": "conflicts",
    }  # fmt: skip
    return render(
        request, "governance/conflict_steps/edit.html", context, status=422 if form.errors else 200
    )
