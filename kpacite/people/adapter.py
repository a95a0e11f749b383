"""How allauth fits our persons: no form to join, our words."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

_NOT_FOUND = "Le nom ou le mot de passe n’est pas le bon. Vérifiez, puis essayez encore."


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _NOT_FOUND,
        "username_password_mismatch": _NOT_FOUND,
        "invalid_login": _NOT_FOUND,
        "incorrect_code": "Ce n’est pas le bon code. Regardez le dernier mail reçu.",
        "incorrect_password": "Ce n’est pas le bon mot de passe.",
        "enter_current_password": "Ce n’est pas le mot de passe d’aujourd’hui.",
        "too_many_login_attempts": "Trop d’essais. Attendez 5 minutes, puis recommencez.",
        "rate_limited": "Trop de demandes à la fois. Attendez une minute.",
        "invalid_or_expired_key": "Ce lien ne marche plus. Demandez-en un autre.",
        "invalid_password_reset": "Ce lien ne marche plus. Demandez-en un autre.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Joining goes through a coop, not through a form of the sign-in page."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """A view of a higher app reads memberships and chooses the page."""
        return reverse("web:landing")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("people:me.edit")

    def format_email_subject(self, subject: str) -> str:
        return f"Kpa-cité : {subject}"
