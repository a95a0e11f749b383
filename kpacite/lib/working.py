"""Doing what was asked: one task at a time, under a lease, again when it fails."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from kpacite.lib import tasks
from kpacite.lib.models import Task, WorkerBeat

LEASE: Final = timedelta(minutes=5)
# After ten failures, about a day, somebody has to look: the task stays, undone, with its error.
MOST_ATTEMPTS: Final = 10
_FIRST_WAIT: Final = timedelta(seconds=30)
_LONGEST_WAIT: Final = timedelta(hours=6)
_FORGOTTEN: Final = timedelta(days=1)
_log = logging.getLogger(__name__)


@transaction.atomic
def take(*, by: str, at: datetime) -> Task | None:
    """The oldest task due is leased to this worker; None when nothing waits.

    A task whose worker died comes back when its lease is over: the lease counts as an attempt.
    """
    free = Q(leased_until=None) | Q(leased_until__lte=at)
    waiting = Task.objects.filter(free, done_at=None, due_at__lte=at, attempts__lt=MOST_ATTEMPTS)
    # On PostgreSQL workers pass over each other's row; on SQLite they write one after the other.
    task = waiting.select_for_update(skip_locked=True).order_by("due_at", "pk").first()
    if task is None:
        return None
    task.leased_until, task.attempts = at + LEASE, task.attempts + 1
    task.save(update_fields=["leased_until", "attempts"])
    _log.info("%s takes %s (%s)", by, task.pk, task.function)
    return task


def run(*, task: Task, by: str, clock: Callable[[], datetime]) -> bool:
    """The task is done, or waits for another attempt with its error written; says which."""
    try:
        function = import_string(task.function)
        if getattr(function, "acts_outside", False):
            function(**task.arguments)
            _mine(task).update(done_at=clock(), leased_until=None, last_error="")
        else:
            _run_within(task, function, clock)
    except Exception as error:
        _log.exception("%s fails at %s (%s)", by, task.pk, task.function)
        _postpone(task, f"{type(error).__name__}: {error}", clock())
        return False
    return True


def beat(*, by: str, at: datetime) -> None:
    """This worker is alive; those silent for a day are forgotten."""
    WorkerBeat.objects.update_or_create(name=by, defaults={"seen_at": at})
    WorkerBeat.objects.filter(seen_at__lt=at - _FORGOTTEN).delete()


def plan_the_day(*, at: datetime) -> None:
    """The chores of the day are asked for, each once whatever the number of workers.

    A chore is a function (day: str) of settings.KPACITE_DAILY; a day without worker is skipped:
    what a chore looks for is due since a date, not on a date.
    """
    day = timezone.localdate(at).isoformat()
    for chore in settings.KPACITE_DAILY:
        tasks.enqueue(function=chore, arguments={"day": day}, at=at, key=f"daily/{chore}/{day}")


def leave(*, by: str) -> None:
    """This worker stops, on purpose."""
    WorkerBeat.objects.filter(name=by).delete()


@transaction.atomic
def _run_within(task: Task, function: Callable[..., object], clock: Callable[[], datetime]) -> None:
    """Call the function in the transaction that marks the task done: exactly once.

    When the lease was lost to another worker meanwhile, what was written here is taken back.
    """
    if _mine(task).select_for_update(no_key=True).first() is None:
        raise LeaseIsLost
    function(**task.arguments)
    _mine(task).update(done_at=clock(), leased_until=None, last_error="")


class LeaseIsLost(Exception):
    """Another worker took the task, after ours was thought dead."""


def _mine(task: Task) -> QuerySet[Task]:
    # Each lease raises `attempts`: its number is the proof that the lease is still ours.
    return Task.objects.filter(pk=task.pk, attempts=task.attempts, done_at=None)


def _postpone(task: Task, error: str, at: datetime) -> None:
    wait = min(_FIRST_WAIT * 2 ** (task.attempts - 1), _LONGEST_WAIT)
    _mine(task).update(due_at=at + wait, leased_until=None, last_error=error[:2000])
