"""The papers themselves: the same bytes each time, right for computers, readable by anybody."""

import copy
import io
from datetime import UTC, datetime
from decimal import Decimal

import facturx
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpacite.sales import papers
from kpacite.sales.core.totals import PricedLine, totals
from kpacite.sales.papers import checking, cleaning, typesetting, words

SELLER = {
    "name": "Optale", "legal_form": "SCOP SA à capital variable", "capital": "48 000 €",
    "cooperative_mention": "Société coopérative et participative", "siren": "732829320",
    "siret": "73282932000074", "registry": "RCS Lille Métropole", "vat_number": "FR44732829320",
    "address": "12 rue des Fileurs", "postcode": "59000", "town": "Lille",
    "email": "bonjour@optale.example", "phone": "03 53 01 23 45",
    "iban": "FR7630006000011234567890189", "bic": "AGRIFRPP", "mediator_name": "",
    "mediator_site": "",
}  # fmt: skip
BUYER = {
    "kind": "B2B_FR", "name": "Imprimerie Duval", "contact_name": "Paul Duval",
    "email": "duval@example.org", "phone": "", "address": "3 rue du Fresnoy",
    "postcode": "59100", "town": "Roubaix", "country": "FR", "siren": "732829320",
    "siret": "73282932000074", "vat_number": "FR44732829320", "service_code": "",
    "order_required": False,
}  # fmt: skip
NOTES = [("late_penalty", "PMD"), ("recovery_fee", "PMT"), ("no_discount", "AAB"), ("cape", "REG")]
LINES = [("Buffet", "60", "13", 1000), ("Jus", "12", "3.5", 550), ("Crémant", "6", "9.5", 2000)]


def paper(raw=LINES, discount_bp=0, **facts):
    summed = totals([PricedLine(n, Decimal(q), Decimal(p), r) for n, q, p, r in raw], discount_bp)
    lines = [
        {
            "rank": rank, "label": name, "detail": "", "quantity": quantity, "unit": "pièce",
            "unit_price": price, "product_kind": "service", "vat_bp": rate,
            "net_cents": net.cents,
        }
        for rank, ((name, quantity, price, rate), net) in enumerate(
            zip(raw, summed.lines_net, strict=True), start=1
        )
    ]  # fmt: skip
    by_rate = [
        {
            "vat_bp": rate.vat_bp, "lines_cents": rate.lines.cents,
            "discount_cents": rate.discount.cents, "net_cents": rate.net.cents,
            "vat_cents": rate.vat.cents,
        }
        for rate in summed.by_rate
    ]  # fmt: skip
    return {
        "kind": "invoice", "number": "FA-2026-0012", "issued_on": "2026-06-15",
        "issued_at": "2026-06-15T10:00:00+00:00", "title": "Buffet", "words": "",
        "service_on": "2026-06-12", "service_place": "Roubaix", "due_on": "2026-07-15",
        "seller": dict(SELLER), "buyer": dict(BUYER),
        "brand": {"name": "La Cape", "address": "", "town": "Roubaix", "phone": "", "email": "",
                  "contact": "Amina"},
        "support": None, "order_reference": "", "quote": None, "credits": None,
        "credit_reason": "", "nature": "S",
        "vat": {"regime": "normal_monthly", "on_debits": False, "category": "S", "reason": "",
                "reason_code": ""},
        "lines": lines, "discount_bp": discount_bp, "lines_cents": summed.sum_lines.cents,
        "discount_cents": summed.discount.cents, "net_cents": summed.net.cents,
        "vat_cents": summed.vat.cents, "gross_cents": summed.gross.cents, "by_rate": by_rate,
        "cells": [], "prepaid": [], "to_pay_cents": summed.gross.cents,
        "mentions": [{"key": k, "code": c, "text": f"Mention {k}.", "printed": True}
                     for k, c in NOTES],
    } | facts  # fmt: skip


def problems(**facts):
    return " ".join(papers.check(papers.invoice_xml(paper(**facts))))


def test_a_right_invoice_breaks_no_rule():
    assert problems() == ""
    assert problems(discount_bp=750) == ""


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.just("Une ligne"),
            st.decimals("0.0001", "500", places=4).map(str),
            st.decimals("0", "900", places=4).map(str),
            st.sampled_from([2000, 1000, 550, 210]),
        ),
        min_size=1,
        max_size=6,
    ),
    st.integers(0, 9_999),
)
def test_whatever_is_sold_the_totals_pass_the_rules(raw, discount_bp):
    assert problems(raw=raw, discount_bp=discount_bp) == ""


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"number": "FA-" + "1" * 33}, "BR-FR-01"),
        ({"number": "FA 2026"}, "BR-FR-02"),
        ({"number": "FA:2026"}, "BR-FR-02"),
        ({"issued_on": "1999-06-15"}, "BR-FR-03"),
        ({"mentions": []}, "BR-FR-05"),
        ({"due_on": "2026-06-01"}, "BR-FR-CO-07"),
        ({"kind": "credit_note"}, "BR-FR-CO-05"),
        ({"gross_cents": 1}, "BR-CO-15"),
        ({"vat_cents": 1}, "BR-CO-14"),
        ({"net_cents": 1}, "BR-CO-13"),
        ({"lines_cents": 1}, "BR-CO-10"),
        ({"to_pay_cents": 1}, "BR-CO-16"),
        ({"lines": []}, "XSD"),
        ({"seller": SELLER | {"siret": "11111111100000"}}, "BR-FR-09"),
        ({"seller": SELLER | {"siren": "", "siret": ""}}, "BR-FR-10"),
        ({"buyer": BUYER | {"siren": "12345"}}, "BR-FR-32"),
    ],
)
def test_a_wrong_invoice_is_refused_with_the_name_of_the_rule(change, rule):
    found = problems(**change)

    assert f"(règle {rule}" in found, found
    assert found[0].isupper()


