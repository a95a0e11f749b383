"""Giving a role to somebody for a term, and ending it."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from kpacite.coops.models import Coop
from kpacite.coops.queries import is_member
from kpacite.governance import roles, rulebook
from kpacite.governance.models import Decision, Mandate, Role
from kpacite.lib.dates import months_after
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class RoleIsUnknown(Refusal):
    """Neither the software nor the coop knows this role."""

    sentence = "Ce rôle n’existe pas dans cette coop. Donnez-lui d’abord un nom et un but."


class NotAMember(Refusal):
    """A role is held by a member of the coop."""

    sentence = "Cette personne n’est pas membre de la coop. Un rôle est tenu par un membre."


class TermIsTooLong(Refusal):
    """The coop's rule says how long a role is held before deciding again."""


class TermIsEmpty(Refusal):
    """A term ends after it starts."""

    sentence = "Le rôle doit finir après son début. Changez la date de fin."


class AlreadyHeld(Refusal):
    """The person already holds this role during these days."""

    sentence = "Cette personne tient déjà ce rôle à ces dates."


@transaction.atomic
def give(
    *,
    coop: Coop,
    key: str,
    person: Person,
    starts_on: date,
    ends_on: date,
    decision: Decision,
    by: Person,
    name: str = "",
    purpose: str = "",
) -> Mandate:
    """The person holds the role from `starts_on` until `ends_on` (excluded).

    A role of the software (`roles.KNOWN`) is created when the coop first gives it; another one
    needs its name and its purpose.
    Refuses: RoleIsUnknown, NotAMember, TermIsEmpty, TermIsTooLong, AlreadyHeld.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    check(
        coop=coop,
        key=key,
        person=person,
        starts_on=starts_on,
        ends_on=ends_on,
        name=name,
        purpose=purpose,
    )
    role = _role(coop, key, name, purpose)
    mandate = Mandate.objects.create(
        role=role, person=person, starts_on=starts_on, ends_on=ends_on, decision=decision
    )
    deeds.note(
        verb="governance.role.given",
        thing=f"governance/mandate/{mandate.pk}",
        by=by,
        about=person,
        coop_key=coop.slug,
        note=role.name,
    )
    return mandate


def check(
    *,
    coop: Coop,
    key: str,
    person: Person,
    starts_on: date,
    ends_on: date,
    name: str = "",
    purpose: str = "",
) -> None:
    """Refuse, before anything is decided, a role that could not be given.

    Refuses: RoleIsUnknown, NotAMember, TermIsEmpty, TermIsTooLong, AlreadyHeld.
    """
    if not is_member(person, coop, starts_on):
        raise NotAMember
    check_term(coop, starts_on, ends_on)
    if path := getattr(settings, "KPACITE_MANDATE_CHECK", ""):
        import_string(path)(person, coop, starts_on)
    named(coop, key, name, purpose)
    same = Mandate.objects.filter(role__coop=coop, role__key=key, person=person)
    if same.filter(starts_on__lt=ends_on, ends_on__gt=starts_on).exists():
        raise AlreadyHeld


def named(coop: Coop, key: str, name: str = "", purpose: str = "") -> str:
    """The name of a role of the coop, of the software, or of the one being created.

    Refuses: RoleIsUnknown.
    """
    role = Role.objects.filter(coop=coop, key=key).first()
    if role:
        return role.name
    if key in roles.KNOWN:
        return roles.KNOWN[key].name
    if not (name and purpose):
        raise RoleIsUnknown
    return name


@transaction.atomic
def end(*, mandate: Mandate, on: date, by: Person) -> Mandate:
    """The person no longer holds the role from that day on; what they did with it stays.

    Refuses: TermIsEmpty when the role starts that day or later.
    """
    mandates = Mandate.objects.select_for_update(no_key=True).select_related("role__coop")
    mandate = mandates.get(pk=mandate.pk)
    if on <= mandate.starts_on:
        raise TermIsEmpty
    mandate.ends_on = min(on, mandate.ends_on)
    mandate.save(update_fields=["ends_on"])
    deeds.note(
        verb="governance.role.ended",
        thing=f"governance/mandate/{mandate.pk}",
        by=by,
        about=mandate.person,
        coop_key=mandate.role.coop.slug,
        note=mandate.role.name,
    )
    return mandate


def check_term(coop: Coop, starts_on: date, ends_on: date) -> None:
    """Refuse a term that is empty, or longer than the coop's rule. Only a decision renews it."""
    if ends_on <= starts_on:
        raise TermIsEmpty
    months = rulebook.whole(coop, "governance.role_months", starts_on)
    if ends_on > months_after(starts_on, months):
        raise TermIsTooLong(
            f"Dans cette coop, un rôle dure {months} mois au plus. Choisissez une fin plus proche."
        )


def _role(coop: Coop, key: str, name: str, purpose: str) -> Role:
    role = Role.objects.filter(coop=coop, key=key).first()
    if role:
        return role
    known = roles.KNOWN.get(key)
    name, purpose = (known.name, known.purpose) if known else (name, purpose)
    return Role.objects.create(coop=coop, key=key, name=name, purpose=purpose)
