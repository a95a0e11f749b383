"""What the host of a coop allows its rules to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kpacite.coops.models import Coop
from kpacite.governance import bounding, rulebook, wording
from kpacite.governance.core.rules import Bounds, Rule
from kpacite.hosts.models import Host, HostBound, Hosting


def of_rule(coop: Coop, key: str, on: date) -> Bounds | None:
    """The bound in force that day for a rule of the coop; None when its host sets none."""
    hosting = Hosting.objects.on(on).filter(coop=coop).select_related("host").first()
    if hosting is None:
        return None
    row = in_force(hosting.host, on).get(key)
    return read(row, hosting.host) if row else None


def in_force(host: Host, on: date) -> dict[str, HostBound]:
    """The last bound of each rule on a day; those that were lifted are absent."""
    rows = HostBound.objects.filter(host=host, valid_from__lte=on).order_by("valid_from")
    last = {row.rule_key: row for row in rows.select_related("noted_by")}
    return {
        key: row for key, row in last.items() if row.minimum is not None or row.maximum is not None
    }


def read(row: HostBound, host: Host) -> Bounds:
    return Bounds(
        by=f"{host.name}, votre coop d’emploi,",
        because=row.because,
        minimum=row.minimum,
        maximum=row.maximum,
    )


@dataclass(frozen=True)
class Line:
    """A bound as the host reads it: the rule, what is allowed, and the coops that are outside."""

    rule: Rule
    row: HostBound
    allowed: str
    outside: list[str]

    @property
    def sentence(self) -> str:
        return wording.with_a_hole(self.rule)


def lines(host: Host, on: date) -> list[Line]:
    """Every bound in force that day; the coops whose rule is beyond keep it, and are named."""
    declared = rulebook.declared()
    hosted = Hosting.objects.on(on).filter(host=host).select_related("coop").order_by("coop__name")
    values = [(one.coop.name, _values(one.coop, on)) for one in hosted]
    return [
        Line(
            rule=declared[key],
            row=row,
            allowed=bounding.allowed(declared[key], read(row, host)),
            outside=[
                f"{name} ({wording.words_of(declared[key], said[key])})"
                for name, said in values
                if not read(row, host).allow(said[key])
            ],
        )
        for key, row in in_force(host, on).items()
        if key in declared
    ]


def _values(coop: Coop, on: date) -> Mapping[str, int | str | bool]:
    return rulebook.values(coop, rulebook.declared(), on)


def bounded() -> list[Rule]:
    """The rules that a host may bound."""
    return [rule for rule in rulebook.declared().values() if may_bound(rule)]


def may_bound(rule: Rule) -> bool:
    """Whether a host may bound a rule: those that say a number."""
    return rule.kind not in {"choice", "bool"}
