"""Letters to the guardians of the youngest, sent once the verb is committed."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from kpacite.coops.models import Coop
from kpacite.joining import guardian_codes, guardian_papers
from kpacite.joining.models import Authorisation, GuardianCode
from kpacite.lib.tasks import outside


@outside
def mail_invitation(authorisation: int) -> None:
    """The link where the guardian reads, chooses, signs or refuses."""
    _send(_authorisation(authorisation), "guardian_asked")


@outside
def mail_code(code: int) -> None:
    """The code that proves that the guardian holds the address."""
    row = GuardianCode.objects.get(pk=code)
    authorisation = _authorisation(row.authorisation_id)
    _send(authorisation, "guardian_code", code=guardian_codes.digits(row))


@outside
def mail_copy(authorisation: int) -> None:
    """What was signed, or taken back, with its evidence (rule SIG-03: a durable medium)."""
    row = _authorisation(authorisation)
    paper = guardian_papers.copy_pdf(row)
    _send(row, "guardian_withdrawn" if row.withdrawn_at else "guardian_signed", paper=paper)


def link(authorisation: Authorisation) -> str:
    """The address that opens the request without an account."""
    return settings.SITE_ADDRESS + reverse("joining:guardians.show", args=[authorisation.token])


def _authorisation(pk: int) -> Authorisation:
    return Authorisation.objects.select_related("minor", "seal", "withdrawal").get(pk=pk)


def _send(row: Authorisation, letter: str, paper: bytes = b"", code: str = "") -> None:
    coop = Coop.objects.get(slug=row.coop_key)
    facts = {
        "authorisation": row, "coop": coop, "link": link(row), "code": code,
        "minutes": int(guardian_codes.LIVES.total_seconds() // 60),
    }  # fmt: skip
    text = render_to_string(f"joining/emails/{letter}.txt", facts)
    subject, _, body = text.strip().partition("\n")
    mail = EmailMessage(
        subject.strip(), body.strip() + "\n", to=[row.email],
        reply_to=[coop.email] if coop.email else [],
    )  # fmt: skip
    if paper:
        mail.attach("accord.pdf", paper, "application/pdf")
    mail.send()
