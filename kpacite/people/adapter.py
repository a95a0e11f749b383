"""How allauth fits our persons."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Joining goes through a coop, not through a form of the sign-in page."""
        return False
