"""Giving a stored paper to a browser, as it was stored."""

from django.http import HttpResponse


def answer(content: bytes, number: str) -> HttpResponse:
    """The PDF, shown in the page's window, with the number as its name."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{number}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
