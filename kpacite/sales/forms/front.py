"""Forms of requests, clients and the catalogue: strings in, our types out."""

from typing import TYPE_CHECKING, Any

from django import forms

from kpacite.hosts.models import Activity
from kpacite.people.models import Person
from kpacite.sales.knowing import Card
from kpacite.sales.models import (
    CLIENT_KINDS,
    PRODUCT_KINDS,
    CatalogueItem,
    Client,
    Request,
    RequestSource,
    TriageVoice,
)
from kpacite.sales.pricing import Sheet
from kpacite.ui.forms import (
    Chips,
    DateField,
    EmailField,
    EurosField,
    MinutesField,
    Option,
    PhoneField,
)
from kpacite.work.models import Contribution

# Django's own class takes no parameter; its stubs ask for one.
if TYPE_CHECKING:
    ModelChoiceField = forms.ModelChoiceField[Any]
else:
    ModelChoiceField = forms.ModelChoiceField

ASKERS = [
    ("B2C", Option("Un voisin, une voisine", icon="i-person")),
    ("ORG_NOT_TAXABLE", Option("Une association", icon="i-people")),
    ("B2G_FR", Option("Une mairie, une école", icon="i-home")),
    ("B2B_FR", Option("Une entreprise", icon="i-work")),
]
STANCES = [
    ("carry", Option("Je porte", hint="Je tiens ce travail du début à la fin.", icon="i-hand")),
    ("help", Option("J’aide", hint="Je sais faire, je viens avec vous.", icon="i-people")),
    ("learn", Option("J’apprends", hint="Je viens pour apprendre.", icon="i-learn")),
    ("doubt", Option("J’ai un doute", hint="Je vois un risque. On en parle.", icon="i-question")),
]
PICTURES = [
    ("", "Sans image"),
    ("pic-buffet", "Un buffet"),
    ("pic-bags", "Des sacs"),
    ("pic-shelf", "Une étagère"),
    ("pic-book-house", "Une boîte à livres"),
    ("pic-screenprint", "Une affiche imprimée"),
    ("pic-birthday", "Un gâteau d’anniversaire"),
]


class NamedChoiceField(ModelChoiceField):
    """A choice among things that have a name."""

    def label_from_instance(self, thing: Any) -> str:
        return str(thing.name)


