"""What members write when they decide: a tension, a version, an answer, a question."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.governance.core.effects import Planned
from kpacite.governance.forms.rules import rule_field
from kpacite.governance.models import DecisionType, Objection, ProposalVersion
from kpacite.governance.queries.versions import Changed
from kpacite.governance.wording_consent import HARMS, VOICES
from kpacite.lib import keys
from kpacite.people.models import Person
from kpacite.ui.forms import Chips, DateField, Option

LONG = 6_000
# The other two have doors of their own: an election, a conflict.
HERE = ("consent", "advice", "daily")
MONTHS = [("1", "1 mois"), ("3", "3 mois"), ("6", "6 mois"), ("12", "1 an")]
CLOSING_AT = time(18)


def _words(
    label: str, hint: str = "", *, rows: int = 3, missing: str = "", required: bool = True
) -> forms.CharField:
    field = forms.CharField(
        label=label, help_text=hint, max_length=LONG, required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip
    if missing:
        field.error_messages["required"] = missing
    return field


class TensionForm(forms.Form):
    """First step: what I live."""

    lived = _words(
        "Ce que je vis", "Exemple : le four est trop petit, nous refusons des buffets.",
        missing="Dites ce que vous vivez. Une phrase suffit.",
    )  # fmt: skip
    needed = _words("Ce dont j’ai besoin", "Exemple : cuire pour 80 personnes.", required=False)


class WordsForm(forms.Form):
    """Second step: what I propose, and how it is decided. The first step travels with it."""

    title = forms.CharField(
        label="Ma proposition, en une phrase",
        help_text="Exemple : Nous achetons un four d’occasion et nous le testons 6 mois.",
        max_length=160, error_messages={"required": "Il manque votre proposition."},
    )  # fmt: skip
    text = _words(
        "Les détails", "Combien cela coûte, qui s’en occupe, jusqu’à quand.", rows=5,
        missing="Il manque les détails. Deux phrases suffisent.",
    )  # fmt: skip
    review_months = forms.TypedChoiceField(
        label="On en reparle dans", choices=MONTHS, coerce=int, initial="3", widget=Chips
    )
    lived = forms.CharField(max_length=LONG, widget=forms.HiddenInput)
    needed = forms.CharField(max_length=LONG, widget=forms.HiddenInput, required=False)
    key = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, types: Iterable[DecisionType], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", keys.new())
        self.fields["type_key"] = forms.ChoiceField(
            label="Comment décider ?", initial="consent", widget=forms.RadioSelect,
            choices=[(one.key, Option(one.name, hint=one.about)) for one in types],
        )  # fmt: skip
        self.order_fields(["title", "text", "type_key", "review_months"])


class VersionForm(forms.Form):
    """The same proposal, better."""

    title = forms.CharField(label="Ma proposition, en une phrase", max_length=160)
    text = _words("Les détails", rows=6, missing="Il manque les détails.")
    review_months = forms.TypedChoiceField(
        label="On en reparle dans", choices=MONTHS, coerce=int, widget=Chips
    )

    def __init__(
        self, *args: Any, version: ProposalVersion, objections: Sequence[Objection],
        rules: Sequence[Changed], **kwargs: Any,
    ) -> None:  # fmt: skip
        months = str(version.review_months)
        super().__init__(*args, **kwargs)
        self.initial = {"title": version.title, "text": version.text, "review_months": months}
        if months not in dict(MONTHS):
            field = self.fields["review_months"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101
            field.choices = [(months, f"{months} mois"), *MONTHS]
        self.rules = rules
        for one in rules:
            if one.rule is not None:
                value: Any = one.planned.payload["value"]
                self.fields[f"value_{one.rank}"] = rule_field(one.rule, value)
        self.objections = {one.pk: one for one in objections}
        if objections:
            self.fields["integrates"] = forms.MultipleChoiceField(
                label="Les objections prises en compte", required=False,
                help_text="Leur auteur relit la nouvelle version, et dit si c’est bon.",
                widget=forms.CheckboxSelectMultiple,
                choices=[
                    (str(one.pk), Option(one.position.person.first_name, hint=one.argument[:140]))
                    for one in objections
                ],
            )  # fmt: skip

    def planned(self) -> list[Planned]:
        """The same effects, with the numbers written here."""
        return [
            one.planned
            if one.rule is None
            else Planned(
                one.planned.command,
                dict(one.planned.payload) | {"value": self.cleaned_data[f"value_{one.rank}"]},
                one.planned.effective_on,
            )
            for one in self.rules
        ]

    def integrated(self) -> list[Objection]:
        return [self.objections[int(pk)] for pk in self.cleaned_data.get("integrates", [])]


class PositionForm(forms.Form):
    """One of four answers, none chosen beforehand. Words are asked for an objection only."""

    kind = forms.ChoiceField(
        label="Votre réponse", choices=[(key, voice[0]) for key, voice in VOICES.items()],
        error_messages={"required": "Choisissez une réponse."},
    )  # fmt: skip
    argument = _words(
        "Quel est le risque ?", "Une objection est un cadeau. Elle aide à trouver mieux.",
        required=False,
    )  # fmt: skip
    harms = forms.ChoiceField(
        label="Qu’est-ce qui serait abîmé ?", choices=HARMS, required=False, widget=Chips
    )
    reason = _words("Quel est votre doute ?", required=False)

    @property
    def voices(self) -> list[dict[str, object]]:
        """The four answers as they are drawn."""
        chosen = self["kind"].value()
        return [
            {"key": key, "label": label, "hint": hint, "icon": icon, "tone": tone, "tile": tile,
             "checked": key == chosen}
            for key, (label, hint, icon, tone, tile) in VOICES.items()
        ]  # fmt: skip

    def said(self) -> dict[str, str]:
        facts: dict[str, str] = dict(self.cleaned_data)
        return facts if facts["kind"] == "objection" else facts | {"harms": "", "argument": ""}


class PaperForm(forms.Form):
    """Everybody's paper, typed in one go: a line for each person who has not answered."""

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.pk: person for person in people}
        kinds = [("", "Pas de papier"), *((key, voice[0]) for key, voice in VOICES.items())]
        for person in people:
            self.fields[f"kind_{person.pk}"] = forms.ChoiceField(
                label=f"La réponse de {person.first_name}", choices=kinds, required=False
            )
            self.fields[f"harms_{person.pk}"] = forms.ChoiceField(
                label="Ce qui serait abîmé", choices=[("", "Choisir"), *HARMS], required=False
            )
            self.fields[f"words_{person.pk}"] = forms.CharField(
                label="Ses mots", max_length=LONG, required=False
            )

    @property
    def lines(self) -> list[dict[str, object]]:
        return [
            {"person": person, "kind": self[f"kind_{pk}"], "harms": self[f"harms_{pk}"],
             "words": self[f"words_{pk}"]}
            for pk, person in self.people.items()
        ]  # fmt: skip

    def papers(self) -> list[tuple[Person, dict[str, str]]]:
        """Each person with a paper, and what it says."""
        facts = self.cleaned_data
        return [
            (
                person,
                {"kind": facts[f"kind_{pk}"], "reason": facts[f"words_{pk}"],
                 "harms": facts[f"harms_{pk}"]},
            )
            for pk, person in self.people.items()
            if facts[f"kind_{pk}"]
        ]  # fmt: skip


