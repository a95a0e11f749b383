"""What people ask about their data, for who answers them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.lib import paging
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.privacy import access, asking, queries
from kpacite.privacy.forms import AnswerForm


@require_safe
def index(request: MemberRequest) -> HttpResponse:
    today = timezone.localdate()
    rows = queries.waiting_first(access.asked_of(request.user, today))
    context = {
        "page": paging.page(request, rows), "today": today, "soon": today + queries.SOON,
        "section": "me",
    }  # fmt: skip
    return render(request, "privacy/requests/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest, request_number: int) -> HttpResponse:
    """Answer, or say that it takes longer: two buttons, the same words."""
    found = access.request_to_answer(request.user, request_number, timezone.localdate())
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        words, by, at = form.cleaned_data["words"], request.user, timezone.now()
        try:
            if "later" in request.POST:
                asking.put_off(request=found, because=words, by=by, at=at)
            else:
                asking.answer(request=found, words=words, by=by, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est envoyé.")
            return redirect("privacy:requests.index")
    return render(
        request,
        "privacy/requests/edit.html",
        {"asked": found, "form": form, "today": timezone.localdate(), "section": "me"},
        status=422 if form.errors else 200,
    )
