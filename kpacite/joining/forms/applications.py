"""What those who want to come say, and what the members answer: strings in, our types out."""

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.base import File
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.governance.models import Decision
from kpacite.joining.applying import Motivation
from kpacite.joining.core import unasked
from kpacite.joining.models import Application
from kpacite.lib import keys, uploads
from kpacite.lib.errors import Refusal
from kpacite.people.models import Person
from kpacite.ui.forms import Chips, DateField, EmailField, Option, PhoneField, TimeField

# Django's own class takes no parameter; its stubs ask for one.
if TYPE_CHECKING:
    ModelChoiceField = forms.ModelChoiceField[Any]
else:
    ModelChoiceField = forms.ModelChoiceField


class MemberField(ModelChoiceField):
    """A member, by name."""

    def label_from_instance(self, obj: Person) -> str:
        return obj.full_name


class DecisionField(ModelChoiceField):
    """A decision of the meeting, by number and title."""

    def label_from_instance(self, obj: Decision) -> str:
        return f"Décision {obj.number} : {obj.title}"


class VoiceInput(forms.FileInput):
    """A sound file; the script puts a microphone beside it."""

    template_name = "joining/forms/voice.html"


class WordsForm(forms.Form):
    """Who comes and why. There is no field for a diploma, a job, an address or a benefit."""

    first_name = forms.CharField(
        label="Votre prénom", help_text="Celui que vous aimez.", max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": "Il manque votre prénom."},
    )  # fmt: skip
    born_on = DateField(
        label="Votre jour de naissance",
        help_text="La coop est ouverte à partir de 16 ans. Exemple : 12/06/2008.",
        error_messages={"required": "Il manque le jour de naissance. Exemple : 12/06/2008."},
    )
    why = forms.CharField(
        label="Pourquoi avez-vous envie de venir ?",
        help_text="Une phrase suffit. Les fautes ne comptent pas.",
        max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    voice = forms.FileField(
        label="Ou dites-le avec votre voix", help_text="Trois minutes au plus.", required=False,
        widget=VoiceInput(attrs={"accept": "audio/*", "data-record": "180"}),
    )  # fmt: skip
    wants_to_try = forms.CharField(
        label="Qu’aimeriez-vous essayer ?", help_text="Cuisiner, coudre, tenir un stand…",
        max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    phone = PhoneField(label="Votre téléphone", required=False)
    email = EmailField(label="Votre adresse mail", required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    # A machine fills every field; a person does not see this one.
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    # The kind warning was read: the person keeps their words as they are.
    kept = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", keys.new())
        self.unasked: list[str] = []

    def clean_voice(self) -> uploads.Voice | None:
        sent: File[bytes] | None = self.cleaned_data.get("voice")
        if not sent:
            return None
        try:
            return uploads.check_voice(sent)
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.pop("website", ""):
            self.add_error(None, "Cette page a été remplie par une machine. Appelez-nous.")
        if not self.errors:
            self.unasked = unasked.topics(said["why"], said["wants_to_try"])
        return said

    def warns(self) -> bool:
        """Whether to show the kind warning before going on.

        Never with a voice: the browser would lose the recording. The page of follow-up says it.
        """
        said = self.cleaned_data
        return bool(self.unasked) and not said.get("kept") and not said.get("voice")

    def motivation(self) -> Motivation:
        said = self.cleaned_data
        return Motivation(
            first_name=said["first_name"], born_on=said["born_on"], why=said["why"],
            wants_to_try=said["wants_to_try"], email=said["email"] or "",
            phone=said["phone"] or "", last_name=said.get("last_name") or "", voice=said["voice"],
        )  # fmt: skip


class NoteForm(WordsForm):
    """A member types for somebody who came, or from their paper."""

    last_name = forms.CharField(
        label="Son nom", help_text="Seulement si deux personnes ont le même prénom.",
        max_length=80, required=False,
    )  # fmt: skip
    channel = forms.ChoiceField(
        label="D’où viennent ces mots ?", initial="came", widget=Chips,
        choices=[("came", "La personne est venue"), ("paper", "Elle a rempli un papier")],
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "first_name": "Son prénom", "born_on": "Son jour de naissance",
            "why": "Pourquoi elle a envie de venir", "voice": "Ou sa voix",
            "wants_to_try": "Ce qu’elle aimerait essayer", "phone": "Son téléphone",
            "email": "Son adresse mail",
        }  # fmt: skip
        for name, label in labels.items():
            self.fields[name].label = label
        self.fields["first_name"].help_text = ""
        self.fields["why"].help_text = "Avec ses mots à elle."


class CorrectForm(WordsForm):
    """The applicant's own words, changed by them."""

    keeps_voice = forms.BooleanField(label="Je garde ma voix", required=False, initial=True)

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        names = ("first_name", "born_on", "why", "wants_to_try", "phone", "email")
        said = {name: getattr(application, name) for name in names}
        super().__init__(*args, initial=said, **kwargs)
        self.last_name = application.last_name
        if not application.voice_kind:
            del self.fields["keeps_voice"]

    def motivation(self) -> Motivation:
        self.cleaned_data["last_name"] = self.last_name
        return super().motivation()


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Le code de votre papier", help_text="12 lettres et chiffres.", max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": "Il manque le code. Il est sur votre papier."},
    )  # fmt: skip


class _OneOfThePage(forms.Form):
    """A form beside others on its page: its fields have names of their own for their labels."""

    beginning = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{self.beginning}_%s"} | kwargs)


class MessageForm(_OneOfThePage):
    beginning = "message"
    text = forms.CharField(
        label="Votre message", max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Le message est vide. Écrivez une phrase."},
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", keys.new())


class CommitmentForm(_OneOfThePage):
    beginning = "engagement"
    text = forms.CharField(
        label="Le premier engagement", max_length=240,
        help_text="Une chose précise. Exemple : cuisiner le mercredi matin.",
        error_messages={"required": "Il manque l’engagement."},
    )  # fmt: skip


class AnswerForm(forms.Form):
    """The two questions, and no other."""

    member = MemberField(label="Qui répond ?", queryset=Person.objects.none())
    wish = forms.ChoiceField(
        label="Est-ce que je sens l’envie de venir ?", widget=forms.RadioSelect,
        choices=[
            ("yes", Option("Oui", hint="Je sens l’envie de venir.", icon="i-heart")),
            ("talk", Option("Je veux encore parler", hint="Avec la personne.", icon="i-talk")),
            ("not_now", Option("Pas maintenant", hint="Je dis pourquoi.", icon="i-clock")),
        ],
        error_messages={"required": "Choisissez une réponse."},
    )  # fmt: skip
    words = forms.CharField(
        label="Mes mots", max_length=2000, required=False,
        help_text="Parlez de l’envie et de l’engagement. De rien d’autre.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    commitment = forms.CharField(
        label="Quel premier engagement je vois avec elle ?", max_length=240, required=False
    )

    def __init__(
        self, *args: Any, coop: Coop, me: Person, on: Any, by_paper: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.me = me
        if by_paper:
            who = self.fields["member"]
            assert isinstance(who, forms.ModelChoiceField)  # noqa: S101
            who.queryset = coops.members(coop, on)
        else:
            del self.fields["member"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        said.setdefault("member", self.me)
        return said


class WordingForm(_OneOfThePage):
    beginning = "mots"
    text = forms.CharField(
        label="Les mots communs", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="La personne les lit quand tous ceux qui ont répondu sont d’accord.",
        error_messages={"required": "Il manque les mots. Une phrase suffit."},
    )  # fmt: skip


class ApproveForm(_OneOfThePage):
    """The words as they were shown: nobody agrees to others."""

    beginning = "relus"
    text = forms.CharField(widget=forms.HiddenInput, strip=False)


class DecideForm(forms.Form):
    decision = DecisionField(
        label="La décision de la réunion", queryset=Decision.objects.none(), required=False,
        empty_label="Pas de décision : les réponses des membres",
    )  # fmt: skip

    def __init__(self, *args: Any, decisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["decision"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = decisions


class AdmitForm(DecideForm):
    last_name = forms.CharField(
        label="Son nom", help_text="Si la personne veut le donner.", max_length=80, required=False
    )
    field_order = ["last_name", "decision"]


class NotNowForm(DecideForm):
    question = forms.ChoiceField(
        label="À quelle question répondez-vous ?", widget=forms.RadioSelect,
        choices=[
            ("wish", Option("L’envie de venir", icon="i-heart")),
            ("commitment", Option("Le premier engagement", icon="i-hand")),
        ],
        error_messages={"required": "Choisissez une des deux questions."},
    )  # fmt: skip
    reason = forms.CharField(
        label="Dites pourquoi, avec des mots gentils", max_length=2000,
        help_text="La personne lit ces mots. Dites aussi quand revenir.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Dites pourquoi. Une phrase suffit."},
    )  # fmt: skip
    field_order = ["question", "reason", "decision"]


class LookForm(forms.Form):
    reopens = forms.ChoiceField(
        label="Après avoir tout relu", widget=forms.RadioSelect,
        choices=[
            ("yes", Option("On en reparle", hint="Les membres répondent à nouveau.",
                           icon="i-open")),
            ("no", Option("La réponse reste la même", hint="Pour le moment.", icon="i-clock")),
        ],
        error_messages={"required": "Choisissez une réponse."},
    )  # fmt: skip
    words = forms.CharField(
        label="Une phrase pour la personne", max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Écrivez une phrase pour la personne."},
    )  # fmt: skip


class SessionForm(forms.Form):
    title = forms.CharField(label="Quoi ?", max_length=120, initial="Porte ouverte")
    day = DateField(label="Quel jour ?")
    starts = TimeField(label="De")
    ends = TimeField(label="À")
    place = forms.CharField(label="Où ?", max_length=160, required=False)
    places = forms.IntegerField(
        label="Combien de places ?", min_value=1, max_value=200, initial=8,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    host = MemberField(label="Qui accueille ?", queryset=Person.objects.none())

    def __init__(self, *args: Any, coop: Coop, me: Person, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        host = self.fields["host"]
        assert isinstance(host, forms.ModelChoiceField)  # noqa: S101
        host.queryset = coops.members(coop, on)
        self.initial.setdefault("host", me.pk)

    def facts(self) -> dict[str, Any]:
        """What `discovering.open_session` takes."""
        said = self.cleaned_data
        return {
            "title": said["title"], "place": said["place"], "places": said["places"],
            "host": said["host"], "starts_at": self._moment(said["starts"]),
            "ends_at": self._moment(said["ends"]),
        }  # fmt: skip

    def _moment(self, at: time) -> datetime:
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], at))
