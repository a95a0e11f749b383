"""The sentences of the law that an invoice carries, for whom they are meant."""

from datetime import date

from kpacite.hosts import queries as hosts
from kpacite.hosts.models import Host, SupportContract
from kpacite.lib.french import NBSP, day_plain
from kpacite.sales.core.mandatory import PROFESSIONALS
from kpacite.sales.core.paper import Mention
from kpacite.sales.models import Client

# The subjects of the electronic invoice: penalties, recovery fee, discount (rule BR-FR-05).
_FOR_PROFESSIONALS = (("late_penalty", "PMD"), ("recovery_fee", "PMT"), ("no_discount", "AAB"))
# The electronic form wants the three subjects for everybody, even where the law gives nothing.
_NOT_FOR_THEM = f"Sans objet{NBSP}: le client n’achète pas pour un métier."


def of_invoice(
    *, host: Host, client: Client, person: str, contract: SupportContract, on_debits: bool, on: date
) -> list[Mention]:
    """What an invoice of that day says, in order.

    Law: C. com. L441-9 and L441-10 (penalties, fee, discount); C. com. R127-3 (CAPE);
    CGI, ann. II, art. 242 nonies A, I, 11° bis (debits); C. conso L616-1 (mediator).
    """
    found = [_cape(host, person, contract, on)]
    for key, code in _FOR_PROFESSIONALS:
        if client.kind in PROFESSIONALS:
            found.append(_mention(key, code, hosts.mention(key, on).text))
        else:
            found.append({"key": key, "code": code, "text": _NOT_FOR_THEM, "printed": False})
    if on_debits:
        found.append(_mention("on_debits", "AAI", hosts.mention("on_debits", on).text))
    if client.kind == "B2C" and host.mediator_name and host.mediator_site:
        words = hosts.mention("mediator", on).text.format(
            mediator_name=host.mediator_name, mediator_site=host.mediator_site
        )
        found.append(_mention("mediator", "AAI", words))
    return found


def _cape(host: Host, person: str, contract: SupportContract, on: date) -> Mention:
    words = hosts.mention("cape", on).text.format(
        person=person,
        host=host.name,
        address=f"{host.address}, {host.postcode} {host.town}",
        siren=host.siren,
        ends_on=day_plain(contract.ends_on),
    )
    return _mention("cape", "REG", words)


def _mention(key: str, code: str, text: str) -> Mention:
    return {"key": key, "code": code, "text": text, "printed": True}
