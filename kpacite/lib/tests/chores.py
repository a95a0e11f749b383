"""Tasks that the tests of the worker ask for."""

import os
import signal

from kpacite.lib.models import Task, WorkerBeat
from kpacite.lib.tasks import outside


def leave_a_trace(name):
    """Within the database: the trace and the mark that the task is done come together."""
    WorkerBeat.objects.create(name=name, seen_at="2020-01-01T00:00:00+00:00")


def leave_a_trace_then_fail(name):
    leave_a_trace(name)
    raise ValueError("Le disque est plein.")


@outside
def ring(name):
    """Outside the database, as a mail is: nothing is taken back."""
    leave_a_trace(name)


@outside
def ring_then_fail(name):
    leave_a_trace(name)
    raise ValueError("La poste est fermée.")


def die_the_first_time(name):
    """The worker is killed in the middle of its first attempt, after it has written."""
    leave_a_trace(name)
    if Task.objects.get(arguments={"name": name}).attempts == 1:
        os.kill(os.getpid(), signal.SIGKILL)
