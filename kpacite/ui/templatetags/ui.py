"""Filters and tags of every page; no `load` is needed."""

from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kpacite.lib import french
from kpacite.ui import charts, shopfronts
from kpacite.ui.glossary import WORDS

register = template.Library()


def _cents(amount: Any) -> int:
    """Cents from an integer or from Euros."""
    return int(getattr(amount, "cents", amount))


@register.filter
def euros(amount: Any) -> str:
    return "" if amount is None else french.euros(_cents(amount))


@register.filter
def euros_round(amount: Any) -> str:
    return "" if amount is None else french.euros_round(_cents(amount))


@register.filter
def euros_plain(amount: Any) -> str:
    return "" if amount is None else french.euros_plain(_cents(amount))


@register.filter
def whole(number: int | None) -> str:
    return "" if number is None else french.whole(number)


@register.filter
def day(value: date | None) -> str:
    return french.day(value) if value else ""


@register.filter
def day_short(value: date | None) -> str:
    return french.day_short(value) if value else ""


@register.filter
def day_plain(value: date | None) -> str:
    return french.day_plain(value) if value else ""


@register.filter
def month(value: date | None) -> str:
    return french.month(value) if value else ""


@register.filter
def month_short(value: date | None) -> str:
    return french.month_short(value) if value else ""


@register.filter
def weekday_short(value: date | None) -> str:
    return french.weekday_short(value) if value else ""


@register.filter
def clock(value: time | datetime | None) -> str:
    return french.clock(value) if value is not None else ""


@register.filter
def moment(value: datetime | None) -> str:
    return french.moment(value) if value else ""


@register.filter
def hours(minutes: int | None) -> str:
    return "" if minutes is None else french.hours(minutes)


@register.filter
def on_100(rate_bp: int | None) -> str:
    return "" if rate_bp is None else french.on_100(rate_bp)


@register.filter
def counted(number: int | None, noun: str) -> str:
    """{{ 3|counted:"place" }} → 3 places; {{ 2|counted:"bureau,bureaux" }} → 2 bureaux."""
    one, _, many = noun.partition(",")
    return french.count(number or 0, one, many)


@register.filter
def add_to(number: float, more: float) -> str:
    """A coordinate moved by some units, written with a point."""
    return f"{number + more:g}"


@register.filter
def unlocalize(number: float) -> str:
    """A coordinate written with a point, whatever the language."""
    return f"{number:g}"


@register.filter
def joined(words: Any) -> str:
    """{{ people|joined }} → Amina, Rosa et Jordan."""
    return french.join([str(word) for word in words])


@register.filter
def unit(attrs: dict[str, Any]) -> str:
    """The unit that a field shows at its end (attrs["data-unit"])."""
    return str(attrs.get("data-unit", ""))


@lru_cache(maxsize=512)
def _address(path: str, storage: str) -> str:
    return static(path)


@register.simple_tag(name="static")
def static_address(path: str) -> str:
    """The address of a file of static/, with its fingerprint.

    Remembered: a page draws some sixty icons of one sprite.
    """
    return _address(path, settings.STORAGES["staticfiles"]["BACKEND"])


@register.simple_tag
def sprite(symbol: str) -> str:
    """The address of one drawing of the sprite."""
    return f"{static_address('ui/icons.svg')}#{symbol}"


@register.simple_tag
def picture(symbol: str) -> str:
    """The address of one large drawing: a product, a piece of a shop front."""
    return f"{static_address('ui/pictures.svg')}#{symbol}"


@register.simple_tag
def icon(symbol: str, css: str = "") -> SafeString:
    """A drawing beside its word: hidden from screen readers, since the word says it."""
    return format_html(
        '<svg class="i{}" aria-hidden="true"><use href="{}"/></svg>',
        f" {css}" if css else "",
        sprite(symbol),
    )


@register.simple_tag
def face(person: Any, size: str = "") -> SafeString:
    """The paper face of a person (or of a symbol's name). The name is always written nearby."""
    symbol = person if isinstance(person, str) else getattr(person, "face", "") or "face-1"
    return format_html(
        '<span class="face{}" aria-hidden="true">'
        '<svg viewBox="0 0 64 64"><use href="{}"/></svg></span>',
        f" face--{size}" if size else "",
        sprite(symbol),
    )


@register.inclusion_tag("ui/components/faces.html")
def faces(people: Any, most: int = 5) -> dict[str, Any]:
    """Several faces side by side, their names for screen readers, and how many more."""
    people = list(people)
    return {"people": people[:most], "names": people, "more": max(0, len(people) - most)}


@register.inclusion_tag("ui/components/word.html", takes_context=True)
def word(context: Context, key: str, label: str = "") -> dict[str, Any]:
    """A hard word: dotted; a tap opens its meaning. Works without JavaScript (popover)."""
    entry = WORDS[key]
    return {"word": entry, "label": label or entry.label, "id": f"mot-{key}-{_rank(context)}"}


def _rank(context: Context) -> int:
    """How many words this page has shown: two openings of one word need two names."""
    request = context.get("request")
    rank: int = getattr(request, "words_shown", 0) + 1
    if request is not None:
        request.words_shown = rank
    return rank


@register.inclusion_tag("ui/components/pill.html")
def pill(tone: str, symbol: str, text: str) -> dict[str, str]:
    """A status: {% pill "ok" "i-check" "Payé" %}."""
    return {"tone": tone, "symbol": symbol, "text": text}


@register.inclusion_tag("ui/components/cake.html")
def cake(layers: list[charts.Layer], tall: str = "22rem") -> dict[str, Any]:
    return {"layers": layers, "sizes": charts.layer_sizes(layers), "tall": tall}


@register.inclusion_tag("ui/components/stacked_bars.html")
def stacked_bars(bars: list[charts.Bar], title: str) -> dict[str, Any]:
    return {"chart": charts.stacked(bars), "title": title}


@register.inclusion_tag("ui/components/growing_cakes.html")
def growing_cakes(cakes: list[charts.Bar], title: str) -> dict[str, Any]:
    return {"chart": charts.growing(cakes), "title": title}


@register.inclusion_tag("ui/components/slices.html")
def slices(parts: list[charts.Slice], title: str) -> dict[str, Any]:
    return {"chart": charts.from_above(parts), "title": title}


@register.inclusion_tag("ui/components/shop_front.html")
def shop_front(drawing: dict[str, str] | None) -> dict[str, Any]:
    return {"front": shopfronts.front(drawing or {})}
