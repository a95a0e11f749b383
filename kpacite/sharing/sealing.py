"""The seal of a posted distribution: a hash of all it says, chained to the one before."""

from collections.abc import Iterable
from datetime import UTC, datetime

from kpacite.lib.digest import sha256_json
from kpacite.sharing.models import Distribution, DistributionLine


def seal(distribution: Distribution, lines: Iterable[DistributionLine]) -> str:
    """The hash of a distribution whose `position` and `previous_hash` are known."""
    return sha256_json(
        {
            "previous": distribution.previous_hash,
            "position": distribution.position,
            "coop": distribution.coop_id,
            "mission": distribution.mission_id,
            "plan": distribution.plan_id,
            "number": distribution.number,
            "source": distribution.source,
            "received_on": distribution.received_on,
            "received_cents": distribution.received_cents,
            "step_cents": distribution.step_cents,
            "host_base_cents": distribution.host_base_cents,
            "proposed_at": _instant(distribution.proposed_at),
            "posted_at": _instant(distribution.posted_at),
            "posted_because": distribution.posted_because,
            "snapshot": distribution.snapshot,
            "lines": [
                [
                    line.rank,
                    line.target,
                    line.person_id,
                    line.amount_cents,
                    line.planned_cents,
                    line.why,
                ]
                for line in lines
            ],
        }
    )


def _instant(at: datetime | None) -> str:
    """The same text whatever the zone the moment is read in."""
    return at.astimezone(UTC).isoformat() if at else ""
