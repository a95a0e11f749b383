"""Forms of the coop's pages."""

from django import forms


class SigningForm(forms.Form):
    """The member says that they read before signing."""

    read = forms.BooleanField(
        label="J’ai lu la charte et je suis d’accord",
        error_messages={"required": "Cochez la case si vous avez lu la charte."},
    )
