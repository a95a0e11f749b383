"""What people write when it goes wrong, and on each step."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from kpacite.governance.core import ladder
from kpacite.governance.models import ConflictStep
from kpacite.people.models import Person
from kpacite.ui.forms import DateField, Option

_HINTS = {
    "mediator": Option("Une personne de la coop aide", hint="Elle écoute chacun, sans juger."),
    "outside": Option(
        "Une autre coop ou l’équipe d’appui aide", hint="Quelqu’un qui n’est pas d’ici."
    ),
    "meeting": Option("On en parle en réunion", hint="Tous les membres lisent alors cette page."),
    "suspension": Option(
        "La personne s’arrête un moment",
        hint="Pas de place, pas de marque. Sa voix et son argent restent.",
    ),
    "exclusion": Option(
        "La coop décide d’un départ", hint="Les autres décident, une fois la personne entendue."
    ),
}


# The stubs make it generic; at run time it is not.
class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A member, by name."""

    def label_from_instance(self, obj: Person) -> str:
        return obj.full_name


class ConflictForm(forms.Form):
    """About somebody, or about something."""

    about = PersonField(
        label="Avec qui ?", queryset=Person.objects.none(), required=False,
        empty_label="C’est à propos d’une chose",
    )  # fmt: skip
    words = forms.CharField(
        label="Qu’est-ce qui ne va pas ?", widget=forms.Textarea({"rows": 4}), max_length=3000,
        help_text="Dites ce que vous avez vu et ce que vous ressentez.",
    )  # fmt: skip
    wished = forms.CharField(
        label="Qu’est-ce que vous souhaitez ?", widget=forms.Textarea({"rows": 3}),
        max_length=1000, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].queryset = people  # type: ignore[attr-defined]


class StepForm(forms.Form):
    """The next step, who helps, and why when something gentler is passed over."""

    kind = forms.ChoiceField(label="Que faire maintenant ?", widget=forms.RadioSelect)
    helper = PersonField(
        label="Qui aide ?", queryset=Person.objects.none(), required=False,
        empty_label="Personne de la coop",
    )  # fmt: skip
    helper_name = forms.CharField(
        label="Ou le nom d’une personne d’ailleurs", max_length=120, required=False
    )
    skips_because = forms.CharField(
        label="Pourquoi passer une étape plus douce ?", max_length=1000, required=False,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip
    reasons = forms.CharField(
        label="Les raisons, pour un arrêt ou un départ", max_length=3000, required=False,
        widget=forms.Textarea({"rows": 3}), help_text="La personne concernée les lit.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, last: ConflictStep, people: QuerySet[Person], heavy: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        later = [kind for kind in ladder.STEPS if ladder.goes_up(last.kind, kind)]
        kept = [kind for kind in later if heavy or kind not in ladder.HEAVY]
        kinds = [(kind, _HINTS[kind]) for kind in kept]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["helper"].queryset = people  # type: ignore[attr-defined]
        self.initial.setdefault("kind", kinds[0][0] if kinds else "")
        if not heavy:
            del self.fields["reasons"]


class HearingForm(forms.Form):
    """The person concerned spoke: their words, as they said them."""

    heard_on = DateField(label="Quel jour ?")
    words = forms.CharField(
        label="Ce que la personne a dit", widget=forms.Textarea({"rows": 4}), max_length=3000,
        help_text="Avec ses mots. Elle peut l’écrire elle-même.",
    )  # fmt: skip


class OutcomeForm(forms.Form):
    """What came of a step."""

    outcome = forms.CharField(
        label="Qu’est-ce que cela a donné ?", widget=forms.Textarea({"rows": 3}), max_length=2000
    )


class EndingForm(forms.Form):
    """How it ended."""

    how = forms.CharField(
        label="Comment cela s’est terminé ?", widget=forms.Textarea({"rows": 3}), max_length=2000
    )


class QuestionForm(forms.Form):
    """A suspension says until when."""

    ends_on = DateField(label="Jusqu’à quel jour ?")

    def __init__(self, *args: Any, step: ConflictStep, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if step.kind != "suspension":
            del self.fields["ends_on"]
