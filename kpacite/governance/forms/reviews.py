"""Saying what the coop does of a decision, when it is talked of again."""

from typing import Any

from django import forms

from kpacite.ui.forms import Option

KEEP = ("keep", Option("On garde", hint="On en reparle plus tard.", icon="i-check-circle"))
OVER = ("keep_for_good", Option("On garde, sans en reparler", icon="i-check"))
ADAPT = ("adapt", Option("On change", hint="Vous écrivez une proposition.", icon="i-pencil"))
DROP = (
    "drop",
    Option("On arrête", hint="Les personnes présentes sont d’accord.", icon="i-close"),
)
BACK = (
    "back",
    Option("Revenir à avant", hint="Vous le proposez à tous les membres.", icon="i-back"),
)


class ReviewForm(forms.Form):
    """Kept, changed, or dropped. Dropping at once takes a meeting that goes on."""

    outcome = forms.ChoiceField(label="Que fait-on ?", widget=forms.RadioSelect)
    words = forms.CharField(
        label="Ce qu’on en a dit",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    everybody_agrees = forms.BooleanField(
        label="Chaque personne présente est d’accord pour arrêter.", required=False
    )

    def __init__(self, *args: Any, in_a_meeting: bool, has_effects: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        choices = [KEEP, OVER, ADAPT]
        if has_effects:
            choices.append(BACK)
        if in_a_meeting:
            choices.append(DROP)
        else:
            del self.fields["everybody_agrees"]
        field.choices = choices
