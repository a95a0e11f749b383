"""The answer of the coop to a request: yes, or a kind no; and what brought it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.sales import requesting, triaging
from kpacite.sales.access import front as access
from kpacite.sales.forms.front import DecliningForm, SourceForm, TakingForm
from kpacite.sales.queries import quotes
from kpacite.sales.queries import requests as queries


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, coop: str, asked: int) -> HttpResponse:
    """Yes: a mission opens, and a quote is to be written."""
    today = timezone.localdate()
    found = queries.with_voices(access.request_to_answer(request.user, coop, asked, today))
    standing = queries.round_of(found)
    form = TakingForm(
        request.POST or None,
        activities=quotes.activities_of(found.coop),
        carriers=standing.carry,
        clients=quotes.clients(found.coop, ""),
        initial=queries.first_words(found, standing),
    )
    if form.is_valid():
        facts = dict(form.cleaned_data)
        work = triaging.Work(
            title=facts["title"], activity=facts["activity"], starts_on=facts["starts_on"],
            ends_on=facts["ends_on"] or facts["starts_on"], place=facts["place"],
        )  # fmt: skip
        try:
            quote = triaging.take(
                request=found, work=work, responsible=facts["responsible"],
                client=facts["client"], client_kind=facts["client_kind"], by=request.user,
                on=today, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est oui. La mission est ouverte. Écrivez le devis.")
            return redirect("sales:quotes.edit", coop, quote.pk)
    return render(
        request,
        "sales/requests/take.html",
        {"coop": found.coop, "asked": found, "round": standing, "form": form,
         "section": "requests"},
        status=422 if form.errors else 200,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def decline(request: MemberRequest, coop: str, asked: int) -> HttpResponse:
    """No, with kind words."""
    found = access.request_to_answer(request.user, coop, asked, timezone.localdate())
    form = DecliningForm(request.POST or None, initial={"words": queries.kind_words(found)})
    if form.is_valid():
        try:
            triaging.decline(request=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            told = "Le message part." if found.email else "Appelez la personne pour le lui dire."
            messages.success(request, f"C’est noté. {told}")
            return redirect("sales:requests.show", coop, asked)
    return render(
        request,
        "sales/requests/decline.html",
        {"coop": found.coop, "asked": found, "form": form, "section": "requests"},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
def source(request: MemberRequest, coop: str, asked: int) -> HttpResponse:
    """Which aid brought this client: said by them, or probable."""
    found = access.request_to_see(request.user, coop, asked, timezone.localdate())
    words = request.GET.get("q", "").strip()
    form = SourceForm(request.POST or None, aids=queries.aids_before(found, words))
    if form.is_valid():
        try:
            requesting.attribute(
                request=found, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté. Cette aide a fait grossir le gâteau.")
            return redirect("sales:requests.show", coop, asked)
    return render(
        request,
        "sales/requests/source.html",
        {"coop": found.coop, "asked": found, "form": form, "query": words,
         "section": "requests"},
        status=422 if form.errors else 200,
    )  # fmt: skip
