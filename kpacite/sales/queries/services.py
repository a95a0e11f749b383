"""What each coop makes for others, in the words of its activities: for the directory."""

from collections.abc import Iterable

from django.db.models import QuerySet

from kpacite.sales.models import CatalogueItem


def names(coops: Iterable[int]) -> dict[int, list[str]]:
    """The activities that each of these coops sells, by name, in one query."""
    rows = _on_sale().filter(coop__in=list(coops)).order_by("activity__name")
    found: dict[int, list[str]] = {}
    for coop, name in rows.values_list("coop_id", "activity__name").distinct():
        found.setdefault(coop, []).append(name)
    return found


def offering(word: str) -> list[int]:
    """The coops that sell something whose name or activity holds this word."""
    items = _on_sale()
    found = items.filter(name__icontains=word) | items.filter(activity__name__icontains=word)
    return list(found.values_list("coop_id", flat=True).distinct())


def _on_sale() -> QuerySet[CatalogueItem]:
    return CatalogueItem.objects.filter(is_public=True, withdrawn_at=None)
