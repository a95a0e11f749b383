"""The light next to a name on a mission: read here, decided by nobody."""

from collections.abc import Iterable, Mapping
from datetime import date

from kpacite.hosts.core import coverage
from kpacite.hosts.core.coverage import Clearance, Light, Span
from kpacite.hosts.models import Activity, Host, InsuranceClearance, SupportContract
from kpacite.lib import french
from kpacite.people.models import Person

WORDS: Mapping[coverage.State, str] = {
    "contract_ends_during": "le contrat finit pendant la mission",
    "insurance_ends_during": "l’assurance finit pendant la mission",
    "no_contract": "pas de contrat",
    "contract_to_sign": "contrat à signer",
    "insurer_silent": "l’assureur n’a pas encore répondu",
    "not_insured": "pas couvert par l’assureur",
}


def light(
    *, person: Person, host: Host, activity: Activity, starts_on: date, ends_on: date, on: date
) -> Light:
    """The light of one person for the days of a mission, seen on a day."""
    seen = lights(
        persons=[person], host=host, activity=activity, starts_on=starts_on, ends_on=ends_on, on=on
    )
    return seen[person.pk]


def lights(
    *,
    persons: Iterable[Person],
    host: Host,
    activity: Activity,
    starts_on: date,
    ends_on: date,
    on: date,
) -> dict[int, Light]:
    """The lights of a team, by the person's id, in two queries whatever its size."""
    ids = [person.pk for person in persons]
    contracts: dict[int, list[Span]] = {pk: [] for pk in ids}
    for row in SupportContract.objects.filter(
        host=host, person__in=ids, starts_on__lte=ends_on, ends_on__gte=starts_on
    ):
        signed = row.signed_on is not None and row.signed_on <= on
        contracts[row.person_id].append(Span(row.starts_on, row.ends_on, signed))
    clearances = _clearances(ids, host, activity, on)
    return {
        pk: _worded(
            *coverage.state(
                contracts[pk], clearances.get(pk), starts_on=starts_on, ends_on=ends_on
            ),
            on,
        )
        for pk in ids
    }


def contract_on(person: Person, host: Host, day: date) -> SupportContract | None:
    """The signed contract that covers a day: its end date is printed on papers (R127-3)."""
    signed = SupportContract.objects.filter(person=person, host=host, signed_on__lte=day)
    return signed.filter(starts_on__lte=day, ends_on__gte=day).order_by("-starts_on").first()


def _clearances(ids: list[int], host: Host, activity: Activity, on: date) -> dict[int, Clearance]:
    """The last request of each person: a new one replaces the answer to an older one, unless
    that answer was yes and still holds.
    """
    found: dict[int, Clearance] = {}
    for row in InsuranceClearance.objects.filter(
        host=host, activity=activity, person__in=ids, asked_on__lte=on
    ).order_by("asked_on", "pk"):
        answered = row.answered_on is not None and row.answered_on <= on
        seen = Clearance(row.granted if answered else None, row.valid_until if answered else None)
        before = found.get(row.person_id)
        if seen.granted is None and before is not None and before.granted:
            continue
        found[row.person_id] = seen
    return found


def _worded(state: coverage.State, until: date | None, on: date) -> Light:
    if state != "covered" or until is None:
        return Light(coverage.colour(state), WORDS.get(state, ""), until)
    day = french.day_plain(until)
    if until.year == on.year:
        day = day.rsplit(" ", 1)[0]
    return Light("green", f"couvert jusqu’au {day}", until)
