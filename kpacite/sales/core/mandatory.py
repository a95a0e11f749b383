"""What the law wants on an invoice, one row per datum: a missing one stops the issue, by name.

The rows follow docs/law.md, INV-01 to INV-26, CAPE-05, CLI-03 to CLI-06. Pure: a paper in, the
rows that are not satisfied out.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kpacite.sales.core.paper import Paper

# The buyer's VAT number is asked above this net total (CGI, ann. II, art. 242 nonies A, I, 2°).
BUYER_VAT_ABOVE_CENTS = 15_000
PROFESSIONALS = {"B2B_FR", "B2G_FR", "B2B_EU", "B2B_NON_EU"}
# Who puts it right.
PLACES = {
    "host": "La coop d’emploi le complète dans sa fiche.",
    "client": "Complétez la fiche du client.",
    "coop": "Complétez la page de la coop.",
    "invoice": "Complétez la facture.",
}


@dataclass(frozen=True)
class Datum:
    """A mandatory datum: when it is wanted, whether it is there, and where it is put right."""

    rule: str
    words: str
    place: str
    is_there: Callable[[Paper], object]
    is_wanted: Callable[[Paper], object] = lambda paper: True


def _mention(key: str) -> Callable[[Paper], object]:
    return lambda paper: any(
        mention["key"] == key and mention["printed"] and mention["text"]
        for mention in paper["mentions"]
    )


def _of_seller(name: str) -> Callable[[Paper], object]:
    return lambda paper: dict(paper["seller"]).get(name)


def _of_buyer(name: str) -> Callable[[Paper], object]:
    return lambda paper: dict(paper["buyer"]).get(name)


def _in_each_line(name: str) -> Callable[[Paper], object]:
    return lambda paper: all(dict(line).get(name) not in ("", None) for line in paper["lines"])


def _is_professional(paper: Paper) -> bool:
    return paper["buyer"]["kind"] in PROFESSIONALS


def _is_consumer(paper: Paper) -> bool:
    return paper["buyer"]["kind"] == "B2C"


def _is_organisation(paper: Paper) -> bool:
    return not _is_consumer(paper)


def _is_company(paper: Paper) -> bool:
    return "capital" in paper["seller"]["legal_form"].lower()


def _is_cooperative(paper: Paper) -> bool:
    form = paper["seller"]["legal_form"].lower()
    return any(word in form for word in ("scop", "scic", "coop"))


def _is_credit(paper: Paper) -> bool:
    return paper["kind"] == "credit_note"


def _asks_for_money(paper: Paper) -> bool:
    return not _is_credit(paper)


def _names_buyer_vat(paper: Paper) -> bool:
    kind = paper["buyer"]["kind"]
    return kind == "B2B_EU" or (kind == "B2B_FR" and paper["net_cents"] > BUYER_VAT_ABOVE_CENTS)


def _quotes_its_invoice(paper: Paper) -> bool:
    origin = paper["credits"]
    return origin is not None and bool(origin["number"] and origin["issued_on"])


def _quotes_its_deposits(paper: Paper) -> bool:
    return all(earlier["number"] and earlier["issued_on"] for earlier in paper["prepaid"])


def _sends_goods(paper: Paper) -> bool:
    return paper["nature"] in {"B", "M"}


DATA = [
    Datum("INV-01", "le mot Facture ou Avoir", "invoice", lambda p: p["kind"]),
    Datum("INV-02", "le numéro", "invoice", lambda p: p["number"]),
    Datum("INV-03", "la date de la facture", "invoice", lambda p: p["issued_on"]),
    Datum("INV-04", "la date de la vente", "invoice", lambda p: p["service_on"]),
    Datum("INV-05", "le nom de la coop d’emploi", "host", _of_seller("name")),
    Datum("INV-05", "l’adresse de la coop d’emploi", "host", _of_seller("address")),
    Datum("INV-05", "la ville de la coop d’emploi", "host", _of_seller("town")),
    Datum("INV-05", "la forme juridique de la coop d’emploi", "host", _of_seller("legal_form")),
    Datum("INV-05", "le capital de la coop d’emploi", "host", _of_seller("capital"), _is_company),
    Datum("INV-05", "le SIREN de la coop d’emploi", "host", _of_seller("siren")),
    Datum("INV-05", "le SIRET de la coop d’emploi", "host", _of_seller("siret")),
    Datum("INV-05", "le registre de la coop d’emploi (RCS)", "host", _of_seller("registry")),
    Datum(
        "INV-05", "le numéro de TVA de la coop d’emploi", "host", _of_seller("vat_number"),
        lambda p: p["vat"]["category"] != "E",
    ),
    Datum(
        "INV-06", "les mots « société coopérative »", "host", _of_seller("cooperative_mention"),
        _is_cooperative,
    ),
    Datum(
        "INV-07", "la mention du contrat CAPE et sa date de fin", "host", _mention("cape"),
        lambda p: p["support"] is not None,
    ),
    Datum("INV-08", "le nom du client", "client", _of_buyer("name")),
    Datum("INV-08", "l’adresse du client", "client", _of_buyer("address"), _is_organisation),
    Datum("INV-08", "la ville du client", "client", _of_buyer("town"), _is_organisation),
    Datum(
        "INV-09", "le SIREN du client", "client", _of_buyer("siren"),
        lambda p: p["buyer"]["kind"] in {"B2B_FR", "B2G_FR"},
    ),
    Datum("INV-10", "le numéro de TVA du client", "client", _of_buyer("vat_number"),
          _names_buyer_vat),
    Datum(
        "INV-11", "l’adresse de livraison", "invoice",
        lambda p: p["service_place"] or p["buyer"]["address"], _sends_goods,
    ),
    Datum("INV-12", "la nature : biens ou services", "invoice", lambda p: p["nature"]),
    Datum(
        "INV-13", "l’option pour la TVA sur les débits", "host", _mention("on_debits"),
        lambda p: p["vat"]["on_debits"] and p["vat"]["category"] == "S",
    ),
    Datum(
        "INV-14", "le numéro de commande du client", "invoice", lambda p: p["order_reference"],
        lambda p: p["buyer"]["order_required"],
    ),
    Datum("INV-15", "une ligne", "invoice", lambda p: p["lines"]),
    Datum("INV-15", "le nom de chaque ligne", "invoice", _in_each_line("label")),
    Datum("INV-15", "la quantité de chaque ligne", "invoice", _in_each_line("quantity")),
    Datum("INV-15", "le prix de chaque ligne", "invoice", _in_each_line("unit_price")),
    Datum("INV-15", "le taux de TVA de chaque ligne", "invoice", _in_each_line("vat_bp")),
    Datum("INV-16", "le total par taux de TVA", "invoice", lambda p: p["by_rate"]),
    Datum(
        "INV-17", "la raison pour laquelle il n’y a pas de TVA", "host",
        lambda p: p["vat"]["reason"], lambda p: p["vat"]["category"] == "E",
    ),
    Datum("INV-18", "la date de paiement", "invoice", lambda p: p["due_on"], _asks_for_money),
    Datum("INV-19", "la phrase sur l’escompte", "host", _mention("no_discount"), _is_professional),
    Datum("INV-20", "les pénalités de retard", "host", _mention("late_penalty"), _is_professional),
    Datum("INV-21", "l’indemnité de 40 €", "host", _mention("recovery_fee"), _is_professional),
    Datum(
        "INV-22", "la mention d’autoliquidation", "host",
        lambda p: p["vat"]["reason"], lambda p: p["vat"]["category"] == "AE",
    ),
    Datum("INV-23", "la facture d’acompte", "invoice", _quotes_its_deposits),
    Datum("INV-24", "la facture d’origine et sa date", "invoice", _quotes_its_invoice, _is_credit),
    Datum("INV-26", "le nom de la coop", "coop", lambda p: p["brand"]["name"]),
    Datum("INV-26", "la personne à qui parler", "coop", lambda p: p["brand"]["contact"]),
    Datum(
        "CLI-03", "le lieu du travail", "invoice", lambda p: p["service_place"],
        lambda p: _is_consumer(p) and p["nature"] != "B",
    ),
    Datum("CLI-05", "le médiateur de la consommation", "host", _mention("mediator"), _is_consumer),
    Datum(
        "CLI-06", "le SIRET du client", "client", _of_buyer("siret"),
        lambda p: p["buyer"]["kind"] == "B2G_FR",
    ),
]  # fmt: skip


def missing(paper: Paper) -> list[Datum]:
    """The data that the law wants on this paper and that are not there."""
    return [datum for datum in DATA if datum.is_wanted(paper) and not datum.is_there(paper)]
