"""Lists come one page at a time."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest


def page(request: HttpRequest, things: QuerySet[Any] | Sequence[Any], per: int = 20) -> Page[Any]:
    """The page that the address asks for (?page=2); the nearest one when it does not exist.

    A queryset needs an order, or two pages may show the same thing.
    """
    return Paginator(things, per).get_page(request.GET.get("page"))
