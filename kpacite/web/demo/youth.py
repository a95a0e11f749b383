"""Jordan is 17, and is 18 this winter; his mother signed, his father has not answered yet.

And the charter moves: a decision wrote a second version, that some have not signed yet.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from kpacite.coops import charters
from kpacite.coops.models import Coop
from kpacite.governance import deciding
from kpacite.joining import allowing, authorising, guardian_codes
from kpacite.joining.guardian_texts import as_asked
from kpacite.joining.guardians import is_minor
from kpacite.people.models import Person
from kpacite.web.demo.places import CHARTER, SIMPLE_CHARTER
from kpacite.web.demo.stage import Stage, day_of
from kpacite.web.demo.timeline import Story

ASKED = ("contract", "paid_seat", "payment", "buy", "represent", "machines")
NEW_CHARTER = CHARTER.replace(
    "Aucun métier n’appartient à quelqu’un.",
    "Aucun métier n’appartient à quelqu’un, et chaque mission garde une place pour apprendre.",
)
NEW_SIMPLE_CHARTER = SIMPLE_CHARTER.replace(
    "On apprend ensemble.", "On apprend ensemble, sur chaque mission."
)


def protect(coop: Coop, person: Person, *, by: Person, at: datetime) -> None:
    """Before any contract, the parent of somebody of 16 or 17 signs by the link."""
    if not is_minor(person, day_of(at)):
        return
    asked = authorising.ask(
        minor=person, coop_key=coop.slug, guardian_name=f"Nadia {person.last_name}",
        relation="parent", email=f"nadia.{person.username}@kpacite.example",
        emergency_phone="06 39 98 05 01", scopes=ASKED, by=by, on=day_of(at), at=at,
    )  # fmt: skip
    code = guardian_codes.send(authorisation=asked, at=at + timedelta(minutes=2), by=None)
    allowing.sign(
        authorisation=asked, choice=as_asked(asked), name=asked.guardian_name, consents=True,
        code=guardian_codes.digits(code), on=day_of(at), at=at + timedelta(minutes=6),
        trace=allowing.Trace("192.0.2.17", "Firefox, sur un téléphone", at),
    )  # fmt: skip


def la_cape(stage: Stage) -> Iterator[Story]:
    yield _the_charter_moves(stage)
    yield _the_father_is_asked(stage)


def _the_father_is_asked(stage: Stage) -> Story:
    """Jordan would like to answer for a quote; his father has no mail, a sheet waits for him."""
    yield (now := stage.calendar.at(-4, 18))
    jordan = stage.people["jordan"]
    authorising.ask(
        minor=jordan, coop_key=stage.coop.slug, guardian_name=f"Didier {jordan.last_name}",
        relation="parent", phone="06 39 98 05 02", scopes=["sign_quote", "till"],
        by=stage.people["fatoumata"], on=day_of(now), at=now,
    )  # fmt: skip


def _the_charter_moves(stage: Stage) -> Story:
    yield (now := stage.calendar.at(-25, 19))
    fatoumata = stage.roles["facilitator"]
    decision = deciding.record(
        coop=stage.coop, title="Écrire la place pour apprendre dans la charte", method="consent",
        text="Chaque mission garde une place pour apprendre. La charte le dit.", on=day_of(now),
        by=fatoumata, at=now,
    )  # fmt: skip
    version = charters.publish(
        coop=stage.coop, text=NEW_CHARTER, simple_text=NEW_SIMPLE_CHARTER, on=day_of(now),
        by=fatoumata, decision_number=decision.number,
    )  # fmt: skip
    for days, name in ((-25, "fatoumata"), (-24, "amina"), (-20, "yacine")):
        yield (now := stage.calendar.at(days, 20))
        person = stage.people[name]
        opened = charters.Opened(now - timedelta(minutes=3), charters.fingerprint(version))
        charters.sign(version=version, person=person, opened=opened, at=now, by=person)
