"""The queue of writers of the SQLite backend, and views of the base that stand still."""

import fcntl
import threading
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from kpacite.lib.models import WorkerBeat
from kpacite.lib.snapshots import snapshot

pytestmark = pytest.mark.django_db(transaction=True)
only_sqlite = pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="PostgreSQL has its own queue"
)


def beat(name):
    WorkerBeat.objects.create(name=name, seen_at=timezone.now())


def is_somebody_writing():
    with Path(f"{connection.settings_dict['NAME']}-writers").open("ab") as queue:
        try:
            fcntl.flock(queue, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


@only_sqlite
def test_a_writer_holds_its_turn_until_the_end_of_its_transaction():
    with transaction.atomic():
        beat("a")
        with transaction.atomic():
            beat("b")
        assert is_somebody_writing()

    assert not is_somebody_writing()


@only_sqlite
@pytest.mark.parametrize("error", [ValueError, IntegrityError])
def test_a_writer_that_fails_leaves_its_turn(error):
    with pytest.raises(error), transaction.atomic():
        beat("a")
        raise error

    assert not is_somebody_writing()
    assert WorkerBeat.objects.count() == 0


@only_sqlite
def test_a_connection_closed_in_the_middle_leaves_its_turn():
    def write_and_vanish():
        atomic = transaction.atomic()
        atomic.__enter__()
        beat("a")
        connection.in_atomic_block = False
        connection.close()

    thread = threading.Thread(target=write_and_vanish)
    thread.start()
    thread.join()

    assert not is_somebody_writing()
    assert WorkerBeat.objects.count() == 0


def in_a_thread(function):
    def run():
        try:
            function()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_threads_that_write_at_once_all_pass():
    def write():
        with transaction.atomic():
            last = WorkerBeat.objects.count()
            beat(f"{threading.get_ident()}-{last}")

    threads = [in_a_thread(write) for _ in range(8)]
    for thread in threads:
        thread.join()

    assert WorkerBeat.objects.count() == 8


def test_a_snapshot_does_not_move_and_makes_no_writer_wait():
    with snapshot():
        before = WorkerBeat.objects.count()
        in_a_thread(lambda: beat("a")).join()
        assert WorkerBeat.objects.count() == before

    assert WorkerBeat.objects.count() == before + 1
