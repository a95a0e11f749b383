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
    routes = _walk(get_resolver().url_patterns, "", "", ())
    return sorted(routes, key=lambda route: route.name)


def _walk(
    patterns: list[URLPattern | URLResolver], prefix: str, space: str, outer: tuple[str, ...]
) -> Iterator[Route]:
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        arguments = (*outer, *(pattern.pattern.converters or pattern.pattern.regex.groupindex))
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, path, inner, arguments)
        elif pattern.name:
            yield Route(f"{space}{pattern.name}", path, pattern.callback, arguments)
