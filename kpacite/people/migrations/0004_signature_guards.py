"""The evidence of a signature never changes, by SQL either; it may only be emptied as a whole."""

from django.db import migrations

from kpacite.lib.guards import forbid_change, forbid_delete

# An update that empties (see `signing.empty`) leaves no word, and touches no seal.
NOT_EMPTIED = (
    "NEW.emptied_at IS NULL OR NEW.document <> '' OR NEW.signer_name <> '' OR NEW.facts <> '{}'"
    " OR NEW.sha256 <> OLD.sha256 OR NEW.previous_sha256 <> OLD.previous_sha256"
    " OR NEW.document_sha256 <> OLD.document_sha256 OR NEW.signed_at <> OLD.signed_at"
    " OR NEW.identity_sha256 <> OLD.identity_sha256 OR NEW.thing <> OLD.thing"
)


class Migration(migrations.Migration):
    dependencies = [("people", "0003_signature_chain")]

    operations = [
        forbid_change("people_signature", when=NOT_EMPTIED),
        forbid_delete("people_signature"),
    ]
