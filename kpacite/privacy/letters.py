"""Letters about one's own data, sent once the change is committed."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from kpacite.lib.tasks import outside
from kpacite.people.models import Person


@outside
def tell_asleep(person: int) -> None:
    """The account will be erased in a month: coming back once keeps it."""
    found = Person.objects.filter(pk=person, erased_at=None).exclude(email="").first()
    if found is not None:
        words = {"person": found, "site": settings.SITE_ADDRESS}
        text = render_to_string("privacy/emails/asleep.txt", words)
        EmailMessage(
            "Kpa-cité : gardez-vous votre compte ?", text.strip() + "\n", to=[found.email]
        ).send()


@outside
def send_code(email: str, code: str) -> None:
    """A code that proves, for a quarter of an hour, that the person is really there."""
    text = render_to_string("privacy/emails/code.txt", {"code": code})
    EmailMessage("Kpa-cité : votre code", text.strip() + "\n", to=[email]).send()
