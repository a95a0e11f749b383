"""One test per mandatory datum: take it away, and the issue is refused with its name."""

import copy
import subprocess
from dataclasses import replace

import pytest

from kpacite.sales import invoicing, stamping
from kpacite.sales.core import mandatory
from kpacite.sales.models import Client
from kpacite.sales.tests import factories_invoices as make
from kpacite.sales.tests.factories_invoices import BUFFET, JUICE, JUNE_15, JUNE_15_NOON, WINE

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return make.world()


def of_paper(invoice, on=JUNE_15, at=JUNE_15_NOON):
    return invoicing.preview(invoice, number="FA-2026-0001", on=on, at=at)


def names(paper):
    return {datum.words for datum in mandatory.missing(paper)}


# Where the datum is in the paper, and how it is named when it is not there.
COMPANY = [
    (("kind",), "le mot Facture ou Avoir"),
    (("number",), "le numéro"),
    (("issued_on",), "la date de la facture"),
    (("service_on",), "la date de la vente"),
    (("seller", "name"), "le nom de la coop d’emploi"),
    (("seller", "address"), "l’adresse de la coop d’emploi"),
    (("seller", "town"), "la ville de la coop d’emploi"),
    (("seller", "legal_form"), "la forme juridique de la coop d’emploi"),
    (("seller", "capital"), "le capital de la coop d’emploi"),
    (("seller", "siren"), "le SIREN de la coop d’emploi"),
    (("seller", "siret"), "le SIRET de la coop d’emploi"),
    (("seller", "registry"), "le registre de la coop d’emploi (RCS)"),
    (("seller", "vat_number"), "le numéro de TVA de la coop d’emploi"),
    (("seller", "cooperative_mention"), "les mots « société coopérative »"),
    (("mentions", "cape"), "la mention du contrat CAPE et sa date de fin"),
    (("buyer", "name"), "le nom du client"),
    (("buyer", "address"), "l’adresse du client"),
    (("buyer", "town"), "la ville du client"),
    (("buyer", "siren"), "le SIREN du client"),
    (("buyer", "vat_number"), "le numéro de TVA du client"),
    (("nature",), "la nature : biens ou services"),
    (("lines",), "une ligne"),
    (("lines", 0, "label"), "le nom de chaque ligne"),
    (("lines", 0, "quantity"), "la quantité de chaque ligne"),
    (("lines", 0, "unit_price"), "le prix de chaque ligne"),
    (("lines", 0, "vat_bp"), "le taux de TVA de chaque ligne"),
    (("by_rate",), "le total par taux de TVA"),
    (("due_on",), "la date de paiement"),
    (("mentions", "no_discount"), "la phrase sur l’escompte"),
    (("mentions", "late_penalty"), "les pénalités de retard"),
    (("mentions", "recovery_fee"), "l’indemnité de 40 €"),
    (("brand", "name"), "le nom de la coop"),
    (("brand", "contact"), "la personne à qui parler"),
]


def without(paper, path):
    paper = copy.deepcopy(paper)
    if path[0] == "mentions":
        paper["mentions"] = [one for one in paper["mentions"] if one["key"] != path[1]]
        return paper
    *way, last = path
    place = paper
    for step in way:
        place = place[step]
    place[last] = None if last == "vat_bp" else type(place[last])()
    return paper


def test_a_complete_paper_lacks_nothing(there):
    assert names(of_paper(make.draft(there))) == set()


@pytest.mark.parametrize(("path", "words"), COMPANY)
def test_a_missing_datum_is_named(there, path, words):
    assert words in names(without(of_paper(make.draft(there)), path))


def refused(there, words, **facts):
    with pytest.raises(stamping.MentionMissing, match=words):
        make.issued(there, **facts)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("siren", "le SIREN du client"),
        ("address", "l’adresse du client"),
        ("vat_number", "le numéro de TVA du client"),
    ],
)
def test_a_company_without_its_data_gets_no_invoice(there, field, words):
    refused(there, words, client=make.company(there, **{field: ""}))


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("capital_text", "le capital"),
        ("registry_text", "le registre"),
        ("cooperative_mention", "société coopérative"),
        ("siret", "le SIRET de la coop"),
    ],
)
def test_a_host_without_its_data_issues_nothing(there, field, words):
    setattr(there.host, field, "")
    there.host.save()

    refused(there, words)


def test_the_sentence_says_who_puts_it_right(there):
    refused(there, "Complétez la fiche du client", client=make.company(there, siren=""))


def test_a_small_invoice_does_not_need_the_buyers_vat_number(there):
    small = replace(BUFFET, quantity=BUFFET.quantity / 10)

    assert make.issued(there, client=make.company(there, vat_number=""), lines=[small]).number


