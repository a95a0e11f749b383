"""What members write about missions and contributions: strings in, our types out."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.hosts.models import Activity
from kpacite.joining.guardians import OF_AGE
from kpacite.lib import french, keys
from kpacite.lib.dates import months_after
from kpacite.money import Euros
from kpacite.people.models import Person
from kpacite.ui.forms import Chips, DateField, EurosField, MinutesField, Option
from kpacite.work.models import Contribution, Mission

CHANNELS = [("page", "Page"), ("qr", "Code QR"), ("paper", "Papier")]
WORDS = [("thanks", "Merci"), ("question", "Une question"), ("objection", "J’objecte")]
CHOSEN_MINUTES = (30, 60, 90, 120, 180, 240, 420)
HELP_KINDS = {
    "welcome": Option("Accueillir", icon="i-door"),
    "communication": Option("Faire connaître", icon="i-talk"),
    "cleaning": Option("Ranger, nettoyer", icon="i-key"),
    "organisation": Option("Organiser, décider", icon="i-decide"),
    "teaching": Option("Apprendre à quelqu’un", icon="i-learn"),
    "other": Option("Autre chose", icon="i-heart"),
}


# The stubs make it generic; at run time it is not.
class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A member, by name; empty means myself."""

    def label_from_instance(self, obj: Person) -> str:
        return obj.full_name


