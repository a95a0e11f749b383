"""The forms of the doors, in our words. allauth does the work."""

from typing import Any

from allauth.account import forms as allauth
from django import forms


def _say(field: forms.Field, label: str, hint: str = "", missing: str = "", **attrs: str) -> None:
    """Give a field of allauth our words; no placeholder: it disappears when one writes."""
    field.label, field.help_text = label, hint
    field.error_messages["required"] = missing or "Il manque quelque chose ici."
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


class PasswordDoor(allauth.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self.fields["login"],
            "Votre nom pour entrer",
            "Ou votre adresse mail.",
            "Il manque votre nom.",
            autocomplete="username",
            autocapitalize="none",
            spellcheck="false",
        )
        _say(self.fields["password"], "Votre mot de passe", missing="Il manque le mot de passe.")


class CodeRequest(allauth.RequestLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["email"], "Votre adresse mail", missing="Il manque votre adresse mail.")
        self.fields["email"].error_messages["invalid"] = (
            "L’adresse mail n’est pas complète. Exemple : rosa@exemple.fr."
        )
        self.fields["email"].required = True


class CodeCheck(allauth.ConfirmLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self.fields["code"],
            "Le code du mail",
            "6 chiffres.",
            "Il manque le code.",
            inputmode="numeric",
            autocomplete="one-time-code",
            size="9",
        )


class PasswordChange(allauth.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["oldpassword"], "Votre mot de passe d’aujourd’hui")
        _new(self.fields)


class PasswordChoice(allauth.SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _new(self.fields)


class PasswordAnew(allauth.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _new(self.fields)


class PasswordForgotten(allauth.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["email"], "Votre adresse mail", missing="Il manque votre adresse mail.")


def _new(fields: dict[str, forms.Field]) -> None:
    _say(fields["password1"], "Le nouveau mot de passe", "12 lettres ou plus. 3 mots, c’est bien.")
    _say(fields["password2"], "Le même, encore une fois")
