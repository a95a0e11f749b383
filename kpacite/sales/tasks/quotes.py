"""Letters of a request and of a quote, sent once the verb is committed."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from kpacite.coops.models import Coop
from kpacite.lib.tasks import outside
from kpacite.sales import answering
from kpacite.sales.models import (
    Quote,
    QuoteAnswer,
    QuoteVersion,
    QuoteWithdrawal,
    Request,
    RequestOutcome,
)


@outside
def mail_request_received(request: int) -> None:
    """The neighbour knows that the request arrived, and when the answer comes."""
    row = Request.objects.select_related("coop").get(pk=request)
    _send(row.coop, [row.email], "request_received", {"request": row})


@outside
def mail_request_declined(outcome: int) -> None:
    """The kind words of a no."""
    row = RequestOutcome.objects.select_related("request__coop").get(pk=outcome)
    _send(row.request.coop, [row.request.email], "request_declined", {"outcome": row})


@outside
def mail_quote(version: int) -> None:
    """The quote, with its link and its paper."""
    row = _version(version)
    quote = row.quote
    _send(quote.coop, [quote.client.email], "quote_sent", _facts(quote, row), paper=row)


@outside
def mail_quote_accepted(answer: int) -> None:
    """What was agreed, on a durable medium: to the client, and to the coop."""
    row = QuoteAnswer.objects.get(pk=answer)
    version = _version(row.version_id)
    quote = version.quote
    to = [address for address in (quote.client.email, quote.coop.email) if address]
    facts = {
        **_facts(quote, version),
        "answer": row,
        "withdraw_until": answering.withdraw_until(row),
        "withdraw_link": _address("sales:client_quotes.withdraw", quote),
    }
    _send(quote.coop, to, "quote_accepted", facts, paper=version)


@outside
def mail_withdrawal(withdrawal: int) -> None:
    """The acknowledgement of a withdrawal, with its date and hour (C. conso L221-21)."""
    row = QuoteWithdrawal.objects.select_related("answer").get(pk=withdrawal)
    version = _version(row.answer.version_id)
    quote = version.quote
    to = [address for address in (quote.client.email, quote.coop.email) if address]
    _send(quote.coop, to, "quote_withdrawn", {**_facts(quote, version), "withdrawal": row})


def _version(pk: int) -> QuoteVersion:
    rows = QuoteVersion.objects.select_related("quote__coop", "quote__client", "quote__host")
    return rows.get(pk=pk)


def _facts(quote: Quote, version: QuoteVersion) -> dict[str, Any]:
    facts = version.snapshot or {}
    return {
        "quote": quote,
        "version": version,
        "paper": facts,
        "link": _address("sales:client_quotes.show", quote),
        "cape": next(
            (mention["text"] for mention in facts["mentions"] if mention["key"] == "cape"), ""
        ),
    }


def _address(name: str, quote: Quote) -> str:
    return settings.SITE_ADDRESS + reverse(name, args=[quote.token])


def _send(
    coop: Coop, to: list[str], template: str, facts: dict[str, Any],
    paper: QuoteVersion | None = None,
) -> None:  # fmt: skip
    """One letter as plain text: its first line is the subject."""
    if not to:
        return
    text = render_to_string(f"sales/emails/{template}.txt", {**facts, "coop": coop})
    subject, _, body = text.strip().partition("\n")
    reply_to = [coop.email] if coop.email else []
    mail = EmailMessage(subject.strip(), body.strip() + "\n", to=to[:1], bcc=to[1:],
                        reply_to=reply_to)  # fmt: skip
    if paper is not None:
        mail.attach(f"{paper.number}.pdf", bytes(paper.pdf or b""), "application/pdf")
    mail.send()
