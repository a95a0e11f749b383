"""What is issued or posted cannot change, by SQL either: triggers, as migration operations.

A migration lists them after the table exists:

    operations = [
        forbid_change("sales_invoice", when="number IS NOT NULL", but=["paid_on"]),
        forbid_delete("sales_invoice", when="number IS NOT NULL"),
    ]

The condition reads the row as it was. Both databases answer with an IntegrityError. SQLite loses
the triggers of a table that a later migration rebuilds, and a column added later is not watched:
such a migration lists the guards of its table again. PostgreSQL refuses to alter a column that a
guard watches: such a migration lifts them first (`lift_change`, `lift_delete`). `missing` names
those that are not there.
"""

import re
from collections.abc import Iterator, Sequence

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

# How the name of somebody who was erased is written in the words of others.
FORMER = "Ancien membre n°"


class Guard(Operation):
    """A trigger that refuses to change (or delete) the rows of a table that match a condition."""

    reduces_to_sql = True
    reversible = True

    def __init__(
        self,
        gesture: str,
        table: str,
        when: str,
        but: Sequence[str] = (),
        hiding: Sequence[str] = (),
    ) -> None:
        self.gesture, self.table, self.when, self.but = gesture, table, when, tuple(but)
        self.hiding = tuple(hiding)

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        arguments: list[object] = [self.gesture, self.table, self.when, self.but, self.hiding]
        return (self.__class__.__name__, arguments, {})

    @property
    def name(self) -> str:
        return f"{self.table}_no_{self.gesture.lower()}"

    def describe(self) -> str:
        return f"Refuse {self.gesture} on {self.table} when {self.when}"

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing changes in the models."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        make = _POSTGRESQL if schema_editor.connection.vendor == "postgresql" else _SQLITE
        self._remove(schema_editor)
        for statement in make:
            schema_editor.execute(
                statement.format(
                    name=self.name,
                    table=self.table,
                    gesture=self.gesture,
                    condition=self._condition(_columns(self.table, to_state)),
                    returned="OLD" if self.gesture == "DELETE" else "NEW",
                ),
                params=None,
            )

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self._remove(schema_editor)

    def _remove(self, schema_editor: BaseDatabaseSchemaEditor) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{self.name}" ON "{self.table}"')
            schema_editor.execute(f'DROP FUNCTION IF EXISTS "{self.name}"()')
        else:
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{self.name}"')

    def _condition(self, columns: Sequence[str]) -> str:
        unknown = {*self.but, *self.hiding} - set(columns)
        if unknown:
            raise ValueError(f"{self.table} has no column {', '.join(sorted(unknown))}.")
        condition = f"({_of_old_row(self.when, columns)})"
        if not self.but and not self.hiding:
            return condition
        watched = [column for column in columns if column not in self.but]
        changed = " OR ".join(self._changed(column) for column in watched)
        return f"{condition} AND ({changed})"

    def _changed(self, column: str) -> str:
        name = _quoted(column)
        differ = _differ(f"OLD.{name}", f"NEW.{name}")
        if column not in self.hiding:
            return differ
        return f"({differ} AND NEW.{name} NOT LIKE '%{FORMER}%')"


class Lifted(Guard):
    """A guard taken away while its table is altered: PostgreSQL refuses to touch a watched column.

    The same migration puts the guard again afterwards.
    """

    def describe(self) -> str:
        return f"Allow {self.gesture} on {self.table} for a while"

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self._remove(schema_editor)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        super().database_forwards(app_label, schema_editor, from_state, to_state)


def lift_change(table: str, *, when: str = "1=1", but: Sequence[str] = ()) -> Lifted:
    """Take away for a while what `forbid_change` put, with the same words."""
    return Lifted("UPDATE", table, when, but)


def lift_delete(table: str, *, when: str = "1=1") -> Lifted:
    """Take away for a while what `forbid_delete` put."""
    return Lifted("DELETE", table, when)


class Replaced(Operation):
    """One guard takes the place of another of the same name; going back puts the other again."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, old: Guard, new: Guard) -> None:
        self.old, self.new = old, new

    def describe(self) -> str:
        return f"{self.new.describe()}, in another way"

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing changes in the models."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self.new.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self.old.database_forwards(app_label, schema_editor, from_state, to_state)


def forbid_change(
    table: str, *, when: str = "1=1", but: Sequence[str] = (), hiding: Sequence[str] = ()
) -> Guard:
    """Refuse an UPDATE of a row for which `when` holds, unless only `but` columns change.

    The words of `hiding` may change too, if they then name somebody as a former member: the right
    to be forgotten goes before the memory of the group (GDPR, art. 17).
    """
    return Guard("UPDATE", table, when, but, hiding)


def forbid_delete(table: str, *, when: str = "1=1") -> Guard:
    """Refuse to DELETE a row for which `when` holds."""
    return Guard("DELETE", table, when)


def missing() -> Iterator[str]:
    """The guards that the migrations put and that the database no longer has."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {name for (name,) in cursor.fetchall()}
    loader = MigrationLoader(connection)
    for app_label, migration_name in sorted(loader.applied_migrations):
        migration = loader.disk_migrations.get((app_label, migration_name))
        for operation in migration.operations if migration else []:
            if isinstance(operation, Guard) and operation.name not in present:
                yield operation.name


_SQLITE = [
    """
    CREATE TRIGGER "{name}" BEFORE {gesture} ON "{table}" FOR EACH ROW WHEN {condition}
    BEGIN SELECT RAISE(ABORT, '{name}: this row can no longer change'); END
    """,
]
_POSTGRESQL = [
    """
    CREATE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $guard$
    BEGIN
        RAISE EXCEPTION '{name}: this row can no longer change'
        USING ERRCODE = 'restrict_violation';
    END $guard$
    """,
    """
    CREATE TRIGGER "{name}" BEFORE {gesture} ON "{table}" FOR EACH ROW WHEN ({condition})
    EXECUTE FUNCTION "{name}"()
    """,
]


def _columns(table: str, state: ProjectState) -> list[str]:
    for model in state.apps.get_models(include_auto_created=True):
        if model._meta.db_table == table:
            return [str(field.column) for field in model._meta.local_concrete_fields]
    raise ValueError(f"No model has the table {table}.")


def _of_old_row(condition: str, columns: Sequence[str]) -> str:
    """Write OLD before each column; leave alone what stands between quotes."""
    word = re.compile(r"(?<![\w.\"])(" + "|".join(map(re.escape, columns)) + r")(?![\w\"])")
    pieces = re.split(r"('(?:[^']|'')*')", condition)
    return "".join(
        piece if piece.startswith("'") else word.sub(r'OLD."\1"', piece) for piece in pieces
    )


def _quoted(column: str) -> str:
    return f'"{column}"'


def _differ(one: str, other: str) -> str:
    # Standard SQL would say IS DISTINCT FROM, which SQLite only knows since 3.39.
    return f"(({one} <> {other}) OR (({one} IS NULL) <> ({other} IS NULL)))"
