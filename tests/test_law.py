"""Rules of law that no app owns."""

import re

from django.apps import apps

from kpacite.joining.forms.applications import NoteForm, WordsForm
from kpacite.joining.models import Application
from tests.source import ROOT

# What nobody here needs to know of a person (RGPD, art. 5; law RGPD-13).
NEVER_ASKED = re.compile(
    r"diploma|degree|schooling|curriculum|experience|\bcv\b|_cv\b|job_seeker|benefit|allowance|"
    r"rsa\b|origin_country|nationality|religion|health|disab|immigration|"
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


# All that is ever known of somebody who wants to come: one field more would be a decision.
SAID_BY_AN_APPLICANT = {
    "first_name", "last_name", "email", "phone", "born_on", "why", "wants_to_try", "voice",
    "voice_kind",
}  # fmt: skip
WHAT_BECAME_OF_IT = {
    "id", "coop", "number", "token", "entered_by", "channel", "made_at", "withdrawn_at", "outcome",
    "decided_at", "decided_by", "reason_question", "reason", "decision_number", "person",
    "membership", "aged_on", "key",
}  # fmt: skip


def test_an_application_keeps_a_closed_list_of_fields():
    kept = {field.name for field in Application._meta.fields}

    assert kept == SAID_BY_AN_APPLICANT | WHAT_BECAME_OF_IT


def test_the_form_of_an_application_asks_no_more_than_it_keeps():
    machinery = {"key", "website", "kept"}

    assert set(WordsForm().fields) - machinery <= SAID_BY_AN_APPLICANT
    assert set(NoteForm().fields) - machinery <= SAID_BY_AN_APPLICANT | {"channel"}
