"""Saying what a role is for. A decision asks for it; nobody invents a role alone."""

from collections.abc import Sequence

from django.db import transaction

from kpacite.coops.models import Coop
from kpacite.governance.models import Role
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class TwoRolesOfOneName(Refusal):
    """Two roles with the same name cannot be told apart."""

    sentence = "Un rôle a déjà ce nom. Choisissez un autre nom."


@transaction.atomic
def define(
    *, coop: Coop, key: str, name: str, purpose: str, accountabilities: Sequence[str], by: Person
) -> Role:
    """The role exists with this name, this purpose, and what the coop expects of who holds it.

    Refuses: TwoRolesOfOneName.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    if Role.objects.filter(coop=coop, name__iexact=name).exclude(key=key).exists():
        raise TwoRolesOfOneName
    role = Role.objects.filter(coop=coop, key=key).first() or Role(coop=coop, key=key)
    role.name, role.purpose, role.accountabilities = name, purpose, list(accountabilities)
    role.save()
    deeds.note(
        verb="governance.role.defined", thing=f"governance/role/{role.pk}", by=by,
        coop_key=coop.slug, note=name,
    )  # fmt: skip
    return role
