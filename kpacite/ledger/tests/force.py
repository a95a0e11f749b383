"""What somebody with the keys of the machine could do: SQL with the guards put down."""

from django.db import connection


def by_force(statement, parameters=()):
    """Run the SQL, guards down, then put the guards up again as if nothing had happened."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # What waited for the commit is checked now, before the change and not after it.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(statement, parameters)
            cursor.execute("SET session_replication_role = DEFAULT")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute(statement, parameters)
        cursor.execute("PRAGMA ignore_check_constraints = OFF")
        for _, sql in triggers:
            cursor.execute(sql)
