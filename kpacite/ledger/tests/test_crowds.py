"""Many processes at the same book, and processes that die: no number lost, no cent lost."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from kpacite.coops.tests import factories as coops
from kpacite.ledger import auditing, balances
from kpacite.ledger.tests import factories

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def poster(book, name, how_many):
    command = [sys.executable, "-m", "kpacite.ledger.tests.poster"]
    return subprocess.Popen(
        [*command, str(connection.settings_dict["NAME"]), book.slug, str(name), str(how_many)],
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
    )


def test_twenty_processes_post_at_once_without_a_gap():
    book, _ = factories.book(), coops.coop()

    crowd = [poster(book, name, 10) for name in range(20)]

    assert [process.wait(timeout=300) for process in crowd] == [0] * 20
    numbers = book.entries.filter(journal__code="BQ").order_by("number")
    assert list(numbers.values_list("number", flat=True)) == list(range(1, 201))
    assert balances.of_account(book, "512") == 200 * 12_000
    assert list(auditing.audit()) == []


def test_processes_killed_while_they_post_leave_whole_books():
    book, _ = factories.book(), coops.coop()
    chance = random.Random(12)
    crowd = [poster(book, f"0-{place}", 0) for place in range(4)]
    wait_for_entries(book, 20)

    for round_ in range(1, 13):
        place = chance.randrange(len(crowd))
        time.sleep(chance.uniform(0.05, 0.4))
        crowd[place].send_signal(signal.SIGKILL)
        crowd[place].wait(timeout=60)
        crowd[place] = poster(book, f"{round_}-{place}", 0)
    time.sleep(2)
    for process in crowd:
        process.kill()
        process.wait(timeout=60)

    shares = book.entries.filter(journal__code="RP").count()
    assert shares == book.entries.filter(journal__code="BQ").count() > 20
    assert list(auditing.audit()) == []


def wait_for_entries(book, how_many):
    until = time.monotonic() + 120
    while book.entries.count() < how_many:
        assert time.monotonic() < until, "the posting processes did not start"
        time.sleep(0.2)
