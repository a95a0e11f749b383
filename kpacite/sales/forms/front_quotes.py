"""Forms of quotes: the lines on a phone, the terms, the readings, the client's answer."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core import signing

from kpacite.people.models import Person
from kpacite.sales.answering import CapacityIsMissing, ConsentIsNotTicked, NameIsMissing, Shown
from kpacite.sales.core import totals
from kpacite.sales.forms.front import NamedChoiceField
from kpacite.sales.models import PRODUCT_KINDS, CatalogueItem, Client, QuoteLine, QuoteVersion
from kpacite.sales.quote_lines import Line, of_item
from kpacite.sales.quoting import Terms
from kpacite.ui.forms import Chips, DateField, EurosField, MinutesField, NumberField
from kpacite.work.models import Mission

MOST_LINES = 60


class LineForm(forms.Form):
    """One line; an empty one is not a line."""

    label = forms.CharField(label="Quoi", max_length=160, required=False)
    quantity = NumberField(
        label="Combien", required=False, min_value=Decimal("0.0001"), max_digits=12,
        decimal_places=4,
    )  # fmt: skip
    unit_price = NumberField(
        label="Prix pour 1", required=False, min_value=Decimal(0), max_digits=12, decimal_places=4
    )
    unit = forms.CharField(label="On compte en…", max_length=20, required=False)
    product_kind = forms.ChoiceField(label="C’est…", choices=PRODUCT_KINDS, required=False)
    vat_bp = forms.TypedChoiceField(
        label="TVA", coerce=int, empty_value=None, required=False,
        error_messages={"invalid_choice": "Ce taux de TVA n’existe pas."},
    )  # fmt: skip
    detail = forms.CharField(label="Plus de détails", max_length=300, required=False)
    materials_cents = EurosField(label="Les courses", required=False)
    minutes = MinutesField(label="Le travail", required=False)
    made_to_measure = forms.BooleanField(label="Fait sur mesure", required=False)
    item = forms.ModelChoiceField(
        queryset=CatalogueItem.objects.none(), widget=forms.HiddenInput, required=False
    )
    leaves = forms.BooleanField(label="Enlever cette ligne", required=False)

    def __init__(self, *args: Any, items: Any, rates: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["item"].queryset = items
        fields["vat_bp"].choices = [("", "La TVA habituelle"), *rates]
        fields["unit_price"].widget.attrs["data-unit"] = "€"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.is_empty(cleaned) or self.errors:
            return cleaned
        needs = {
            "label": "Dites ce que vous vendez.",
            "quantity": "Il manque combien.",
            "unit_price": "Il manque le prix.",
        }
        for name, words in needs.items():
            if cleaned.get(name) in (None, ""):
                self.add_error(name, words)
        return cleaned

    def is_empty(self, cleaned: dict[str, Any]) -> bool:
        """Nothing was written here, or the line is to leave."""
        told = (cleaned.get("label"), cleaned.get("unit_price"), cleaned.get("quantity"))
        return bool(cleaned.get("leaves")) or all(value in (None, "") for value in told)

    @property
    def net_cents(self) -> int:
        """What the stored line comes to, for the card."""
        quantity, price = self.initial.get("quantity"), self.initial.get("unit_price")
        return totals.line_net(quantity, price).cents if quantity and price else 0

    def has_hidden_errors(self) -> bool:
        """Whether an error waits in the fold, which must then be open."""
        return bool(set(self.errors) - {"label", "quantity", "unit_price"})

    def line(self) -> Line:
        facts = {name: self.cleaned_data[name] for name in self.fields if name != "leaves"}
        facts["materials_cents"] = facts["materials_cents"] or 0
        facts["minutes"] = facts["minutes"] or 0
        facts["unit"] = facts["unit"] or "pièce"
        facts["product_kind"] = facts["product_kind"] or "service"
        return Line(**facts)

    @staticmethod
    def of(line: QuoteLine) -> dict[str, Any]:
        facts = {
            name: getattr(line, name)
            for name in LineForm.base_fields
            if name not in ("leaves", "item")
        }
        for name in ("materials_cents", "minutes"):
            facts[name] = facts[name] or None
        return {**facts, "item": line.item_id}


LineSet = forms.formset_factory(LineForm, extra=1, max_num=MOST_LINES, absolute_max=MOST_LINES)


class TermsForm(forms.Form):
    """What a quote says beside its lines; rates are said in euros on 100 €."""

    title = forms.CharField(
        label="Le nom du devis", max_length=120, error_messages={"required": "Il manque un nom."}
    )
    responsible = forms.ModelChoiceField(
        label="Au nom de…",
        help_text="Le contrat de cette personne est écrit sur le devis.",
        queryset=Person.objects.none(),
        empty_label=None,
    )
    service_on = DateField(label="Le jour du travail")
    service_place = forms.CharField(label="Le lieu", max_length=160, required=False)
    valid_until = DateField(label="Le devis est bon jusqu’au")
    discount_bp = EurosField(label="Une remise", help_text="En euros, sur 100 €.", required=False)
    deposit_bp = EurosField(
        label="Le client paie d’avance", help_text="En euros, sur 100 €.", required=False
    )
    deposit_kind = forms.ChoiceField(
        label="Cette avance est…",
        help_text="Un acompte engage. Avec des arrhes, on peut encore renoncer.",
        choices=[("acompte", "un acompte"), ("arrhes", "des arrhes")],
        widget=Chips,
        required=False,
    )
    words = forms.CharField(
        label="Un mot pour le client", required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    item = NamedChoiceField(
        label="Prendre dans le catalogue",
        queryset=CatalogueItem.objects.none(),
        empty_label="Choisir…",
        required=False,
    )
    item_quantity = NumberField(
        label="Combien", required=False, min_value=Decimal("0.0001"), max_digits=12,
        decimal_places=4,
    )  # fmt: skip

    def __init__(self, *args: Any, people: Any, items: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["responsible"].queryset = people
        fields["item"].queryset = items
        for name in ("discount_bp", "deposit_bp"):
            fields[name].widget.attrs["data-unit"] = "€"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("discount_bp", "deposit_bp"):
            if (cleaned.get(name) or 0) > 10_000:
                self.add_error(name, "C’est plus que 100 € sur 100 €.")
        return cleaned

    def terms(self) -> Terms:
        facts = {name: self.cleaned_data[name] for name in Terms.__dataclass_fields__}
        facts["discount_bp"] = facts["discount_bp"] or 0
        facts["deposit_bp"] = facts["deposit_bp"] or 0
        return Terms(**facts)

    def picked(self) -> list[Line]:
        """The line taken from the catalogue, when one was."""
        item = self.cleaned_data.get("item")
        return [of_item(item, self.cleaned_data.get("item_quantity") or Decimal(1))] if item else []

    @staticmethod
    def of(version: QuoteVersion) -> dict[str, Any]:
        facts = {name: getattr(version, name) for name in Terms.__dataclass_fields__}
        quote = version.quote
        for name in ("discount_bp", "deposit_bp"):
            facts[name] = facts[name] or None
        return {**facts, "title": quote.title, "responsible": quote.responsible_id}


class NewQuoteForm(forms.Form):
    """A quote for a mission that did not come from a request."""

    mission = forms.ModelChoiceField(
        label="Pour quelle mission ?", queryset=Mission.objects.none(), empty_label=None
    )
    client = NamedChoiceField(
        label="Pour quel client ?", queryset=Client.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, missions: Any, clients: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["mission"].queryset = missions
        fields["mission"].label_from_instance = _mission_words
        fields["client"].queryset = clients


def _mission_words(mission: Mission) -> str:
    return f"{mission.title}, {mission.starts_on:%d/%m/%Y}"


class ReadingForm(forms.Form):
    """A reader says: it is fine, or here is what to change."""

    is_fine = forms.TypedChoiceField(
        label="Alors ?",
        choices=[("yes", "C’est bon, il peut partir"), ("no", "Il y a quelque chose à changer")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une réponse."},
    )
    text = forms.CharField(
        label="Vos mots", help_text="Dites ce qu’il faut changer.", required=False,
        max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


SHOWN = "sales.quote.shown"
# Asked for in so many words, or the work waits until the end of the delay (C. conso L221-25).
STARTS_EARLY = "Je demande que le travail commence avant la fin du délai pour changer d’avis."


def seal_shown(version: QuoteVersion, at: datetime) -> str:
    """What the page carries to prove which paper was before the client's eyes, and since when."""
    return signing.dumps([version.pdf_sha256, at.isoformat()], salt=SHOWN)


