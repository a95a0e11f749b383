"""What members write in an election, and when a role is passed on."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import slugify

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.governance import rulebook
from kpacite.governance.electing import Term
from kpacite.governance.forms.meetings import PersonField, area
from kpacite.governance.models import Election, Role
from kpacite.governance.queries.elections import Room
from kpacite.lib.dates import months_after
from kpacite.people.models import Person
from kpacite.ui.forms import Chips, DateField, Option


class RoleField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A role of the coop, by name."""

    def label_from_instance(self, obj: Role) -> str:
        return obj.name


class ElectionForm(forms.Form):
    """Which role, for how long, what is looked for, who leads."""

    role = RoleField(label="Quel rôle ?", queryset=Role.objects.none(), empty_label="Choisir")
    expected = forms.CharField(
        label="Qu’attendons-nous de cette personne ?", widget=area(3), required=False,
        help_text="Exemple : du temps le mardi, de la patience.",
    )  # fmt: skip
    starts_on = DateField(label="À partir de quel jour ?")
    ends_on = DateField(label="Jusqu’à quel jour ?")
    facilitator = PersonField(
        label="Qui anime l’élection ?", queryset=Person.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, coop: Coop, me: Person, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months = rulebook.whole(coop, "governance.role_months", today)
        self.fields["role"].queryset = coop.roles.order_by("name")  # type: ignore[attr-defined]
        self.fields["facilitator"].queryset = coops.members(coop, today)  # type: ignore[attr-defined]
        self.fields["ends_on"].help_text = f"{months} mois au plus : c’est la règle de la coop."
        usual = {"starts_on": today, "ends_on": months_after(today, months), "facilitator": me.pk}
        self.initial = {**usual, **self.initial}

    def term(self) -> Term:
        said = self.cleaned_data
        return Term(said["starts_on"], said["ends_on"], said["expected"])


class NominationForm(forms.Form):
    """A name, and why. For somebody else: what they wrote on paper."""

    nominee = PersonField(
        label="Je pense à…", queryset=Person.objects.none(), empty_label="Choisir"
    )
    reason = forms.CharField(
        label="Parce que…", widget=area(3), help_text="Ce que cette personne sait faire, ou aime."
    )
    person = PersonField(
        label="Qui a écrit ce papier ?", queryset=Person.objects.none(), required=False,
        empty_label="Moi",
    )  # fmt: skip

    def __init__(
        self, *args: Any, election: Election, me: Person, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        members = coops.members(election.coop, today)
        self.fields["nominee"].queryset = members  # type: ignore[attr-defined]
        electors = Person.objects.filter(pk__in=election.electors.values("person"))
        who = electors.exclude(pk=me.pk).order_by("first_name", "pk")
        self.fields["person"].queryset = who  # type: ignore[attr-defined]


class NameForm(forms.Form):
    """The name the reasons lead to, and in which words."""

    person = PersonField(label="Quel nom ?", queryset=Person.objects.none(), empty_label="Choisir")
    reason = forms.CharField(
        label="Quelles raisons mènent à ce nom ?", widget=area(3),
        help_text="Reprenez les mots des autres. On ne compte pas.",
    )  # fmt: skip

    def __init__(self, *args: Any, room: Room, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        those = Person.objects.filter(pk__in=[one.pk for one in room.nominees])
        self.fields["person"].queryset = those.order_by("first_name")  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """Yes or no, and a word if one wants."""

    accepts = forms.TypedChoiceField(
        label="Votre réponse", coerce=lambda value: value == "yes",
        choices=[
            ("yes", Option("Oui, j’accepte", hint="La coop donne ensuite son accord.")),
            ("no", Option("Non, merci", hint="On cherche un autre nom.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez oui ou non."},
    )  # fmt: skip
    answer = forms.CharField(label="Un mot pour les autres", max_length=240, required=False)


class RoleForm(forms.Form):
    """A new role, as the coop would decide it."""

    name = forms.CharField(label="Le nom du rôle", max_length=80)
    purpose = forms.CharField(label="À quoi sert ce rôle ?", max_length=240)
    expected = forms.CharField(
        label="Ce qu’on attend", widget=area(4), required=False,
        help_text="Une ligne pour chaque chose.",
    )  # fmt: skip
    lived = forms.CharField(label="Pourquoi en avez-vous besoin ?", widget=area(3))

    def payload(self) -> dict[str, object]:
        said = self.cleaned_data
        return {
            "role": slugify(said["name"])[:40], "name": said["name"], "purpose": said["purpose"],
            "accountabilities": [
                line.strip() for line in said["expected"].splitlines() if line.strip()
            ],
        }  # fmt: skip


class HandoverForm(forms.Form):
    """Who passes the role, who learns it, and where things are."""

    way = forms.ChoiceField(
        label="Vous voulez", widget=Chips,
        choices=[("take", "Apprendre ce rôle"), ("give", "Passer ce rôle")],
    )  # fmt: skip
    other = PersonField(label="Avec qui ?", queryset=Person.objects.none(), empty_label="Choisir")
    note = forms.CharField(
        label="Ce qu’il faut savoir", widget=area(3), required=False,
        help_text="Où sont les choses, qui appeler, ce qui revient chaque mois.",
    )  # fmt: skip

    def __init__(self, *args: Any, coop: Coop, me: Person, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.me = me
        members = coops.members(coop, today).exclude(pk=me.pk)
        self.fields["other"].queryset = members  # type: ignore[attr-defined]

    def people(self) -> dict[str, Person]:
        other = self.cleaned_data["other"]
        gives = self.cleaned_data["way"] == "give"
        return {"giver": self.me if gives else other, "taker": other if gives else self.me}
