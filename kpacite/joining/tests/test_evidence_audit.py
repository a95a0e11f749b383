"""The audit of the whole instance looks at what people signed too."""

from datetime import UTC, datetime

import pytest

from kpacite.joining.auditing import audit
from kpacite.ledger import chart
from kpacite.people import signing
from kpacite.people.models import Signature

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 12, 10, tzinfo=UTC)


def test_a_forged_signature_is_named_by_the_audit():
    signing.seal(
        thing="coops/charter/3", purpose="charter", document="Vrai", signer=None,
        signer_name="Amina", capacity="membre", means="session", sentence="Oui.", facts={},
        at=NOON, by=None,
    )  # fmt: skip
    assert list(audit()) == []
    forged = Signature.objects.create(
        thing="coops/charter/3", purpose="charter", document="Faux", document_sha256="0",
        signer_name="Amina", capacity="membre", means="session", sentence="Oui.", signed_at=NOON,
        previous_sha256="1" * 64, sha256="2" * 64,
    )  # fmt: skip

    [breach] = audit()

    assert breach.where == f"people/signature/{forged.pk}"
    assert list(audit(chart.open_book(slug="optale", name="Optale", siren="732829320"))) == []