def test_a_rate_that_does_not_exist_is_refused():
    assert "BR-FR-16" in problems(raw=[("Buffet", "1", "10", 1200)])


def test_a_vat_that_is_wrong_is_refused():
    wrong = copy.deepcopy(paper()["by_rate"])
    wrong[0]["vat_cents"] += 500

    assert "BR-CO-" in problems(by_rate=wrong)


def test_what_is_no_xml_is_said():
    assert papers.check(b"<facture") == ["Le fichier électronique n’est pas lisible. (règle XML)"]


def test_every_known_rule_is_said_in_french():
    from kpacite.sales.papers import rules

    assert "n’est pas suivie" in rules.sentence("BR-99", "words")
    assert rules.sentence("BR-FR-05_BT-22_PMT", "").endswith("(règle BR-FR-05_BT-22_PMT)")


def test_the_checker_comes_back_after_it_was_killed():
    xml = papers.invoice_xml(paper())
    assert papers.check(xml) == []

    checking._checker._process.kill()
    checking._checker._process.wait()

    assert papers.check(xml) == []


def test_a_checker_that_never_answers_stops_the_issue(monkeypatch):
    checker = checking.Checker()
    monkeypatch.setattr(checking.sys, "executable", "/bin/false")

    with pytest.raises(checking.CheckerFailed):
        checker.failures(b"<x/>")
    checker.stop()


def test_the_same_paper_gives_the_same_bytes():
    one = paper()
    xml = papers.invoice_xml(one)

    first, second = papers.invoice_pdf(one, xml), papers.invoice_pdf(one, xml)

    assert first == second
    assert papers.extract(first) == xml
    assert papers.quote_pdf(one | {"kind": "quote"}) == papers.quote_pdf(one | {"kind": "quote"})


def test_another_program_finds_the_same_invoice_in_the_file():
    xml = papers.invoice_xml(paper())

    name, found = facturx.get_xml_from_pdf(papers.invoice_pdf(paper(), xml), check_xsd=True)

    assert (name, found) == ("factur-x.xml", xml)
    assert facturx.get_level(facturx.facturx.etree.fromstring(found)) == "en16931"


def test_every_letter_that_is_kept_can_be_drawn():
    letters = sorted(cleaning.DRAWN)
    view = words.view(paper())
    view["words"] = " ".join(letters)
    view["subject"] = " ".join(letter for letter in letters if letter.isalpha())

    assert typesetting.typeset(view, at=datetime(2026, 6, 15, tzinfo=UTC)).startswith(b"%PDF")


@settings(max_examples=25)
@given(st.text(max_size=60))
def test_any_text_at_all_makes_a_paper(text):
    odd = paper(raw=[(text or "x", "1", "10", 2000)], title=text, service_place=text)

    assert papers.quote_pdf(odd | {"kind": "quote"}).startswith(b"%PDF")


def test_cleaning_keeps_the_names_of_everybody():
    for name in ("Éloïse Çelik", "Nguyễn Thị Mai", "Łukasz Żółć", "Ελένη", "Олена", "فاطمة"):
        assert cleaning.clean(name) == name
    assert cleaning.clean("Fête 🎉 de\u202fquartier\n2026") == "Fête de\u00a0quartier 2026"


def test_a_label_is_text_and_never_a_command():
    found = paper(raw=[('#read("/etc/passwd")', "1", "10", 2000)])

    assert papers.quote_pdf(found | {"kind": "quote"}).startswith(b"%PDF")


def test_numbers_are_written_the_french_way():
    assert words.number("1250.5", least=2) == "1\u00a0250,50"
    assert words.number("60") == "60"
    assert words.percent(550) == "5,5\u00a0%"
    assert words.spaced("73282932000074", 3, 3, 3) == "732\u00a0829\u00a0320\u00a000074"


def test_a_long_paper_goes_on_over_several_pages():
    long = paper(raw=[(f"Ligne {rank}", "1", "10", 2000) for rank in range(90)])

    with pikepdf.open(io.BytesIO(papers.invoice_pdf(long, papers.invoice_xml(long)))) as file:
        assert len(file.pages) > 2
