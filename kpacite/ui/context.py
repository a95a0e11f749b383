"""What every page knows: its menu, how the person likes to read, whether this is a demo."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

# The first of each is what the page does by itself.
TEXT_SIZES = {"normal": "Normal", "large": "Grand", "larger": "Très grand"}
THEMES = {"auto": "Comme mon téléphone", "light": "Clair", "dark": "Sombre"}


@dataclass(frozen=True)
class Link:
    """One entry of the menu. `section` is what a page of that part says in its context."""

    section: str
    label: str
    icon: str
    url: str
    starts_group: bool = False
    hint: str = ""
    tone: str = ""
    count: int = 0


@dataclass(frozen=True)
class Menu:
    """The member's menu: five tabs on a phone, the whole of it in the side bar and on tiles."""

    title: str
    place: str
    home: str
    coop: str = ""  # the slug, for pages whose address has none
    unread: int = 0  # news that wait for the person
    links: list[Link] = field(default_factory=list)
    tabs: list[Link] = field(default_factory=list)
    tiles: list[Link] = field(default_factory=list)


def page(request: HttpRequest) -> dict[str, Any]:
    return {
        "demo": settings.DEMO,
        # Lazy: a page without a menu asks nothing of the database.
        "menu": SimpleLazyObject(lambda: _menu(request)),
        "text_size": kept(request, "text", TEXT_SIZES),
        "theme": kept(request, "theme", THEMES),
    }


def kept(request: HttpRequest, name: str, choices: dict[str, str]) -> str:
    """What this browser keeps about a choice; the first one when it keeps nothing known."""
    value = request.COOKIES.get(name, "")
    return value if value in choices else next(iter(choices))


def _menu(request: HttpRequest) -> Menu | None:
    """What the registered function answers; it reads memberships, which live in a higher app."""
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return None
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    links = import_string(settings.KPACITE_NAVIGATION)
    menu: Menu | None = links(person, kwargs.get("coop", ""), kwargs.get("host", ""))
    return menu
