"""Forms of `talks`: what somebody typed, in our types."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from kpacite.lib import keys
from kpacite.people.models import Person


# The stubs make it generic; at run time it is not.
class _PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Person) -> str:
        return obj.full_name


class MessageForm(forms.Form):
    """A message. `person` is the one who speaks, when somebody types it in for them."""

    text = forms.CharField(
        label="Votre message",
        required=False,  # the verb says what is missing, in a sentence
        widget=forms.Textarea(attrs={"rows": 3}),
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
        super().__init__(*args, **kwargs, initial={"key": keys.new()}, prefix="fil")
        person = self.fields["person"]
        assert isinstance(person, forms.ModelChoiceField)  # noqa: S101
        if others is None:
            del self.fields["person"]
        else:
            person.queryset = others
