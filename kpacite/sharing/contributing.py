"""What the host takes on a step of money, read on the coop's year so far."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from kpacite.coops.models import Coop
from kpacite.hosts import queries as hosts
from kpacite.hosts.core import scales
from kpacite.hosts.core.scales import Scale
from kpacite.hosts.models import Activity, ContributionScale, Host
from kpacite.money import Euros
from kpacite.sharing.core import slices
from kpacite.sharing.core.slices import Slice
from kpacite.sharing.models import Distribution


@dataclass(frozen=True, slots=True)
class HostPart:
    """The host's contribution on a step, and its why: the base, the slices, the scale."""

    amount: Euros
    base: Euros
    so_far: Euros
    slices: tuple[Slice, ...]
    takes_nothing: bool  # free months, or an activity the host exempts


@dataclass(frozen=True, slots=True)
class Terms:
    """The host of a coop and its scale, for an activity on a day."""

    host: Host
    row: ContributionScale
    scale: Scale
    takes_nothing: bool

    def base(self, *, net_sales: Euros, materials: Euros) -> Euros:
        return self.scale.base_of(net_sales=net_sales, materials=materials)

    def part(self, *, base: Euros, so_far: Euros, at_least: Euros | None = None) -> HostPart:
        """The contribution on a step of base; a step down gives back `at_least` and no more."""
        amount = scales.contribution(self.scale, so_far=so_far, step=base)
        if at_least is not None:
            amount = max(amount, at_least)
        cut = slices.of_step(self.scale.brackets, so_far=so_far, step=base)
        return HostPart(amount, base, so_far, tuple(cut), self.takes_nothing)


def terms(coop: Coop, activity: Activity | None, on: date) -> Terms:
    """Refuses: hosts.NoHost, hosts.NoScale."""
    hosting = hosts.hosting_of(coop, on)
    row = hosts.scale_row(hosting.host, on)
    scale = hosts.built(row)
    key = activity.key if activity else ""
    applies = scales.applies(scale, hosted_from=hosting.valid_from, on=on, activity=key)
    return Terms(hosting.host, row, scale if applies else scales.nothing(scale), not applies)


def base_so_far(coop: Coop, on: date, *, but: Distribution | None = None) -> Euros:
    """The base of the year of `on` that the scale has already seen, agreed or waiting."""
    rows = Distribution.objects.filter(coop=coop, received_on__year=on.year)
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    return Euros(rows.aggregate(total=Sum("host_base_cents"))["total"] or 0)
