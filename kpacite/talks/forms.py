"""Forms of `talks`: what somebody typed, in our types."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from kpacite.lib import keys
from kpacite.people.models import Person
from kpacite.talks import diary
from kpacite.talks.core.paces import EVERYTHING
from kpacite.talks.kinds import KINDS
from kpacite.talks.speaking import MessageIsEmpty
from kpacite.ui.forms import DateField, Switch

OWN = "own"
_PACES = [
    (OWN, "Chaque jour, l’urgent tout de suite"),
    ("now", "Tout de suite, à chaque fois"),
    ("day", "Une fois par jour, jamais plus"),
    ("never", "Pas de mail"),
]


# The stubs make it generic; at run time it is not.
class _PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Person) -> str:
        return obj.full_name


class MessageForm(forms.Form):
    """A message. `person` is the one who speaks, when somebody types it in for them."""

    text = forms.CharField(
        label="Votre message",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": MessageIsEmpty.sentence},
    )
    person = _PersonField(
        Person.objects.none(),
        label="Pour qui écrivez-vous ?",
        help_text="La personne parle, vous tapez. Les deux prénoms restent écrits.",
        empty_label="Pour moi",
        required=False,
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)

    def __init__(self, *args: Any, others: QuerySet[Person] | None, **kwargs: Any) -> None:
        kwargs |= {"initial": {"key": keys.new()}, "prefix": "fil"}
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        assert isinstance(person, forms.ModelChoiceField)  # noqa: S101
        if others is None:
            del self.fields["person"]
        else:
            person.queryset = others


class WishesForm(forms.Form):
    """How somebody is told of each kind of news; a kind left alone keeps its own pace."""

    stop = forms.BooleanField(
        label="Aucun message par mail",
        help_text="Vos nouvelles restent sur cette page.",
        required=False,
        widget=Switch,
    )

    def __init__(self, *args: Any, wishes: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stop"].initial = wishes.get(EVERYTHING) == "never"
        for key, kind in KINDS.items():
            self.fields[key] = forms.ChoiceField(
                label=kind.name, help_text=kind.about, choices=_PACES,
                initial=wishes.get(key, OWN),
            )  # fmt: skip

    def kinds(self) -> list[forms.BoundField]:
        return [self[key] for key in KINDS]

    def paces(self) -> dict[str, str]:
        """What the verb takes."""
        chosen = {key: self.cleaned_data[key].replace(OWN, "") for key in KINDS}
        return {**chosen, EVERYTHING: "never" if self.cleaned_data["stop"] else ""}


class StopForm(forms.Form):
    """What somebody no longer wants by mail, from the link of a letter."""

    what = forms.ChoiceField(
        label="Que voulez-vous arrêter ?",
        choices=[
            (EVERYTHING, "Tous les messages"),
            *((key, f"Seulement : {kind.name}") for key, kind in KINDS.items()),
        ],
        initial=EVERYTHING,
    )


class JournalForm(forms.Form):
    """What somebody looks for in the journal; a wrong word or day looks for nothing."""

    q = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    theme = forms.ChoiceField(
        label="Sur quoi ?", required=False, choices=[("", "Tout"), *diary.THEMES.items()]
    )
    person = _PersonField(
        Person.objects.none(), label="Qui ?", empty_label="Tout le monde", required=False
    )
    since = DateField(label="Depuis le", required=False)
    until = DateField(label="Jusqu’au", required=False)

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        assert isinstance(person, forms.ModelChoiceField)  # noqa: S101
        person.queryset = people

    def wanted(self) -> diary.Wanted:
        self.is_valid()
        found = self.cleaned_data
        person = found.get("person")
        return diary.Wanted(
            words=found.get("q") or "", theme=found.get("theme") or "",
            person=person.pk if person else None,
            since=found.get("since"), until=found.get("until"),
        )  # fmt: skip
