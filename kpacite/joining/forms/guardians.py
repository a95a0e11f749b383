"""What is asked of a guardian, and what they answer: strings in, our types out."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core import signing

from kpacite.joining import authorisation_text
from kpacite.joining.allowing import Paper
from kpacite.joining.core.scopes import SCOPES, Scope
from kpacite.joining.guardian_texts import Choice
from kpacite.joining.models import Authorisation
from kpacite.ui.forms import Chips, DateField, EmailField, EurosField, Option, PhoneField

SALT = "joining.guardian.shown"
# The page of a guardian may stay open a whole day before they sign.
A_DAY = 86_400


class ScopesForm(forms.Form):
    """The acts, and for some of them the most at a time."""

    scopes = forms.MultipleChoiceField(
        label="Pour quoi ?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choisissez au moins une chose."},
    )

    def __init__(
        self, *args: Any, among: Sequence[str] | None = None,
        ceilings: Mapping[str, int] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.listed = [scope for scope in SCOPES if among is None or scope.key in among]
        field = self.fields["scopes"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101
        field.choices = [(s.key, Option(s.title, icon=s.icon)) for s in self.listed]
        for scope in self.listed:
            if scope.ceiling_cents is not None:
                self.fields[f"max_{scope.key}"] = EurosField(
                    label=f"{scope.title} : au plus, à la fois", required=False,
                    initial=(ceilings or {}).get(scope.key, scope.ceiling_cents),
                )  # fmt: skip

    @property
    def limits(self) -> list[forms.BoundField]:
        """The fields « au plus »."""
        return [self[f"max_{scope.key}"] for scope in self.listed if self._has_limit(scope)]

    def choice(self) -> Choice:
        keys = self.cleaned_data["scopes"]
        typed = {
            s.key: self.cleaned_data[f"max_{s.key}"] for s in self.listed if self._has_limit(s)
        }
        ceilings = {key: cents for key, cents in typed.items() if key in keys and cents is not None}
        return Choice(keys, ceilings)

    def _has_limit(self, scope: Scope) -> bool:
        return scope.ceiling_cents is not None


class AskForm(ScopesForm):
    """Who the guardian is, how to reach them, for what."""

    guardian_name = forms.CharField(label="Prénom et nom du parent", max_length=160)
    relation = forms.ChoiceField(
        label="Cette personne est…",
        choices=[("parent", "Un parent"), ("tutor", "Tuteur ou tutrice"), ("other", "Autre")],
        initial="parent", widget=Chips,
    )  # fmt: skip
    email = EmailField(label="Son mail", required=False, help_text="Le lien part à cette adresse.")
    phone = PhoneField(
        label="Son téléphone", required=False, help_text="Sans mail, on imprime une feuille."
    )
    emergency_phone = PhoneField(
        label="Un numéro en cas d’urgence", required=False, help_text="Si ce n’est pas le même."
    )
    field_order = ["guardian_name", "relation", "email", "phone", "emergency_phone", "scopes"]

    @property
    def who(self) -> list[forms.BoundField]:
        return [self[name] for name in self.field_order if name != "scopes"]

    def facts(self) -> dict[str, Any]:
        """What `authorising.ask` takes."""
        choice, said = self.choice(), self.cleaned_data
        names = ("guardian_name", "relation", "email", "phone", "emergency_phone")
        facts = {name: said[name] for name in names}
        return {**facts, "scopes": choice.scopes, "ceilings": choice.ceilings}


class CodeForm(forms.Form):
    """The name and the code of the guardian."""

    name = forms.CharField(
        label="Votre prénom et votre nom", max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    code = forms.CharField(
        label="Le code reçu par mail", max_length=20, help_text="6 chiffres.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": "Il manque le code. Il est dans votre mail."},
    )  # fmt: skip
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def opened_at(self) -> datetime | None:
        return read_shown(self.cleaned_data.get("shown", ""))


class SignForm(CodeForm):
    consents = forms.BooleanField(
        label=authorisation_text.SENTENCE,
        error_messages={"required": "Cochez la case si vous êtes d’accord."},
    )
    field_order = ["name", "consents", "code"]


class RefuseForm(forms.Form):
    because = forms.ChoiceField(
        label="Que se passe-t-il ?",
        choices=[
            ("disagrees", Option("Je ne suis pas d’accord", hint="Rien n’est signé")),
            ("stranger", Option("Ce n’est pas pour moi", hint="Je ne suis pas responsable")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une réponse."},
    )


class HeldForm(forms.Form):
    """A paper signed by hand."""

    name = forms.CharField(label="Nom écrit sur la feuille", max_length=160)
    signed_on = DateField(label="Signée le")
    held_by = forms.CharField(
        label="Qui garde la feuille ?", max_length=120,
        help_text="Exemple : le classeur de la coop.",
    )  # fmt: skip

    def paper(self) -> Paper:
        return Paper(self.cleaned_data["signed_on"], self.cleaned_data["held_by"])


class PaperForm(ScopesForm, HeldForm):
    """What a guardian ticked and signed on the sheet."""

    field_order = ["name", "signed_on", "held_by", "scopes"]

    @property
    def sheet(self) -> list[forms.BoundField]:
        return [self[name] for name in ("name", "signed_on", "held_by")]


class EmancipationForm(forms.Form):
    seen_on = DateField(
        label="J’ai vu le jugement le", help_text="La personne garde son papier. Pas de copie ici."
    )


def paper_form(data: Any, authorisation: Authorisation, on: date) -> PaperForm:
    return PaperForm(
        data, among=authorisation.scopes, ceilings=authorisation.ceilings,
        initial={
            "scopes": authorisation.scopes, "name": authorisation.guardian_name, "signed_on": on,
        },
    )  # fmt: skip


def seal_shown(at: datetime) -> str:
    """When the page was opened, in a field that nobody else can write."""
    return signing.dumps(at.isoformat(), salt=SALT)


def read_shown(sealed: str) -> datetime | None:
    try:
        return datetime.fromisoformat(signing.loads(sealed, salt=SALT, max_age=A_DAY))
    except signing.BadSignature:
        return None
