"""How allauth fits our persons: no form to join, a code of six digits, French words."""

import secrets

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse


class AccountAdapter(DefaultAccountAdapter):
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

    def generate_login_code(self) -> str:
        """Six digits: read on one phone, typed on another, no doubt between O and 0.

        allauth refuses after three wrong tries and three minutes: one chance in 333 333.
        """
        return f"{secrets.randbelow(1_000_000):06d}"
