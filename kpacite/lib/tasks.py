"""Asking for something to be done once the verb's transaction is committed."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

from django.utils.module_loading import import_string

from kpacite.lib.models import Task

F = TypeVar("F", bound=Callable[..., object])


def outside(function: F) -> F:
    """Mark a task that acts outside the database: a mail, a call to another machine.

    It runs without a transaction and may happen twice when the worker dies at the wrong moment.
    Every other task runs in the transaction that marks it done: it happens exactly once.
    """
    function.acts_outside = True  # type: ignore[attr-defined]
    return function


def enqueue(
    *, function: str, arguments: Mapping[str, object], at: datetime, key: str | None = None
) -> Task:
    """Ask for `function(**arguments)` to be called from `at` on, by the worker.

    The row belongs to the caller's transaction: a rollback takes it away. The function and the
    arguments must be found now, so that a misspelt path fails here and not at night.
    With a `key`, asking again for the same thing gives the task already asked for.
    """
    import_string(function)
    facts = {"function": function, "arguments": dict(arguments), "due_at": at}
    if key is None:
        return Task.objects.create(**facts)
    task, _ = Task.objects.get_or_create(key=key, defaults=facts)
    return task
