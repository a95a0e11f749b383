"""The lines of an issued paper cannot change either: triggers that look at the paper they are on.

    operations = [forbid_line_change("sales_invoiceline", of="sales_invoice", link="invoice_id",
                                     when="number IS NOT NULL")]

A line can no more be added, changed, moved or taken away once its paper is issued. Both
databases answer with an IntegrityError.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState

from kpacite.lib.guards import Guard

_SIDES = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


class LineGuard(Guard):
    """A trigger that refuses a gesture on the lines of the papers that match a condition."""

    def __init__(self, gesture: str, table: str, of: str, link: str, when: str) -> None:
        super().__init__(gesture, table, when)
        self.of, self.link = of, link

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        arguments: list[object] = [self.gesture, self.table, self.of, self.link, self.when]
        return (self.__class__.__name__, arguments, {})

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        make = _POSTGRESQL if schema_editor.connection.vendor == "postgresql" else _SQLITE
        self._remove(schema_editor)
        sides = _SIDES[self.gesture]
        # Names of tables and columns come from migrations, never from a person.
        condition = " OR ".join(
            f'EXISTS (SELECT 1 FROM "{self.of}" AS paper '  # noqa: S608
            f'WHERE paper.id = {side}."{self.link}" AND paper.{self.when})'
            for side in sides
        )
        for statement in make:
            schema_editor.execute(
                statement.format(
                    name=self.name,
                    table=self.table,
                    gesture=self.gesture,
                    condition=condition,
                    returned=sides[-1],
                ),
                params=None,
            )


def forbid_line_change(table: str, *, of: str, link: str, when: str) -> list[LineGuard]:
    """The three guards of a table of lines; `when` is one condition on a column of the paper."""
    return [LineGuard(gesture, table, of, link, when) for gesture in _SIDES]


_SQLITE = [
    """
    CREATE TRIGGER "{name}" BEFORE {gesture} ON "{table}" FOR EACH ROW WHEN {condition}
    BEGIN SELECT RAISE(ABORT, '{name}: the paper of this line is issued'); END
    """,
]
_POSTGRESQL = [
    """
    CREATE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $guard$
    BEGIN
        IF {condition} THEN
            RAISE EXCEPTION '{name}: the paper of this line is issued'
            USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN {returned};
    END $guard$
    """,
    """
    CREATE TRIGGER "{name}" BEFORE {gesture} ON "{table}" FOR EACH ROW
    EXECUTE FUNCTION "{name}"()
    """,
]
