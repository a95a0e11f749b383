"""Letters about the doors, sent once the change is committed."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from kpacite.lib.tasks import outside


@outside
def tell_old_address(email: str, first_name: str) -> None:
    """Codes no longer go to this address; if that was a theft, its owner learns it now."""
    words = render_to_string("people/emails/address_changed.txt", {"first_name": first_name})
    EmailMessage("Kpa-cité : votre adresse a changé", words.strip() + "\n", to=[email]).send()
