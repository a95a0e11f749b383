"""Rules of law that no app owns."""

import re

from django.apps import apps

# What nobody here needs to know of a person (RGPD, art. 5; law RGPD-13).
NEVER_ASKED = re.compile(
    r"diploma|degree|benefit|rsa\b|origin_country|nationality|religion|health|disab|immigration|"
    r"family_situation|criminal|social_security|orientation"
)


def test_no_field_asks_what_nobody_needs_to_know():
    asked = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("kpacite.")
        for field in model._meta.get_fields()
        if NEVER_ASKED.search(field.name)
    ]

    assert asked == []
