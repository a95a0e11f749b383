"""How somebody likes to read: kept in their own browser, so it works before any sign-in."""

from django import forms
from django.http import HttpRequest

from kpacite.ui.context import TEXT_SIZES, THEMES, kept
from kpacite.ui.forms import Chips


class DisplayForm(forms.Form):
    use_required_attribute = False

    text = forms.ChoiceField(
        label="La taille du texte", choices=list(TEXT_SIZES.items()), widget=Chips
    )
    theme = forms.ChoiceField(label="Les couleurs", choices=list(THEMES.items()), widget=Chips)


def now(request: HttpRequest) -> DisplayForm:
    """The form filled with what this browser already keeps."""
    return DisplayForm(
        initial={
            "text": kept(request, "text", TEXT_SIZES),
            "theme": kept(request, "theme", THEMES),
        }
    )
