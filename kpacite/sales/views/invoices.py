"""The invoices of a coop, for its members."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kpacite.coops import access as coops
from kpacite.lib import keys, paging
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.sales import invoicing, stamping
from kpacite.sales.access import invoices as access
from kpacite.sales.core import mandatory
from kpacite.sales.forms.invoices import InvoiceForm, NewInvoiceForm, line_forms, lines_of
from kpacite.sales.models import Invoice
from kpacite.sales.papers import words
from kpacite.sales.queries import invoices as queries
from kpacite.sales.queries import trails
from kpacite.sales.views import paper_files

PAGES = {"section": "invoices"}


@require_GET
def index(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    home = coops.coop_of_member(request.user, coop, today)
    query, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    rows = queries.in_state(queries.of_coop(home, query), state, today)
    page = paging.page(request, rows)
    context = {
        **PAGES,
        "coop": home,
        "page": page,
        "rows": [queries.row(invoice, today) for invoice in page],
        "query": query,
        "state": state,
        "states": queries.STATES,
        "waiting": queries.waiting(home, today),
        "may_invoice": access.may_invoice(request.user, home, today),
    }
    return render(request, "sales/invoices/index.html", context)


@require_GET
def show(request: MemberRequest, coop: str, invoice: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.invoice_of(request.user, coop, invoice, today)
    standing = queries.standing(found)
    context = {
        **PAGES,
        "coop": found.coop,
        "invoice": found,
        "standing": standing,
        "state": queries.state(found, standing.due.cents, standing.paid.cents, today),
        "trail": trails.of_invoice(found),
        "sheet": words.view(queries.paper_of(found)) if found.number else None,
        "payments": found.payments.select_related("recorded_by").order_by("received_on", "pk"),
        "notes": found.credit_notes.filter(number__isnull=False).order_by("pk"),
        "reminders": found.reminders.select_related("sent_by").order_by("-sent_at"),
        "link": request.build_absolute_uri(f"/f/{found.token}/"),
        "may_invoice": access.may_invoice(request.user, found.coop, today, found.mission),
        "may_collect": access.may_collect(request.user, found.coop, today),
    }
    return render(request, "sales/invoices/show.html", context)


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    home = access.coop_to_invoice(request.user, coop, today)
    initial = {"key": keys.new(), "service_on": today, "responsible": request.user.pk,
               "client": request.GET.get("client")}  # fmt: skip
    form = NewInvoiceForm(request.POST or None, coop=home, on=today, initial=initial)
    rows = line_forms(request.POST)
    if form.is_valid() and rows.is_valid():
        try:
            invoice = invoicing.draft(
                coop=home, client=form.cleaned_data["client"], facts=form.facts(),
                responsible=form.cleaned_data["responsible"], lines=lines_of(rows),
                key=form.cleaned_data["key"], by=request.user, on=today, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("sales:invoices.issue", home.slug, invoice.pk)
    context = {**PAGES, "coop": home, "form": form, "lines": rows,
               "quotes": queries.quotes_to_invoice(home)}  # fmt: skip
    return render(request, "sales/invoices/new.html", context, status=_status(form))


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, coop: str, invoice: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.invoice_to_write(request.user, coop, invoice, today)
    initial = {
        "title": found.title, "service_on": found.service_on,
        "service_place": found.service_place, "responsible": found.responsible_id,
        "order_reference": found.order_reference, "discount": _on_100(found),
    }  # fmt: skip
    form = InvoiceForm(request.POST or None, coop=found.coop, on=today, initial=initial)
    rows = line_forms(request.POST, found.lines.all())
    if form.is_valid() and rows.is_valid():
        try:
            invoicing.edit(
                invoice=found, facts=form.facts(), lines=lines_of(rows), by=request.user,
                responsible=form.cleaned_data["responsible"], on=today, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("sales:invoices.issue", found.coop.slug, found.pk)
    context = {**PAGES, "coop": found.coop, "invoice": found, "form": form, "lines": rows}
    return render(request, "sales/invoices/edit.html", context, status=_status(form))


@require_http_methods(["GET", "POST"])
def remove(request: MemberRequest, coop: str, invoice: int) -> HttpResponse:
    found = access.invoice_to_write(request.user, coop, invoice, timezone.localdate())
    error = ""
    if request.method == "POST":
        try:
            invoicing.discard(invoice=found, by=request.user, at=timezone.now())
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, "Le brouillon est enlevé.")
            return redirect("sales:invoices.index", found.coop.slug)
    context = {**PAGES, "coop": found.coop, "invoice": found, "error": error}
    return render(request, "sales/invoices/remove.html", context, status=422 if error else 200)


@require_http_methods(["GET", "POST"])
def issue(request: MemberRequest, coop: str, invoice: int) -> HttpResponse:
    """What will be printed, what is missing, and the button that makes it leave."""
    today, now = timezone.localdate(), timezone.now()
    found = access.invoice_to_write(request.user, coop, invoice, today)
    if found.number:
        return redirect("sales:invoices.show", found.coop.slug, found.pk)
    error = ""
    if request.method == "POST":
        try:
            done = invoicing.issue(invoice=found, on=today, at=now, by=request.user)
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, f"La facture {done.number} est partie.")
            return redirect("sales:invoices.show", found.coop.slug, found.pk)
    context: dict[str, object] = {**PAGES, "coop": found.coop, "invoice": found, "error": error}
    try:
        paper = invoicing.preview(found, number=stamping.PLACEHOLDER, on=today, at=now)
    except Refusal as refusal:
        context["error"] = error or str(refusal)
    else:
        context |= {
            "sheet": {**words.view(paper), "number": "numéro donné au départ"},
            "missing": mandatory.missing(paper),
            "to_pay_cents": paper["to_pay_cents"],
        }
    return render(request, "sales/invoices/issue.html", context, status=422 if error else 200)


@require_GET
def pdf(request: MemberRequest, coop: str, invoice: int) -> HttpResponse:
    """The stored paper, byte for byte."""
    found = access.invoice_of(request.user, coop, invoice, timezone.localdate())
    return paper_files.answer(access.issued_paper(found), str(found.number))


def _on_100(invoice: Invoice) -> str:
    return f"{invoice.discount_bp / 100:g}".replace(".", ",") if invoice.discount_bp else ""


def _status(form: InvoiceForm) -> int:
    return 422 if form.is_bound else 200
