"""Forms from the invoice to the payment: strings in, our types out."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.money import Euros
from kpacite.people.models import Person
from kpacite.sales import invoicing
from kpacite.sales.models import PRODUCT_KINDS, Client, Invoice, InvoiceLine, Payment, Reminder
from kpacite.ui.forms import Chips, DateField, EurosField, NumberField, Option

_VAT = [("", "Le taux habituel")]
MAX_LINES = 40


class ClientField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not at run time
    """A client, shown by their name."""

    def label_from_instance(self, obj: Client) -> str:
        return obj.name


class InvoiceForm(forms.Form):
    """What an invoice says beside its lines."""

    title = forms.CharField(label="Titre", max_length=120, help_text="Exemple : Buffet du 12 juin.")
    service_on = DateField(label="Jour du travail ou de la livraison")
    service_place = forms.CharField(label="Lieu", max_length=160, required=False)
    responsible = forms.ModelChoiceField(
        label="La personne responsable",
        queryset=Person.objects.none(),
        help_text="Son contrat est écrit sur la facture.",
    )
    order_reference = forms.CharField(
        label="Numéro de commande du client", max_length=50, required=False
    )
    discount = NumberField(
        label="Remise sur 100 €", min_value=0, max_value=100, decimal_places=2, required=False
    )

    def __init__(self, *args: Any, coop: Coop, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.fields["responsible"]
        assert isinstance(people, forms.ModelChoiceField)  # noqa: S101  declared above
        people.queryset = coops.members(coop, on)

    def facts(self) -> invoicing.Facts:
        data = self.cleaned_data
        return invoicing.Facts(
            service_on=data["service_on"],
            title=data["title"],
            service_place=data["service_place"],
            order_reference=data["order_reference"],
            discount_bp=int((data["discount"] or 0) * 100),
        )


class NewInvoiceForm(InvoiceForm):
    """The same for an invoice without a quote: who pays, and the one-time key."""

    client = ClientField(label="Client", queryset=Client.objects.none())
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    field_order = ["client", "title"]

    def __init__(self, *args: Any, coop: Coop, on: date, **kwargs: Any) -> None:
        super().__init__(*args, coop=coop, on=on, **kwargs)
        clients = self.fields["client"]
        assert isinstance(clients, forms.ModelChoiceField)  # noqa: S101  declared above
        clients.queryset = Client.objects.filter(coop=coop).order_by("name")


class LineForm(forms.Form):
    """One line; a line without a name is left out."""

    label = forms.CharField(label="Quoi", max_length=160, required=False)
    detail = forms.CharField(label="Précision", max_length=300, required=False)
    quantity = NumberField(
        label="Combien", min_value=Decimal("0.0001"), max_digits=12, decimal_places=4,
        required=False,
    )  # fmt: skip
    unit = forms.CharField(label="Unité", max_length=20, required=False, initial="pièce")
    unit_price = NumberField(
        label="Prix pour 1, hors taxe", min_value=0, max_digits=12, decimal_places=4,
        required=False,
    )  # fmt: skip
    product_kind = forms.ChoiceField(label="Ce que c’est", choices=PRODUCT_KINDS)
    vat_bp = forms.TypedChoiceField(
        label="TVA", coerce=int, empty_value=None, required=False,
        choices=[*_VAT, ("2000", "20 %"), ("1000", "10 %"), ("550", "5,5 %"), ("210", "2,1 %"),
                 ("0", "Sans TVA")],
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("label"):
            for name in ("quantity", "unit_price"):
                if data.get(name) is None and name not in self.errors:
                    self.add_error(name, "Il manque un nombre.")
        return data


_LineFormSet = forms.formset_factory(LineForm, extra=2, max_num=MAX_LINES, validate_max=True)


def line_forms(
    data: Any = None, lines: Iterable[InvoiceLine] = ()
) -> "forms.BaseFormSet[LineForm]":
    """The rows of an invoice, and two empty ones to fill."""
    initial = [
        {
            "label": line.label, "detail": line.detail, "quantity": line.quantity,
            "unit": line.unit, "unit_price": line.unit_price, "product_kind": line.product_kind,
            "vat_bp": line.vat_bp,
        }
        for line in lines
    ]  # fmt: skip
    return _LineFormSet(data or None, initial=initial, prefix="lines")


def lines_of(rows: "forms.BaseFormSet[LineForm]") -> list[invoicing.Line]:
    """The lines that were filled, in their order."""
    return [
        invoicing.Line(**{**row, "unit": row["unit"] or "pièce"})
        for row in rows.cleaned_data
        if row.get("label")
    ]


class PaymentForm(forms.Form):
    """Money that came in."""

    amount = EurosField(label="Somme reçue")
    received_on = DateField(label="Reçue le")
    means = forms.ChoiceField(
        label="Comment", choices=Payment._meta.get_field("means").choices or [], widget=Chips,
        initial="transfer",
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def payment(self) -> dict[str, Any]:
        return {**self.cleaned_data, "amount": Euros(self.cleaned_data["amount"])}


class CreditForm(forms.Form):
    """What is taken back of an invoice, and why."""

    what = forms.ChoiceField(
        label="Que voulez-vous annuler ?",
        widget=forms.RadioSelect,
        choices=[
            ("all", Option("Tout ce qui reste", hint="La facture ne demande plus rien.")),
            ("amount", Option("Une somme", hint="Un geste pour le client, TVA comprise.")),
            ("lines", Option("Des lignes", hint="Quelque chose n’a pas été fait ou livré.")),
        ],
        initial="all",
    )
    amount = EurosField(label="La somme, TVA comprise", required=False)
    reason = forms.CharField(
        label="Pourquoi", max_length=240, help_text="Le client le lit sur l’avoir."
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, invoice: Invoice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(invoice.lines.all())
        for line in self.lines:
            self.fields[f"quantity_{line.rank}"] = NumberField(
                label=f"{line.label} (sur {written(line.quantity)})", min_value=0, required=False
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("what") == "amount" and not data.get("amount"):
            self.add_error("amount", "Écrivez la somme à annuler. Exemple : 50,00.")
        return data

    def credit(self) -> dict[str, Any]:
        data = self.cleaned_data
        found: dict[str, Any] = {"reason": data["reason"], "key": data["key"]}
        if data["what"] == "amount":
            found["amount"] = Euros(data["amount"])
        if data["what"] == "lines":
            found["quantities"] = {
                line.rank: data.get(f"quantity_{line.rank}") or Decimal(0) for line in self.lines
            }
        return found

    def quantity_fields(self) -> list[Any]:
        return [self[f"quantity_{line.rank}"] for line in self.lines]


class ReminderForm(forms.Form):
    """The words of a reminder, before they leave."""

    tone = forms.ChoiceField(
        choices=Reminder._meta.get_field("tone").choices or [], widget=forms.HiddenInput
    )
    words = forms.CharField(
        label="Votre message", widget=forms.Textarea(attrs={"rows": 14}), max_length=3000
    )


def written(quantity: Decimal) -> str:
    return f"{quantity.normalize():f}".replace(".", ",")
