"""What is written on the pages about one's own data."""

from django import forms


class CorrectionForm(forms.Form):
    words = forms.CharField(
        label="Qu’est-ce qui n’est pas juste ?",
        help_text="Dites aussi ce qu’il faut écrire à la place.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Écrivez ce qui n’est pas juste."},
    )


class AnswerForm(forms.Form):
    words = forms.CharField(
        label="Votre réponse",
        help_text="La personne la lira sur sa page. Dites ce que vous avez fait, ou pourquoi non.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Écrivez une réponse."},
    )


class EraseForm(forms.Form):
    sure = forms.BooleanField(
        label="J’ai compris : on ne pourra pas revenir en arrière.",
        error_messages={"required": "Cochez la case si vous êtes sûr·e."},
    )


class PasswordForm(forms.Form):
    password = forms.CharField(
        label="Votre mot de passe",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Il manque le mot de passe."},
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Le code du mail",
        help_text="6 chiffres.",
        max_length=6,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "size": "9"}
        ),
        error_messages={"required": "Il manque le code."},
    )
