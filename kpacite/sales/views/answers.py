"""A paper sent back as a file."""

from django.http import HttpResponse

from kpacite.sales.models import QuoteVersion


def paper(version: QuoteVersion) -> HttpResponse:
    """The stored PDF, byte for byte."""
    answer = HttpResponse(bytes(version.pdf or b""), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{version.number}.pdf"'
    return answer
