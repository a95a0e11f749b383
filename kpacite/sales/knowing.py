"""Knowing who pays: the clients of a coop."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from stdnum.eu import vat as eu_vat
from stdnum.fr import siren as fr_siren
from stdnum.fr import siret as fr_siret

from kpacite.coops.models import Coop
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.sales.models import Client, Request


class ClientNeedsAName(Refusal):
    sentence = "Il manque le nom du client."


class SirenIsWrong(Refusal):
    sentence = "Ce numéro SIREN a une faute. Il a 9 chiffres : regardez un papier du client."


class SiretIsWrong(Refusal):
    sentence = "Ce numéro SIRET a une faute. Il a 14 chiffres et commence par le SIREN."


class VatNumberIsWrong(Refusal):
    sentence = "Ce numéro de TVA a une faute. Exemple : FR 12 345678901."


class SiretIsNeeded(Refusal):
    sentence = "Pour un service public, il faut le SIRET : la facture passe par Chorus Pro."


class SirenIsNeeded(Refusal):
    sentence = "Pour une entreprise en France, il faut le numéro SIREN (9 chiffres)."


@dataclass(frozen=True)
class Card:
    """What is known of a client."""

    kind: str
    name: str
    contact_name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""
    country: str = "FR"
    siren: str = ""
    siret: str = ""
    vat_number: str = ""
    order_required: bool = False
    service_code: str = ""


def _checked(card: Card) -> dict[str, object]:
    """The card's facts, numbers without spaces; SIREN and SIRET pass Luhn (law CLI-02)."""
    facts = asdict(card)
    siren, siret = fr_siren.compact(card.siren), fr_siret.compact(card.siret)
    if not card.name.strip():
        raise ClientNeedsAName
    if siret and not siren:
        siren = siret[:9]
    if siren and not fr_siren.is_valid(siren):
        raise SirenIsWrong
    if siret and not (fr_siret.is_valid(siret) and siret.startswith(siren)):
        raise SiretIsWrong
    vat_number = eu_vat.compact(card.vat_number) if card.vat_number else ""
    if vat_number and card.kind != "B2B_NON_EU" and not eu_vat.is_valid(vat_number):
        raise VatNumberIsWrong
    facts.update(siren=siren, siret=siret, vat_number=vat_number, name=card.name.strip())
    return facts


def _identified(facts: dict[str, object]) -> dict[str, object]:
    if facts["kind"] == "B2G_FR" and not facts["siret"]:
        raise SiretIsNeeded
    if facts["kind"] == "B2B_FR" and not facts["siren"]:
        raise SirenIsNeeded
    return facts


@transaction.atomic
def record(*, coop: Coop, card: Card, by: Person, at: datetime) -> Client:
    """A client enters the coop's book, with the numbers their kind asks for.

    Law: CGI, annexe II, art. 242 nonies A (SIREN); CCP, D2192-2 (SIRET of public bodies).
    Refuses: ClientNeedsAName, SirenIsWrong, SiretIsWrong, VatNumberIsWrong, SirenIsNeeded,
    SiretIsNeeded.
    """
    client = Client.objects.create(coop=coop, created_at=at, **_identified(_checked(card)))
    deeds.note(
        verb="sales.client.recorded", thing=f"sales/client/{client.pk}", by=by,
        coop_key=coop.slug, at=at,
    )  # fmt: skip
    return client


@transaction.atomic
def correct(*, client: Client, card: Card, by: Person, at: datetime) -> Client:
    """What is known of a client changes; papers already sent keep what they said.

    Refuses: as `record`.
    """
    client = Client.objects.select_for_update(no_key=True).get(pk=client.pk)
    for name, fact in _identified(_checked(card)).items():
        setattr(client, name, fact)
    client.save()
    deeds.note(
        verb="sales.client.corrected", thing=f"sales/client/{client.pk}", by=by,
        coop_key=client.coop.slug, at=at,
    )  # fmt: skip
    return client


@transaction.atomic
def meet(*, request: Request, kind: str, by: Person, at: datetime) -> Client:
    """The person behind a request becomes a client, with what they left; the rest comes later.

    A company's numbers are asked for on the client's page, before the first paper leaves.
    """
    client = Client.objects.create(
        coop=request.coop, kind=kind, name=request.contact_name, email=request.email,
        phone=request.phone, created_at=at,
    )  # fmt: skip
    deeds.note(
        verb="sales.client.recorded", thing=f"sales/client/{client.pk}", by=by,
        coop_key=request.coop.slug, at=at,
    )  # fmt: skip
    return client