class ShownField(forms.CharField):
    """The seal comes back as what was shown; altered, it is refused."""

    widget = forms.HiddenInput
    default_error_messages = {
        "required": "Rechargez la page, puis répondez.",
        "altered": "Cette page a été changée. Rechargez-la, puis répondez.",
    }

    def clean(self, value: Any) -> Any:
        try:
            fingerprint, opened_at = signing.loads(super().clean(value), salt=SHOWN)
        except signing.BadSignature:
            raise forms.ValidationError(self.error_messages["altered"]) from None
        return Shown(fingerprint, datetime.fromisoformat(opened_at))


def _name() -> forms.CharField:
    return forms.CharField(
        label="Votre nom", max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": NameIsMissing.sentence},
    )  # fmt: skip


class AcceptForm(forms.Form):
    """The client says yes: a name, a tick. `shown` proves which paper was before their eyes."""

    name = _name()
    capacity = forms.CharField(
        label="Votre rôle", help_text="Exemple : directrice, trésorier.", max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
        error_messages={"required": CapacityIsMissing.sentence},
    )  # fmt: skip
    starts_early = forms.BooleanField(required=False)
    consents = forms.BooleanField(error_messages={"required": ConsentIsNotTicked.sentence})
    shown = ShownField(max_length=400)

    def __init__(self, *args: Any, sentence: str, is_somebody: bool, may_start_early: bool,
                 **kwargs: Any) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["consents"].label = sentence
        self.fields["starts_early"].label = STARTS_EARLY
        if is_somebody:
            del self.fields["capacity"]
        if not may_start_early:
            del self.fields["starts_early"]


class DeclineForm(forms.Form):
    name = _name()
    reason = forms.CharField(
        label="Pourquoi ?", required=False, max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    shown = ShownField(max_length=400)


class WithdrawForm(forms.Form):
    name = _name()
    words = forms.CharField(
        label="Un mot", help_text="Vous n’avez rien à expliquer.", required=False, max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
