"""Django's SQLite backend, with a fair queue of writers.

SQLite's own waiting polls, so one writer can starve for many seconds while others pass. Here
each transaction that may write takes a lock on a file beside the base before BEGIN IMMEDIATE;
the kernel serves the waiters in turn, and frees the lock when a process dies.
"""

import fcntl
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from django.core.management.color import Style
from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.operations import DatabaseOperations


class GuardedOperations(DatabaseOperations):
    def sql_flush(
        self,
        style: Style,
        tables: Sequence[str],
        *,
        reset_sequences: bool = False,
        allow_cascade: bool = False,
    ) -> list[str]:
        """Empty the tables, the guarded ones too, as TRUNCATE does on PostgreSQL.

        Only `manage.py flush` and the tests ask for it. SQLite empties by DELETE, which the
        guards (kpacite.lib.guards) refuse: they are put down and put up in the same transaction.
        """
        flush = super().sql_flush(
            style, tables, reset_sequences=reset_sequences, allow_cascade=allow_cascade
        )
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
        down = [f"DROP TRIGGER {self.quote_name(name)}" for name, _ in triggers]
        return [*down, *flush, *(sql for _, sql in triggers)]


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = GuardedOperations
    _queue: IO[bytes] | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # untold by the stubs
        except BaseException:
            self._leave_turn()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]  # untold by the stubs
        finally:
            self._leave_turn()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]  # untold by the stubs
        finally:
            self._leave_turn()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]  # untold by the stubs
        finally:
            self._leave_turn()

    def _take_turn(self) -> None:
        name = str(self.settings_dict["NAME"])
        if self._queue is None and ":memory:" not in name and "mode=memory" not in name:
            # Each connection opens the file for itself: threads wait for each other too.
            self._queue = Path(f"{name}-writers").open("ab")  # noqa: SIM115
            fcntl.flock(self._queue, fcntl.LOCK_EX)

    def _leave_turn(self) -> None:
        if self._queue is not None:
            self._queue.close()  # closing frees the lock
            self._queue = None
