"""The sentences of the law that a quote carries, for whom they are meant."""

from collections.abc import Sequence
from datetime import date

from kpacite.hosts import queries as hosts
from kpacite.hosts.models import SupportContract
from kpacite.lib.french import day_plain
from kpacite.sales.core import withdrawal
from kpacite.sales.core.paper import Mention
from kpacite.sales.models import QuoteLine, QuoteVersion

WITHDRAWAL_DAYS = "withdrawal.days"
_FOR_CONSUMER = ("withdrawal", "withdrawal_excluded")
_FOR_COMPANIES = (("late_penalty", "PMD"), ("recovery_fee", "PMT"))


def printed(
    version: QuoteVersion,
    lines: Sequence[QuoteLine],
    *,
    contract: SupportContract | None,
    on: date,
) -> list[Mention]:
    """What is printed on the quote of a day, in order.

    Law: C. com. R127-3 (CAPE); C. conso L221-5 (withdrawal, before the contract); C. com. L441-1.
    """
    kind = version.quote.client.kind
    found = [_cape(version, contract, on)] if contract else []
    if kind == "B2C":
        found += _withdrawal(lines, on)
    elif kind.startswith("B2B"):
        found += [_mention(key, code, hosts.mention(key, on).text) for key, code in _FOR_COMPANIES]
    return found


def for_consumer(mentions: Sequence[Mention]) -> list[str]:
    """What a consumer must be told before saying yes, as it was printed."""
    return [mention["text"] for mention in mentions if mention["key"] in _FOR_CONSUMER]


def _cape(version: QuoteVersion, contract: SupportContract, on: date) -> Mention:
    host = version.quote.host
    words = hosts.mention("cape", on).text.format(
        person=version.quote.responsible.full_name,
        host=host.name,
        address=f"{host.address}, {host.postcode} {host.town}",
        siren=host.siren,
        ends_on=day_plain(contract.ends_on),
    )
    return _mention("cape", "REG", words)


def _withdrawal(lines: Sequence[QuoteLine], on: date) -> list[Mention]:
    """The right to withdraw, the lines without it, or both when the quote mixes them."""
    sold = [withdrawal.Sold(line.product_kind, line.made_to_measure) for line in lines]
    with_a_meal = withdrawal.has_a_meal(sold)
    without = [
        line.label
        for line, one in zip(lines, sold, strict=True)
        if withdrawal.is_excluded(one, with_a_meal=with_a_meal)
    ]
    found = []
    if len(without) < len(sold):
        found.append(_mention("withdrawal", "", hosts.mention("withdrawal", on).text))
    if without:
        text = hosts.mention("withdrawal_excluded", on).text
        if len(without) < len(sold):
            text = f"{text} Cela concerne\u00a0: {', '.join(without)}."
        found.append(_mention("withdrawal_excluded", "", text))
    return found


def _mention(key: str, code: str, text: str) -> Mention:
    return {"key": key, "code": code, "text": text, "printed": True}
