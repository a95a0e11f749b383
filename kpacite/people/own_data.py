"""What people, its doors and its tasks keep of a person (kpacite.people.personal)."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from kpacite.lib import french
from kpacite.lib.papers.documents import Block, Document
from kpacite.people.models import Person, Signature
from kpacite.people.personal import ME, PAPERS, SAFETY, WORK, Purpose, kept, technical

ACCOUNT = Purpose(ME, "Vous reconnaître et vous joindre", "contract", "RET-05",
                  "les membres de votre coop ; la coop d’emploi")  # fmt: skip
AGE = Purpose(ME, "Protéger les plus jeunes : 16 ans au moins", "law", "RET-05",
              "votre coop et la coop d’emploi")  # fmt: skip
DOORS = Purpose(SAFETY, "Vous laisser entrer, vous et personne d’autre", "contract", "RET-05",
                "personne : c’est codé")  # fmt: skip
VISITS = Purpose(SAFETY, "Vous garder connecté·e", "contract", "RET-06",
                 "personne : c’est codé")  # fmt: skip
DEEDS = Purpose(WORK, "Savoir qui a fait quoi dans la coop", "interest", "KEEP-01",
                "les membres de la coop, ou vous seul·e")  # fmt: skip
PROOFS = Purpose(PAPERS, "Prouver ce qui a été signé", "law", "RET-07",
                 "les personnes qui ont signé")  # fmt: skip
ERRANDS = Purpose(SAFETY, "Envoyer un mail ou faire un calcul, une seule fois", "interest",
                  "KEEP-03", "la personne qui tient le serveur")  # fmt: skip

DATA = [
    kept("people.Person", ACCOUNT, mine="pk", identity="first_name last_name face username",
         contact="email phone", life="joined_at erased_at"),
    kept("people.Person", AGE, identity="born_on"),
    kept("people.Person", DOORS, security="password last_login is_active"),
    kept("people.Deed", DEEDS, mine="by", about="about", ending="blank",
         life="by about verb thing at coop_key", words="note"),
    kept("people.Signature", PROOFS, mine="signer", ending="archive",
         identity="signer signer_name capacity entered_by", life="thing purpose signed_at "
         "emptied_at",
         sealed="document document_sha256 means sentence facts identity_sha256 "
         "previous_sha256 sha256"),
    kept("account.EmailAddress", ACCOUNT, mine="user", ending="gone",
         contact="email user", security="verified primary"),
    kept("account.EmailConfirmation", DOORS, mine="email_address__user", ending="gone",
         security="created sent key"),
    kept("mfa.Authenticator", DOORS, mine="user", ending="gone",
         security="user type data created_at last_used_at"),
    kept("sessions.Session", VISITS, security="session_key session_data expire_date"),
    kept("lib.Task", ERRANDS, security="function arguments key last_error due_at created_at "
         "leased_until attempts done_at"),
    technical("lib.WorkerBeat"),
]  # fmt: skip


def papers(person: Person, on: date) -> Iterator[Document]:
    """The proof of each thing the person signed, with the words they signed."""
    for signature in Signature.objects.filter(signer=person, emptied_at=None).order_by("pk"):
        facts = [
            ["Signé par", signature.signer_name],
            ["En tant que", signature.capacity],
            ["Le", french.day(timezone.localtime(signature.signed_at).date())],
            ["La phrase", signature.sentence],
            ["L’empreinte du texte", signature.document_sha256],
            ["Le sceau", signature.sha256],
        ]
        yield Document(
            title="Ma signature",
            about=f"{signature.thing} · {person.full_name}",
            blocks=[
                Block("facts", rows=facts),
                Block("heading", "Le texte signé"),
                *(Block("text", part) for part in signature.document.split("\n\n") if part.strip()),
            ],
            foot="Les noms des autres sont cachés ici. L’original scellé reste entier.",
        )
