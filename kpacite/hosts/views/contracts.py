"""The contracts of a host."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.hosts import access, contracting, desk, young
from kpacite.hosts.core.terms import BLOCKS, missing
from kpacite.hosts.forms import ContractForm, NewContractForm
from kpacite.lib import paging
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.privacy import logging_reads

STATES = {"": "Tous", "running": "En cours", "draft": "À signer", "over": "Finis"}


@require_safe
def index(request: MemberRequest, host: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.host_of_officer(request.user, host, today)
    words, state = request.GET.get("q", "").strip(), request.GET.get("etat", "")
    page = paging.page(request, desk.contracts(found, words, state, on=today))
    return render(
        request,
        "hosts/contracts/index.html",
        {
            "host": found, "page": page, "query": words, "state": state, "states": STATES,
            "today": today, "pending": young.waiting(page, today), "section": "contracts",
        },
    )  # fmt: skip


@require_safe
def show(request: MemberRequest, host: str, contract: int) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    found = access.contract_of_officer(request.user, host, contract, today)
    logging_reads.note(reader=request.user, about=found.person, what="hosts/contract", at=now)
    return render(
        request,
        "hosts/contracts/show.html",
        {
            "host": found.host,
            "pending": young.waiting([found], today),
            "contract": found,
            "blocks": [(block, found.terms.get(block.key, "")) for block in BLOCKS],
            "missing": missing(found.terms),
            "gap_days": contracting.gap_days(found),
            "next": contracting.followed_by(found),
            "section": "contracts",
        },
    )


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, host: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.host_of_officer(request.user, host, today)
    form = NewContractForm(request.POST or None, people=desk.people(found, today))
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("person", "starts_on", "ends_on")}
        try:
            contract = contracting.draft(
                host=found, terms=form.terms(), on=today, by=request.user, **facts
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Le contrat est écrit. Il reste à le signer.")
            return redirect("hosts:contracts.show", host, contract.pk)
    return render(
        request,
        "hosts/contracts/new.html",
        {"host": found, "form": form, "section": "contracts"},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, host: str, contract: int) -> HttpResponse:
    found = access.contract_of_officer(request.user, host, contract, timezone.localdate())
    logging_reads.note(
        reader=request.user, about=found.person, what="hosts/contract", at=timezone.now()
    )
    dates = {"starts_on": found.starts_on, "ends_on": found.ends_on}
    form = ContractForm(request.POST or None, initial=dates | found.terms)
    if form.is_valid():
        starts_on, ends_on = form.cleaned_data["starts_on"], form.cleaned_data["ends_on"]
        try:
            contracting.edit(
                contract=found, starts_on=starts_on, ends_on=ends_on, terms=form.terms(),
                by=request.user,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("hosts:contracts.show", host, contract)
    return render(
        request,
        "hosts/contracts/edit.html",
        {"host": found.host, "contract": found, "form": form, "section": "contracts"},
        status=422 if form.errors else 200,
    )
