"""The accounts of the host: the balance of a year, and its file for the tax office."""

from collections.abc import Iterator

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.hosts import access, desk
from kpacite.ledger import exporting
from kpacite.ledger.balances import trial_balance
from kpacite.ledger.core import fec
from kpacite.ledger.models import Book
from kpacite.people.requests import MemberRequest


@require_safe
def show(request: MemberRequest, host: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.host_of_officer(request.user, host, today)
    years = exporting.years(found.book)
    year = desk.year_asked(request.GET.get("annee", ""), years, today)
    rows = trial_balance(found.book, year)
    return render(
        request,
        "hosts/books/show.html",
        {
            "host": found, "rows": rows, "year": year, "years": years, "section": "host_books",
            "debit_cents": sum(row.debit_cents for row in rows),
            "credit_cents": sum(row.credit_cents for row in rows),
        },
    )  # fmt: skip


@require_safe
def fec_file(request: MemberRequest, host: str, year: int) -> StreamingHttpResponse:
    """The FEC, sent as it is read (LPF, art. L47 A and A47 A-1)."""
    found = access.host_of_officer(request.user, host, timezone.localdate())
    if year not in exporting.years(found.book):
        raise Http404
    response = StreamingHttpResponse(
        _records(found.book, year), content_type=f"text/plain; charset={fec.ENCODING}"
    )
    name = fec.file_name(found.book.siren, year)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _records(book: Book, year: int) -> Iterator[bytes]:
    yield fec.record(fec.COLUMNS)
    for line in exporting.fec_lines(book, year):
        yield fec.record(line.fields())
