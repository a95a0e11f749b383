"""An invoice as its client sees it, by a link, without an account."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kpacite.lib import french
from kpacite.sales.access import invoices as access
from kpacite.sales.papers import words
from kpacite.sales.queries import invoices as queries
from kpacite.sales.views import paper_files


@login_not_required
@require_GET
def show(request: HttpRequest, token: str) -> HttpResponse:
    invoice = access.invoice_by_link(token)
    paper = queries.paper_of(invoice)
    standing = queries.standing(invoice)
    context = {
        "invoice": invoice,
        "coop": invoice.coop,
        "paper": paper,
        "sheet": words.view(paper),
        "standing": standing,
        "state": queries.state(
            invoice, standing.due.cents, standing.paid.cents, timezone.localdate()
        ),
        # On a narrow screen the number of an account goes on the next line: plain spaces.
        "transfer": [
            (name, value.replace(french.NBSP, " ")) for name, value in words.transfer(paper)
        ]
        + [("Somme", french.euros(standing.due.cents))],
        "code": queries.transfer_code(invoice, paper, standing.due),
    }
    response = render(request, "sales/client_invoices/show.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@login_not_required
@require_GET
def pdf(request: HttpRequest, token: str) -> HttpResponse:
    """The same bytes as the members' and the host's."""
    invoice = access.invoice_by_link(token)
    return paper_files.answer(access.issued_paper(invoice), str(invoice.number))
