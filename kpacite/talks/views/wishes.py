"""How I am told: by kind of news, or only on the page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.talks import noticing, queries, wishing
from kpacite.talks.forms import WishesForm


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest) -> HttpResponse:
    me, now = request.user, timezone.now()
    wishes = noticing.wishes_of([me.pk])[me.pk]
    form = WishesForm(request.POST if request.method == "POST" else None, wishes=wishes)
    if form.is_valid():
        try:
            wishing.wish(paces=form.paces(), by=me, at=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté.")
            return redirect("talks:wishes.edit")
    context = {"form": form, "sent": queries.sent_since(me, now), "section": "news"}
    return render(request, "talks/wishes/edit.html", context, status=422 if form.errors else 200)
