"""Rules of law that no app owns."""

import re

from django.apps import apps

from tests.source import ROOT

# What nobody here needs to know of a person (RGPD, art. 5; law RGPD-13).
NEVER_ASKED = re.compile(
    r"diploma|degree|benefit|rsa\b|origin_country|nationality|religion|health|disab|immigration|"
    r"family_situation|criminal|social_security|orientation"
)


def test_the_impact_assessment_is_dated_and_says_what_is_left():
    paper = (ROOT / "docs" / "privacy-impact.md").read_text()

    assert re.search(r"Écrite le \d{1,2} \w+ \d{4}", paper)
    assert "## Ce qui reste, dit franchement" in paper


def test_the_page_of_leaks_is_ready():
    paper = (ROOT / "docs" / "operating.md").read_text()

    assert "72 h" in paper
    assert "CNIL prévenue le" in paper


def test_no_field_asks_what_nobody_needs_to_know():
    asked = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("kpacite.")
        for field in model._meta.get_fields()
        if NEVER_ASKED.search(field.name)
    ]

    assert asked == []
