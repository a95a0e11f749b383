"""What joining keeps of people: who wants to come, whose guardian signed, who rests or leaves."""

from collections.abc import Iterator

from kpacite.joining.models import Application, Authorisation
from kpacite.people.models import Person
from kpacite.people.personal import JOINING, PAPERS, PLACE, Purpose, kept

ARRIVING = Purpose(JOINING, "Répondre aux personnes qui veulent entrer", "contract", "RET-01",
                   "les membres de la coop")  # fmt: skip
TRYING = Purpose(JOINING, "Accueillir pour essayer", "contract", "RET-01",
                 "les membres de la coop")  # fmt: skip
YOUNG = Purpose(PAPERS, "Protéger les membres de 16 et 17 ans", "law", "RET-08",
                "le membre, son parent, la coop d’emploi")  # fmt: skip
CODES = Purpose(PAPERS, "Vérifier que le parent est bien là", "law", "KEEP-03",
                "personne : c’est codé")  # fmt: skip
RESTING = Purpose(PLACE, "Se reposer ou partir sans rien perdre", "contract", "RET-05",
                  "les membres de la coop")  # fmt: skip

DATA = [
    kept("joining.DiscoverySession", TRYING, mine="host", words="title place",
         life="host starts_at ends_at cancelled_at", technical="places"),
    kept("joining.Application", ARRIVING, mine="person", ending="blank", stamp="aged_on",
         identity="first_name last_name born_on person", contact="email phone",
         words="why wants_to_try reason", voice="voice voice_kind",
         life="entered_by channel made_at withdrawn_at outcome decided_at decided_by "
         "reason_question decision_number aged_on", security="token", technical="number key"),
    kept("joining.ApplicationAnswer", ARRIVING, mine="member", about="application__person",
         told="never", ending="blank", words="words commitment", life="member entered_by wish at"),
    kept("joining.SharedWording", ARRIVING, mine="proposed_by", about="application__person",
         told="shared_at", ending="blank", words="text", life="proposed_by proposed_at shared_at"),
    kept("joining.WordingApproval", ARRIVING, mine="member", life="member at"),
    kept("joining.Commitment", ARRIVING, mine="membership__person application__person",
         ending="blank", words="text",
         life="proposed_by proposed_at agreed_by_applicant_at agreed_by agreed_by_members_at "
         "done_on"),
    kept("joining.DiscoverySeat", TRYING, mine="application__person", life="taken_at came"),
    kept("joining.SecondLook", ARRIVING, mine="looked_by", about="application__person",
         ending="blank", words="words", life="asked_by asked_at looked_by looked_at reopens"),
    kept("joining.Authorisation", YOUNG, mine="minor", ending="archive",
         identity="minor guardian_name relation", contact="email phone emergency_phone",
         contract="scopes ceilings", security="token",
         life="asked_by asked_at opened_at refused_at signed_at withdrawn_at coop_key",
         words="refused_because"),
    kept("joining.GuardianCode", CODES, mine="authorisation__minor", ending="gone",
         contact="sent_to", security="sha256 sent_at expires_at tries used_at"),
    kept("joining.Emancipation", YOUNG, mine="person", life="person seen_by seen_on"),
    kept("joining.Pause", RESTING, mine="membership__person", ending="blank", words="words",
         life="starts_on until noted_by ended_on"),
    kept("joining.Departure", RESTING, mine="membership__person", ending="blank", words="words",
         life="asked_by asked_at leaves_on decision_number cancelled_at done_at"),
    kept("joining.DepartureStep", RESTING, mine="departure__membership__person", ending="blank",
         words="note", life="key settled_by settled_at"),
    kept("joining.QuietCall", RESTING, mine="membership__person",
         life="quiet_since called_on answer answered_on taken_by"),
]  # fmt: skip


def names(person: Person) -> Iterator[str]:
    """Those who want to come, and the guardians of others."""
    for first, last in Application.objects.exclude(person=person).values_list(
        "first_name", "last_name"
    ):
        yield from filter(None, (first, last, f"{first} {last}".strip()))
    yield from Authorisation.objects.exclude(guardian_name="").values_list(
        "guardian_name", flat=True
    )
