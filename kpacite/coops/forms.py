"""Forms of the coop's pages."""

from datetime import datetime
from typing import Any

from django import forms
from django.core import signing
from django.db.models import QuerySet

from kpacite.coops import charters
from kpacite.coops.models import CharterVersion
from kpacite.people.models import Person
from kpacite.ui.forms import DateField

SHOWN = "coops.charter.shown"
# The page of the charter may stay open a day before it is signed.
A_DAY = 86_400


# The stubs make it generic; at run time it is not.
class NamedField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A member, by name."""

    def label_from_instance(self, obj: Person) -> str:
        return obj.full_name


class SigningForm(forms.Form):
    """The member says that they read before signing; the page says what it showed, since when."""

    read = forms.BooleanField(
        label=charters.SENTENCE.rstrip("."),
        error_messages={"required": "Cochez la case si vous avez lu la charte."},
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def opened(self, address: str, agent: str) -> charters.Opened | None:
        """What was before the eyes of who signs; nothing when the page did not say it."""
        try:
            at, sha256 = signing.loads(self.cleaned_data["shown"], salt=SHOWN, max_age=A_DAY)
        except signing.BadSignature:
            return None
        return charters.Opened(datetime.fromisoformat(at), sha256, address, agent)


class PaperForm(forms.Form):
    """A sheet of the charter, signed by hand."""

    person = NamedField(
        label="Qui a signé ?",
        queryset=Person.objects.none(),
        empty_label="Choisir une personne",
        error_messages={"required": "Choisissez une personne."},
    )
    signed_on = DateField(label="Signée le")
    held_by = forms.CharField(
        label="Qui garde la feuille ?", max_length=120,
        help_text="Exemple : le classeur de la coop.",
    )  # fmt: skip

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


def seal_shown(version: CharterVersion, at: datetime) -> str:
    """Which words the page shows, and when, in a field that nobody else can write."""
    return signing.dumps([at.isoformat(), charters.fingerprint(version)], salt=SHOWN)
