"""Forms of the host's pages: strings in, our types out."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet

from kpacite.governance import wording
from kpacite.governance.core.rules import Rule
from kpacite.governance.forms.rules import rule_field
from kpacite.hosts.core.terms import BLOCKS
from kpacite.hosts.models import Activity
from kpacite.people.models import Person
from kpacite.ui.forms import DateField, Option


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """Somebody among the members of the coops that the host carries."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {"required": "Choisissez une personne."}
        super().__init__(
            queryset=Person.objects.none(), label="Personne", empty_label="Choisir une personne",
            error_messages=messages, **kwargs,
        )  # fmt: skip

    def label_from_instance(self, obj: Person) -> str:
        return obj.full_name


class BlockField(forms.CharField):
    """A block of the contract: the law asks for it, but a draft may wait for it."""

    def validate(self, value: Any) -> None:
        """An empty block is refused at the signature, not while it is being written."""


class ContractForm(forms.Form):
    """The dates and the words of a contract; an empty block is written later, before signing."""

    use_required_attribute = False

    starts_on = DateField(label="Premier jour")
    ends_on = DateField(label="Dernier jour", help_text="12 mois au plus pour un contrat CAPE.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for block in BLOCKS:
            self.fields[block.key] = BlockField(
                label=block.title, help_text=block.hint, max_length=4000,
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip

    @property
    def dates(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in {b.key for b in BLOCKS}]

    @property
    def blocks(self) -> Iterator[forms.BoundField]:
        return (self[block.key] for block in BLOCKS)

    def terms(self) -> dict[str, str]:
        """What is written, block by block."""
        written = {block.key: self.cleaned_data[block.key].strip() for block in BLOCKS}
        return {key: text for key, text in written.items() if text}


class NewContractForm(ContractForm):
    person = PersonField()
    field_order = ["person", "starts_on", "ends_on"]

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class RenewalForm(forms.Form):
    starts_on = DateField(label="Premier jour")
    ends_on = DateField(label="Dernier jour", help_text="12 mois au plus pour un contrat CAPE.")


class SignatureForm(forms.Form):
    """How the contract was signed, and what the person declares."""

    on = DateField(label="Signé le")
    means = forms.ChoiceField(
        label="Comment",
        choices=[
            ("papier", Option("Sur papier", icon="i-pencil")),
            ("en ligne", Option("En ligne", icon="i-phone")),
        ],
        initial="papier",
        widget=forms.RadioSelect,
    )
    employed_full_time = forms.TypedChoiceField(
        label="La personne est-elle salariée à plein temps ?",
        help_text="Ce contrat n’est pas fait pour une personne salariée à plein temps.",
        choices=[("no", "Non"), ("yes", "Oui")],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Demandez-le à la personne, puis répondez."},
    )


class ClearanceForm(forms.Form):
    """A question to the insurer."""

    person = PersonField()
    activity = forms.ModelChoiceField(
        label="Activité", queryset=Activity.objects.none(), empty_label="Choisir une activité",
        error_messages={"required": "Choisissez une activité."},
    )  # fmt: skip

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["activity"].queryset = Activity.objects.order_by("name")  # type: ignore[attr-defined]
        self.fields["activity"].label_from_instance = lambda activity: activity.name  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """The insurer's answer, without any reason."""

    granted = forms.TypedChoiceField(
        label="L’assureur répond",
        choices=[
            ("yes", Option("Oui", hint="La personne est couverte", icon="i-check-circle")),
            ("no", Option("Non", hint="Elle ne peut pas être sur la mission", icon="i-alert")),
        ],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez la réponse de l’assureur."},
    )
    on = DateField(label="Répondu le")
    valid_until = DateField(
        label="Couvert jusqu’au", required=False, help_text="Rien s’il n’y a pas de fin."
    )


class YoungRuleForm(forms.Form):
    """The age asked for a contract, and how many guardians sign."""

    youngest = forms.TypedChoiceField(
        label="À partir de quel âge faites-vous un contrat ?",
        choices=[(16, "16 ans"), (17, "17 ans"), (18, "18 ans")], coerce=int,
        widget=forms.RadioSelect,
    )  # fmt: skip
    guardians = forms.TypedChoiceField(
        label="Combien de parents signent ?", choices=[(1, "Un parent"), (2, "Deux parents")],
        coerce=int, widget=forms.RadioSelect,
    )  # fmt: skip
    note = forms.CharField(
        label="Pourquoi", max_length=300, required=False,
        help_text="Votre avocat, votre assureur… Les coops liront ces mots.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    valid_from = DateField(label="À partir du")


class BeyondForm(forms.Form):
    """A limit of young workers, lifted for some days."""

    person = PersonField()
    limit = forms.ChoiceField(
        label="Quelle limite ?",
        choices=[
            ("day", Option("Les heures d’un jour")),
            ("week", Option("Les heures d’une semaine")),
            ("night", Option("La nuit")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une limite."},
    )
    starts_on = DateField(label="Premier jour")
    ends_on = DateField(label="Dernier jour")
    because = forms.CharField(
        label="Pourquoi ?", max_length=240, help_text="La raison est gardée avec votre nom.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class BoundForm(forms.Form):
    """The least and the most that a rule of the coops may say."""

    key = forms.ChoiceField(label="Quelle règle ?")
    minimum = forms.CharField(
        label="Au moins", required=False, max_length=12, help_text="Vide : pas de minimum.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": "8"}),
    )  # fmt: skip
    maximum = forms.CharField(
        label="Au plus", required=False, max_length=12,
        help_text="Vide : pas de maximum. Les deux vides : plus de limite.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": "8"}),
    )  # fmt: skip
    because = forms.CharField(
        label="Pourquoi ?", max_length=240, help_text="Les coops lisent ces mots.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    valid_from = DateField(label="À partir du")

    def __init__(self, *args: Any, rules: Iterable[Rule], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rules = {rule.key: rule for rule in rules}
        key = self.fields["key"]
        assert isinstance(key, forms.ChoiceField)  # noqa: S101
        key.choices = [(rule.key, wording.with_a_hole(rule)) for rule in self.rules.values()]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        rule = self.rules.get(said.get("key", ""))
        for name in ("minimum", "maximum"):
            said[name] = self._number(rule, name, said.get(name)) if rule else None
        return said

    def _number(self, rule: Rule, name: str, text: str | None) -> int | None:
        """The same reading as when a member changes the number inside the sentence."""
        if not text:
            return None
        try:
            found = rule_field(rule, rule.default).clean(text)
        except forms.ValidationError as error:
            self.add_error(name, error)
            return None
        return found if isinstance(found, int) else None
