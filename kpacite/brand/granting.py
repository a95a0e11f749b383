"""Letting somebody use the name by a decision, and ending it."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from kpacite.brand.models import BrandGrant
from kpacite.coops.models import Coop
from kpacite.governance.models import Decision
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class NobodyIsNamed(Refusal):
    """A grant is given to a person, or to a partner with a name."""

    sentence = "Il manque le nom. Choisissez une personne, ou écrivez le nom du partenaire."


class ScopeIsMissing(Refusal):
    """The name is lent for something."""

    sentence = "Il manque pour quoi faire. Exemple : tenir le stand du marché."


class GrantEndsBeforeItStarts(Refusal):
    sentence = "L’accord finit avant de commencer. Changez une des deux dates."


class AlreadyGranted(Refusal):
    """The same person already has the same grant on these days."""

    sentence = "Cette personne a déjà cet accord. Regardez la liste des accords."


class GrantIsOver(Refusal):
    """What is over does not end again."""

    sentence = "Cet accord est déjà fini."


@transaction.atomic
def grant(
    *,
    coop: Coop,
    scope: str,
    starts_on: date,
    decision: Decision,
    by: Person,
    person: Person | None = None,
    partner: str = "",
    ends_on: date | None = None,
) -> BrandGrant:
    """The person, or the partner, may use the name for that, from a day to a day (excluded).

    Refuses: NobodyIsNamed, ScopeIsMissing, GrantEndsBeforeItStarts, AlreadyGranted.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    check(
        coop=coop, scope=scope, starts_on=starts_on, person=person, partner=partner, ends_on=ends_on
    )
    made = BrandGrant.objects.create(
        coop=coop, person=person, partner=partner.strip(), scope=scope.strip(),
        starts_on=starts_on, ends_on=ends_on, decision=decision,
    )  # fmt: skip
    _note("granted", made, by)
    return made


@transaction.atomic
def end(*, grant: BrandGrant, on: date, by: Person) -> BrandGrant:
    """The name is no longer lent from that day on.

    Refuses: GrantIsOver.
    """
    rows = BrandGrant.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("coop", "person").get(pk=grant.pk)
    if found.ends_on is not None and found.ends_on <= on:
        raise GrantIsOver
    found.ends_on = max(on, found.starts_on)
    found.save(update_fields=["ends_on"])
    _note("ended", found, by)
    return found


def check(
    *,
    coop: Coop,
    scope: str,
    starts_on: date,
    person: Person | None = None,
    partner: str = "",
    ends_on: date | None = None,
) -> None:
    """Refuse a grant that could not be given. Refuses as `grant` does."""
    if person is None and not partner.strip():
        raise NobodyIsNamed
    if not scope.strip():
        raise ScopeIsMissing
    if ends_on is not None and ends_on <= starts_on:
        raise GrantEndsBeforeItStarts
    same = BrandGrant.objects.filter(Q(ends_on=None) | Q(ends_on__gt=starts_on), coop=coop)
    if same.filter(person=person, partner=partner.strip(), scope=scope.strip()).exists():
        raise AlreadyGranted


def _note(what: str, grant: BrandGrant, by: Person) -> None:
    deeds.note(
        verb=f"brand.grant.{what}", thing=f"brand/grant/{grant.pk}", by=by, about=grant.person,
        coop_key=grant.coop.slug, note=grant.partner or grant.scope,
    )  # fmt: skip
