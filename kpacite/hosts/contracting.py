"""Contracts between a person and a host: written, signed before they start, renewed twice."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from kpacite.hosts import queries, young
from kpacite.hosts.core import terms as blocks
from kpacite.hosts.models import Host, SupportContract
from kpacite.joining import guardians
from kpacite.lib import french
from kpacite.lib.dates import months_after
from kpacite.lib.digest import sha256_json
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class ContractIsTooLong(Refusal):
    """A CAPE lasts twelve months at most (C. com. L127-2)."""


class ContractEndsBeforeItStarts(Refusal):
    sentence = "Le contrat finit avant de commencer. Changez une des deux dates."


class ContractsOverlap(Refusal):
    """Two contracts of the same kind would hold on the same day."""

    sentence = "Un autre contrat couvre déjà une partie de ces jours. Changez les dates."


class ContractExists(Refusal):
    """A first contract is made once with a host; what follows is a renewal."""

    sentence = "Cette personne a déjà un contrat ici. Faites une suite à ce contrat."


class TooManyRenewals(Refusal):
    """A CAPE is renewed twice at most (C. com. L127-2)."""

    sentence = "Ce contrat a déjà eu toutes ses suites possibles. Parlez ensemble de l’après."


class NotSignedYet(Refusal):
    sentence = "Le contrat n’est pas encore signé. Signez-le d’abord."


class AlreadySigned(Refusal):
    """A signed contract is never edited: what follows is a renewal."""

    sentence = "Ce contrat est signé : il ne change plus. Faites une suite si besoin."


class TermsAreMissing(Refusal):
    """The contract must say the eight things of article R127-1."""


class SignedTooLate(Refusal):
    """A contract cannot start before it is written and signed (C. com. L127-2)."""

    sentence = "Le contrat commence avant sa signature. Changez la date de début, puis signez."


class FullTimeEmployee(Refusal):
    """A CAPE is for people who are not employed full time (C. com. L127-1)."""

    sentence = "Une personne salariée à plein temps ne peut pas signer ce contrat."


class TooYoungForThisHost(Refusal):
    """Each host says from which age it makes a contract: sources disagree (rule MIN-02)."""


class AnotherGuardianSigns(Refusal):
    """This host asks for the signature of two guardians."""

    sentence = "La coop d’emploi demande la signature de deux parents. Demandez la deuxième."


@transaction.atomic
def draft(
    *,
    host: Host,
    person: Person,
    starts_on: date,
    ends_on: date,
    on: date,
    by: Person,
    kind: str = "CAPE",
    terms: Mapping[str, str] | None = None,
) -> SupportContract:
    """A first contract is written; it covers nothing until it is signed.

    Law: C. com. L127-2: twelve months at most.
    Refuses: ContractExists, ContractEndsBeforeItStarts, ContractIsTooLong, TooYoungForThisHost.
    """
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if SupportContract.objects.filter(host=host, person=person, kind=kind).exists():
        raise ContractExists
    _check_dates(kind, starts_on, ends_on)
    _check_age(host, person, starts_on)
    contract = SupportContract.objects.create(
        host=host,
        person=person,
        kind=kind,
        starts_on=starts_on,
        ends_on=ends_on,
        terms=dict(terms or {}),
    )
    _note("drafted", contract, by)
    return contract


@transaction.atomic
def edit(
    *,
    contract: SupportContract,
    starts_on: date,
    ends_on: date,
    terms: Mapping[str, str],
    by: Person,
) -> SupportContract:
    """The draft has other dates or other words: a signature that came late needs a new start.

    Refuses: AlreadySigned, ContractEndsBeforeItStarts, ContractIsTooLong, ContractsOverlap.
    """
    contract = _locked(contract)
    if contract.signed_on is not None:
        raise AlreadySigned
    _check_dates(contract.kind, starts_on, ends_on)
    _check_overlap(_same(contract).exclude(pk=contract.pk), starts_on, ends_on)
    contract.starts_on, contract.ends_on, contract.terms = starts_on, ends_on, dict(terms)
    contract.save(update_fields=["starts_on", "ends_on", "terms"])
    _note("edited", contract, by)
    return contract


@transaction.atomic
def sign(
    *,
    contract: SupportContract,
    on: date,
    by: Person,
    employed_full_time: bool,
    means: str = "papier",
) -> SupportContract:
    """The contract is signed and covers its days; its words are frozen with their fingerprint.

    `employed_full_time` is what the person declares; `means` says how they signed. The contract
    of a minor waits for a guardian; at 18 it waits no more (rule MIN-02).
    Law: C. com. L127-1 (not for a full-time employee), L127-2 (written), R127-1 (eight blocks);
    C. civ. 1146 (minors).
    Refuses: AlreadySigned, FullTimeEmployee, TermsAreMissing, SignedTooLate, TooYoungForThisHost,
    AnotherGuardianSigns; guardians.GuardianHasNotSigned, GuardianHasStopped.
    """
    contract = _locked(contract)
    if contract.signed_on is not None:
        raise AlreadySigned
    if contract.kind == "CAPE":
        _check_cape(contract, employed_full_time)
    if on > contract.starts_on:
        raise SignedTooLate
    _check_guardians(contract, on)
    contract.signed_on = on
    contract.evidence = {
        "means": means,
        "employed_full_time": employed_full_time,
        "sha256": fingerprint(contract),
    }
    contract.save(update_fields=["signed_on", "evidence"])
    _note("signed", contract, by)
    return contract


@transaction.atomic
def renew(
    *,
    contract: SupportContract,
    ends_on: date,
    on: date,
    by: Person,
    starts_on: date | None = None,
) -> SupportContract:
    """A draft follows the contract, from the next day when no other start is given.

    A later start leaves days without cover: `gap_days` says how many, the pages warn.
    Law: C. com. L127-2: renewed twice at most, in writing.
    Refuses: NotSignedYet, TooManyRenewals, ContractExists, ContractEndsBeforeItStarts,
    ContractIsTooLong, ContractsOverlap.
    """
    contract = _locked(contract)
    if contract.signed_on is None:
        raise NotSignedYet
    limit = limits(contract.kind, on).get("max_renewals")
    if limit is not None and contract.renewal >= limit:
        raise TooManyRenewals
    if followed_by(contract) is not None:
        raise ContractExists
    starts_on = starts_on or contract.ends_on + timedelta(days=1)
    _check_dates(contract.kind, starts_on, ends_on)
    _check_overlap(_same(contract), starts_on, ends_on)
    renewal = SupportContract.objects.create(
        host=contract.host,
        person=contract.person,
        kind=contract.kind,
        renewal=contract.renewal + 1,
        starts_on=starts_on,
        ends_on=ends_on,
        terms=contract.terms,
    )
    _note("renewed", renewal, by)
    return renewal


def gap_days(contract: SupportContract) -> int:
    """Days without cover between the contract and the one it follows; 0 for a first contract."""
    if contract.renewal == 0:
        return 0
    before = _same(contract).get(renewal=contract.renewal - 1)
    return (contract.starts_on - before.ends_on).days - 1


def followed_by(contract: SupportContract) -> SupportContract | None:
    """The contract that follows, drafted or signed."""
    return _same(contract).filter(renewal=contract.renewal + 1).first()


def fingerprint(contract: SupportContract) -> str:
    """The hash of what is signed: who, with whom, when, and each word."""
    return sha256_json(
        {
            "host": contract.host.siren,
            "person": contract.person_id,
            "kind": contract.kind,
            "starts_on": contract.starts_on,
            "ends_on": contract.ends_on,
            "terms": contract.terms,
        }
    )


def limits(kind: str, on: date) -> dict[str, int]:
    """How long a kind of contract lasts, and how often it is renewed: data, not code."""
    row = queries.parameters([f"contract.{kind}"], on).get(f"contract.{kind}")
    return dict(row.value) if row else {}


def _locked(contract: SupportContract) -> SupportContract:
    # The person's row, not the contract's: two renewals at once lock the same thing.
    Person.objects.select_for_update(no_key=True).get(pk=contract.person_id)
    return SupportContract.objects.select_related("host", "person").get(pk=contract.pk)


def _same(contract: SupportContract) -> QuerySet[SupportContract]:
    return SupportContract.objects.filter(
        host=contract.host_id, person=contract.person_id, kind=contract.kind
    )


def _check_dates(kind: str, starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise ContractEndsBeforeItStarts
    months = limits(kind, starts_on).get("max_months")
    if months is None:
        return
    last = _last_day(starts_on, months)
    if ends_on > last:
        raise ContractIsTooLong(
            f"Ce contrat dure {months} mois au plus. Il peut finir le {french.day(last)}."
        )


def _last_day(starts_on: date, months: int) -> date:
    """The eve of the same day, months later; the end of the month when that day does not exist
    (C. proc. civ., art. 641): from 29 February to 28 February.
    """
    same_day = months_after(starts_on, months)
    return same_day if same_day.day != starts_on.day else same_day - timedelta(days=1)


def _check_overlap(others: QuerySet[SupportContract], starts_on: date, ends_on: date) -> None:
    if others.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).exists():
        raise ContractsOverlap


def _check_cape(contract: SupportContract, employed_full_time: bool) -> None:
    if employed_full_time:
        raise FullTimeEmployee
    absent = blocks.missing(contract.terms)
    if absent:
        titles = french.join([f"« {block.title} »" for block in absent])
        raise TermsAreMissing(f"Il manque dans le contrat : {titles}. Écrivez-les, puis signez.")


def _check_age(host: Host, person: Person, starts_on: date) -> None:
    rule = young.contract_rule(host, starts_on)
    if guardians.is_younger_than(person, rule.youngest, starts_on):
        raise TooYoungForThisHost(
            f"La coop d’emploi demande {rule.youngest} ans pour un contrat, le jour où il "
            "commence. Choisissez un premier jour plus tard, ou parlez-en avec elle."
        )


def _check_guardians(contract: SupportContract, on: date) -> None:
    """A minor contracts with the signature of as many guardians as the host asks for."""
    _check_age(contract.host, contract.person, contract.starts_on)
    if not guardians.is_minor(contract.person, on):
        return
    guardians.require(contract.person, "contract", on)
    wanted = young.contract_rule(contract.host, on).guardians
    if guardians.signatures_for(contract.person, "contract", on) < wanted:
        raise AnotherGuardianSigns


def _note(what: str, contract: SupportContract, by: Person) -> None:
    deeds.note(
        verb=f"hosts.contract.{what}",
        thing=f"hosts/contract/{contract.pk}",
        by=by,
        about=contract.person,
    )
