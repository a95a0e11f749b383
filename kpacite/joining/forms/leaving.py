"""What somebody writes to rest, to leave, to say how they are."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from kpacite.joining.core.departures import OWED
from kpacite.people.models import Person
from kpacite.ui.forms import DateField


# The stubs make it generic; at run time it is not.
class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A member, by name."""

    def label_from_instance(self, obj: Person) -> str:
        return obj.full_name


class PauseForm(forms.Form):
    """From when, perhaps until when, and a word if one wants."""

    starts_on = DateField(label="À partir de quel jour ?")
    until = DateField(
        label="Quand pensez-vous revenir ?", required=False,
        help_text="Vous ne savez pas ? Laissez vide.",
    )  # fmt: skip
    words = forms.CharField(
        label="Un mot pour les autres", max_length=240, required=False,
        help_text="Ne dites rien de votre santé : ce n’est pas utile.",
    )  # fmt: skip


class DepartureForm(forms.Form):
    """The last day, and a word if one wants."""

    leaves_on = DateField(label="Quel est votre dernier jour ?")
    words = forms.CharField(
        label="Un mot, si vous voulez", required=False, widget=forms.Textarea({"rows": 3}),
        max_length=1000,
    )  # fmt: skip


class SettlementForm(forms.Form):
    """How one thing is settled; for money, who follows it and until when."""

    followed_by = PersonField(
        label="Qui suit ce point après vous ?", queryset=Person.objects.none(), required=False,
        empty_label="Choisir une personne",
    )  # fmt: skip
    before = DateField(label="L’argent est versé avant quel jour ?", required=False)
    words = forms.CharField(
        label="Vos mots", max_length=140, required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, key: str, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["followed_by"].queryset = people  # type: ignore[attr-defined]
        if key in OWED:
            self.fields["followed_by"].required = True
            self.fields["followed_by"].error_messages["required"] = (
                "Il manque la personne qui suit ce versement."
            )
            self.fields["before"].required = True
            self.fields["before"].error_messages["required"] = (
                "Il manque la date. Avant quel jour l’argent est versé ?"
            )
        else:
            del self.fields["before"]


class QuietForm(forms.Form):
    """One of four buttons."""

    answer = forms.ChoiceField(
        choices=[(key, key) for key in ("here", "rest", "talk", "leave")],
        error_messages={
            "required": "Choisissez une réponse.", "invalid_choice": "Choisissez une réponse.",
        },
    )  # fmt: skip
