"""Erasing a person: everything but what the law says to keep, which is said of nobody any more."""

from collections import Counter
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from kpacite.lib.errors import Refusal
from kpacite.lib.guards import FORMER
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.people.personal import Hold
from kpacite.privacy import declaring, emptying, names
from kpacite.privacy.models import Erasure


class AlreadyErased(Refusal):
    sentence = "Ce compte est déjà effacé. Il n’y a plus rien à faire."


class SomethingIsOpen(Refusal):
    """A membership, a contract, a role, or money: the person would lose it, others count on it."""

    sentence = "Il reste des choses à finir avant d’effacer."

    def __init__(self, holds: list[Hold]) -> None:
        self.holds = holds
        super().__init__(" ".join([self.sentence, *(hold.sentence for hold in holds)]))


def holds(person: Person, on: date) -> list[Hold]:
    """What stands in the way, as each app tells it."""
    return [hold for told in declaring.functions("holds") for hold in told(person, on)]


@transaction.atomic
def erase(*, person: Person, by: Person | None, on: date, at: datetime) -> Erasure:
    """Nothing here leads to the person any more, but the papers that the law keeps.

    Gone: name, addresses, birth date, face, words of messages, application, notices, wishes,
    sessions, doors. What they did stays, done by « Ancien membre n° … ». Kept as they are: issued
    papers, entries, signed contracts, seals; their tables are declared "archive".
    Law: GDPR, art. 17, 1 and 3, b; RGPD-07. Refuses: AlreadyErased, SomethingIsOpen.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.erased_at is not None:
        raise AlreadyErased
    if left := holds(person, on):
        raise SomethingIsOpen(left)
    erasure = Erasure.objects.create(person=person, by=by, at=at)
    former = f"{FORMER} {erasure.pk}"
    hider = names.hider_of(person, former)
    for path in settings.KPACITE_FORGETTING:
        import_string(path)(person=person, on=on, by=by)
    removed, kept = _empty_rows(person, at)
    removed.update(emptying.close_doors(person=person))
    removed.update(emptying.forget_errands(hider=hider))
    _forget_name(person, erasure, former, at)
    named = emptying.hide_name(hider=hider)
    removed.update(named.hidden)
    kept.update(named.sealed)
    erasure.removed, erasure.kept = dict(removed), dict(kept)
    erasure.save(update_fields=["removed", "kept"])
    deeds.note(
        verb="privacy.person.erased", thing=f"people/person/{person.pk}", by=by, about=person, at=at
    )
    return erasure


def _empty_rows(person: Person, at: datetime) -> tuple[Counter[str], Counter[str]]:
    """Rows removed or emptied, and rows that stay, by purpose."""
    removed: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for model, one in declaring.every():
        if model is Person:
            continue
        rows = declaring.rows_of(model, one, person, about=False)
        if one.ending in {"gone", "blank"}:
            rows = rows | declaring.rows_of(model, one, person, about=True)
        keys = list(rows.values_list("pk", flat=True))
        if not keys:
            continue
        if one.ending == "gone":
            removed[one.purpose.words] += emptying.remove(model=model, keys=keys)
        elif one.ending == "blank":
            emptied = emptying.empty(model=model, one=one, keys=keys, at=at)
            removed[one.purpose.words] += emptied
            if len(keys) > emptied:
                kept[one.purpose.words] += len(keys) - emptied
        else:
            kept[one.purpose.words] += len(keys)
    return removed, kept


def _forget_name(person: Person, erasure: Erasure, former: str, at: datetime) -> None:
    person.username = f"ancien-membre-{erasure.pk}"
    person.first_name, person.last_name = former, ""
    person.email, person.phone, person.born_on = "", "", None
    person.face, person.is_active, person.last_login = "face-1", False, None
    person.erased_at = at
    person.set_unusable_password()
    person.save()