class RequestForm(forms.Form):
    """What a neighbour asks. A phone number is enough."""

    client_kind = forms.ChoiceField(label="Vous êtes…", choices=ASKERS, widget=forms.RadioSelect)
    activity = NamedChoiceField(
        label="De quoi avez-vous besoin ?",
        queryset=Activity.objects.none(),
        empty_label="Autre chose",
        required=False,
    )
    text = forms.CharField(
        label="Expliquez avec vos mots",
        help_text="Le lieu, vos goûts, votre budget. Une phrase suffit.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Il manque votre demande. Une phrase suffit."},
    )
    wanted_on = DateField(label="Pour quand ?", required=False)
    people_count = forms.IntegerField(
        label="Pour combien de personnes ?",
        required=False,
        min_value=1,
        max_value=100_000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    contact_name = forms.CharField(
        label="Votre nom",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Il manque votre nom. Le prénom suffit."},
    )
    phone = PhoneField(
        label="Votre téléphone", help_text="Un téléphone ou un mail : un des deux suffit.",
        required=False,
    )  # fmt: skip
    email = EmailField(label="Votre adresse mail", required=False)
    heard_how = forms.ChoiceField(
        label="Comment nous avez-vous connus ?",
        choices=Request._meta.get_field("heard_how").choices or [],
        widget=Chips,
        required=False,
    )
    heard_note = forms.CharField(
        label="Qui vous a parlé de nous, ou quel papier ?", max_length=160, required=False
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    # A machine fills every field; a person does not see this one.
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, activities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._field("activity").queryset = activities

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        lacks = not cleaned.get("phone") and not cleaned.get("email")
        if lacks and not self.has_error("phone") and not self.has_error("email"):
            self.add_error("phone", "Il manque un téléphone ou un mail. Un des deux suffit.")
        if cleaned.pop("website", ""):
            self.add_error(None, "Ce formulaire est rempli par une machine. Appelez-nous.")
        return cleaned


class CallForm(RequestForm):
    """A member notes what somebody said, on the phone or at the door."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            "client_kind": "Qui demande ?",
            "activity": "De quoi a-t-on besoin ?",
            "text": "Ce que la personne a dit",
            "contact_name": "Son nom",
            "phone": "Son téléphone",
            "email": "Son adresse mail",
            "heard_how": "Comment nous a-t-elle connus ?",
            "heard_note": "Qui lui a parlé de nous, ou quel papier ?",
        }
        for name, label in words.items():
            self._field(name).label = label
        self._field("text").help_text = "Une phrase suffit."


class VoiceForm(forms.Form):
    """One of the four answers; the words are for a doubt."""

    stance = forms.ChoiceField(
        label="Et vous ?",
        choices=[*STANCES, ("none", "Je passe")],
        error_messages={"required": "Choisissez une réponse."},
    )
    text = forms.CharField(
        label="Quel est votre doute ?",
        required=False,
        max_length=TriageVoice._meta.get_field("text").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class TakingForm(forms.Form):
    """The coop says yes: what, when, where, for whom."""

    title = forms.CharField(
        label="Le nom du travail", max_length=120,
        error_messages={"required": "Il manque un nom. Exemple : Buffet de 60 personnes."},
    )  # fmt: skip
    activity = NamedChoiceField(
        label="Le métier", queryset=Activity.objects.none(), empty_label=None
    )
    starts_on = DateField(label="Le premier jour")
    ends_on = DateField(label="Le dernier jour", required=False)
    place = forms.CharField(label="Le lieu", max_length=160, required=False)
    responsible = forms.ModelChoiceField(
        label="Le devis est au nom de…",
        help_text="Le contrat de cette personne est écrit sur le devis.",
        queryset=Person.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    client = NamedChoiceField(
        label="Un client déjà connu ?",
        queryset=Client.objects.none(),
        empty_label="Non, c’est un nouveau client",
        required=False,
    )
    client_kind = forms.ChoiceField(
        label="Qui est ce nouveau client ?", choices=CLIENT_KINDS, required=False
    )

    def __init__(
        self, *args: Any, activities: Any, carriers: list[Person], clients: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["activity"].queryset = activities
        pks = [person.pk for person in carriers]
        fields["responsible"].queryset = Person.objects.filter(pk__in=pks)
        fields["client"].queryset = clients


class DecliningForm(forms.Form):
    words = forms.CharField(
        label="Vos mots pour le client",
        help_text="Dites pourquoi, simplement. Proposez quelqu’un d’autre si vous pouvez.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Écrivez quelques mots. Il a pris le temps de demander."},
    )


class SourceForm(forms.Form):
    """Which aid brought this client, and how we know."""

    contribution = forms.ModelChoiceField(
        label="L’aide", queryset=Contribution.objects.none(), empty_label=None
    )
    how = forms.ChoiceField(
        label="Comment le savons-nous ?",
        choices=RequestSource._meta.get_field("how").choices or [],
        widget=Chips,
    )

    def __init__(self, *args: Any, aids: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["contribution"]
        field.queryset = aids
        field.label_from_instance = _aid_words


def _aid_words(aid: Contribution) -> str:
    what = aid.note or aid.get_kind_display()
    return f"{aid.happened_on:%d/%m/%Y}, {aid.person.first_name} : {what}"


class ClientForm(forms.Form):
    """What is known of a client; the numbers are asked for by kind (in `knowing`)."""

    kind = forms.ChoiceField(label="C’est…", choices=CLIENT_KINDS, widget=forms.RadioSelect)
    name = forms.CharField(
        label="Le nom", max_length=160, error_messages={"required": "Il manque le nom."}
    )
    contact_name = forms.CharField(label="La personne à joindre", max_length=120, required=False)
    phone = PhoneField(label="Le téléphone", required=False)
    email = EmailField(label="L’adresse mail", required=False)
    address = forms.CharField(label="L’adresse", max_length=160, required=False)
    postcode = forms.CharField(label="Le code postal", max_length=10, required=False)
    town = forms.CharField(label="La ville", max_length=80, required=False)
    country = forms.CharField(label="Le pays, en 2 lettres", max_length=2, initial="FR")
    siren = forms.CharField(
        label="Le numéro SIREN", help_text="9 chiffres. Pour une entreprise.",
        max_length=14, required=False,
    )  # fmt: skip
    siret = forms.CharField(
        label="Le numéro SIRET", help_text="14 chiffres. Pour un service public.",
        max_length=20, required=False,
    )  # fmt: skip
    vat_number = forms.CharField(label="Le numéro de TVA", max_length=20, required=False)
    service_code = forms.CharField(
        label="Le code du service", help_text="Une mairie le donne parfois.", max_length=40,
        required=False,
    )  # fmt: skip
    order_required = forms.BooleanField(
        label="Ce service veut un numéro de commande sur la facture", required=False
    )

    def card(self) -> Card:
        facts = {**self.cleaned_data, "country": self.cleaned_data["country"].upper()}
        return Card(**facts)


class ItemForm(forms.Form):
    """A thing of the catalogue: its price, and what it costs."""

    name = forms.CharField(
        label="Le nom", max_length=120, error_messages={"required": "Il manque le nom."}
    )
    description = forms.CharField(label="En une phrase", max_length=300, required=False)
    activity = NamedChoiceField(
        label="Le métier", queryset=Activity.objects.none(), empty_label=None
    )
    product_kind = forms.ChoiceField(
        label="C’est…", help_text="La TVA suit ce choix.", choices=PRODUCT_KINDS
    )
    unit = forms.CharField(
        label="On compte en…", help_text="Exemples : pièce, personne, heure.", max_length=20,
        initial="pièce",
    )  # fmt: skip
    price_cents = EurosField(label="Le prix pour 1, sans la TVA")
    materials_cents = EurosField(label="Les courses pour 1", required=False)
    minutes = MinutesField(
        label="Le travail pour 1", help_text="Exemples : 30 min, ou 2 h.", required=False
    )
    made_to_measure = forms.BooleanField(
        label="Fait sur mesure, pour un seul client", required=False
    )
    picture = forms.ChoiceField(label="L’image", choices=PICTURES, required=False)
    is_public = forms.BooleanField(
        label="Montrer ce prix sur notre page publique", required=False, initial=True
    )
    rank = forms.IntegerField(
        label="Sa place dans la liste", help_text="1 vient avant 2.", min_value=0,
        max_value=999, initial=1,
    )  # fmt: skip

    def __init__(self, *args: Any, activities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["activity"]
        field.queryset = activities

    def sheet(self) -> Sheet:
        facts = dict(self.cleaned_data)
        facts["materials_cents"] = facts["materials_cents"] or 0
        facts["minutes"] = facts["minutes"] or 0
        return Sheet(**facts)

    @staticmethod
    def of(item: CatalogueItem) -> dict[str, Any]:
        return {name: getattr(item, name) for name in ItemForm.base_fields}