def test_a_client_who_gives_order_numbers_gets_theirs_printed(there):
    town = make.company(there, kind="B2G_FR", order_required=True, service_code="CULTURE")

    refused(there, "le numéro de commande", client=town)
    invoice = make.issued(there, client=town, order_reference="BC-118")

    assert "BC-118" in text_of(invoice) and "CULTURE" in text_of(invoice)


def test_a_public_body_gives_its_siret(there):
    refused(there, "le SIRET du client", client=make.company(there, kind="B2G_FR", siret=""))


def test_a_neighbour_needs_the_place_and_the_mediator_and_pays_no_fee(there):
    neighbour = make.neighbour(there)
    refused(there, "le lieu du travail", client=neighbour, service_place="")
    invoice = make.issued(there, client=neighbour)

    text = text_of(invoice)
    assert "médiateur" in text and "Médiation du Nord" in text
    assert "40 €" not in text and "forfaitaire" not in text

    there.host.mediator_name = ""
    there.host.save()
    refused(there, "le médiateur", client=neighbour)


def test_the_option_for_debits_is_printed(there):
    there.host.vat_periods.update(on_debits=True)

    invoice = make.issued(there)

    assert "débits" in text_of(invoice)
    assert ">5<" in bytes(invoice.xml).decode().split("DueDateTypeCode")[1]
    assert make.balances(there)["4457110"] == -7_800


def test_a_credit_note_that_quotes_nothing_is_refused(there):
    paper = of_paper(make.draft(there)) | {"kind": "credit_note"}

    assert names(paper) == {"la facture d’origine et sa date"}


@pytest.mark.parametrize(
    ("regime", "year", "words"),
    [
        ("franchise", 2026, "293 B du CGI"),
        ("exempt_nonprofit", 2026, "261, 7, 1° du CGI"),
        ("franchise", 2028, "CIBS"),
        ("exempt_nonprofit", 2028, "CIBS"),
    ],
)
def test_a_sale_without_vat_says_why_in_the_words_of_the_day(there, regime, year, words):
    there.host.vat_periods.update(regime=regime)
    there.amina.support_contracts.update(ends_on=JUNE_15.replace(year=2030))
    invoice = make.draft(there)
    on, at = JUNE_15.replace(year=year), JUNE_15_NOON.replace(year=year)

    paper = of_paper(invoice, on, at)

    assert words in paper["vat"]["reason"] and paper["vat"]["category"] == "E"
    assert paper["vat_cents"] == 0
    if year == 2028:
        assert "CGI" not in paper["vat"]["reason"]
    assert names(paper | {"vat": paper["vat"] | {"reason": ""}}) == {
        "la raison pour laquelle il n’y a pas de TVA"
    }


def test_an_association_without_vat_issues_and_its_paper_passes(there):
    there.host.vat_periods.update(regime="exempt_nonprofit")
    there.host.legal_form, there.host.vat_number = "Association loi 1901", ""
    there.host.save()

    invoice = make.issued(there, client=make.neighbour(there))

    assert "Exonération" in text_of(invoice) and "HT" not in text_of(invoice).split("IBAN")[0]


def text_of(invoice):
    """What somebody reads on the page, spaces made plain."""
    found = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=bytes(invoice.pdf), capture_output=True,
        check=True,
    )  # fmt: skip
    return " ".join(found.stdout.decode().split())


def test_the_page_carries_each_mention_as_text(there):
    invoice = make.issued(there, lines=[BUFFET, JUICE, WINE], discount_bp=500)
    text = text_of(invoice)

    for words in [
        "Facture", "FA-2026-0001", "15 juin 2026", "12 juin 2026", "15 juillet 2026",
        "Optale", "12 rue des Fileurs", "59000 Lille", "SCOP SA à capital variable",
        "capital minimum de 18 500 €", "732 829 320", "732 829 320 00074", "RCS Lille Métropole",
        "FR44732829320", "Société coopérative et participative", "CAPE", "31 décembre 2026",
        "Imprimerie Duval", "3 rue du Fresnoy", "livraison de biens et prestation de services",
        "Buffet salé et sucré", "13,00", "10 %", "5,5 %", "20 %", "Remise 5 %", "Total HT",
        "Total TTC", "Pénalités de retard", "forfaitaire", "40 €", "escompte", "IBAN", "La Cape",
        "Amina",
    ]:  # fmt: skip
        assert words in text, words


def test_the_kinds_of_client_each_get_a_paper_that_passes(there):
    for kind in ("B2C", "ORG_NOT_TAXABLE", "B2B_FR", "B2G_FR"):
        client = make.company(there, kind=kind)
        assert make.issued(there, client=client).number
    assert Client.objects.count() == 4
