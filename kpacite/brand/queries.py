"""Who may use the name today, who carries it on Saturday, what it brought back."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils.module_loading import import_string

from kpacite.brand.core.kits import Kit
from kpacite.brand.core.returns import Returned
from kpacite.brand.models import BrandGrant, BrandOuting
from kpacite.brand.rules import USED_BY
from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.governance import queries as governance
from kpacite.governance import rulebook, wording
from kpacite.governance.models import Decision
from kpacite.lib.dates import months_after
from kpacite.people.models import Person


@dataclass(frozen=True)
class UseRule:
    """The rule of the day in words, with the decision behind it."""

    text: str
    everybody: bool
    decision: Decision | None


def rule(coop: Coop, on: date) -> UseRule:
    """One query."""
    found = rulebook.in_force(coop, [USED_BY], on).get(USED_BY)
    declared = rulebook.rule(USED_BY)
    value = found.value if found else declared.default
    text = wording.sentence(declared, value)
    return UseRule(text, value == "members", found.decision if found else None)


def grants(coop: Coop, on: date) -> QuerySet[BrandGrant]:
    """The grants in force on a day, the last one first."""
    rows = BrandGrant.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), coop=coop)
    rows = rows.filter(starts_on__lte=on).select_related("person", "decision")
    return rows.order_by("-starts_on", "-pk")


def may_use(person: Person, coop: Coop, on: date) -> bool:
    """A member in good standing, as the rule says; a grant names anybody else.

    Whoever is suspended does not use the name until the end of their suspension.
    """
    if governance.is_suspended(person, coop, on):
        return False
    if grants(coop, on).filter(person=person).exists():
        return True
    return rule(coop, on).everybody and coops.is_member(person, coop, on)


def users(coop: Coop, on: date) -> QuerySet[Person]:
    """The people who may use the name on a day, by first name: never more than three queries."""
    granted = grants(coop, on).filter(person__isnull=False).values("person")
    may = Q(pk__in=granted)
    if rule(coop, on).everybody:
        may |= Q(pk__in=coops.members(coop, on).values("pk"))
    stopped = governance.suspensions_on(coop, on).values("person")
    return Person.objects.filter(may).exclude(pk__in=stopped).order_by("first_name", "pk")


def outings(coop: Coop, words: str = "") -> QuerySet[BrandOuting]:
    """Who carried the name, and who is going to; the next ones first, then the last ones."""
    rows = BrandOuting.objects.filter(coop=coop, cancelled_at=None).select_related("person")
    if words:
        rows = rows.filter(
            Q(place__icontains=words)
            | Q(what_for__icontains=words)
            | Q(told__icontains=words)
            | Q(person__first_name__icontains=words)
        )
    return rows.order_by(F("on").desc(), "-pk")


def to_come(coop: Coop, on: date) -> list[BrandOuting]:
    """The next outings, the nearest first."""
    return list(outings(coop).filter(on__gte=on).order_by("on", "pk")[:5])


def to_tell(coop: Coop, person: Person, on: date) -> list[BrandOuting]:
    """The outings of a person that are over, and of which nothing is told yet."""
    rows = outings(coop).filter(person=person, on__lt=on, told_at=None)
    return list(rows.order_by("on", "pk")[:3])


def brought_back(coop: Coop, on: date) -> Returned:
    """Twelve months of the name, read by a higher app from recorded links only."""
    read = import_string(settings.KPACITE_BROUGHT_BACK)
    found: Returned = read(coop, months_after(on, -12), on)
    return found


def kit(coop: Coop, person: Person, on: date) -> Kit:
    """The prices of the day, and what the person’s papers must say."""
    read = import_string(settings.KPACITE_BRAND_KIT)
    found: Kit = read(coop, person, on)
    return found
