"""What members write about meetings and things to do: strings in, our types out."""

from datetime import date
from typing import Any

from django import forms

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.governance import meeting
from kpacite.governance.following import Task
from kpacite.governance.minuting import mark_of
from kpacite.governance.models import ActionItem, AgendaItem, Meeting
from kpacite.people.models import Person
from kpacite.ui.forms import Chips, DateField, Switch, TimeField

PRESENCES = [("present", "Là"), ("excused", "Excusé"), ("absent", "Pas là")]


# The stubs make it generic; at run time it is not.
class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A member, by name."""

    def label_from_instance(self, obj: Person) -> str:
        return obj.full_name


def area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": str(rows)})


class MeetingForm(forms.Form):
    """A meeting that is called, or that changes."""

    title = forms.CharField(
        label="Son nom", max_length=120, help_text="Exemple : la réunion de décembre."
    )
    held_on = DateField(label="Quel jour ?")
    starts_at = TimeField(label="À quelle heure ?")
    place = forms.CharField(label="Où ?", max_length=160, required=False)

    def plan(self) -> meeting.Plan:
        return meeting.Plan(**self.cleaned_data)

    @staticmethod
    def facts(held: Meeting) -> dict[str, Any]:
        return {
            "title": held.title, "held_on": held.held_on, "starts_at": held.starts_at,
            "place": held.place,
        }  # fmt: skip


class LeadForm(forms.Form):
    """Who leads the meeting, and who writes."""

    facilitator = PersonField(label="Qui anime ?", queryset=Person.objects.none(), empty_label=None)
    note_taker = PersonField(label="Qui écrit ?", queryset=Person.objects.none(), empty_label=None)

    def __init__(self, *args: Any, held: Meeting, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"facilitator": held.facilitator_id, "note_taker": held.note_taker_id}
        for name in ("facilitator", "note_taker"):
            self.fields[name].queryset = coops.members(held.coop, today)  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why something stops."""

    because = forms.CharField(label="Pourquoi ?", max_length=200, help_text="Les autres le liront.")


class PointForm(forms.Form):
    """Something somebody wants to talk of."""

    title = forms.CharField(label="De quoi voulez-vous parler ?", max_length=160)
    minutes = forms.IntegerField(
        label="Combien de temps ?", min_value=1, max_value=180, initial=10,
        widget=forms.NumberInput(attrs={"data-unit": "min", "inputmode": "numeric"}),
    )  # fmt: skip


class PresenceForm(forms.Form):
    """One line for each member: there, excused, or not there. Three taps at most."""

    def __init__(self, *args: Any, presences: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = [one.person for one in presences]
        for one in presences:
            self.fields[f"p{one.person.pk}"] = forms.ChoiceField(
                label=one.person.first_name, choices=PRESENCES, widget=Chips, required=False,
                initial=one.state,
            )  # fmt: skip

    def lines(self) -> list[tuple[Person, forms.BoundField]]:
        return [(person, self[f"p{person.pk}"]) for person in self.people]

    def presences(self) -> dict[int, str]:
        """Those who were said; nobody is absent because nobody tapped."""
        said = ((person.pk, self.cleaned_data[f"p{person.pk}"]) for person in self.people)
        return {pk: state for pk, state in said if state}


class NotesForm(forms.Form):
    """The notes of a point; `seen` is the mark of those the page showed."""

    notes = forms.CharField(label="Ce qui se dit", required=False, widget=area(6))
    seen = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, item: AgendaItem) -> "NotesForm":
        return cls(initial={"notes": item.notes, "seen": mark_of(item.notes)})

    def as_read_now(self, item: AgendaItem) -> None:
        """After a refusal: the words typed stay, and the next send knows what is there now."""
        self.data = {**self.data.dict(), "seen": mark_of(item.notes)}  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """A small decision, taken now around the table."""

    title = forms.CharField(label="Ce que nous décidons", max_length=160)
    text = forms.CharField(label="Les détails", required=False, widget=area(2))


class ActionForm(forms.Form):
    """Who does what, by when."""

    what = forms.CharField(label="Quoi ?", max_length=200)
    person = PersonField(label="Qui ?", queryset=Person.objects.none(), empty_label="Choisir")
    due_on = DateField(label="Avant quel jour ?", required=False)

    def __init__(self, *args: Any, coop: Coop, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = coops.members(coop, today)  # type: ignore[attr-defined]

    def task(self) -> Task:
        return Task(
            self.cleaned_data["what"], self.cleaned_data["person"], self.cleaned_data["due_on"]
        )


class PassForm(ActionForm):
    """Somebody else does the same thing."""

    def __init__(self, *args: Any, action: ActionItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["what"]
        self.action = action

    def task(self) -> Task:
        said = self.cleaned_data
        return Task(self.action.what, said["person"], said["due_on"])


class SignForm(forms.Form):
    """The sentence is accepted; for somebody else, it was signed on paper."""

    agrees = forms.BooleanField(
        label="J’ai lu ce compte rendu. C’est bien ce qui s’est dit.",
        error_messages={"required": "Cochez la phrase pour signer."},
    )
    person = PersonField(
        label="Qui a signé sur papier ?", queryset=Person.objects.none(), required=False,
        empty_label="Choisir",
    )  # fmt: skip

    def __init__(self, *args: Any, those: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = those  # type: ignore[attr-defined]


class CorrectionForm(forms.Form):
    """What is wrong in closed minutes."""

    words = forms.CharField(label="Qu’est-ce qui n’est pas juste ?", max_length=120)


class CloseForm(forms.Form):
    """One says that everything is written."""

    sure = forms.BooleanField(
        label="Tout est écrit. Le compte rendu ne changera plus.", widget=Switch,
        error_messages={"required": "Cochez la phrase, puis fermez."},
    )  # fmt: skip
