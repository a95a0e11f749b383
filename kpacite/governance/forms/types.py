"""Changing how the coop decides: each term is a choice among sentences."""

from collections.abc import Mapping
from typing import Any

from django import forms

from kpacite.governance import wording_types
from kpacite.governance.core.effects import Planned
from kpacite.governance.models import TypeTerms
from kpacite.lib import keys
from kpacite.ui.forms import DateField

MINIMA = (0, 2500, 5000, 6667, 7500, 10_000)


class TypeChangeForm(forms.Form):
    """The six terms of a way of deciding."""

    proposers = forms.ChoiceField(label="Qui propose ?", widget=forms.RadioSelect)
    electorate = forms.ChoiceField(
        label="Qui répond ?",
        choices=list(wording_types.ELECTORATE.items()),
        widget=forms.RadioSelect,
    )
    minimum_bp = forms.TypedChoiceField(
        label="Combien de personnes doivent répondre ?", coerce=int, widget=forms.RadioSelect
    )
    delay_days = forms.IntegerField(
        label="Combien de jours pour répondre, en ligne ?",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "5", "data-unit": "jours"}),
        error_messages={"invalid": "Écrivez un nombre entier.", "required": "Il manque le nombre."},
    )
    silence = forms.ChoiceField(
        label="Et une personne qui n’a rien dit ?",
        choices=list(wording_types.SILENCE.items()),
        widget=forms.RadioSelect,
    )
    fallback = forms.ChoiceField(
        label="Et sans accord ?",
        choices=list(wording_types.FALLBACK.items()),
        widget=forms.RadioSelect,
    )
    lived = forms.CharField(
        label="Pourquoi changer ?",
        help_text="Ce que vous vivez aujourd’hui. Exemple : cinq jours, c’est trop court.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Dites pourquoi, en une phrase."},
    )
    from_on = DateField(
        label="À partir de quel jour ?",
        required=False,
        help_text="Sans date, le lendemain de la décision. Jamais en arrière.",
    )
    key = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, terms: TypeTerms, names: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.terms = terms
        kept = {*MINIMA, terms.minimum_bp}
        self._choose("minimum_bp", [(one, _minimum(one)) for one in sorted(kept)])
        said = [("members", "Chaque membre peut proposer.")]
        said += [(key, f"Les personnes du rôle « {name} »") for key, name in names.items()]
        self._choose("proposers", said)
        for name in TERMS:
            self.fields[name].initial = getattr(terms, name)
        self.initial.setdefault("key", keys.new())

    def _choose(self, name: str, choices: list[tuple[Any, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = choices

    def planned(self) -> list[Planned]:
        """The terms that are other ones, as one effect; nothing when all stay."""
        asked = {
            name: self.cleaned_data[name]
            for name in TERMS
            if self.cleaned_data[name] != getattr(self.terms, name)
        }
        if not asked:
            return []
        payload = {"type": self.terms.type.key, **asked}
        return [Planned("type.set", payload, self.cleaned_data["from_on"])]


TERMS = ("proposers", "electorate", "minimum_bp", "delay_days", "fallback", "silence")


def _minimum(rate_bp: int) -> str:
    words = wording_types.on_100_people(rate_bp)
    return f"{words[0].upper()}{words[1:]}{', au moins' if rate_bp else ''}"
