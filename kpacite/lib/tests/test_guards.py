"""Guards: triggers that refuse to change what is issued, put and taken away by migrations."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.migrations.state import ProjectState
from django.utils import timezone

from kpacite.lib import guards
from kpacite.lib.guards import forbid_change, forbid_delete
from kpacite.lib.models import Task

pytestmark = pytest.mark.django_db
TABLE = "lib_task"


class Guarded:
    """Puts guards on the table of tasks for the time of a test."""

    def __init__(self, *operations):
        self.operations, self.state = operations, ProjectState.from_apps(apps)

    def each(self, gesture):
        with connection.schema_editor(atomic=False) as editor:
            for operation in self.operations:
                getattr(operation, gesture)("lib", editor, self.state, self.state)

    def __enter__(self):
        self.each("database_forwards")

    def __exit__(self, *error):
        self.each("database_backwards")


@pytest.fixture(autouse=True)
def _within_a_transaction(monkeypatch):
    # SQLite's editor asks for no transaction, for the tables it rebuilds; triggers need no such.
    monkeypatch.setattr(connection, "disable_constraint_checking", lambda: True)
    monkeypatch.setattr(connection, "enable_constraint_checking", lambda: None)
    monkeypatch.setattr(connection, "check_constraints", lambda *args: None)


def task(**facts):
    now = timezone.now()
    return Task.objects.create(function="x", due_at=now, created_at=now, **facts)


def refused():
    return pytest.raises(IntegrityError, match="can no longer change")


def test_a_row_that_matches_changes_no_more_and_another_does():
    issued, draft = task(attempts=3), task(attempts=0)

    with Guarded(
        forbid_change(TABLE, when="attempts > 2"), forbid_delete(TABLE, when="attempts > 2")
    ):
        with refused(), transaction.atomic():
            Task.objects.filter(pk=issued.pk).update(last_error="x")
        with refused(), transaction.atomic():
            Task.objects.filter(pk=issued.pk).delete()
        Task.objects.filter(pk=draft.pk).update(attempts=3)
        with refused(), transaction.atomic():
            Task.objects.filter(pk=draft.pk).update(attempts=0)

    assert Task.objects.filter(attempts=3, last_error="").count() == 2


@pytest.mark.parametrize(("before", "after"), [("a", "b"), (None, "b"), ("a", None)])
def test_only_the_columns_named_may_still_change(before, after):
    issued = task(key=before)

    with Guarded(forbid_change(TABLE, but=["last_error", "done_at"])):
        Task.objects.filter(pk=issued.pk).update(last_error="x", done_at=timezone.now())
        with refused(), transaction.atomic():
            Task.objects.filter(pk=issued.pk).update(key=after)

    issued.refresh_from_db()
    assert (issued.key, issued.last_error) == (before, "x")


def test_the_condition_reads_the_row_as_it_was_and_leaves_texts_alone():
    issued = task(last_error="attempts")

    with Guarded(forbid_change(TABLE, when="last_error = 'attempts' AND key IS NULL")):
        with refused(), transaction.atomic():
            Task.objects.filter(pk=issued.pk).update(last_error="other")
        assert Task.objects.filter(pk=task().pk).update(last_error="attempts") == 1


def test_a_guard_taken_away_lets_change():
    issued = task()

    with Guarded(forbid_change(TABLE)):
        pass

    assert Task.objects.filter(pk=issued.pk).update(attempts=9) == 1


@pytest.mark.parametrize(
    ("operation", "why"),
    [(forbid_change("no_table"), "No model"), (forbid_change(TABLE, but=["nothing"]), "no column")],
)
def test_a_guard_on_nothing_is_a_fault(operation, why):
    with pytest.raises(ValueError, match=why), Guarded(operation):
        pass


def test_every_guard_of_the_migrations_is_in_the_database():
    assert list(guards.missing()) == []


def test_a_guard_says_what_it_does():
    operation = forbid_delete(TABLE, when="attempts > 2")

    assert operation.describe() == "Refuse DELETE on lib_task when attempts > 2"
    assert guards.Guard(*operation.deconstruct()[1]).name == "lib_task_no_delete"


def test_a_guard_is_lifted_while_its_table_is_altered_and_put_again():
    issued = task(attempts=3)
    guard, lifted = (
        make(TABLE, when="attempts > 2") for make in (forbid_change, guards.lift_change)
    )

    with Guarded(guard):
        with Guarded(lifted):
            Task.objects.filter(pk=issued.pk).update(last_error="x")
        with refused(), transaction.atomic():
            Task.objects.filter(pk=issued.pk).update(last_error="y")


def test_a_guard_against_removal_is_lifted_too():
    issued = task(attempts=3)

    with Guarded(forbid_delete(TABLE), guards.lift_delete(TABLE)):
        Task.objects.filter(pk=issued.pk).delete()

    assert not Task.objects.exists()


def test_words_may_only_change_to_hide_somebody_who_is_forgotten():
    with Guarded(forbid_change(TABLE, hiding=["last_error"])):
        made = task(last_error="Rosa a dit oui.")
        made.last_error = "Rosa a dit non."
        with refused(), transaction.atomic():
            made.save(update_fields=["last_error"])
        made.last_error = "Ancien membre n° 12 a dit oui."
        made.save(update_fields=["last_error"])
        made.attempts, made.last_error = 3, "Ancien membre n° 12 a dit oui !"
        with refused(), transaction.atomic():
            made.save(update_fields=["attempts", "last_error"])

    made.refresh_from_db()
    assert (made.last_error, made.attempts) == ("Ancien membre n° 12 a dit oui.", 0)
