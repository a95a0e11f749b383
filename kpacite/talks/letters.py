"""The letters of `talks`: what one moment brings to one person, as plain text."""

from datetime import datetime
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from kpacite.lib.french import count, day
from kpacite.people.models import Person
from kpacite.talks import kinds, links
from kpacite.talks.core.lines import one_line
from kpacite.talks.models import Notice

MOST_NEWS = 15


def of_moment(to: Person, sent_at: datetime) -> EmailMessage | None:
    """The letter that carries the news stamped with this moment; none if the person left."""
    news = list(Notice.objects.filter(person=to, sent_at=sent_at).order_by("made_at", "pk"))
    if not news or not to.email or to.erased_at:
        return None
    stop = address(reverse("talks:unsubscribe.show", args=[links.stop(to)]))
    body = render_to_string(
        "talks/emails/news.txt",
        {
            "person": to,
            "urgent": [one for one in news if one.urgent],
            "groups": _by_kind([one for one in news if not one.urgent][:MOST_NEWS]),
            "others": max(0, sum(not one.urgent for one in news) - MOST_NEWS),
            "page": address(reverse("talks:notices.index")),
            "stop": stop,
            "site": settings.SITE_ADDRESS,
        },
    )
    headers = {
        # RFC 8058: the mail program shows its own button, which posts to this address.
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "Message-ID": _number(to, sent_at),
    }
    return EmailMessage(subject(news, sent_at), body.strip() + "\n", to=[to.email], headers=headers)


def subject(news: list[Notice], sent_at: datetime) -> str:
    """One line of French: the urgent thing itself, or how many news on which day."""
    urgent = [one.words for one in news if one.urgent]
    if len(urgent) == 1:
        words = urgent[0]
    elif urgent:
        words = f"{len(urgent)} choses à voir aujourd’hui"
    else:
        of_the_day = day(timezone.localtime(sent_at).date())
        words = f"{count(len(news), 'nouvelle')} pour vous, {of_the_day}"
    return one_line(words, 120)


def address(path: str) -> str:
    return f"{settings.SITE_ADDRESS}{path}"


def _by_kind(news: list[Notice]) -> list[tuple[str, list[Notice]]]:
    """The news under the name of their kind, in the order of the page of wishes."""
    groups: dict[str, list[Notice]] = {key: [] for key in kinds.KINDS}
    for one in news:
        groups.setdefault(one.kind, []).append(one)
    return [(kinds.of(key).name, some) for key, some in groups.items() if some]


def _number(to: Person, sent_at: datetime) -> str:
    """The same letter has the same number: a second copy is recognised as one."""
    made = sha256(f"{to.pk} {sent_at.isoformat()}".encode()).hexdigest()[:32]
    return f"<{made}@{urlsplit(settings.SITE_ADDRESS).hostname or 'localhost'}>"
