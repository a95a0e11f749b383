"""Forms of the pages that belong to no app."""

from django import forms

from kpacite.ui.context import TEXT_SIZES, THEMES
from kpacite.ui.forms import Chips


class DisplayForm(forms.Form):
    text = forms.ChoiceField(
        label="La taille du texte",
        choices=list(TEXT_SIZES.items()),
        required=False,
        widget=Chips,
    )
    theme = forms.ChoiceField(
        label="Les couleurs", choices=list(THEMES.items()), required=False, widget=Chips
    )

    use_required_attribute = False
