"""When something is wrong: what happened, and what to do next. No page here reads the database."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _page(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, f"web/errors/{status}.html", {"menu": None}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form waited too long, or cookies are refused (CSRF_FAILURE_VIEW)."""
    return render(request, "web/errors/stale_form.html", {"menu": None}, status=403)


def too_large(request: HttpRequest) -> HttpResponse:
    return _page(request, 413)


def failure(request: HttpRequest) -> HttpResponse:
    """Our fault. The template stands alone: whatever broke may be what a page needs."""
    return render(None, "web/errors/500.html", status=500)
