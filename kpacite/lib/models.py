"""Tasks: what must happen after a verb's transaction, written within it."""

from django.db import models


class Task(models.Model):
    """One thing to do later: a mail, a document, an export.

    Written in the transaction of the verb that wants it, so nothing leaves for a change that was
    rolled back. A worker takes a task under a lease (`leased_until`); when the worker dies the
    lease ends and another takes it. `key` is unique: asking twice for the same thing asks once.
    """

    function = models.CharField(max_length=200)  # dotted path
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=200, unique=True, null=True, blank=True)
    due_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["done_at", "due_at"], name="task_waiting")]


class WorkerBeat(models.Model):
    """The last sign of life of a worker, one row per machine and process."""

    name = models.CharField(max_length=100, unique=True)
    seen_at = models.DateTimeField()
