"""The quote as the client reads it, by their link, without an account."""

from datetime import date, timedelta

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kpacite.lib.errors import Refusal
from kpacite.sales import answering
from kpacite.sales.access import front as access
from kpacite.sales.forms.front_quotes import AcceptForm, DeclineForm, WithdrawForm, seal_shown
from kpacite.sales.models import Quote, QuoteVersion
from kpacite.sales.queries import costs, sheets
from kpacite.sales.queries import quotes as queries
from kpacite.sales.views import answers


@login_not_required
@never_cache
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Reading changes nothing; the page carries the seal of what it shows."""
    quote = access.quote_by_link(token)
    version = access.sent_version(quote)
    return _page(request, quote, version, _accept_form(version), _decline_form(version))


@login_not_required
@require_POST
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Yes or no, from the two forms of the page."""
    quote = access.quote_by_link(token)
    version = access.sent_version(quote)
    says_no = request.POST.get("answer") == "no"
    accept, decline = _accept_form(version), _decline_form(version)
    form: forms.Form
    if says_no:
        form = decline = DeclineForm(request.POST, prefix="non")
    else:
        form = accept = _accept_form(version, request)
    if form.is_valid():
        verb = answering.decline if says_no else answering.accept
        try:
            verb(
                quote=quote, trace=_trace(request), on=timezone.localdate(), at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("sales:client_quotes.show", token)
    return _page(request, quote, version, accept, decline, status=422)


@login_not_required
@require_safe
def pdf(request: HttpRequest, token: str) -> HttpResponse:
    return answers.paper(access.sent_version(access.quote_by_link(token)))


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Changing one's mind: this page is the confirmation step of the law (C. conso L221-21)."""
    quote = access.quote_by_link(token)
    version = access.sent_version(quote)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            answering.withdraw(
                quote=quote, trace=_trace(request), on=timezone.localdate(), at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Votre commande est annulée.")
            return redirect("sales:client_quotes.show", token)
    return render(
        request,
        "sales/client_quotes/withdraw.html",
        {"quote": quote, "version": version, "form": form,
         "sheet": sheets.readable(version.snapshot or {}), "until": _withdraw_until(version)},
        status=422 if form.errors else 200,
    )  # fmt: skip


def _page(
    request: HttpRequest, quote: Quote, version: QuoteVersion,
    accept: forms.Form, decline: forms.Form, status: int = 200,
) -> HttpResponse:  # fmt: skip
    today = timezone.localdate()
    last = queries.last_version(quote)
    sheet = sheets.readable(version.snapshot or {})
    until = _withdraw_until(last)
    return render(
        request,
        "sales/client_quotes/show.html",
        {
            "quote": quote, "coop": quote.coop, "version": version,
            "answer": getattr(last, "answer", None),
            "sheet": sheet, "is_changing": last.pk != version.pk,
            "state": queries.state_of(last, today), "accept": accept, "decline": decline,
            "cost": costs.of_version(version, sheet.issued_on), "team": sheets.team(version),
            "information": answering.information(version),
            "withdraw_until": until if until and today <= until else None,
        },
        status=status,
    )  # fmt: skip


def _accept_form(version: QuoteVersion, request: HttpRequest | None = None) -> AcceptForm:
    sheet = sheets.readable(version.snapshot or {})
    soon = sheet.service_on < timezone.localdate() + timedelta(days=14)
    return AcceptForm(
        request.POST if request else None,
        prefix="oui",
        sentence=answering.consent_sentence(version),
        is_somebody=sheet.is_for_somebody,
        may_start_early=answering.gives_withdrawal(version) and soon,
        initial={"shown": seal_shown(version, timezone.now())},
    )


def _decline_form(version: QuoteVersion) -> DeclineForm:
    return DeclineForm(prefix="non", initial={"shown": seal_shown(version, timezone.now())})


def _withdraw_until(version: QuoteVersion) -> date | None:
    found = getattr(version, "answer", None)
    if found is None or not found.accepted or getattr(found, "withdrawal", None):
        return None
    return answering.withdraw_until(found)


def _trace(request: HttpRequest) -> answering.Trace:
    return answering.Trace(
        address=get_adapter().get_client_ip(request),
        browser=request.headers.get("User-Agent", ""),
    )
