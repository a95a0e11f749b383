"""Every field says why it is kept."""

import re
from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Q

from kpacite.people.personal import THEMES, kept
from kpacite.privacy import declaring, delays

# What others write in our base: the doors, and who is signed in.
OF_OTHERS = {"account", "mfa", "sessions"}
TODAY = date(2026, 11, 25)


def kept_models():
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("kpacite.") or model._meta.app_label in OF_OTHERS
    ]


@pytest.mark.parametrize("model", kept_models(), ids=lambda model: model._meta.label)
def test_each_field_says_why_it_is_kept_on_which_basis_and_how_long(model):
    said = declaring.said(model)
    fields = {field.name for field in model._meta.concrete_fields}

    assert fields - set(said) == set(), "declare them in the personal.py of the app"
    assert set(said) - fields == set(), "these fields are gone"
    for kind, purpose in said.values():
        assert purpose.words
        assert purpose.basis in {"contract", "law", "interest", "consent"}
        assert delays.delay(purpose.retention, TODAY).words
        assert purpose.readers
        assert kind == "technical" or purpose.theme in THEMES


def test_a_model_that_nobody_declares_is_seen():
    from django.contrib.auth.models import Group

    assert declaring.said(Group) == {}


def test_each_path_leads_from_a_row_to_a_person():
    for model, one in declaring.every():
        for path in (*one.mine, *one.about):
            assert model._default_manager.filter(Q(**{path: 1})).query, f"{one.model}: {path}"


def test_the_stamp_of_an_emptied_row_is_one_of_its_fields():
    for model, one in declaring.every():
        try:
            assert not one.stamp or model._meta.get_field(one.stamp)
        except FieldDoesNotExist:
            pytest.fail(f"{one.model}: {one.stamp}")


def test_only_a_duty_or_a_right_to_prove_keeps_an_archive():
    reasons = {"RET-02", "RET-03", "RET-07", "RET-08"}

    kept_whole = {one.purpose.retention for _, one in declaring.every() if one.ending == "archive"}

    assert kept_whole <= reasons


def test_a_kind_that_does_not_exist_is_a_fault():
    with pytest.raises(ValueError, match="no such kind"):
        kept("coops.Coop", declaring.declarations()["coops.Coop"][0].purpose, secrets="name")


def test_what_everybody_needs_to_read_is_plain():
    """Fifteen words or so, and no word of the law that nobody explains."""
    hard = re.compile(r"\b(finalité|responsable de traitement|données à caractère)\b")
    for _, one in declaring.every():
        assert len(one.purpose.words.split()) <= 15
        assert not hard.search(one.purpose.words)


def test_nothing_is_asked_consent_for_that_a_contract_needs():
    """Consent is for what one may refuse: never for the contract, the books, the account."""
    kinds = {
        kind
        for model, one in declaring.every()
        if one.purpose.basis == "consent"
        for kind in declaring.fields(model, one).values()
    }

    assert not kinds & {"money", "contract", "sealed"}
