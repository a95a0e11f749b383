"""What members type on the pages of sharing, into our types."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kpacite.money import Euros
from kpacite.people.models import Person
from kpacite.sharing.weighing import Weight
from kpacite.ui.forms import EurosField, MinutesField
from kpacite.work.queries import TeamMember

SEATS = {"carry": "porte", "help": "aide", "learn": "apprend"}
UNITS = {"parts": "parts", "weeks": "semaines", "equal": "part"}


class ConsentForm(forms.Form):
    """D’accord, or parlons-en, with a few words."""

    position = forms.ChoiceField(choices=[("agree", "D’accord"), ("talk", "Parlons-en")])
    text = forms.CharField(
        label="Ce que je veux dire",
        help_text="L’équipe le lit.",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class PlanForm(forms.Form):
    """The price, the materials, and what each person of the team weighs."""

    net_sales = EurosField(label="Le client paie", help_text="Hors taxe.")
    materials = EurosField(label="Les courses coûtent", help_text="Zéro s’il n’y en a pas.")

    def __init__(
        self,
        *args: Any,
        team: Sequence[TeamMember],
        rule_key: str,
        weights: dict[int, tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.team, self.rule_key = team, rule_key
        for member in team:
            weight, reason = weights.get(member.person.pk, (self._first_weight(member), ""))
            self.fields[f"weight_{member.person.pk}"] = self._weight_field(member.person, weight)
            self.fields[f"reason_{member.person.pk}"] = forms.CharField(
                label=f"La raison de {member.person.first_name}",
                help_text="Écrivez zéro plus haut, et sa raison ici, avec ses mots.",
                max_length=240,
                required=False,
                initial=reason,
            )

    def rows(self) -> list[dict[str, Any]]:
        """The team, with the fields of each; the reason is open when there is no part."""
        rows = []
        for member in self.team:
            weight = self[f"weight_{member.person.pk}"]
            reason = self[f"reason_{member.person.pk}"]
            nothing = str(weight.value()).strip() in {"0", "0 h 00"}
            rows.append(
                {
                    "person": member.person,
                    "seat": SEATS.get(member.seat_kind, member.seat_kind),
                    "minutes": member.minutes,
                    "weight": weight,
                    "reason": reason,
                    "is_open": nothing or bool(reason.value()),
                }
            )
        return rows

    def amounts(self) -> tuple[Euros, Euros]:
        return Euros(self.cleaned_data["net_sales"]), Euros(self.cleaned_data["materials"])

    def weights(self) -> list[Weight]:
        return [
            Weight(
                member.person,
                member.seat_kind,
                self.cleaned_data[f"weight_{member.person.pk}"],
                self.cleaned_data[f"reason_{member.person.pk}"],
            )
            for member in self.team
        ]

    def _first_weight(self, member: TeamMember) -> int:
        return member.minutes if self.rule_key == "hours" else 1

    def _weight_field(self, person: Person, weight: int) -> forms.Field:
        if self.rule_key == "hours":
            return MinutesField(label=f"Les heures de {person.first_name}", initial=weight)
        unit = UNITS.get(self.rule_key, "parts")
        return forms.IntegerField(
            label=f"Combien pour {person.first_name}",
            min_value=0,
            max_value=1 if self.rule_key == "equal" else 1000,
            initial=weight,
            widget=forms.NumberInput(attrs={"data-unit": unit, "inputmode": "numeric"}),
        )


class MoveForm(forms.Form):
    """An amount, a few words for oneself, and the one-time key of the page."""

    amount = EurosField(label="Combien ?")
    note = forms.CharField(
        label="Pour quoi ?",
        help_text="Pour vous en souvenir.",
        max_length=160,
        required=False,
    )
    key = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def amount_of_money(self) -> Euros:
        return Euros(self.cleaned_data["amount"])


class PocketForm(forms.Form):
    """From a price to a pocket: read from the address, so the page can be kept and shared."""

    price = EurosField(label="Le client paie, hors taxe")
    materials = EurosField(label="Les courses coûtent")
    vat = forms.TypedChoiceField(label="La TVA", coerce=int)
    mine = forms.IntegerField(label="Pour moi", min_value=0, max_value=1000)
    others = forms.IntegerField(label="Pour les autres", min_value=0, max_value=10_000)

    def __init__(self, *args: Any, vat_rates: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["vat"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = vat_rates
