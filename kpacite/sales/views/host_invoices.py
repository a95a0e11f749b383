"""The invoices issued in the name of a host, for those who work there."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kpacite.lib import paging
from kpacite.people.requests import MemberRequest
from kpacite.sales.access import invoices as access
from kpacite.sales.queries import invoices as queries
from kpacite.sales.views import paper_files


@require_GET
def index(request: MemberRequest, host: str) -> HttpResponse:
    today = timezone.localdate()
    home = access.host_with_invoices(request.user, host, today)
    query, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    rows = queries.in_state(queries.of_host(home, query), state, today)
    page = paging.page(request, rows)
    context = {
        "section": "host_invoices",
        "host": home,
        "page": page,
        "rows": [queries.row(invoice, today) for invoice in page],
        "query": query,
        "state": state,
        "states": {key: word for key, word in queries.STATES.items() if key != "draft"},
    }
    return render(request, "sales/host_invoices/index.html", context)


@require_GET
def pdf(request: MemberRequest, host: str, invoice: int) -> HttpResponse:
    found = access.invoice_of_host(request.user, host, invoice, timezone.localdate())
    return paper_files.answer(access.issued_paper(found), str(found.number))
