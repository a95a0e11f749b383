"""Changing the number inside the sentence, and comparing two days."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpacite.governance import wording
from kpacite.governance.core.effects import Planned
from kpacite.governance.core.rules import Bounds, Rule, Value
from kpacite.lib import keys
from kpacite.ui.forms import DateField, EurosField

_RATE = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}))?")
_SPACES = re.compile(r"[\s\u00a0\u202f]")
MOST_STEPS = 400  # beyond, a slider is too fine for a thumb


class RateField(forms.Field):
    """« 12,5 » euros on a hundred become 1250 basis points. No float on the way."""

    default_error_messages = {
        "required": "Il manque le nombre.",
        "rate": "Écrivez un nombre, avec deux chiffres après la virgule au plus. Exemple : 12,5.",
    }
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": "5"})

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, int):
            return value
        whole, cents = divmod(value, 100)
        return f"{whole},{cents:02d}".rstrip("0").rstrip(",") if cents else str(whole)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, int):
            return value
        text = _SPACES.sub("", value or "")
        if not text:
            return None
        match = _RATE.fullmatch(text)
        if not match:
            raise ValidationError(self.error_messages["rate"], code="rate")
        return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))


@dataclass(frozen=True)
class Slider:
    least: str
    most: str
    step: str


@dataclass(frozen=True)
class Hole:
    """A sentence with its hole: the words before and after, the field, its unit, its slider."""

    rule: Rule
    field: forms.BoundField
    before: str
    after: str
    unit: str
    slider: Slider | None
    is_open: bool

    @property
    def is_a_choice(self) -> bool:
        return self.rule.kind in {"choice", "bool"}

    @property
    def label(self) -> str:
        return wording.with_a_hole(self.rule)


class RuleChangeForm(forms.Form):
    """One rule, and those of the same theme that one decision may change with it."""

    lived = forms.CharField(
        label="Pourquoi changer ?",
        help_text="Ce que vous vivez aujourd’hui. Exemple : le commun est presque vide.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Dites pourquoi, en une phrase."},
    )
    from_on = DateField(
        label="À partir de quel jour ?",
        required=False,
        help_text="Sans date, le lendemain de la décision. Jamais en arrière.",
    )
    follows = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        rule: Rule,
        others: Sequence[Rule],
        values: Mapping[str, Value],
        bounds: Mapping[str, Sequence[Bounds]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rule, self.others, self.values, self.bounds = rule, others, values, bounds
        for index, one in enumerate([rule, *others]):
            self.fields[f"value_{index}"] = rule_field(one, values[one.key])
        self.initial.setdefault("key", keys.new())

    @property
    def hole(self) -> Hole:
        return self._hole(0, self.rule)

    @property
    def more(self) -> list[Hole]:
        return [self._hole(index, one) for index, one in enumerate(self.others, start=1)]

    @property
    def has_more_open(self) -> bool:
        return any(hole.is_open for hole in self.more)

    def planned(self) -> list[Planned]:
        """The rules whose value is another one, each as an effect."""
        day: date | None = self.cleaned_data["from_on"]
        asked = {
            one.key: self.cleaned_data[f"value_{index}"]
            for index, one in enumerate([self.rule, *self.others])
        }
        return [
            Planned("rule.set", {"key": key, "value": value}, day)
            for key, value in asked.items()
            if value != self.values[key]
        ]

    def _hole(self, index: int, rule: Rule) -> Hole:
        before, after = rule.sentence.split("{value}")
        field = self[f"value_{index}"]
        changed = bool(field.errors) or (
            self.is_bound and self.cleaned_data.get(field.name) != self.values[rule.key]
        )
        unit = _unit(rule)
        return Hole(
            rule, field, before, after, unit, _slider(rule, self.bounds.get(rule.key, ())), changed
        )


def rule_field(rule: Rule, value: Value) -> forms.Field:
    """The hole of a sentence as a field: a rate, an amount, a number, or whole sentences."""
    label = wording.with_a_hole(rule)
    if rule.kind == "bp":
        return RateField(label=label, initial=value)
    if rule.kind == "cents":
        return EurosField(label=label, initial=value)
    if rule.kind == "choice":
        choices = [(str(one), wording.sentence(rule, one)) for one in rule.words]
        return forms.ChoiceField(
            label=label, initial=value, choices=choices, widget=forms.RadioSelect
        )
    if rule.kind == "bool":
        said = [(str(one), wording.sentence(rule, one)) for one in (True, False)]
        return forms.TypedChoiceField(
            label=label, initial=str(value), choices=said, coerce=lambda word: word == "True",
            widget=forms.RadioSelect,
        )  # fmt: skip
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": "5"})
    return forms.IntegerField(
        label=label, initial=value, widget=widget,
        error_messages={"required": "Il manque le nombre.", "invalid": "Écrivez un nombre entier."},
    )  # fmt: skip


def _unit(rule: Rule) -> str:
    """What is said after the number, in the hole."""
    named = {"bp": "€ sur 100 €", "cents": "€", "days": "jours", "hours": "heures"}
    return named.get(rule.kind, "") or str(rule.words.get("many", ""))


def _slider(rule: Rule, bounds: Sequence[Bounds]) -> Slider | None:
    """A slider where both ends are known and near enough; the strictest bounds of all."""
    if rule.kind in {"choice", "bool"}:
        return None
    lows = [one.minimum for one in bounds if one.minimum is not None]
    highs = [one.maximum for one in bounds if one.maximum is not None]
    if not lows or not highs:
        return None
    one = {"bp": 100, "cents": 100}.get(rule.kind, 1)
    low, high = max(lows) // one, min(highs) // one
    if high <= low or rule.kind == "cents":
        return None
    return Slider(str(low), str(high), "1") if high - low <= MOST_STEPS else None


class CompareForm(forms.Form):
    """Two days, by GET."""

    before = DateField(label="Le premier jour")
    after = DateField(label="Le deuxième jour")
