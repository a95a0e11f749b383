"""Carrying the name somewhere on a day, and telling how it went."""

from datetime import date, datetime

from django.db import transaction

from kpacite.brand import queries
from kpacite.brand.models import BrandOuting
from kpacite.coops.models import Coop
from kpacite.governance import queries as governance
from kpacite.lib import french
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class PlaceIsMissing(Refusal):
    """The others know where the name goes."""

    sentence = "Il manque le lieu. Exemple : le marché de l’Épeule."


class OutingIsInThePast(Refusal):
    """One carries the name today, or later."""

    sentence = "Cette date est passée. Choisissez aujourd’hui, ou un jour plus tard."


class SuspendedForNow(Refusal):
    """Whoever was asked to stop for a while does not carry the name."""

    sentence = "Vous êtes en arrêt en ce moment. Le nom attend votre retour."


class NameIsNotLent(Refusal):
    """The rule asks for a grant, and the person has none that day."""

    sentence = "Ici, le nom se prête par une décision. Faites une proposition."


class NotYourOuting(Refusal):
    """Whoever carried the name tells it, or gives it up."""

    sentence = "Cette sortie est à une autre personne. Parlez-en avec elle."


class OutingIsCancelled(Refusal):
    sentence = "Cette sortie est annulée. Vous pouvez en prévoir une autre."


class NotThereYet(Refusal):
    """One tells an outing once the day has come."""


class WordsAreMissing(Refusal):
    """Two lines are enough, none is not."""

    sentence = "Il manque vos mots. Deux lignes suffisent."


class AlreadyTold(Refusal):
    """What was told is not cancelled."""

    sentence = "Cette sortie est déjà racontée. Elle reste dans la liste."


@transaction.atomic
def plan(
    *,
    coop: Coop,
    on: date,
    place: str,
    by: Person,
    today: date,
    at: datetime,
    what_for: str = "",
    key: str | None = None,
) -> BrandOuting:
    """The person carries the name there on that day; the others see it. Once per `key`.

    Refuses: PlaceIsMissing, OutingIsInThePast, SuspendedForNow, NameIsNotLent, NotYourOuting.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    if key and (known := BrandOuting.objects.filter(key=key).first()):
        if known.person_id != by.pk:
            raise NotYourOuting
        return known
    if not place.strip():
        raise PlaceIsMissing
    if on < today:
        raise OutingIsInThePast
    if governance.is_suspended(by, coop, on):
        raise SuspendedForNow
    if not queries.may_use(by, coop, on):
        raise NameIsNotLent
    made = BrandOuting.objects.create(
        coop=coop, person=by, on=on, place=place.strip()[:160], what_for=what_for.strip()[:240],
        made_at=at, key=key,
    )  # fmt: skip
    _note("planned", made, by, at)
    return made


@transaction.atomic
def cancel(*, outing: BrandOuting, by: Person, at: datetime) -> BrandOuting:
    """The outing does not take place.

    Refuses: NotYourOuting, OutingIsCancelled, AlreadyTold.
    """
    outing = _mine(outing, by)
    if outing.told_at is not None:
        raise AlreadyTold
    outing.cancelled_at = at
    outing.save(update_fields=["cancelled_at"])
    _note("cancelled", outing, by, at)
    return outing


@transaction.atomic
def tell(*, outing: BrandOuting, words: str, by: Person, today: date, at: datetime) -> BrandOuting:
    """How it went, in two lines that the others read; told again, the words replace the first.

    Refuses: NotYourOuting, OutingIsCancelled, NotThereYet, WordsAreMissing.
    """
    outing = _mine(outing, by)
    if outing.on > today:
        raise NotThereYet(f"C’est {french.day_short(outing.on)}. Racontez après.")
    if not words.strip():
        raise WordsAreMissing
    outing.told, outing.told_at = words.strip(), at
    outing.save(update_fields=["told", "told_at"])
    _note("told", outing, by, at)
    return outing


def _mine(outing: BrandOuting, by: Person) -> BrandOuting:
    rows = BrandOuting.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("coop", "person").get(pk=outing.pk)
    if found.person_id != by.pk:
        raise NotYourOuting
    if found.cancelled_at is not None:
        raise OutingIsCancelled
    return found


def _note(what: str, outing: BrandOuting, by: Person, at: datetime) -> None:
    deeds.note(
        verb=f"brand.outing.{what}", thing=f"brand/outing/{outing.pk}", by=by,
        coop_key=outing.coop.slug, note=outing.place, at=at,
    )  # fmt: skip
