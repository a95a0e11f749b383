"""Talking where the thing is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.talks import access, queries, speaking
from kpacite.talks.forms import MessageForm


@require_safe
def show(request: MemberRequest, app: str, kind: str, pk: int) -> HttpResponse:
    """The page of the thing, at its thread."""
    topic = access.topic_of(request.user, f"{app}/{kind}/{pk}", timezone.localdate())
    return redirect(f"{topic.url}#fil")


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, app: str, kind: str, pk: int) -> HttpResponse:
    thing, today = f"{app}/{kind}/{pk}", timezone.localdate()
    topic = access.topic_of(request.user, thing, today)
    others = queries.others(topic.coop_key, request.user, today) if topic.coop_key else None
    form = MessageForm(request.POST if request.method == "POST" else None, others=others)
    if form.is_valid():
        try:
            speaking.say(
                thing=thing, coop_key=topic.coop_key, title=topic.title, closed=topic.closed,
                author=form.cleaned_data.get("person") or request.user, by=request.user,
                text=form.cleaned_data["text"], key=form.cleaned_data["key"] or None,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, "Votre message est envoyé.")
            return redirect(f"{topic.url}#fil")
    context = {"topic": topic, "form": form, "section": "news"}
    return render(request, "talks/threads/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: MemberRequest, message: int) -> HttpResponse:
    today = timezone.localdate()
    said = access.message_to_withdraw(request.user, message, today)
    topic = access.topic_of(request.user, said.thing, today)
    error = ""
    if request.method == "POST":
        try:
            speaking.withdraw(message=said, by=request.user, at=timezone.now())
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, "Votre message est repris.")
            return redirect(f"{topic.url}#fil")
    context = {"topic": topic, "said": said, "error": error, "section": "news"}
    return render(request, "talks/threads/remove.html", context, status=422 if error else 200)
