"""What a person says about themselves."""

from django import forms

from kpacite.ui.faces import FACES
from kpacite.ui.forms import EmailField, Faces, PhoneField


class MeForm(forms.Form):
    first_name = forms.CharField(
        label="Votre prénom",
        help_text="Comme on vous appelle.",
        max_length=60,
        error_messages={"required": "Il manque votre prénom."},
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label="Votre nom",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    face = forms.ChoiceField(
        label="Votre visage",
        help_text="Pas besoin de photo. Choisissez un visage en papier découpé.",
        choices=FACES,
        widget=Faces,
    )
    phone = PhoneField(label="Votre téléphone", required=False)
    email = EmailField(
        label="Votre adresse mail",
        help_text="Elle sert à recevoir le code pour entrer.",
        required=False,
    )
