"""From where somebody without account visits: to keep an open door from robots."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest


def address(request: HttpRequest) -> str:
    """The address of their machine, through as many proxies as the settings say."""
    return str(get_adapter().get_client_ip(request))
