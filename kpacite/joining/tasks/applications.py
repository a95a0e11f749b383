"""Letters to those who want to come and left an address, and what the worker does each day."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from kpacite.joining import news, recalling
from kpacite.joining.models import Application
from kpacite.lib.tasks import outside


@outside
def mail_received(application: int) -> None:
    """The words arrived; the link follows them."""
    _send(application, "received")


@outside
def mail_answered(application: int) -> None:
    """The coop answered: the page says what. Nothing personal travels by mail."""
    _send(application, "answered")


@outside
def mail_message(application: int) -> None:
    """Members wrote or proposed something: it is read on the page."""
    _send(application, "message")


def recall(day: str) -> None:
    """Who waits for too long is told of, to the members."""
    recalling.recall(on=date.fromisoformat(day))


def tell_applicants(day: str) -> None:
    """Yesterday's news, to those who left an address."""
    news.tell(on=date.fromisoformat(day), at=timezone.now())


def _send(application: int, letter: str) -> None:
    row = Application.objects.select_related("coop").defer("voice").get(pk=application)
    if not row.email:  # corrected or erased since
        return
    path = reverse("joining:followed.show", args=[row.token])
    facts: dict[str, Any] = {
        "application": row, "coop": row.coop, "link": settings.SITE_ADDRESS.rstrip("/") + path,
    }  # fmt: skip
    EmailMessage(
        subject=render_to_string(f"joining/emails/application_{letter}_subject.txt", facts).strip(),
        body=render_to_string(f"joining/emails/application_{letter}.txt", facts),
        to=[row.email],
        reply_to=[row.coop.email] if row.coop.email else None,
    ).send()
