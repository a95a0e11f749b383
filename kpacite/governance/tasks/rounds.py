"""What the worker does when the time to answer is over."""

from django.utils import timezone

from kpacite.governance import concluding, rounds
from kpacite.governance.models import Round


def close_when_due(round: int) -> None:
    """Count the answers of a round whose time is over; nothing if it was closed before."""
    now = Round.objects.select_related("proposal").filter(pk=round, closed_at=None).first()
    if now is None:
        return
    try:
        concluding.close(proposal=now.proposal, on=timezone.localdate(), at=timezone.now())
    except (rounds.ProposalIsOver, concluding.NothingToClose, concluding.NotTimeYet):
        # Somebody closed it, or made a new version, while this task waited for the lock.
        return
