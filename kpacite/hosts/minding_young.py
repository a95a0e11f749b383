"""What a host asks for those of 16 and 17: the age for a contract, and days beyond the limits."""

from datetime import date, datetime
from typing import Final

from django.db import transaction

from kpacite.hosts import access
from kpacite.hosts.models import Host, LegalParameter, YoungException
from kpacite.hosts.young import CONTRACT
from kpacite.joining.guardians import OF_AGE, is_minor
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.arriving import YOUNGEST
from kpacite.people.models import Person

MOST_GUARDIANS: Final = 2


class OnlyTheHostSays(Refusal):
    sentence = "Seule une personne de la coop d’emploi fixe cela."


class AgeIsOutOfReach(Refusal):
    """The programme starts at 16, and an adult asks nobody."""

    sentence = "L’âge demandé est entre 16 et 18 ans."


class GuardiansAreOneOrTwo(Refusal):
    sentence = "Une personne a un ou deux parents qui signent. Choisissez 1 ou 2."


class RuleStartsInThePast(Refusal):
    """Contracts signed until now followed the rule of their day."""

    sentence = "Une règle ne vaut pas pour le passé. Choisissez aujourd’hui ou plus tard."


class RuleAlreadyFollowed(Refusal):
    sentence = "Une règle commence déjà ce jour-là ou après. Choisissez un jour plus tard."


class ReasonIsMissing(Refusal):
    """Going beyond a limit of young workers keeps its reason (rule MIN-05)."""

    sentence = "Dites pourquoi. La raison est gardée avec votre nom."


class NotAMinor(Refusal):
    sentence = "Cette personne a 18 ans. Ces limites ne la concernent pas."


class DaysAreReversed(Refusal):
    sentence = "Le dernier jour est avant le premier. Changez une date."


class UnknownLimit(Refusal):
    sentence = "Cette limite n’existe pas. Choisissez dans la liste."


@transaction.atomic
def set_contract_rule(
    *, host: Host, youngest: int, guardians: int, note: str, valid_from: date, on: date, by: Person
) -> LegalParameter:
    """From that day the host asks this age, and so many signatures of guardians, for a contract.

    Sources disagree on the age (rule MIN-02): it is data of the host, never a word of the law.
    Refuses: OnlyTheHostSays, AgeIsOutOfReach, GuardiansAreOneOrTwo, RuleStartsInThePast,
    RuleAlreadyFollowed.
    """
    Host.objects.select_for_update(no_key=True).get(pk=host.pk)
    if not access.is_officer(by, host, on):
        raise OnlyTheHostSays
    if not YOUNGEST <= youngest <= OF_AGE:
        raise AgeIsOutOfReach
    if not 1 <= guardians <= MOST_GUARDIANS:
        raise GuardiansAreOneOrTwo
    if valid_from < on:
        raise RuleStartsInThePast
    rows = LegalParameter.objects.filter(host=host, key=CONTRACT)
    if rows.filter(valid_from__gte=valid_from).exists():
        raise RuleAlreadyFollowed
    rows.filter(valid_until=None).update(valid_until=valid_from)
    row = LegalParameter.objects.create(
        host=host, key=CONTRACT, valid_from=valid_from, source=f"Règle de {host.name}"[:200],
        value={"youngest": youngest, "guardians": guardians, "note": note.strip()},
    )  # fmt: skip
    deeds.note(
        verb="hosts.young.ruled", thing=f"hosts/parameter/{row.pk}", by=by, note=f"{youngest} ans"
    )
    return row


@transaction.atomic
def go_beyond(
    *, host: Host, person: Person, limit: str, starts_on: date, ends_on: date, because: str,
    by: Person, on: date, at: datetime,
) -> YoungException:  # fmt: skip
    """For these days the host lifts one limit for this person; the reason stays with who gave it.

    Law: C. trav. L3162-1 and L3163-2, applied by prudence (rule MIN-05).
    Refuses: OnlyTheHostSays, UnknownLimit, NotAMinor, DaysAreReversed, ReasonIsMissing.
    """
    if not access.is_officer(by, host, on):
        raise OnlyTheHostSays
    if limit not in {key for key, _ in YoungException._meta.get_field("limit").flatchoices}:
        raise UnknownLimit
    if not is_minor(person, starts_on):
        raise NotAMinor
    if ends_on < starts_on:
        raise DaysAreReversed
    if not because.strip():
        raise ReasonIsMissing
    exception = YoungException.objects.create(
        host=host, person=person, limit=limit, starts_on=starts_on, ends_on=ends_on,
        because=because.strip(), given_by=by, given_at=at,
    )  # fmt: skip
    deeds.note(
        verb="hosts.young.beyond", thing=f"hosts/young_exception/{exception.pk}", by=by,
        about=person, note=exception.get_limit_display(), at=at,
    )  # fmt: skip
    return exception