class WhenForm(forms.Form):
    """A day and a duration, in two taps; any other day and duration can be written."""

    day = forms.ChoiceField(label="Quel jour ?", widget=Chips)
    other_day = DateField(label="Ou un autre jour", required=False)
    time = forms.ChoiceField(
        label="Combien de temps ?", widget=Chips,
        error_messages={"required": "Il manque la durée. Choisissez, ou écrivez-la."},
    )  # fmt: skip
    other_time = MinutesField(
        label="Ou une autre durée", required=False, help_text="Exemples : 2 h 45, ou 20 min."
    )
    note = forms.CharField(label="Qu’avez-vous fait ?", max_length=240, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        day, time = self.fields["day"], self.fields["time"]
        assert isinstance(day, forms.ChoiceField) and isinstance(time, forms.ChoiceField)  # noqa: S101
        day.choices = [("0", "Aujourd’hui"), ("1", "Hier"), ("2", "Avant-hier")]
        time.choices = [(str(minutes), french.hours(minutes)) for minutes in CHOSEN_MINUTES]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        chosen, other_day = said.pop("day", "0"), said.pop("other_day", None)
        said["happened_on"] = other_day or self.today - timedelta(days=int(chosen))
        chip, minutes = said.pop("time", None), said.pop("other_time", None)
        if minutes is not None:
            # What is written wins over the chips, touched or not.
            self.errors.pop("time", None)
        said["minutes"] = minutes if minutes is not None else int(chip or 0)
        return said


class HoursForm(WhenForm):
    """Hours on a mission, for oneself or for somebody whose slip is typed in."""

    person = PersonField(
        label="Pour qui ?", queryset=Person.objects.none(), required=False, empty_label="Pour moi"
    )
    channel = forms.ChoiceField(
        choices=CHANNELS,
        widget=forms.HiddenInput, required=False,
    )  # fmt: skip
    at_night = forms.BooleanField(
        label="C’était entre 22 h et 6 h", required=False,
        help_text="À dire pour une personne de moins de 18 ans.",
    )  # fmt: skip
    key = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, coop: Coop, me: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.me = me
        who = self.fields["person"]
        assert isinstance(who, forms.ModelChoiceField)  # noqa: S101
        who.queryset = coops.members(coop, self.today).exclude(pk=me.pk)
        if not _somebody_is_young(me, who.queryset, self.today):
            del self.fields["at_night"]
        self.initial.setdefault("key", keys.new())
        self.initial.setdefault("day", "0")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        said["person"] = said.get("person") or self.me
        said["channel"] = said.get("channel") or "page"
        if said["person"] != self.me and said["channel"] == "page":
            said["channel"] = "paper"
        return said


def _somebody_is_young(me: Person, others: QuerySet[Person], today: date) -> bool:
    """Whether these hours may be those of somebody under 18."""
    born_after = months_after(today, -12 * OF_AGE)
    mine = me.born_on is not None and me.born_on > born_after
    return mine or others.filter(born_on__gt=born_after).exists()


class HelpForm(HoursForm):
    """A help to the commons."""

    kind = forms.ChoiceField(label="Pour quoi ?", choices=list(HELP_KINDS.items()), widget=Chips)
    field_order = ["note", "kind"]


class CorrectionForm(WhenForm):
    """The same facts, said again."""

    def __init__(self, *args: Any, contribution: Contribution, **kwargs: Any) -> None:
        super().__init__(
            *args,
            initial={
                "other_day": contribution.happened_on,
                "other_time": contribution.minutes,
                "note": contribution.note,
            },
            **kwargs,
        )
        del self.fields["day"], self.fields["time"]
        for name, label in (("other_day", "Quel jour ?"), ("other_time", "Combien de temps ?")):
            self.fields[name].label, self.fields[name].required = label, True


class MissionForm(forms.Form):
    """What a mission is, when, where, and its places."""

    title = forms.CharField(label="Quel travail ?", max_length=120)
    kind = forms.ChoiceField(
        label="Pour qui est ce travail ?",
        choices=[
            ("common", Option("Pour le commun", hint="Il sert à tout le monde", icon="i-cake")),
            ("learning", Option("Pour apprendre", hint="Un atelier entre nous", icon="i-learn")),
            ("market", Option("Pour un client", hint="Le client paie", icon="i-euro")),
        ],
        widget=forms.RadioSelect,
        initial="common",
    )
    activity = forms.ModelChoiceField(
        label="Quel métier ?", queryset=Activity.objects.order_by("name"), empty_label="Choisir"
    )
    starts_on = DateField(label="Premier jour")
    ends_on = DateField(label="Dernier jour", required=False)
    place = forms.CharField(label="Où ?", max_length=160, required=False)
    for_whom = forms.CharField(label="Pour quelle personne ?", max_length=120, required=False)
    description = forms.CharField(
        label="Ce qu’il faut savoir", max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    carry = forms.IntegerField(label="Places pour porter", min_value=1, max_value=20, initial=1)
    help = forms.IntegerField(label="Places pour aider", min_value=0, max_value=60, initial=1)
    learn = forms.IntegerField(label="Places pour apprendre", min_value=0, max_value=60, initial=1)
    no_learner_reason = forms.CharField(
        label="Pas de place pour apprendre : pourquoi ?", max_length=240, required=False
    )

    def __init__(self, *args: Any, mission: Mission | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        activity = self.fields["activity"]
        activity.label_from_instance = lambda found: found.name  # type: ignore[attr-defined]
        if mission is not None:
            # What a mission is does not change: its places, its day and its words do.
            del self.fields["kind"], self.fields["activity"]
            for name in set(self.fields) - {"carry", "help", "learn"}:
                self.initial.setdefault(name, getattr(mission, name))
            self.initial.update({seat.kind: seat.places for seat in mission.seats.all()})

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        said["ends_on"] = said.get("ends_on") or said.get("starts_on")
        said["seats"] = {kind: said.pop(kind, 0) for kind in ("carry", "help", "learn")}
        return said


class SeatForm(forms.Form):
    """Who takes the place, and for a learner, with whom."""

    person = PersonField(
        label="Pour qui ?", queryset=Person.objects.none(), required=False, empty_label="Pour moi"
    )
    taught_by = PersonField(
        label="Avec qui ?", queryset=Person.objects.none(), required=False,
        empty_label="On choisira ensemble",
    )  # fmt: skip

    def __init__(
        self, *args: Any, members: Any, teachers: Iterable[Person] | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        person, teacher = self.fields["person"], self.fields["taught_by"]
        assert isinstance(person, forms.ModelChoiceField)  # noqa: S101
        assert isinstance(teacher, forms.ModelChoiceField)  # noqa: S101
        person.queryset = members
        if teachers is None:
            del self.fields["taught_by"]
        else:
            found = Person.objects.filter(pk__in=[teacher.pk for teacher in teachers])
            teacher.queryset = found.order_by("first_name", "pk")


class DeliveryForm(forms.Form):
    """The day when it was done; and why nobody learned, when nobody did."""

    on = DateField(label="Quel jour ?")
    no_learner_reason = forms.CharField(
        label="Personne n’a appris : pourquoi ?", max_length=240, required=False
    )


class PurchaseForm(forms.Form):
    """A receipt: what, how much, who paid."""

    label = forms.CharField(label="Qu’avez-vous acheté ?", max_length=120)
    amount = EurosField(label="Combien, hors taxe ?", help_text="Le prix sans la TVA.")
    bought_on = DateField(label="Quel jour ?")
    payer = forms.ChoiceField(label="Qui a payé ?")
    decision_number = forms.IntegerField(
        label="Numéro de la décision de la coop", required=False, min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    receipt = forms.FileField(
        label="Photo du ticket", required=False,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )  # fmt: skip
    key = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, people: Iterable[Person], me: Person, limit: str, **kwargs: Any
    ) -> None:
        """`limit`: the coop's rule on what a team buys by itself, in its own words."""
        super().__init__(*args, **kwargs)
        self.fields["decision_number"].help_text = limit
        self.people = {str(person.pk): person for person in people}
        payer = self.fields["payer"]
        assert isinstance(payer, forms.ChoiceField)  # noqa: S101
        others = [(key, person.full_name) for key, person in self.people.items()]
        payer.choices = [
            (key, f"{name} (moi)" if key == str(me.pk) else name) for key, name in others
        ] + [("host", "La coop d’emploi")]
        self.initial.setdefault("payer", str(me.pk))
        self.initial.setdefault("key", keys.new())

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        said["paid_by"] = self.people.get(said.pop("payer", ""))
        if said.get("amount") is not None:
            said["amount"] = Euros(said["amount"])
        return said


class AcknowledgementForm(forms.Form):
    """Thanks, a question or an objection, with a few words."""

    kind = forms.ChoiceField(choices=WORDS, widget=forms.HiddenInput)
    text = forms.CharField(
        label="Vos mots", max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class AnswerForm(forms.Form):
    text = forms.CharField(
        label="Votre réponse", max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
