"""A change of the sharing rule tried on the last missions: what each would have had.

Nothing is kept: the missions already shared stay as they are. Materials and host's part are those
of the books, only what the coop decides is computed again, by the same arithmetic.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Max, Q, Sum
from django.urls import reverse

from kpacite.coops.models import Coop
from kpacite.governance import rulebook
from kpacite.governance.core.effects import Amount, Case, Simulation
from kpacite.money import Euros
from kpacite.people.models import Person
from kpacite.privacy import small_groups
from kpacite.sharing.core import shares
from kpacite.sharing.models import Distribution
from kpacite.work.models import Contribution, Mission

KEYS: Final = {"sharing.commons_bp", "sharing.commons_base", "sharing.key"}
LAST: Final = 5
NOT_SHOWN: Final = "Les parts de cette mission se voient dans son équipe."
NO_HOURS: Final = "Personne n’a noté ses heures. On ne peut pas partager selon les heures."
UNKNOWN: Final = "Les parts se décident à chaque mission. On ne peut pas les deviner."
EMPTY: Final = "Aucune mission n’est encore partagée. Il n’y a rien à comparer."


@dataclass(frozen=True, slots=True)
class _Shared:
    """A mission already shared: what each had, and what each weighed."""

    mission: Mission
    on: date
    rule: Mapping[str, object]
    materials: Euros
    host: Euros
    commons: Euros
    members: Mapping[int, Euros]
    weights: Mapping[int, int]
    people: Mapping[int, Person]


def simulate(
    coop: Coop, values: Mapping[str, object], on: date, person: Person
) -> Simulation | None:
    """The last five missions shared with these values instead of theirs; None for other rules.

    Who sees whose part is as on the page of the mission; very few people are never shown to
    others (RGPD-14).
    """
    if not KEYS & set(values):
        return None
    said = rulebook.timeline(coop, "sharing.parts_seen_by")
    shared = _last_shared(coop)
    minutes = _minutes([one.mission for one in shared])
    cases = [
        _case(
            one, values, minutes.get(one.mission.pk, {}), person,
            all_see=all(said(day) == "members" for day in (on, min(on, one.mission.starts_on))),
        )
        for one in shared
    ]  # fmt: skip
    return Simulation(cases, empty="" if cases else EMPTY)


def _last_shared(coop: Coop) -> list[_Shared]:
    posted = Q(distributions__posted_at__isnull=False)
    missions = (
        Mission.objects.filter(posted, coop=coop)
        .annotate(shared_on=Max("distributions__received_on", filter=posted))
        .order_by("-shared_on", "-pk")[:LAST]
    )
    by_mission: dict[int, list[Distribution]] = {mission.pk: [] for mission in missions}
    rows = Distribution.objects.filter(mission__in=by_mission, posted_at__isnull=False)
    for row in rows.select_related("plan", "mission__coop").prefetch_related("lines__person"):
        by_mission[row.mission_id].append(row)
    return [
        _read(sorted(steps, key=lambda step: step.number)) for steps in by_mission.values() if steps
    ]


def _read(steps: Sequence[Distribution]) -> _Shared:
    """The running totals of a mission, and the weights of its last step."""
    totals = dict.fromkeys(("materials", "host", "commons"), 0)
    members: dict[int, int] = {}
    people: dict[int, Person] = {}
    for line in (line for step in steps for line in step.lines.all()):
        if line.target != "member":
            totals[line.target] += line.amount_cents
        elif line.person is not None:
            people[line.person.pk] = line.person
            members[line.person.pk] = members.get(line.person.pk, 0) + line.amount_cents
    last = steps[-1]
    return _Shared(
        mission=last.mission,
        on=last.received_on,
        rule=last.plan.rule,
        materials=Euros(totals["materials"]),
        host=Euros(totals["host"]),
        commons=Euros(totals["commons"]),
        members={pk: Euros(cents) for pk, cents in members.items()},
        weights={pk: weight for pk, weight, _ in last.snapshot["weights"]},
        people=people,
    )


def _minutes(missions: Sequence[Mission]) -> dict[int, dict[int, int]]:
    """The hours each one noted, per mission, in one query."""
    rows = Contribution.objects.standing().filter(mission__in=missions)
    found: dict[int, dict[int, int]] = {}
    sums = rows.order_by("mission", "person").values_list("mission", "person")
    for mission, person, total in sums.annotate(total=Sum("minutes")):
        if mission is not None:
            found.setdefault(mission, {})[person] = total
    return found


def _case(
    one: _Shared,
    values: Mapping[str, object],
    minutes: Mapping[int, int],
    person: Person,
    *,
    all_see: bool,
) -> Case:
    weights, note = _weights(one, values.get("sharing.key"), minutes)
    after = _recomputed(one, values, weights)
    commons = Amount("Le commun", one.commons.cents, after.commons.cents)
    members = dict(zip(weights, after.members, strict=True)) if not note else dict(one.members)
    amounts = [] if note else _parts(one, members, person, all_see)
    if not note and not amounts:
        note = NOT_SHOWN
    url = reverse("web:missions.show", args=[one.mission.coop.slug, one.mission.pk])
    return Case(one.mission.title, one.on, [commons, *amounts], note=note, url=url)


def _weights(one: _Shared, key: object, minutes: Mapping[int, int]) -> tuple[dict[int, int], str]:
    """What each would weigh under another key, or why nobody can say."""
    known = dict(one.weights)
    if key is None or key == one.rule["key"]:
        return known, ""
    if key == "equal":
        return {pk: 1 if weight else 0 for pk, weight in known.items()}, ""
    if key == "hours":
        worked = {pk: minutes.get(pk, 0) if weight else 0 for pk, weight in known.items()}
        return (worked, "") if any(worked.values()) else (known, NO_HOURS)
    return known, UNKNOWN


def _recomputed(
    one: _Shared, values: Mapping[str, object], weights: Mapping[int, int]
) -> shares.Shares:
    rate = values.get("sharing.commons_bp", one.rule["commons_bp"])
    base = values.get("sharing.commons_base", one.rule["commons_base"])
    return shares.compute(
        net_sales=Euros.total([one.materials, one.host, one.commons, *one.members.values()]),
        materials=one.materials,
        host=one.host,
        commons_bp=rate if isinstance(rate, int) else 0,
        commons_base="margin" if base == "margin" else "remaining",
        weights=list(weights.values()),
    )


def _parts(one: _Shared, after: Mapping[int, Euros], person: Person, all_see: bool) -> list[Amount]:
    """Each one's part for whoever may see it; else the team as a whole, if it is large enough."""
    zero = Euros.zero()
    everybody = {**one.members, **after}
    if all_see or person.pk in everybody:
        return [
            Amount(
                one.people[pk].first_name if pk in one.people else "Une personne",
                one.members.get(pk, zero).cents,
                after.get(pk, zero).cents,
                mine=pk == person.pk,
            )
            for pk in everybody
        ]
    if not small_groups.enough(len(everybody)):
        return []
    before = Euros.total(one.members.values())
    return [Amount("L’équipe, ensemble", before.cents, Euros.total(after.values()).cents)]
