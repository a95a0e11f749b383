"""Quotes of a coop: list, write, look at, send, write again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kpacite.coops import access as coops
from kpacite.lib import paging
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.sales import quoting
from kpacite.sales.access import front as access
from kpacite.sales.forms.front_quotes import LineForm, LineSet, NewQuoteForm, TermsForm
from kpacite.sales.queries import costs, sheets
from kpacite.sales.queries import quotes as queries
from kpacite.sales.views import answers


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coops.coop_of_member(request.user, coop, today)
    which, words = request.GET.get("liste", ""), request.GET.get("q", "").strip()
    page = paging.page(request, queries.listed(found, which, words))
    return render(
        request,
        "sales/quotes/index.html",
        {
            "coop": found, "page": page, "rows": queries.rows(list(page), today),
            "which": which, "query": words, "choices": queries.STATES.items(),
            "section": "quotes",
        },
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    """A quote for a mission that no request opened."""
    today = timezone.localdate()
    found = coops.coop_of_member(request.user, coop, today)
    form = NewQuoteForm(
        request.POST or None,
        missions=queries.missions_to_quote(found, today),
        clients=queries.clients(found, ""),
        initial={"mission": request.GET.get("mission")},
    )
    if form.is_valid():
        mission = form.cleaned_data["mission"]
        try:
            quote = quoting.draft(
                client=form.cleaned_data["client"], mission=mission, title=mission.title,
                responsible=queries.carriers_of(mission).first() or request.user,
                service_on=mission.starts_on, service_place=mission.place, by=request.user,
                on=today, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("sales:quotes.edit", coop, quote.pk)
    context = {"coop": found, "form": form, "section": "quotes"}
    status = 422 if form.errors else 200
    return render(request, "sales/quotes/new.html", context, status=status)


@require_safe
def show(request: MemberRequest, coop: str, quote: int) -> HttpResponse:
    """Where the quote stands, what it says, what reaches our hands, and the next step."""
    today = timezone.localdate()
    found = access.quote_of(request.user, coop, quote, today)
    version = queries.last_version(found)
    return render(
        request,
        "sales/quotes/show.html",
        {
            "coop": found.coop, "quote": found, "version": version,
            "state": queries.state_of(version, today),
            "steps": sheets.steps(version, today),
            "sheet": sheets.of_version(version, today, timezone.now()),
            "cost": costs.of_version(version, today),
            "readings": sheets.readings(version),
            "readers": queries.readers_of(version, today),
            "stop": quoting.stop(version, today) if version.sent_at is None else None,
            "wrote_it": request.user in version.authors.all(),
            "may_send": access.may_send(request.user, found, today),
            "versions": queries.versions_of(found), "link": sheets.link(found),
            "section": "quotes",
        },
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, coop: str, quote: int) -> HttpResponse:
    """Lines and terms on one page; saving counts everything again."""
    today = timezone.localdate()
    found = access.quote_of(request.user, coop, quote, today)
    version = queries.last_version(found)
    items = queries.catalogue(found.coop)
    form = TermsForm(
        request.POST or None, initial=TermsForm.of(version), items=items,
        people=queries.responsibles(version),
    )  # fmt: skip
    lines = LineSet(
        request.POST or None, prefix="ligne",
        initial=[LineForm.of(line) for line in version.lines.all()],
        form_kwargs={"items": items, "rates": sheets.rates(today)},
    )  # fmt: skip
    if form.is_valid() and lines.is_valid():
        kept = [row.line() for row in lines if not row.is_empty(row.cleaned_data)]
        try:
            quoting.edit(
                version=version, terms=form.terms(), lines=[*kept, *form.picked()],
                title=form.cleaned_data["title"], responsible=form.cleaned_data["responsible"],
                by=request.user, on=today, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est enregistré et recalculé.")
            page = "sales:quotes.show" if "read" in request.POST else "sales:quotes.edit"
            return redirect(page, coop, quote)
    refused = bool(form.errors) or (lines.is_bound and not lines.is_valid())
    return render(
        request,
        "sales/quotes/edit.html",
        {
            "coop": found.coop, "quote": found, "version": version, "form": form, "lines": lines,
            "sheet": sheets.of_version(version, today, timezone.now()),
            "cost": costs.of_version(version, today), "section": "quotes",
        },
        status=422 if refused else 200,
    )  # fmt: skip


@require_POST
def send(request: MemberRequest, coop: str, quote: int) -> HttpResponse:
    """The quote leaves; the client gets its link."""
    today = timezone.localdate()
    found = access.quote_to_send(request.user, coop, quote, today)
    try:
        quoting.send(
            version=queries.last_version(found), by=request.user, on=today, at=timezone.now()
        )
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "Le devis est parti.")
    return redirect("sales:quotes.show", coop, quote)


@require_POST
def renew(request: MemberRequest, coop: str, quote: int) -> HttpResponse:
    """A change makes a new version."""
    today = timezone.localdate()
    found = access.quote_of(request.user, coop, quote, today)
    try:
        quoting.renew(quote=found, by=request.user, on=today, at=timezone.now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("sales:quotes.show", coop, quote)
    return redirect("sales:quotes.edit", coop, quote)


@require_safe
def pdf(request: MemberRequest, coop: str, quote: int, version: int) -> HttpResponse:
    """The paper of a version that left."""
    found = access.quote_of(request.user, coop, quote, timezone.localdate())
    return answers.paper(access.sent_version(found, version))
