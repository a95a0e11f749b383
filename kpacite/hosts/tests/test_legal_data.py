"""Figures and sentences of the law are dated rows."""

from datetime import date

import pytest

from kpacite.hosts import legal_data, queries
from kpacite.hosts.models import LegalMention, LegalParameter
from kpacite.hosts.tests.factories import host

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def test_loading_twice_changes_nothing():
    legal_data.load(TODAY)
    before = list(LegalParameter.objects.values()), list(LegalMention.objects.values())

    legal_data.load(TODAY)

    assert (list(LegalParameter.objects.values()), list(LegalMention.objects.values())) == before


def test_a_new_installation_has_the_law_without_asking():
    assert queries.parameter("late.recovery_fee_cents", TODAY).value == 4000


def test_loading_fills_an_empty_base_as_the_migration_does():
    migrated = set(LegalMention.objects.values_list("key", "valid_from", "text"))
    LegalMention.objects.all().delete()

    legal_data.load(TODAY)

    assert set(LegalMention.objects.values_list("key", "valid_from", "text")) == migrated


def test_two_rows_in_force_for_one_key_are_a_fault():
    mention = queries.mention("cape", TODAY)
    mention.pk, mention.valid_from = None, date(2026, 1, 1)
    mention.save()

    with pytest.raises(legal_data.LegalDataIncomplete, match="cape"):
        legal_data.load(TODAY)


def test_each_text_to_print_has_a_plain_twin_and_a_reference():
    for mention in LegalMention.objects.all():
        assert mention.simple_text and mention.legal_reference and mention.source, mention.key


def test_the_code_named_for_an_exemption_changes_on_1_january_2028():
    assert "CGI" in queries.mention("franchise", date(2027, 12, 31)).text
    assert "CIBS" in queries.mention("franchise", date(2028, 1, 1)).text
    assert "CGI" in queries.mention("exempt_nonprofit", date(2027, 12, 31)).text
    assert "CIBS" in queries.mention("exempt_nonprofit", date(2028, 1, 1)).text


def test_a_host_s_own_figure_comes_before_everybody_s():
    optale, other = host(), host()
    LegalParameter.objects.create(
        host=optale, key="charges.employer_bp", value=3800, source="Optale", valid_from=TODAY
    )

    assert queries.parameter("charges.employer_bp", TODAY, optale).value == 3800
    assert queries.parameter("charges.employer_bp", TODAY, other).value == 4000
    assert queries.parameter("charges.employer_bp", TODAY).value == 4000
    several = queries.parameters(["charges.employer_bp", "late.rate"], TODAY, optale)
    assert several["charges.employer_bp"].value == 3800
    assert "légal" in several["late.rate"].value


def test_a_figure_nobody_loaded_is_a_fault():
    with pytest.raises(queries.MissingLegalText):
        queries.parameter("no.such.figure", TODAY)
    with pytest.raises(queries.MissingLegalText):
        queries.mention("cape", date(1990, 1, 1))
