"""Django's SQLite backend, with a fair queue of writers.

SQLite's own waiting polls, so one writer can starve for many seconds while others pass. Here
each transaction that may write takes a lock on a file beside the base before BEGIN IMMEDIATE;
the kernel serves the waiters in turn, and frees the lock when a process dies.
"""

import fcntl
from pathlib import Path
from typing import IO, Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    _queue: IO[bytes] | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._leave_turn()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()
        finally:
            self._leave_turn()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()
        finally:
            self._leave_turn()

    def _close(self) -> Any:
        try:
            return super()._close()
        finally:
            self._leave_turn()

    def _take_turn(self) -> None:
        name = str(self.settings_dict["NAME"])
        if self._queue is None and ":memory:" not in name and "mode=memory" not in name:
            self._queue = Path(f"{name}-writers").open("ab")
            fcntl.flock(self._queue, fcntl.LOCK_EX)

    def _leave_turn(self) -> None:
        if self._queue is not None:
            self._queue.close()  # closing frees the lock
            self._queue = None