class RemarkForm(forms.Form):
    """A question, a reaction, a better wording; or the answer to a question."""

    kind = forms.ChoiceField(
        label="Je veux", widget=Chips,
        choices=[("question", "Poser une question"), ("reaction", "Réagir"),
                 ("wording", "Le dire autrement")],
    )  # fmt: skip
    text = _words("Vos mots", missing="Il manque vos mots.")
    answers = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", keys.new())
        if self["answers"].value():
            del self.fields["kind"]
            self.fields["text"].label = "Votre réponse"


class RoundForm(forms.Form):
    """What comes next, how, until when, with whom to look after it."""

    to = forms.ChoiceField(label="La suite", widget=forms.RadioSelect)
    mode = forms.ChoiceField(
        label="Comment ?", initial="online", widget=forms.RadioSelect,
        choices=[
            ("online", Option("En ligne", hint="Chaque personne, quand elle peut")),
            ("live", Option("En réunion", hint="Tout de suite, ensemble")),
            ("mixed", Option("Les deux", hint="En réunion, et en ligne pour les autres")),
        ],
    )  # fmt: skip
    closes_on = DateField(
        label="Fin des réponses",
        required=False,
        help_text="À 18 h ce jour-là. Sans date, c’est la durée de votre règle.",
    )
    facilitator = forms.ModelChoiceField(
        label="Qui anime ?", queryset=Person.objects.none(), required=False,
        empty_label="Personne en particulier",
    )  # fmt: skip

    def __init__(
        self, *args: Any, coop: Coop, steps: Sequence[tuple[str, Option]], today: date,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        to, who = self.fields["to"], self.fields["facilitator"]
        assert isinstance(to, forms.ChoiceField) and isinstance(who, forms.ModelChoiceField)  # noqa: S101
        to.choices = list(steps)
        who.queryset = coops.members(coop, today)
        if len(steps) == 1:
            to.initial = steps[0][0]

    def round(self) -> dict[str, Any]:
        facts = dict(self.cleaned_data)
        day = facts.pop("closes_on")
        closes: datetime | None = None
        if day is not None and facts["to"] == "consent" and facts["mode"] != "live":
            closes = timezone.make_aware(datetime.combine(day, CLOSING_AT))
        return facts | {"closes_at": closes}


class BecauseForm(forms.Form):
    """Why it is taken back."""

    because = forms.CharField(label="Pourquoi ?", max_length=300, required=False)


class TestForm(forms.Form):
    """The group's question about an objection."""

    __test__ = False  # not a test of pytest

    test = _words(
        "La question posée au groupe, et sa réponse",
        "Exemple : est-ce que la coop serait en danger si on essaie 3 mois ? Non.",
        missing="Il manque la question, et la réponse du groupe.",
    )  # fmt: skip


class ReplyForm(forms.Form):
    text = _words("Votre réponse", missing="Il manque votre réponse.")
