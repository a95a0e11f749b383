"""Moving one's own money: the common part of setting aside and of asking."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kpacite.coops.models import Coop
from kpacite.hosts import queries as hosts
from kpacite.ledger import balances, posting
from kpacite.lib import french
from kpacite.lib.errors import Refusal
from kpacite.money import Euros
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.sharing import bookkeeping
from kpacite.sharing.models import PersonalMove


class AmountIsNotPositive(Refusal):
    """A move moves something."""

    sentence = "Écrivez un montant plus grand que zéro. Exemple : 50."


class MoreThanAvailable(Refusal):
    """What is asked for or set aside is there first."""


class KeyOfSomebodyElse(Refusal):
    """The one-time key of the form was used for another gesture."""

    sentence = "Cette page a déjà servi. Rechargez-la, puis recommencez."


@transaction.atomic
def record(
    *, kind: str, coop: Coop, person: Person, amount: Euros, note: str, key: str, at: datetime
) -> PersonalMove:
    """The money of the person has moved between their own accounts, once per `key`.

    Refuses: AmountIsNotPositive, MoreThanAvailable, KeyOfSomebodyElse; hosts.NoHost.
    """
    # Two clicks, or two phones: one move at a time reads the balance.
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    known = PersonalMove.objects.filter(key=key).first()
    if known is not None:
        if (known.person_id, known.coop_id, known.kind) != (person.pk, coop.pk, kind):
            raise KeyOfSomebodyElse
        return known
    _refuse(kind, coop, person, amount)
    move = PersonalMove.objects.create(
        coop=coop, person=person, kind=kind, amount_cents=amount.cents, note=note.strip()[:160],
        key=key, at=at,
    )  # fmt: skip
    on = timezone.localtime(at).date()
    book = hosts.host_of(coop, on).book
    posting.post(book=book, entry=bookkeeping.move_entry(move, on=on), by=person, at=at)
    deeds.note(
        verb=f"sharing.move.{kind}", thing=move.address, by=person, coop_key=coop.slug, at=at
    )
    return move


def _refuse(kind: str, coop: Coop, person: Person, amount: Euros) -> None:
    if amount <= Euros.zero():
        raise AmountIsNotPositive
    mine = balances.of_member(coop, person)
    limit, words = {
        "aside": (mine.available_cents, "Vous pouvez mettre de côté"),
        "ask": (mine.available_cents, "Vous pouvez demander"),
        "back": (mine.set_aside_cents, "Vous pouvez reprendre"),
        "unask": (mine.asked_cents, "Vous pouvez retirer de la demande"),
    }[kind]
    if amount.cents > limit:
        raise MoreThanAvailable(f"{words} {french.euros(max(limit, 0))} au plus.")
