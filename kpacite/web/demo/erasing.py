"""Making the base empty, so that a demo begins from nothing."""

from django.core.management import call_command
from django.db import connection


def erase() -> None:
    """Drop every table and build them again.

    Rows cannot be deleted: issued papers and posted entries refuse it, and this is the only
    place that goes around them. The command asks for demo mode before it comes here.
    """
    tables = connection.introspection.table_names(include_views=False)
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for table in tables:
            name = connection.ops.quote_name(table)
            after = " CASCADE" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TABLE IF EXISTS {name}{after}")
    call_command("migrate", verbosity=0)
