"""Every address of the site that has a name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """A named address: "sales:quotes.show", its path, the view behind."""

    name: str
    path: str
    callback: Callable[..., Any]
    arguments: tuple[str, ...]


def named_routes() -> list[Route]:
    return sorted(_walk(get_resolver().url_patterns, "", ""), key=lambda route: route.name)


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, space: str) -> Iterator[Route]:
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, path, inner)
        elif pattern.name:
            converters = tuple(pattern.pattern.converters)
            yield Route(f"{space}{pattern.name}", path, pattern.callback, converters)
